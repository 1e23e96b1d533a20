public import Diagnostics
public import Findings
import Formats
import Models
public import Populations
public import Specs

/// Customers in groups of like customers, named by the rules of a lexicon, with how many of each leave.
public struct Personas: Analysis {
  public static let kind = "personas"
  public static let summary =
    "Groups of like customers, named by rules you can edit, with their churn and revenue at risk"

  static let k = Parameter<AutoOr<Int>>(
    "k",
    help:
      "how many personas, or auto: the best silhouette among the stable ones from 2 to 8, or a smaller number within a standard error",
    standard: .auto,
    fault: { $0.value.map { (2...8).contains($0) } ?? true ? nil : "lies between 2 and 8" })
  static let features = Parameter<[Located<String>]>(
    "features",
    help: "columns to group by: numbers, flags, categories; by default tenure, revenue and others up to max",
    fault: { $0.isEmpty ? "names at least one column" : $0.count > 12 ? "names more than 12 columns" : nil })
  static let most = Parameter<Int>(
    "max", help: "how many columns to use when features is not given", standard: 4,
    fault: { (1...12).contains($0) ? nil : "lies between 1 and 12" })
  static let missing = Parameter<MissingFeature>(
    "missing", help: "exclude leaves customers with a missing feature out; zero counts a number or flag as 0",
    standard: .exclude)
  static let transform = Parameter<FeatureTransform>(
    "transform",
    help: "auto takes log(1 + x) where the skewness is above 1 and no value below 0; or none, log1p",
    standard: .auto)
  static let outliers = Parameter<FarValues>(
    "outliers", help: "auto moves values far from all others to the 1st or 99th percentile; keep leaves them",
    standard: .auto)
  static let stability = Parameter<Int>(
    "stability", help: "bootstraps by which stability is judged", standard: 50,
    fault: { (10...1_000).contains($0) ? nil : "lies between 10 and 1000" })
  static let minimumShare = Parameter<Double>(
    "min_share", help: "smallest share of the customers that a persona may hold when k is auto",
    standard: 0.05,
    fault: { $0 >= 0 && $0 < 0.5 ? nil : "is a share from 0 to below 0.5" })
  static let names = Parameter<Located<String>>(
    "names",
    help: "a YAML file with the names of personas and their rules; templates/personas.yaml by default")
  static let roles = Parameter<NamedValues<Located<String>>>(
    "roles", help: "what words of the lexicon stand for: a column, or COLUMN=LEVEL")
  static let levers = Parameter<NamedValues<LocalText>>(
    "levers", help: "what to try with each persona, by its name in the lexicon")

  public static let parameters = [
    k.declaration, features.declaration, most.declaration, missing.declaration, transform.declaration,
    outliers.declaration, stability.declaration, minimumShare.declaration, names.declaration,
    roles.declaration, levers.declaration,
  ]
  public static let valueNames = [
    ValueDeclaration("k", "how many personas there are"),
    ValueDeclaration("silhouette", "mean silhouette, −1 to 1", .both),
    ValueDeclaration("stability", "mean agreement with groupings of resampled customers, up to 1"),
    ValueDeclaration("stability_min", "the least of these agreements"),
    ValueDeclaration("calinski_harabasz", "spread between personas over spread within them"),
    ValueDeclaration("davies_bouldin", "overlap of neighbouring personas, 0 for none"),
    ValueDeclaration("inertia", "sum of squared standardised distances to the centres"),
    ValueDeclaration("rule_accuracy", "share of customers that the plain rules place rightly", .both),
    ValueDeclaration("size", "customers of a persona", .grouped),
    ValueDeclaration("share", "share of customers of a persona", .grouped),
    ValueDeclaration("churn_rate", "share of a persona's customers who left", .grouped),
    ValueDeclaration("revenue", "recurring revenue of a persona per unit of tenure", .grouped),
    ValueDeclaration("revenue_churn", "share of revenue that left", .both),
    ValueDeclaration(
      "revenue_at_risk", "recurring revenue of those still here, times the share of revenue that left", .both),
  ]

  private let features: [Located<String>]?
  private let most: Int
  private let search: SegmentSearch
  private let lexiconFile: Located<String>?
  private let filledRoles: [(name: Located<String>, value: Located<String>)]
  private let leverTexts: [(name: Located<String>, value: LocalText)]

  public init?(_ options: inout OptionReader) {
    let k = options.read(Self.k)
    features = options.read(Self.features)
    let most = options.read(Self.most)
    let missing = options.read(Self.missing)
    let transform = options.read(Self.transform)
    let outliers = options.read(Self.outliers)
    let stability = options.read(Self.stability)
    let minimumShare = options.read(Self.minimumShare)
    lexiconFile = options.read(Self.names)
    filledRoles = options.read(Self.roles)?.entries ?? []
    leverTexts = options.read(Self.levers)?.entries ?? []
    for role in filledRoles where LexiconSubject.fixed.contains(role.name.value) {
      options.add(
        .error(
          .badOption, "'\(role.name.value)' is filled in by the data set, not by a cell",
          at: role.name.place))
    }
    guard let k, let most, let missing, let transform, let outliers, let stability, let minimumShare
    else { return nil }
    self.most = most
    search = SegmentSearch(
      k: k.value, minimumShare: minimumShare, bootstraps: stability, missing: missing.policy,
      transform: transform.policy, outliers: outliers.policy, seed: 0)
  }

