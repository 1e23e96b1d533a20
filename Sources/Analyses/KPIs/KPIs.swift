import Diagnostics
public import Findings
import Formats
public import Populations
public import Specs
import Statistics

/// Headline numbers, each with its interval, target and change on the period before.
public struct KPIs: Analysis {
  public static let kind = "kpis"
  public static let summary = "Headline numbers with intervals, targets and changes on the period before"

  private static let itemsParameter = Parameter<[Located<KPIItem>]>(
    "items", help: "The headline numbers, in the order shown", isRequired: true,
    fault: { $0.isEmpty ? "must name at least one metric" : nil })
  private static let modelParameter = Parameter<Located<String>>(
    "model", help: "The model of `models:` whose scores are used")
  private static let atRiskParameter = Parameter<Double>(
    "at_risk", help: "Score from which a customer counts as at risk", standard: 0.5,
    fault: { $0 > 0 && $0 < 1 ? nil : "must be a share between 0 and 1" })
  private static let valueParameter = Parameter<ValueTerms>(
    "value", help: "How money to come is counted: horizon, margin, discount_annual")

  private static let openingParameter = Parameter<Located<String>>(
    "opening_revenue", help: "Column of each customer's recurring revenue at the start of the period")
  private static let closingParameter = Parameter<Located<String>>(
    "closing_revenue", help: "The same at its end; those who left count as 0")
  private static let lifetimeParameter = Parameter<LifetimeMethod>(
    "lifetime",
    help: "How expected_lifetime is estimated: from the survival curve, or as one over a constant risk",
    standard: .curve)

  private static let baseParameter = Parameter<ChurnBase>(
    "opening_base",
    help:
      "What churn_rate is a share of: customers at the start of the window, or the mean of its start and end",
    standard: .start)

  private static let definitionParameter = Parameter<ChurnDefinition>(
    "churn_definition",
    help: "Who left: flag, by a date in the window or period, or by not being seen for some days",
    standard: .flag)
  private static let beforeParameter = Parameter<Located<String>>(
    "before",
    help:
      "A data set of an earlier period (`like`), by which the churn rate's change allows for shared customers"
  )

  public static var parameters: [ParameterDeclaration] {
    [
      itemsParameter.declaration, modelParameter.declaration, atRiskParameter.declaration,
      valueParameter.declaration, openingParameter.declaration, closingParameter.declaration,
      lifetimeParameter.declaration, baseParameter.declaration, definitionParameter.declaration,
      beforeParameter.declaration,
    ]
  }

  public static let valueNames: [ValueDeclaration] =
    KPIMetric.allCases.map { ValueDeclaration($0.rawValue, "the headline number, when among the items") }
    + [
      ValueDeclaration("customers_at_risk_share", "customers at risk, of those still here"),
      ValueDeclaration("expected_leavers", "the sum of the scores of those still here"),
    ]

  let items: [KPIItem]
  let model: Located<String>?
  let atRisk: Double
  /// As given; the standard terms when none are.
  let terms: ValueTerms
  let openingRevenue: Located<String>?
  let closingRevenue: Located<String>?
  let lifetime: LifetimeMethod
  let churnBase: ChurnBase
  let definition: ChurnDefinition
  /// The name of an earlier data set.
  let before: Located<String>?

