public import Diagnostics
public import Findings
import Formats
public import Populations
public import Specs
import Statistics

/// How long customers stay: survival curves, medians, restricted means, tests between groups, and why customers leave.
public struct Survival: Analysis {
  public static let kind = "survival"
  public static let summary =
    "How long customers stay and why they leave, with curves, medians, mean times and tests between groups"

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
  private static let quantilesParameter = Parameter<[Share]>(
    "quantiles",
    help: "Shares of customers, in whole percent, for whom the time by which they have left is given",
    standard: [0.25, 0.5, 0.75].map { Share($0) },
    fault: { shares in
      if shares.isEmpty { return "must name at least one share" }
      let percents = shares.map { ($0.value * 100).rounded() }
      if zip(shares, percents).contains(where: { abs($0.value * 100 - $1) > 1e-9 || $1 < 1 || $1 > 99 }) {
        return "must hold whole percents from .01 to .99"
      }
      return Set(percents).count < percents.count ? "names a share twice" : nil
    })
  private static let tauParameter = Parameter<Double>(
    "tau",
    help: "Time up to which mean times are taken; the largest with 20 at risk in every group unless given",
    fault: { $0 > 0 ? nil : "must be above 0" })
  private static let bandParameter = Parameter<BandChoice>(
    "ci_transform", help: "Scale on which the bands are symmetric", standard: .logLog)
  private static let zeroParameter = Parameter<ZeroChoice>(
    "zero_duration",
    help: "Durations of 0: keep them at risk at 0 only, drop them, or count them as half a unit",
    standard: .keep)
  private static let causesParameter = Parameter<Located<String>>(
    "causes", help: "The column that says why those who left did; gives the share who left for each reason")
  private static let interestParameter = Parameter<Located<String>>(
    "cause_of_interest", help: "The reason under `causes` for which groups are drawn and tested")
  private static let clockParameter = Parameter<ClockChoice>(
    "clock", help: "Count time since joining (tenure) or since the start of the window (calendar)",
    standard: .tenure)
  private static let weightsParameter = Parameter<Located<String>>(
    "weights", help: "A column of weights from 0 up: a customer counts as that many")
  private static let testParameter = Parameter<TestChoice>(
    "test", help: "Test between groups; all but logrank weigh early departures more", standard: .logRank)
  private static let rhoParameter = Parameter<Double>(
    "rho", help: "Of fleming_harrington: weight of early departures, 1 unless given",
    fault: { $0 >= 0 ? nil : "must be 0 or above" })
  private static let gammaParameter = Parameter<Double>(
    "gamma", help: "Of fleming_harrington: weight of late departures, 0 unless given",
    fault: { $0 >= 0 ? nil : "must be 0 or above" })
  private static let correctionParameter = Parameter<CorrectionChoice>(
    "correction", help: "Correction of the p-values of pairs of groups; holm unless given")
  private static let referenceParameter = Parameter<Located<String>>(
    "reference", help: "The group that mean times are compared with; the largest unless given")

  public static var parameters: [ParameterDeclaration] {
    [
      byParameter.declaration, horizonsParameter.declaration, quantilesParameter.declaration,
      tauParameter.declaration, bandParameter.declaration, zeroParameter.declaration,
      causesParameter.declaration, interestParameter.declaration, clockParameter.declaration,
      weightsParameter.declaration, testParameter.declaration,
      rhoParameter.declaration, gammaParameter.declaration, correctionParameter.declaration,
      referenceParameter.declaration,
    ]
  }

  public static let valueNames = [
    ValueDeclaration("tau", "time up to which mean times are taken"),
    ValueDeclaration("survival_#", "share still here at a horizon, such as survival_12", .both),
    ValueDeclaration("median", "median time, of everyone and by group", .both),
    ValueDeclaration("quantile_#", "time by which so many percent have left, such as quantile_25", .both),
    ValueDeclaration("rmst", "mean time up to tau, of everyone and by group", .both),
    ValueDeclaration("rmst_difference", "mean time less that of the reference group", .grouped),
    ValueDeclaration("customers", "customers, of everyone and by group", .both),
    ValueDeclaration("logrank", "log-rank statistic over all groups"),
    ValueDeclaration("logrank_p", "its p-value"),
    ValueDeclaration("test", "statistic over all groups of the test that the cell names"),
    ValueDeclaration("test_p", "its p-value"),
    ValueDeclaration("crossings", "pairs of groups whose curves change places"),
    ValueDeclaration(
      "incidence_#", "share who left for a reason by a horizon, such as incidence_12.price", .grouped),
    ValueDeclaration(
      "interest_#", "share who left for the cause of interest by a horizon, of everyone and by group", .both),
    ValueDeclaration("interest_logrank", "log-rank statistic of groups for the cause of interest"),
    ValueDeclaration("interest_logrank_p", "its p-value"),
    ValueDeclaration("hazard_bound", "most who leave a unit of time, where nobody left", .both),
  ]

