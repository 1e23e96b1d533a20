import Diagnostics
public import Findings
import Formats
import Models
public import Populations
public import Specs

/// Customers in groups of like customers, named by rule, with how many of each leave.
public struct Personas: Analysis {
  public static let kind = "personas"
  public static let summary = "Groups of like customers, named by rule, with their churn and revenue"

  static let k = Parameter<AutoOr<Int>>(
    "k", help: "how many personas, or auto: the best silhouette among the stable ones from 2 to 8",
    standard: .auto,
    fault: { $0.value.map { (2...8).contains($0) } ?? true ? nil : "lies between 2 and 8" })
  static let features = Parameter<[Located<String>]>(
    "features", help: "numeric columns to group by; by default tenure, revenue and others up to max",
    fault: { $0.isEmpty ? "names at least one column" : nil })
  static let most = Parameter<Int>(
    "max", help: "how many columns to use when features is not given", standard: 4,
    fault: { (1...12).contains($0) ? nil : "lies between 1 and 12" })
  static let missing = Parameter<MissingFeature>(
    "missing", help: "exclude leaves customers with a missing feature out; zero counts the value as 0",
    standard: .exclude)

  public static let parameters = [
    k.declaration, features.declaration, most.declaration, missing.declaration,
  ]
  public static let planned = ["transform", "stability", "names", "min_share", "by"]
  public static let valueNames = [
    ValueDeclaration("k", "how many personas there are"),
    ValueDeclaration("silhouette", "mean silhouette, −1 to 1"),
    ValueDeclaration("stability", "mean agreement with groupings of resampled customers, up to 1"),
    ValueDeclaration("inertia", "sum of squared standardised distances to the centres"),
    ValueDeclaration("rule_accuracy", "share of customers that the plain rules name rightly"),
    ValueDeclaration("size", "customers of a persona", .grouped),
    ValueDeclaration("share", "share of customers of a persona", .grouped),
    ValueDeclaration("churn_rate", "share of a persona's customers who left", .grouped),
    ValueDeclaration("revenue", "recurring revenue of a persona per unit of tenure", .grouped),
  ]

  private let k: Int?
  private let features: [Located<String>]?
  private let most: Int
  private let missing: MissingFeature

  public init?(_ options: inout OptionReader) {
    let k = options.read(Self.k)
    features = options.read(Self.features)
    let most = options.read(Self.most)
    let missing = options.read(Self.missing)
    guard let k, let most, let missing else { return nil }
    self.k = k.value
    self.most = most
    self.missing = missing
  }

  public var needs: Needs {
    var needs = Needs()
    needs.columns = (features ?? []).map { ($0, [.numeric]) }
    needs.roles = features == nil ? [.churned, .tenure] : [.churned]
    needs.isRandom = true
    return needs
  }

  public func run(
    on population: any Population, in context: AnalysisContext
  ) throws(AnalysisError) -> Finding {
    guard population.count > 0 else {
      throw AnalysisError(.emptyPopulation, "there are no customers to group")
    }
    let columns =
      features.map { $0.map { $0.value } } ?? PersonaFeatures.standard(population, limit: most)
    let segments = try search(population, columns, context)
    do {
      let profile = try PersonaProfile(segments, population, context)
      let rule = try SegmentRule(segments, in: population)
      return try PersonaReport(segments: segments, profile: profile, rule: rule, context: context)
        .finding(population)
    } catch { throw error.asAnalysisError(option: features == nil ? nil : "features") }
  }

  private func search(
    _ population: any Population, _ columns: [String], _ context: AnalysisContext
  ) throws(AnalysisError) -> Segments {
    let search = SegmentSearch(k: k, missing: missing.policy, seed: context.seed)
    do { return try Segments(in: population, features: columns, search: search) } catch {
      switch error {
      case .population(let problem): throw problem.asAnalysisError(option: features == nil ? nil : "features")
      case .tooFewRows(let rows):
        throw AnalysisError(
          .tooFew, "\(rows) customers have every feature, which is too few to group",
          option: features == nil ? nil : "features")
      case .constantFeatures:
        throw AnalysisError(
          .unsuitableColumn, "every feature has the same value for all customers",
          option: features == nil ? nil : "features", hint: "name columns that differ between customers")
      }
    }
  }
}

/// What to do with customers one of whose features is missing.
public enum MissingFeature: String, OptionChoice {
  case exclude, zero

  var policy: SegmentSearch.Missing { self == .zero ? .zero : .exclude }
}