  public init?(_ options: inout OptionReader) {
    let items = options.read(Self.itemsParameter)
    model = options.read(Self.modelParameter)
    let atRisk = options.read(Self.atRiskParameter)
    let terms = options.read(Self.valueParameter)
    openingRevenue = options.read(Self.openingParameter)
    closingRevenue = options.read(Self.closingParameter)
    let lifetime = options.read(Self.lifetimeParameter)
    let base = options.read(Self.baseParameter)
    let definition = options.read(Self.definitionParameter)
    before = options.read(Self.beforeParameter)
    guard let items, let atRisk, let lifetime, let base, let definition else { return nil }
    var seen: Set<KPIMetric> = []
    for item in items {
      let metric = item.value.metric
      if !seen.insert(metric).inserted {
        options.add(
          .error(.badOption, "metric '\(metric.rawValue)' is listed twice", at: item.place))
      }
      if metric.needsModel, options.node.entry("model") == nil {
        options.add(
          .error(
            .missingModel, "metric '\(metric.rawValue)' needs scores and the cell names no model",
            at: item.place, hint: "add 'model:' with a name from 'models:'"))
      }
      if metric.needsRevenueChange, !Self.namesRevenueChange(options.node) {
        options.add(
          .error(
            .noRevenueChange, "metric '\(metric.rawValue)' needs revenue at the start and end of the period",
            at: item.place, hint: "add 'opening_revenue:' and 'closing_revenue:' with two columns"))
      }
    }
    if (openingRevenue == nil) != (closingRevenue == nil) {
      let given = openingRevenue ?? closingRevenue
      options.add(
        .error(
          .noRevenueChange, "revenue at one end of the period alone says nothing of its change",
          at: given?.place ?? options.node.place,
          hint: "add '\(openingRevenue == nil ? "opening_revenue" : "closing_revenue"):'"))
    }
    if let before {
      if model != nil {
        options.add(
          .error(
            .idleOption, "scores are of one data set, and 'before' sets two side by side", at: before.place,
            hint: "give the metrics that need 'model' a cell of their own"))
      }
      if !items.contains(where: { $0.value.metric == .churnRate }) {
        options.add(
          .error(
            .idleOption, "'before' is for the change of churn_rate, which is not among the items",
            at: before.place, hint: "add `- { metric: churn_rate }`, or remove 'before'"))
      }
    }
    self.items = items.map { $0.value }
    self.definition = definition
    self.atRisk = atRisk
    self.terms = terms ?? .standard
    self.lifetime = lifetime
    churnBase = base
  }

  private static func namesRevenueChange(_ node: Node) -> Bool {
    node.entry("opening_revenue") != nil && node.entry("closing_revenue") != nil
  }

  public var needs: Needs {
    var needs = Needs()
    needs.model = model
    needs.bothOutcomes = false
    for role in items.flatMap({ $0.metric.roles }) where !needs.roles.contains(role) {
      if role != .churned || definition == .flag { needs.roles.append(role) }
    }
    needs.columns =
      [openingRevenue, closingRevenue].compactMap { $0 }.map { ($0, [.numeric]) }
      + (definition.column.map { [($0, [.day])] } ?? [])
    needs.reference = before
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    let defined = try DefinedChurn(
      definition, population, period: Period(context.period), asOf: context.asOf)
    let population = defined.population
    let measures = try measures(defined, context)
    let panel = try panel(measures, context)
    var readings: [KPIReading] = []
    var finding = Finding(
      ledger: Ledger(
        rowsIn: population.count, excluded: defined.missing(measures.departures, context.wording)))
    var gaps = [try joined(population, measures.departures.column)]
    for item in items {
      let usual = item.metric.usualFormat(population.roles.unit)
      var measured = try measures.measure(item.metric, item.format?.format ?? usual)
      if item.format == nil { measured.value = measured.value.rounded }
      finding.values.append((ValueName(item.metric.rawValue), measured.value))
      finding.values += measured.more
      gaps += measured.gaps
      readings.append(reading(item, measured, population.roles, panel, context))
    }
    if let panel { finding.caveats.append(panel.caveat(context.wording)) }
    if definition != .flag { finding.caveats.append(caveat(defined, context)) }
    for caveat in gaps.compactMap({ $0.asFound }).map({ $0.caveat(population.roles.unit, context.wording) })
    where !finding.caveats.contains(caveat) { finding.caveats.append(caveat) }
    if items.contains(where: { $0.metric.isValueToCome }), terms.margin == 1 {
      finding.caveats.append(Caveat(code: "no_margin", text: context.wording(.kpiNoMargin)))
    }
    let exhibits = KPIExhibits(self, readings, finding, measures, context)
    finding.exhibits = [exhibits.tiles, exhibits.table]
    return finding
  }

