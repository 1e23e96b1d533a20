public import Diagnostics
public import Findings
import Formats
public import Populations
public import Specs
import Statistics

/// How long customers stay: survival curves, medians, restricted means and tests between groups.
public struct Survival: Analysis {
  public static let kind = "survival"
  public static let summary = "How long customers stay, with curves, medians, mean times and log-rank tests"

  private static let byParameter = Parameter<Located<String>>(
    "by", help: "The column whose groups get a curve each; none draws one curve")
  private static let horizonsParameter = Parameter<[Int]>(
    "horizons", help: "Times at which the share still here is given, in the data's unit",
    standard: [12, 24, 36],
    fault: { horizons in
      if horizons.isEmpty { return "must name at least one time" }
      if horizons.contains(where: { $0 < 1 }) { return "must hold times above 0" }
      return Set(horizons).count < horizons.count ? "names a time twice" : nil
    })
  private static let tauParameter = Parameter<Double>(
    "tau",
    help: "Time up to which mean times are taken; the largest with 20 at risk in every group unless given",
    fault: { $0 > 0 ? nil : "must be above 0" })
  private static let bandParameter = Parameter<BandChoice>(
    "ci_transform", help: "Scale on which the bands are symmetric", standard: .logLog)

  public static var parameters: [ParameterDeclaration] {
    [
      byParameter.declaration, horizonsParameter.declaration, tauParameter.declaration,
      bandParameter.declaration,
    ]
  }

  public static let planned = ["test", "weights", "cause_of_interest", "clock", "zero_duration", "reference"]

  public static let valueNames = [
    ValueDeclaration("tau", "time up to which mean times are taken"),
    ValueDeclaration("survival_#", "share still here at a horizon, such as survival_12", .both),
    ValueDeclaration("median", "median time, of everyone and by group", .both),
    ValueDeclaration("rmst", "mean time up to tau, of everyone and by group", .both),
    ValueDeclaration("rmst_difference", "mean time less that of the largest group", .grouped),
    ValueDeclaration("customers", "customers, of everyone and by group", .both),
    ValueDeclaration("logrank", "log-rank statistic over all groups"),
    ValueDeclaration("logrank_p", "its p-value"),
  ]

  let by: Located<String>?
  let horizons: [Int]
  let tau: Double?
  let band: SurvivalBand

  public init?(_ options: inout OptionReader) {
    by = options.read(Self.byParameter)
    tau = options.read(Self.tauParameter)
    let horizons = options.read(Self.horizonsParameter)
    let band = options.read(Self.bandParameter)
    guard let horizons, let band else { return nil }
    self.horizons = horizons.sorted()
    self.band = band.band
  }

  public var groupColumn: Located<String>? { by }

  public var needs: Needs {
    var needs = Needs()
    needs.roles = [.tenure, .churned]
    if let by { needs.columns = [(by, [])] }
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    let labels = try by.map { by throws(AnalysisError) in
      try GroupLabels(by.value, in: population, context.wording)
    }
    let fit = try SurvivalFit(population, labels, self, context)
    let words = SurvivalWords(fit, self, context)
    let tables = SurvivalTables(fit, self, words)
    var exhibits = [SurvivalFigure(fit, self, words).exhibit, tables.times]
    if let pairs = tables.pairs { exhibits.append(pairs) }
    exhibits.append(tables.shares)
    return Finding(
      values: SurvivalValues(fit, self, words).all, exhibits: exhibits, remarks: words.remarks,
      caveats: words.caveats, ledger: fit.ledger(context.wording))
  }
}

/// The scale of a band, as an option.
public enum BandChoice: String, OptionChoice {
  case logLog = "log-log"
  case log
  case plain

  var band: SurvivalBand {
    switch self {
    case .logLog: .logLog
    case .log: .log
    case .plain: .plain
    }
  }
}
