import Diagnostics
public import Findings
import Formats
import Models
public import Populations
public import Specs
import Statistics
import Tables

/// What goes with leaving: exact contributions of the model that scored each customer, and each customer's reasons.
public struct ExplainAnalysis: Analysis {
  public static let kind = "explain"
  public static let summary = "What is associated with leaving, and each customer's main reasons"

  private static let modelParameter = Parameter<Located<String>>(
    "model", help: "Name of a model of 'models:'", isRequired: true)
  private static let actionableParameter = Parameter<[Located<String>]>(
    "actionable",
    help: "Columns that may be given as a customer's reasons; all but tenure unless given",
    fault: { $0.isEmpty ? "names no column" : nil })
  private static let topParameter = Parameter<Int>(
    "top", help: "Columns shown", standard: 10, fault: { (1...50).contains($0) ? nil : "must be 1 to 50" })

  private static let stabilityParameter = Parameter<Int>(
    "stability", help: "Draws behind an interval of each column's rank, such as 200; none unless given",
    fault: { (50...5000).contains($0) ? nil : "must be 50 to 5000" })
  private static let permutationParameter = Parameter<Int>(
    "permutation",
    help:
      "Times each group of like columns is dealt anew within every test fold, such as 5; none unless given",
    fault: { (2...100).contains($0) ? nil : "must be 2 to 100" })
  private static let associationParameter = Parameter<Double>(
    "group_above", help: "With 'permutation': columns associated at least this much are dealt together",
    standard: 0.7, fault: { $0 > 0 && $0 <= 1 ? nil : "must be above 0 and at most 1" })

  public static var parameters: [ParameterDeclaration] {
    [
      modelParameter.declaration, actionableParameter.declaration, topParameter.declaration,
      stabilityParameter.declaration, permutationParameter.declaration, associationParameter.declaration,
    ]
  }

  public static let valueNames: [ValueDeclaration] = [
    ValueDeclaration("importance", "Mean change of a customer's log-odds, either way, by column", .grouped),
    ValueDeclaration("main_reason", "Share of those still here whose main reason it is, by column", .grouped),
    ValueDeclaration(
      "risk_after", "The average risk once a column moves it up by its mean change, by column", .grouped),
    ValueDeclaration("rank", "With 'stability': place by importance, with an interval, by column", .grouped),
    ValueDeclaration(
      "permutation_drop", "With 'permutation': fall of the AUC, by the first column of each group", .grouped),
    ValueDeclaration("additivity", "Largest distance of a score's log-odds from its contributions' sum"),
    ValueDeclaration("customers", "Customers explained"),
  ]

  let model: Located<String>
  let actionable: [Located<String>]?
  let top: Int
  let stability: Int?
  let permutation: Int?
  let association: Double

  public init?(_ options: inout OptionReader) {
    let model = options.read(Self.modelParameter)
    let isGiven = options.node.entry("actionable") != nil
    let actionable = options.read(Self.actionableParameter)
    let top = options.read(Self.topParameter)
    stability = options.read(Self.stabilityParameter)
    permutation = options.read(Self.permutationParameter)
    association = options.read(Self.associationParameter) ?? 0.7
    guard let model, let top, !options.problems.hasErrors, !isGiven || actionable != nil else { return nil }
    self.model = model
    self.actionable = actionable
    self.top = top
  }

  public var needs: Needs {
    var needs = Needs()
    needs.model = model
    needs.roles = [.churned]
    needs.isRandom = stability != nil || permutation != nil
    needs.columns = (actionable ?? []).map { (name: $0, kinds: []) }
    return needs
  }