  let by: Located<String>?
  let horizons: [Int]
  /// Whole percents who have left, ascending.
  let percents: [Int]
  let tau: Double?
  let band: SurvivalBand
  let zeros: ZeroDurations
  let causes: Located<String>?
  let interest: Located<String>?
  let clock: ClockChoice
  let weights: Located<String>?
  let weighting: LogRank.Weighting
  let correction: Correction
  let reference: Located<String>?

  public init?(_ options: inout OptionReader) {
    by = options.read(Self.byParameter)
    tau = options.read(Self.tauParameter)
    causes = options.read(Self.causesParameter)
    interest = options.read(Self.interestParameter)
    let clock = options.read(Self.clockParameter)
    weights = options.read(Self.weightsParameter)
    reference = options.read(Self.referenceParameter)
    correction = options.read(Self.correctionParameter)?.correction ?? .holm
    let horizons = options.read(Self.horizonsParameter)
    let quantiles = options.read(Self.quantilesParameter)
    let band = options.read(Self.bandParameter)
    let zeros = options.read(Self.zeroParameter)
    let test = options.read(Self.testParameter)
    let rho = options.read(Self.rhoParameter)
    let gamma = options.read(Self.gammaParameter)
    Self.refuseIdle(&options, test)
    if let interest, causes == nil, !options.problems.hasErrors {
      options.add(
        .error(
          .idleOption, "'cause_of_interest' names a reason, and the cell has no 'causes'", at: interest.place,
          hint: "add `causes:` with the column of reasons"))
      return nil
    }
    guard let clock, let horizons, let quantiles, let band, let zeros, let test else { return nil }
    self.clock = clock
    self.horizons = horizons.sorted()
    percents = quantiles.map { Int(($0.value * 100).rounded()) }.sorted()
    self.band = band.band
    self.zeros = zeros.rule
    weighting = test.weighting(rho: rho ?? 1, gamma: gamma ?? 0)
  }

  /// Options that would be read and change nothing.
  private static func refuseIdle(_ options: inout OptionReader, _ test: TestChoice?) {
    if let test, test != .flemingHarrington {
      for name in [rhoParameter.name, gammaParameter.name] where options.node.entry(name) != nil {
        options.add(
          .error(
            .idleOption, "'\(name)' belongs to the test fleming_harrington, and the test is \(test.rawValue)",
            at: options.place(name), hint: "add `test: fleming_harrington`, or remove '\(name)'"))
      }
    }
    guard options.node.entry(byParameter.name) == nil else { return }
    for name in [referenceParameter.name, correctionParameter.name, testParameter.name]
    where options.node.entry(name) != nil {
      options.add(
        .error(
          .idleOption, "'\(name)' compares groups, and the cell has none", at: options.place(name),
          hint: "add `by:` with a grouping column, or remove '\(name)'"))
    }
  }

  public var groupColumn: Located<String>? { by }

  /// Shares by reason are named by the reasons, and not by the groups.
  public func groupColumn(of value: String) -> Located<String>? {
    value.hasPrefix("incidence_") ? nil : by
  }

  public var needs: Needs {
    var needs = Needs()
    needs.roles = [.tenure, .churned]
    needs.bothOutcomes = false
    needs.columns =
      [by, causes].compactMap { $0.map { ($0, []) } } + (weights.map { [($0, [.numeric])] } ?? [])
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    let labels = try by.map { by throws(AnalysisError) in
      try GroupLabels(by.value, in: population, context.wording)
    }
    let counted = try SurvivalCount(try Clock(clock, population), labels, self, context)
    let fit = try SurvivalFit(counted, labels, self, context)
    let words = SurvivalWords(fit, self, context)
    let tables = SurvivalTables(fit, self, words)
    let tests = SurvivalTestTables(fit, self, words)
    let reasons = SurvivalCauseExhibits(fit, self, words)
    let exhibits =
      [SurvivalFigure(fit, self, words).exhibit, tables.times, tests.pairs, tables.shares]
      + reasons.all + [tests.expected, tests.tests, tables.quantiles]
    return Finding(
      values: SurvivalValues(fit, self, words).all, exhibits: exhibits.compactMap { $0 },
      remarks: words.remarks, caveats: SurvivalCaveats(words).all, ledger: fit.count.ledger(context.wording))
  }
}
