public import Diagnostics
public import Findings
import Formats
public import Populations
public import Specs
import Statistics

/// Who leaves more: groups compared with a reference group, or with each other.
public struct Cohorts: Analysis {
  public static let kind = "cohorts"
  public static let summary =
    "Share of leavers by group, with differences, ratios, intervals, tests and adjustment for a third column"

  private static let byParameter = Parameter<Located<String>>(
    "by", help: "The column whose groups are compared", isRequired: true)
  private static let referenceParameter = Parameter<Located<String>>(
    "reference", help: "The group others are compared with; the largest unless given")
  private static let effectParameter = Parameter<EffectMeasure>(
    "effect", help: "rd: difference of shares, rr: their ratio, or: odds ratio", standard: .difference)
  private static let pairsParameter = Parameter<PairChoice>(
    "pairs", help: "Compare with the reference, or every group with every other", standard: .withReference)
  private static let adjustParameter = Parameter<AdjustOption>(
    "adjust", help: "A column that groups may differ in, and how it is taken into account")
  private static let marginParameter = Parameter<Double>(
    "equivalence_margin", help: "A difference of shares that would not matter, tested for equivalence",
    fault: { $0 > 0 && $0 < 1 ? nil : "must be a share above 0 and below 1" })

  public static var parameters: [ParameterDeclaration] {
    [
      byParameter.declaration, referenceParameter.declaration, effectParameter.declaration,
      pairsParameter.declaration, adjustParameter.declaration, marginParameter.declaration,
    ]
  }

  public static let planned = ["bins", "outcome"]

  public static let valueNames = [
    ValueDeclaration("rate", "share of leavers, of everyone and by group", .both),
    ValueDeclaration("customers", "customers, of everyone and by group", .both),
    ValueDeclaration("difference", "share of leavers less that of the reference, by group", .grouped),
    ValueDeclaration("ratio", "share of leavers over that of the reference, by group", .grouped),
    ValueDeclaration("odds_ratio", "odds of leaving over those of the reference, by group", .grouped),
    ValueDeclaration("p", "p-value against the reference after Holm's correction, by group", .grouped),
    ValueDeclaration(
      "detectable", "smallest difference from the reference that would have been found 4 times in 5", .grouped
    ),
    ValueDeclaration("adjusted", "the effect given the column under mantel_haenszel, by group", .grouped),
    ValueDeclaration("cmh", "Cochran–Mantel–Haenszel statistic against the reference, by group", .grouped),
    ValueDeclaration("cmh_p", "its p-value after Holm's correction, by group", .grouped),
    ValueDeclaration("homogeneity_p", "Breslow–Day p-value: one odds ratio in every stratum", .grouped),
    ValueDeclaration("standardised", "share of leavers given everyone's make-up, by group", .grouped),
    ValueDeclaration(
      "standardised_difference", "standardised share less that of the reference, by group", .grouped),
    ValueDeclaration("chi_square", "Pearson's statistic of association with leaving"),
    ValueDeclaration("chi_square_p", "its p-value; Fisher's for two groups with small counts"),
    ValueDeclaration("cramers_v", "strength of the association, 0 to 1"),
    ValueDeclaration("logrank", "log-rank statistic over tenure"),
    ValueDeclaration("logrank_p", "its p-value"),
  ]

  let by: Located<String>
  let reference: Located<String>?
  let effect: EffectMeasure
  let pairs: PairChoice
  let adjust: AdjustOption?
  let margin: Double?

  public init?(_ options: inout OptionReader) {
    let by = options.read(Self.byParameter)
    reference = options.read(Self.referenceParameter)
    let effect = options.read(Self.effectParameter)
    let pairs = options.read(Self.pairsParameter)
    adjust = options.read(Self.adjustParameter)
    margin = options.read(Self.marginParameter)
    guard let by, let effect, let pairs else { return nil }
    self.by = by
    self.effect = effect
    self.pairs = pairs
  }

  public var groupColumn: Located<String>? { by }

  public var needs: Needs {
    var needs = Needs()
    needs.roles = [.churned]
    needs.bothOutcomes = false
    needs.columns = [(by, [])] + (adjust?.columns ?? []).map { ($0, []) }
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    let comparison = try CohortComparison(
      self, departures: try Departures(population),
      labels: try GroupLabels(by.value, in: population, context.wording), in: context)
    let exhibits = CohortExhibits(comparison, context)
    let effects = CohortEffectExhibits(comparison, context)
    let words = CohortWords(comparison, context)
    return Finding(
      values: comparison.values, exhibits: [exhibits.figure, exhibits.table] + effects.exhibits,
      remarks: words.remarks, caveats: words.caveats, ledger: comparison.ledger(population))
  }
}
