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
    "Share of leavers, or a mean, by group, with differences, ratios, intervals, tests and adjustment"

  private static let byParameter = Parameter<Located<String>>(
    "by", help: "The column whose groups are compared", isRequired: true)
  private static let referenceParameter = Parameter<Located<String>>(
    "reference", help: "The group others are compared with; the largest unless given")
  private static let binsParameter = Parameter<BinChoice>(
    "bins", help: "Cuts a numeric `by` into so many groups of about equal size, or at these points")
  private static let outcomeParameter = Parameter<Located<String>>(
    "outcome", help: "A numeric column whose means are compared, in place of who left")
  private static let effectParameter = Parameter<EffectChoice>(
    "effect",
    help:
      "rd: difference of shares, rr: their ratio, or: odds ratio, hr: hazard ratio; mean_diff under outcome")
  private static let pairsParameter = Parameter<PairChoice>(
    "pairs", help: "Compare with the reference, or every group with every other", standard: .withReference)
  private static let adjustParameter = Parameter<AdjustOption>(
    "adjust", help: "Columns that groups may differ in, and how they are taken into account")
  private static let marginParameter = Parameter<Double>(
    "equivalence_margin", help: "A difference of shares that would not matter, tested for equivalence",
    fault: { $0 > 0 && $0 < 1 ? nil : "must be a share above 0 and below 1" })

  public static var parameters: [ParameterDeclaration] {
    [
      byParameter.declaration, binsParameter.declaration, outcomeParameter.declaration,
      referenceParameter.declaration, effectParameter.declaration,
      pairsParameter.declaration, adjustParameter.declaration, marginParameter.declaration,
    ]
  }

  public static let valueNames = [
    ValueDeclaration("rate", "share of leavers, of everyone and by group", .both),
    ValueDeclaration("customers", "customers, of everyone and by group", .both),
    ValueDeclaration("difference", "share of leavers less that of the reference, by group", .grouped),
    ValueDeclaration("ratio", "share of leavers over that of the reference, by group", .grouped),
    ValueDeclaration("odds_ratio", "odds of leaving over those of the reference, by group", .grouped),
    ValueDeclaration("mean", "mean of the outcome, of everyone and by group", .both),
    ValueDeclaration("mean_difference", "mean less that of the reference, by group", .grouped),
    ValueDeclaration("hazard_ratio", "rate of leaving in times of the reference's, by group", .grouped),
    ValueDeclaration(
      "adjusted_odds_ratio", "odds ratio given the columns under logistic, by group", .grouped),
    ValueDeclaration("adjusted_p", "its p-value after Holm's correction, by group", .grouped),
    ValueDeclaration("hazard_p", "p-value of the hazard ratio after Holm's correction, by group", .grouped),
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
    ValueDeclaration("welch", "Welch's F of equal means"),
    ValueDeclaration("welch_p", "its p-value"),
    ValueDeclaration("kruskal", "Kruskal and Wallis's statistic of equal ranks"),
    ValueDeclaration("kruskal_p", "its p-value"),
    ValueDeclaration("logrank", "log-rank statistic over tenure"),
    ValueDeclaration("logrank_p", "its p-value"),
  ]

  let by: Located<String>
  let reference: Located<String>?
  let bins: BinChoice?
  let outcome: Located<String>?
  let effect: EffectChoice
  let pairs: PairChoice
  let adjust: AdjustOption?
  let margin: Double?

  public init?(_ options: inout OptionReader) {
    let by = options.read(Self.byParameter)
    reference = options.read(Self.referenceParameter)
    bins = options.read(Self.binsParameter)
    outcome = options.read(Self.outcomeParameter)
    let effect = options.read(Self.effectParameter)
    let pairs = options.read(Self.pairsParameter)
    adjust = options.read(Self.adjustParameter)
    margin = options.read(Self.marginParameter)
    Self.refuseIdle(&options, effect, pairs, outcome)
    guard let by, let pairs, !options.problems.hasErrors else { return nil }
    self.by = by
    self.effect = effect ?? (outcome == nil ? .difference : .meanDifference)
    self.pairs = pairs
  }

  /// Options that do not go together, or would be read and change nothing.
  private static func refuseIdle(
    _ options: inout OptionReader, _ effect: EffectChoice?, _ pairs: PairChoice?, _ outcome: Located<String>?
  ) {
    func add(_ name: String, _ message: String, _ hint: String) {
      options.add(.error(.idleOption, message, at: options.place(name), hint: hint))
    }
    if let outcome {
      if let effect, effect != .meanDifference {
        add(
          "effect",
          "effect '\(effect.rawValue)' compares who left, and the cell the means of '\(outcome.value)'",
          "remove 'effect', or 'outcome'")
      }
      for name in [adjustParameter.name, marginParameter.name] where options.node.entry(name) != nil {
        add(name, "'\(name)' is about shares of leavers, and the cell compares means", "remove '\(name)'")
      }
    } else if effect == .meanDifference {
      add(
        "effect", "effect 'mean_diff' compares means, and the cell names no number", "add `outcome: COLUMN`")
    }
    if effect == .hazardRatio, pairs == .all {
      add("pairs", "hazard ratios are taken against the reference alone", "remove 'pairs'")
    }
  }

  /// Groups that a number is cut into have names that no column holds.
  public var groupColumn: Located<String>? { bins == nil ? by : nil }

  public var needs: Needs {
    var needs = Needs()
    needs.roles = outcome != nil ? [] : effect == .hazardRatio ? [.churned, .tenure] : [.churned]
    needs.bothOutcomes = false
    needs.columns =
      [(by, bins == nil ? [] : [.numeric])] + (outcome.map { [($0, [.numeric])] } ?? [])
      + ((adjust?.columns ?? []) + (adjust?.logistic ?? [])).map { ($0, []) }
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    let cut = try bins.map { bins throws(AnalysisError) in
      try GroupBins(by.value, bins, in: population)
    }
    let grouped = try cut?.applied(to: population) ?? population
    let labels: GroupLabels
    if let cut {
      labels = try GroupLabels(cut, in: grouped, context.wording)
    } else {
      labels = try GroupLabels(by.value, in: grouped, context.wording, canBin: true)
    }
    if let outcome { return try means(of: outcome.value, grouped, labels, in: context) }
    let comparison = try CohortComparison(
      self, departures: try Departures(grouped), labels: labels, in: context)
    let exhibits = CohortExhibits(comparison, context)
    let effects = CohortEffectExhibits(comparison, context)
    let words = CohortWords(comparison, context)
    return Finding(
      values: comparison.values, exhibits: [exhibits.figure, exhibits.table] + effects.exhibits,
      remarks: words.remarks, caveats: words.caveats, ledger: comparison.ledger(population))
  }

  private func means(
    of outcome: String, _ population: any Population, _ labels: GroupLabels, in context: AnalysisContext
  ) throws(AnalysisError) -> Finding {
    let means = try CohortMeans(of: outcome, self, population, labels, in: context)
    let exhibits = CohortMeanExhibits(means, context)
    return Finding(
      values: exhibits.values,
      exhibits: [exhibits.figure, exhibits.table] + [exhibits.pairs].compactMap { $0 },
      remarks: exhibits.remarks, caveats: exhibits.caveats, ledger: means.ledger(population))
  }
}
