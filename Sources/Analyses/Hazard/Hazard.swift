public import Diagnostics
public import Findings
import Formats
public import Populations
public import Specs
import Statistics

/// The risk of leaving period by period, and which periods stand out from those around them.
public struct Hazard: Analysis {
  public static let kind = "hazard"
  public static let summary =
    "Risk of leaving by period of life, and which periods stand out (moments of truth)"

  private static let periodParameter = Parameter<Int>(
    "period", help: "Length of a period, in the data's unit of time", standard: 1,
    fault: { $0 >= 1 ? nil : "must be 1 or more" })
  private static let windowParameter = Parameter<Int>(
    "window", help: "Periods before and after that each one is compared with", standard: 3,
    fault: { (1...24).contains($0) ? nil : "must be a whole number from 1 to 24" })
  private static let eventsParameter = Parameter<Int>(
    "min_events", help: "Leavers that a period must have to stand out", standard: 5,
    fault: { $0 >= 1 ? nil : "must be 1 or more" })
  private static let atRiskParameter = Parameter<Int>(
    "min_at_risk", help: "Customers that must be at risk for a period to be tested", standard: 50,
    fault: { $0 >= 1 ? nil : "must be 1 or more" })
  private static let ratioParameter = Parameter<Double>(
    "min_ratio",
    help: "How many times the periods before it, and those after it, a period must be to stand out",
    standard: 1.25, fault: { $0 >= 1 ? nil : "must be 1 or more" })
  private static let correctionParameter = Parameter<CorrectionChoice>(
    "correction", help: "Correction for testing many periods", standard: .holm)
  private static let endsParameter = Parameter<[Int]>(
    "contract_ends", help: "Times at which contracts end, where a peak is to be expected", standard: [],
    fault: times)
  private static let checkParameter = Parameter<[Int]>(
    "check", help: "Times that someone says are moments of truth, each answered in words", standard: [],
    fault: times)

  private static let byParameter = Parameter<Located<String>>(
    "by", help: "The column whose groups are shown and tested each by itself as well")
  private static let weightsParameter = Parameter<Located<String>>(
    "weights", help: "A column of weights from 0 up: a customer counts as that many")
  private static let causesParameter = Parameter<Located<String>>(
    "causes", help: "The column that says why those who left did")
  private static let interestParameter = Parameter<Located<String>>(
    "cause_of_interest",
    help: "The reason under `causes` whose risk is shown; who left for another is last seen then")
  private static let clockParameter = Parameter<ClockChoice>(
    "clock", help: "Count time since joining (tenure) or since the start of the window (calendar)",
    standard: .tenure)

  public static var parameters: [ParameterDeclaration] {
    [
      byParameter.declaration, weightsParameter.declaration, causesParameter.declaration,
      interestParameter.declaration, clockParameter.declaration,
      periodParameter.declaration, windowParameter.declaration, eventsParameter.declaration,
      atRiskParameter.declaration, ratioParameter.declaration, correctionParameter.declaration,
      endsParameter.declaration, checkParameter.declaration,
    ]
  }

  public static let valueNames = [
    ValueDeclaration("customers", "customers at risk at some time", .both),
    ValueDeclaration("leavers", "those of them who left", .both),
    ValueDeclaration("tested", "periods tested", .both),
    ValueDeclaration("spikes", "periods after the first that stand out from those around them", .both),
    ValueDeclaration("hazard_mean", "share of those at risk who left in a period, over all periods", .both),
    ValueDeclaration("contract_end_spikes", "those of them at a time of contract_ends"),
    ValueDeclaration("spike_time", "the end of the period that stands out most, by its ratio"),
    ValueDeclaration("early_life", "hazard of the first period, in times of the three that follow"),
    ValueDeclaration("early_life_found", "1 when the first period stands out from those that follow, else 0"),
    ValueDeclaration(
      "hazard_#", "share of those at risk who left in the period that ends then, as hazard_14", .both),
    ValueDeclaration("neighbours_#", "the same in the periods around it together"),
    ValueDeclaration("ratio_#", "the first of these in times of the second"),
    ValueDeclaration("p_#", "p-value of the period, corrected over all periods tested"),
    ValueDeclaration("supported_#", "1 when the period is found to stand out, 0 when it is not"),
  ]

  let period: Int
  let rule: HazardPeaks.Rule
  let correction: CorrectionChoice
  let contractEnds: [Int]
  let check: [Int]
  let by: Located<String>?
  let weights: Located<String>?
  let causes: Located<String>?
  let interest: Located<String>?
  let clock: ClockChoice

  public init?(_ options: inout OptionReader) {
    let period = options.read(Self.periodParameter)
    let window = options.read(Self.windowParameter)
    let minEvents = options.read(Self.eventsParameter)
    let minAtRisk = options.read(Self.atRiskParameter)
    let minRatio = options.read(Self.ratioParameter)
    let correction = options.read(Self.correctionParameter)
    let ends = options.read(Self.endsParameter)
    let check = options.read(Self.checkParameter)
    by = options.read(Self.byParameter)
    weights = options.read(Self.weightsParameter)
    causes = options.read(Self.causesParameter)
    interest = options.read(Self.interestParameter)
    let clock = options.read(Self.clockParameter)
    if (causes == nil) != (interest == nil), !options.problems.hasErrors {
      let (given, wanted) =
        causes == nil
        ? (Self.interestParameter.name, Self.causesParameter.name)
        : (Self.causesParameter.name, Self.interestParameter.name)
      options.add(
        .error(
          .idleOption, "'\(given)' says nothing without '\(wanted)'", at: options.place(given),
          hint: "add '\(wanted):'"))
      return nil
    }
    guard let clock, let period, let window, let minEvents, let minAtRisk, let minRatio, let correction,
      let ends,
      let check
    else { return nil }
    self.period = period
    rule = HazardPeaks.Rule(
      window: window, minEvents: Double(minEvents), minAtRisk: Double(minAtRisk), minRatio: minRatio,
      correction: correction.correction)
    self.correction = correction
    contractEnds = ends.sorted()
    self.check = check.sorted()
    self.clock = clock
  }

  public var groupColumn: Located<String>? { by }

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
    let fit = try HazardFit(population, self, context)
    let words = HazardWords(fit, self, context)
    let tables = HazardTables(fit, self, words)
    let groups = HazardGroupExhibits(fit, self, words)
    return Finding(
      values: HazardValues(fit, self, words).all + groups.values,
      exhibits: [HazardFigure(fit, self, words).exhibit, tables.moments] + groups.all + [tables.periods],
      remarks: words.remarks, caveats: words.caveats, ledger: fit.ledger(context.wording))
  }

  private static func times(_ times: [Int]) -> String? {
    if times.contains(where: { $0 < 1 }) { return "must hold times of 1 or more" }
    return Set(times).count < times.count ? "names a time twice" : nil
  }
}