  public var needs: Needs {
    var needs = Needs()
    needs.columns = (features ?? []).map { ($0, [.numeric, .category, .flag]) }
    needs.columns += filledRoles.map { role in
      let column = role.value.value.split(separator: "=", maxSplits: 1).first.map(String.init) ?? ""
      return (Located(column, at: role.value.place), [])
    }
    needs.roles = features == nil ? [.churned, .tenure] : [.churned]
    needs.files = lexiconFile.map { [$0] } ?? []
    needs.isRandom = true
    return needs
  }

  // MARK: Lexicon and levers

  public func problems(in files: [String: [UInt8]]) -> Problems {
    do {
      let lexicon = try lexicon(files)
      return problems(against: lexicon)
    } catch { return error }
  }

  private func lexicon(_ files: [String: [UInt8]]) throws(Problems) -> Lexicon {
    guard let file = lexiconFile else { return try Lexicon.standard() }
    guard let bytes = files[file.value] else { return try Lexicon.standard() }
    return try Lexicon(path: file.value, bytes: bytes)
  }

  /// Levers and roles that the lexicon has no use for.
  private func problems(against lexicon: Lexicon) -> Problems {
    var problems = Problems()
    for lever in leverTexts where !lexicon.names.contains(lever.name.value) {
      let hint =
        didYouMean(lever.name.value, among: lexicon.names)
        ?? "names: \(lexicon.rules.map { $0.name.value.text(.en) }.joined(separator: ", "))"
      problems.add(
        .error(
          .unknownLever, "no persona can be named '\(lever.name.value)'", at: lever.name.place, hint: hint))
    }
    let words = Set(lexicon.rules.flatMap { $0.when.map { $0.subject.value } })
    for role in filledRoles where !words.contains(role.name.value) {
      problems.add(
        .error(
          .unknownLever, "no name of the lexicon asks about '\(role.name.value)'", at: role.name.place,
          hint: didYouMean(role.name.value, among: words.sorted())))
    }
    return problems
  }

  /// Levers in the order of the spec.
  var levers: [(name: Located<String>, text: LocalText)] { leverTexts.map { ($0.name, $0.value) } }

  /// What the spec says to try with a persona, by the name of its rule in any language.
  func lever(for profile: PersonaProfile, _ persona: Int) -> (name: Located<String>, text: LocalText)? {
    guard let rule = profile.naming.rules[persona] else { return nil }
    let names = Language.allCases.map { rule.name.value.text($0) }
    return levers.first { names.contains($0.name.value) }
  }

  // MARK: Running

  public func run(
    on population: any Population, in context: AnalysisContext
  ) throws(AnalysisError) -> Finding {
    guard population.count > 0 else {
      throw AnalysisError(.emptyPopulation, "there are no customers to group")
    }
    let columns =
      features.map { $0.map { $0.value } } ?? PersonaFeatures.standard(population, limit: most)
    try refuseOutcome(columns, population.roles)
    var search = search
    search.seed = context.seed
    let segments = try PersonaSearch(
      columns: columns, search: search, option: features == nil ? nil : "features"
    ).segments(population, context.memory)
    let lexicon: Lexicon
    do { lexicon = try self.lexicon(context.files) } catch { throw AnalysisError(error) }
    let counts = try answered { () throws(PopulationError) in
      try PersonaCounts(segments, population, minimum: context.minimum)
    }
    let naming = try PersonaNaming(
      lexicon, roles: filledRoles, segments: segments, counts: counts,
      labels: PersonaProfile.labels(segments, population.roles), wording: context.wording)
    return try answered { () throws(PopulationError) in
      let profile = try PersonaProfile(segments, counts, naming, population, level: context.level)
      return try PersonaReport(cell: self, profile: profile, context: context).finding(population)
    }
  }

  /// Groups made of the outcome would differ in it by construction.
  private func refuseOutcome(_ columns: [String], _ roles: Roles) throws(AnalysisError) {
    for column in columns where column == roles.outcome || column == roles.churned {
      throw AnalysisError(
        .unsuitableColumn, "'\(column)' is the outcome itself", option: "features",
        hint: "group by columns that are known before customers leave")
    }
    for column in columns where roles.afterOutcome.contains(column) {
      throw AnalysisError(
        .unsuitableColumn, "'\(column)' is known only once a customer has left", option: "features",
        hint: "group by columns that are known before customers leave")
    }
  }
}
