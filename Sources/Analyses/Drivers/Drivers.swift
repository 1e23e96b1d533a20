import Diagnostics
public import Findings
import Formats
public import Populations
public import Specs
import Statistics

/// What goes with leaving sooner or later, other things equal: Cox's model with all that must be checked about it.
public struct Drivers: Analysis {
  public static let kind = "drivers"
  public static let summary =
    "What goes with leaving sooner, with hazard ratios and tests of whether they hold"

  private static let columnsParameter = Parameter<[Located<String>]>(
    "columns", help: "Columns taken as drivers; those a model would learn from unless given",
    fault: { columns in
      if columns.isEmpty { return "must name at least one column" }
      return Set(columns.map { $0.value }).count < columns.count ? "names a column twice" : nil
    })
  private static let strataParameter = Parameter<[Located<String>]>(
    "strata", help: "Columns whose groups each have a baseline hazard of their own", standard: [])
  private static let tiesParameter = Parameter<TiesChoice>(
    "ties", help: "How leavers at the same time are set against those at risk", standard: .efron)
  private static let referenceParameter = Parameter<NamedValues<Located<String>>>(
    "reference", help: "The level that others of a column are compared with; the most frequent unless given",
    standard: NamedValues([]))
  private static let scaleParameter = Parameter<NamedValues<Double>>(
    "scale",
    help: "The step of a number that a hazard ratio is given for; one standard deviation unless given",
    standard: NamedValues([]),
    fault: { $0.entries.allSatisfy { $0.value > 0 } ? nil : "must hold steps above 0" })
  private static let penaltyParameter = Parameter<Double>(
    "penalty", help: "Strength of a ridge penalty; 0 penalises only where a hazard ratio would be infinite",
    standard: 0, fault: { $0 >= 0 ? nil : "must be 0 or above" })
  private static let transformParameter = Parameter<TransformChoice>(
    "ph_transform", help: "The function of time that hazard ratios are tested to change with", standard: .km)
  private static let splitParameter = Parameter<[Int]>(
    "split", help: "Times at which to split, for hazard ratios of each period", standard: [],
    fault: { times in
      if times.contains(where: { $0 <= 0 }) { return "must hold times above 0" }
      return Set(times).count < times.count ? "names a time twice" : nil
    })
  private static let horizonsParameter = Parameter<[Int]>(
    "horizons",
    help:
      "Times at which to measure how well the model tells who leaves when: areas under the curve, Brier scores "
      + "and, up to the last, Uno's C", standard: [],
    fault: { times in
      if times.contains(where: { $0 <= 0 }) { return "must hold times above 0" }
      return Set(times).count < times.count ? "names a time twice" : nil
    })
  private static let robustParameter = Parameter<Bool>(
    "robust", help: "Take errors from residuals, which holds also where hazards are not proportional",
    standard: false)
  private static let clusterParameter = Parameter<Located<String>>(
    "cluster",
    help: "A column that names customers who are not independent, such as a household; makes errors robust")
  private static let rareParameter = Parameter<RareChoice>(
    "rare", help: "What to do with levels of fewer than 10 leavers", standard: .flag)
  private static let correctionParameter = Parameter<CorrectionChoice>(
    "correction", help: "The correction of p-values for having made several tests", standard: .holm)

  public static var parameters: [ParameterDeclaration] {
    [
      columnsParameter.declaration, strataParameter.declaration, tiesParameter.declaration,
      referenceParameter.declaration, scaleParameter.declaration, penaltyParameter.declaration,
      transformParameter.declaration, splitParameter.declaration, horizonsParameter.declaration,
      robustParameter.declaration, clusterParameter.declaration, rareParameter.declaration,
      correctionParameter.declaration,
    ]
  }