  public func run(
    on population: any Population, in context: AnalysisContext
  ) throws(AnalysisError) -> Finding {
    guard let trained = context.models[model.value], let features = trained.features else {
      throw AnalysisError(.missingModel, "there is no trained model '\(model.value)'", option: "model")
    }
    guard population.count > 0 else { throw AnalysisError(.emptyPopulation, "there are no rows") }
    let allowed = try reasonColumns(features, roles: population.roles)
    let labels = allowed.map { (column: $0, label: population.roles.readerLabel(of: $0, context.wording)) }
    let explanation = try modelled { () throws(ModelError) in
      try trained.explanation(
        on: context.population, reasons: labels,
        withoutValue: { context.wording(.reasonWithoutValue, ["column": .text($0)]) },
        counted: marked(population, of: context.population))
    }
    let assignments = zip(["#reason_1", "#reason_2", "#reason_3"], explanation.reasons).map { name, column in
      (name: "\(name).\(context.cell)", column: column)
    }
    var report = ExplainReport(
      explanation: explanation, roles: population.roles, labels: labels, top: top,
      firsts: try firstReasons(assignments[0], of: population),
      prevalence: try share(population), context: context)
    report.isActionableGiven = actionable != nil
    if let stability {
      report.stability = try modelled { () throws(ModelError) in
        try trained.rankStability(
          on: context.population, draws: stability, level: context.level, seed: context.seed)
      }
    }
    if let permutation {
      report.permutation = try modelled { () throws(ModelError) in
        try trained.permutationImportance(
          on: context.population, repeats: permutation, association: association, seed: context.seed)
      }
    }
    var finding = Finding(ledger: Ledger(rowsIn: population.count))
    finding.values = report.values
    finding.exhibits = [report.figure] + report.shapeExhibits + report.permutationExhibits + [report.table]
    finding.remarks = report.remarks
    finding.caveats = [
      Caveat(code: "association", text: context.wording(.caveatExplainAssociation))
    ]
    finding.assignments = assignments
    return finding
  }

  /// The columns that may be reasons; throws when one of those named is no feature.
  private func reasonColumns(_ features: FeatureChoice, roles: Roles) throws(AnalysisError) -> [String] {
    let used = features.used.map { $0.column }
    guard let actionable else { return used.filter { $0 != roles.entry && $0 != roles.tenure } }
    var problems = Problems()
    for column in actionable where !used.contains(column.value) {
      let reason = features.leftOut.first { $0.column == column.value }?.reason
      problems.add(
        .error(
          .notAFeature, "column '\(column.value)' is not among the model's features", at: column.place,
          hint: reason.map { $0.words(Wording(language: .en, currency: "usd")) }))
    }
    if problems.hasErrors { throw AnalysisError(problems) }
    return actionable.map { $0.value }
  }

  /// Which rows of the data set are in a part of it; `nil` for all.
  private func marked(_ part: any Population, of whole: any Population) -> [Bool]? {
    guard part.count != whole.count else { return nil }
    var marks = [Bool](repeating: false, count: whole.count)
    for row in part.rowNumbers { marks[Int(row)] = true }
    return marks
  }

  /// How many of those still here have each column as their main reason, by its name for readers.
  private func firstReasons(
    _ first: (name: String, column: Column), of population: any Population
  ) throws(AnalysisError) -> (counts: [String: Int], customers: Int) {
    try answered { () throws(PopulationError) in
      guard let churned = population.roles.churned else { return ([:], 0) }
      let here = try population.restricted(to: .flag(churned, is: false)).adding([first])
      let groups = try here.counts(by: [first.name], flags: [], sums: []).groups
      var counts: [String: Int] = [:]
      for group in groups { if case let label?? = group.labels.first { counts[label] = group.count } }
      return (counts, here.count)
    }
  }

  /// The share who left, of those of whom it is known.
  private func share(_ population: any Population) throws(AnalysisError) -> Double {
    try answered { () throws(PopulationError) in
      guard let churned = population.roles.churned else { return 0.5 }
      let known = try population.restricted(to: .present(churned))
      let left = try known.restricted(to: .flag(churned, is: true))
      return known.count > 0 ? Double(left.count) / Double(known.count) : 0.5
    }
  }
}