  private func measures(
    _ defined: DefinedChurn, _ context: AnalysisContext
  ) throws(AnalysisError) -> KPIMeasures {
    let population = defined.population
    let departures = try Departures(population, column: defined.column)
    if churnBase == .average, !population.roles.observation.hasWindow {
      throw AnalysisError(
        .noOpeningBase,
        "the data have no window, so there are no customers at its start and end to take a mean of",
        option: "opening_base", hint: "leave `opening_base` out")
    }
    var change: (opening: String, closing: String)?
    if let openingRevenue, let closingRevenue { change = (openingRevenue.value, closingRevenue.value) }
    return KPIMeasures(
      departures: departures, base: try base(departures, population, defined.column), roles: population.roles,
      score: model.map { population.actingScore(of: $0.value) }, atRisk: atRisk, terms: terms,
      revenueChange: change,
      lifetime: lifetime, churnBase: churnBase, definition: definition, confidence: Confidence(context.level),
      wording: context.wording)
  }

  /// Without those who joined in the window: they were not there to leave at its start.
  private func base(
    _ all: Departures, _ population: any Population, _ column: String?
  ) throws(AnalysisError) -> Departures {
    guard let joined = population.roles.joinedInWindow else { return all }
    let present = try answered { () throws(PopulationError) in
      try all.known.restricted(to: .flag(joined, is: false))
    }
    guard present.count > 0 else {
      throw AnalysisError(
        .noOpeningBase, "everyone joined in the window, so nobody was a customer at its start",
        hint: "check 'start' and 'joined' under 'window:'")
    }
    return try Departures(present, column: column)
  }

  private func panel(
    _ measures: KPIMeasures, _ context: AnalysisContext
  ) throws(AnalysisError) -> KPIPanel? {
    guard before != nil, let reference = context.reference else { return nil }
    return try KPIPanel(reference, definition, measures.base)
  }

  /// What leaving means in this cell.
  private func caveat(_ defined: DefinedChurn, _ context: AnalysisContext) -> Caveat {
    let column = Argument.text(
      midSentence(defined.population.roles.label(of: definition.column?.value ?? "")))
    if case .inactivity(_, let days) = definition {
      return Caveat(
        code: "by_inactivity",
        text: context.wording(
          .kpiByInactivity,
          [
            "column": column, "days": .count(days),
            "day": .text(context.wording.period(defined.asOf?.iso ?? context.period)),
          ]))
    }
    return Caveat(code: "by_end_date", text: context.wording(.kpiByEndDate, ["column": column]))
  }

  private func joined(_ population: any Population, _ churned: String) throws(AnalysisError) -> KPIGap {
    guard let joined = population.roles.joinedInWindow else {
      return .joinedInWindow(0, left: 0)
    }
    let counts = try answered { () throws(PopulationError) in
      try population.restricted(to: .flag(joined, is: true)).counts(by: [], flags: [churned], sums: [])
    }
    return .joinedInWindow(
      counts.groups.first?.count ?? 0, left: counts.groups.first?.flagged.first ?? 0)
  }

  private func reading(
    _ item: KPIItem, _ measured: KPIMeasures.Measured, _ roles: Roles, _ panel: KPIPanel?,
    _ context: AnalysisContext
  ) -> KPIReading {
    let (metric, wording) = (item.metric, context.wording)
    return KPIReading(
      item, measured.value,
      label: wording(measured.label ?? metric.label(roles.observation), measured.arguments),
      meaning: wording(measured.meaning ?? metric.meaning(roles.observation), measured.arguments),
      change: metric == .churnRate
        ? panel?.reading(measured.value, Confidence(context.level)) : nil, in: context)
  }
}