  public static let valueNames = [
    ValueDeclaration("hazard_ratio", "hazard ratio of a level or a step, other drivers equal", .grouped),
    ValueDeclaration("hazard_ratio_alone", "the same in a model without the other drivers", .grouped),
    ValueDeclaration("p", "corrected p-value of the hazard ratio", .grouped),
    ValueDeclaration("ph_p", "p-value of the test that a driver's hazard ratios hold at all times", .grouped),
    ValueDeclaration("vif", "variance inflation of a driver", .grouped),
    ValueDeclaration("hazard_ratio_to_#", "hazard ratio in the period that ends at a split", .grouped),
    ValueDeclaration("hazard_ratio_after_#", "hazard ratio after the last split", .grouped),
    ValueDeclaration("concordance", "Harrell's C"),
    ValueDeclaration("uno", "Uno's C, of those who left up to the last of the horizons"),
    ValueDeclaration("auc_#", "area under the curve at a horizon"),
    ValueDeclaration("brier_#", "Brier score at a horizon"),
    ValueDeclaration("brier_gain_#", "share by which the Brier score is smaller than without drivers"),
    ValueDeclaration("integrated_brier", "mean of the Brier scores up to the last of the horizons"),
    ValueDeclaration("integrated_brier_gain", "share by which it is smaller than without drivers"),
    ValueDeclaration("global_ph", "statistic of the test that all hazard ratios hold at all times"),
    ValueDeclaration("global_ph_p", "its p-value"),
    ValueDeclaration("log_likelihood", "log partial likelihood of the model"),
    ValueDeclaration("null_log_likelihood", "the same without drivers"),
    ValueDeclaration("likelihood_ratio", "likelihood-ratio statistic of all drivers"),
    ValueDeclaration("likelihood_ratio_p", "its p-value"),
    ValueDeclaration("wald", "Wald's statistic of all drivers"),
    ValueDeclaration("wald_p", "its p-value"),
    ValueDeclaration("score", "score statistic of all drivers"),
    ValueDeclaration("score_p", "its p-value"),
    ValueDeclaration("customers", "customers analysed"),
    ValueDeclaration("leavers", "those who left"),
    ValueDeclaration("clusters", "groups of customers that are not independent, under cluster"),
    ValueDeclaration("parameters", "coefficients estimated"),
    ValueDeclaration("penalty", "strength of the ridge penalty; 0 for none"),
  ]

  let columns: [Located<String>]?
  let strata: [Located<String>]
  let ties: CoxTies
  let reference: NamedValues<Located<String>>
  let scale: NamedValues<Double>
  let penalty: Double
  let transform: ProportionalHazards.Transform
  /// Ascending.
  let splits: [Double]
  /// Ascending.
  let horizons: [Double]
  /// Errors come from residuals; also wherever there is a cluster.
  let isRobust: Bool
  let cluster: Located<String>?
  let mergesRare: Bool
  let correction: Correction

  public init?(_ options: inout OptionReader) {
    columns = options.read(Self.columnsParameter)
    let strata = options.read(Self.strataParameter)
    let ties = options.read(Self.tiesParameter)
    let reference = options.read(Self.referenceParameter)
    let scale = options.read(Self.scaleParameter)
    let penalty = options.read(Self.penaltyParameter)
    let transform = options.read(Self.transformParameter)
    let splits = options.read(Self.splitParameter)
    let horizons = options.read(Self.horizonsParameter)
    let robust = options.read(Self.robustParameter)
    cluster = options.read(Self.clusterParameter)
    let rare = options.read(Self.rareParameter)
    let correction = options.read(Self.correctionParameter)
    guard let strata, let ties, let reference, let scale, let penalty, let transform, let splits,
      let horizons, let robust, let rare, let correction, !options.problems.hasErrors
    else { return nil }
    self.strata = strata
    self.ties = ties.ties
    self.reference = reference
    self.scale = scale
    self.penalty = penalty
    self.transform = transform.transform
    self.splits = splits.sorted().map { Double($0) }
    self.horizons = horizons.sorted().map { Double($0) }
    isRobust = robust || cluster != nil
    mergesRare = rare == .merge
    self.correction = correction.correction
  }

  public var needs: Needs {
    var needs = Needs()
    needs.roles = [.tenure, .churned]
    needs.bothOutcomes = false
    needs.columns =
      ((columns ?? []) + strata + (cluster.map { [$0] } ?? []) + reference.entries.map { $0.name }
      + scale.entries.map { $0.name })
      .map { ($0, []) }
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    let choice = try DriverChoice(self, population)
    let fit = try DriverFit(self, choice, population, context)
    let words = DriverWords(fit, self, context)
    let tables = DriverTables(fit, self, words)
    var exhibits = [DriverFigure(fit, words).exhibit, tables.ratios]
    if let periods = tables.periods { exhibits.append(periods) }
    if let accuracy = DriverAccuracyTable(fit, words).exhibit { exhibits.append(accuracy) }
    exhibits += [tables.proportionality, tables.collinearity, tables.tests]
    return Finding(
      values: DriverValues(fit, words).all, exhibits: exhibits, remarks: words.remarks,
      caveats: words.caveats,
      ledger: fit.ledger(context.wording))
  }
}

/// Treatments of ties, as an option.
public enum TiesChoice: String, OptionChoice {
  case efron, breslow
  var ties: CoxTies { self == .efron ? .efron : .breslow }
}

/// Functions of time, as an option.
public enum TransformChoice: String, OptionChoice {
  case km, rank, identity, log

  var transform: ProportionalHazards.Transform {
    switch self {
    case .km: .km
    case .rank: .rank
    case .identity: .identity
    case .log: .log
    }
  }
}

/// What becomes of rare levels, as an option.
public enum RareChoice: String, OptionChoice { case flag, merge }
