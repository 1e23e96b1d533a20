import Findings
import Formats
import Glibc
import Populations
import Statistics

/// What a comparison comes to in plain words, and what must be known to read it rightly.
struct CohortWords {
  private let comparison: CohortComparison
  private let context: AnalysisContext
  private let wording: Wording
  private let column: String
  private let hasWindow: Bool

  init(_ comparison: CohortComparison, _ context: AnalysisContext) {
    self.comparison = comparison
    self.context = context
    wording = context.wording
    let roles = comparison.departures.known.roles
    column = midSentence(roles.label(of: comparison.labels.source))
    hasWindow = roles.observation.hasWindow
  }

  var remarks: [String] {
    [spread, verdict].compactMap { $0 } + comparison.adjustments.flatMap { adjusted($0) }
      + [hazards, logistic].compactMap { $0 }
  }

  private var spread: String? {
    let ranked = comparison.groups.sorted { ($1.leavers.share, $0.label) < ($0.leavers.share, $1.label) }
    guard let highest = ranked.first, let lowest = ranked.last else { return nil }
    return wording(
      hasWindow ? .cohortRemark : .cohortRemarkLeft,
      [
        "column": .text(column), "highest": .text(highest.label), "lowest": .text(lowest.label),
        "high": .number(highest.leavers.share, .pct1), "low": .number(lowest.leavers.share, .pct1),
        "overall": .number(comparison.overall.share, .pct1),
      ])
  }

  // MARK: Verdict

  /// Which differences were found, which can be ruled out, and how large the ones left open may be.
  private var verdict: String? {
    let tested = comparison.pairs.filter { $0.isTested }
    guard !tested.isEmpty else { return nil }
    let found = tested.filter { $0.verdict == .higher || $0.verdict == .lower }
    let phrase: Phrase =
      found.isEmpty
      ? .cohortVerdictNone : found.count == tested.count ? .cohortVerdictAll : .cohortVerdictFound
    var sentences = [
      wording(phrase, ["found": .count(found.count), "pairs": .count(tested.count)])
    ]
    let open = tested.filter { $0.verdict == .open }
    for pair in open.prefix(5) { sentences.append(unsettled(pair)) }
    if open.count > 5 { sentences.append(wording(.cohortVerdictMore, ["n": .count(open.count - 5)])) }
    if let margin = comparison.margin {
      let alike = tested.filter { $0.isEquivalent == true }
      sentences.append(
        alike.isEmpty
          ? wording(.cohortNoneEquivalent, ["margin": .number(100 * margin, .num1)])
          : wording(
            .cohortEquivalent,
            [
              "margin": .number(100 * margin, .num1),
              "names": .text(alike.map(name).joined(separator: wording(.clauseSeparator))),
            ]))
    }
    return sentences.joined(separator: " ")
  }

  private func unsettled(_ pair: CohortPair) -> String {
    guard let detectable = pair.detectable else {
      return wording(.cohortVerdictBlind, ["pair": .text(name(pair))])
    }
    return wording(
      .cohortVerdictOpen, ["pair": .text(name(pair)), "detectable": .number(100 * detectable, .num1)])
  }

  private func name(_ pair: CohortPair) -> String {
    wording(
      .cohortPairQuoted,
      [
        "a": .text(comparison.groups[pair.group].label),
        "b": .text(comparison.groups[pair.reference].label),
      ])
  }

  // MARK: Adjustment

  /// The largest change that adjustment makes, in one sentence a column.
  private func adjusted(_ adjustment: CohortAdjustment) -> [String] {
    guard let pooled = adjustment.pooled else { return [] }
    let measure = comparison.measure
    func size(_ value: Double) -> Double { measure == .difference ? value : log(value) }
    let known = comparison.pairs.indices.filter { pooled[$0].pooled != nil }
    let most = known.max { a, b in
      func change(_ index: Int) -> Double {
        abs(size(pooled[index].pooled?.value ?? 1) - size(pooled[index].crude.value))
      }
      return (change(a), b) < (change(b), a)
    }
    guard let most, let effect = pooled[most].pooled else { return [] }
    var text = wording(
      .cohortAdjustedRemark,
      [
        "column": .text(adjustment.column), "pair": .text(name(comparison.pairs[most])),
        "measure": .text(wording(measure.name).lowercased()),
        "before": .number(pooled[most].crude.value, measure.format),
        "after": .number(effect.value, measure.format),
        "interval": .text(
          wording.interval(effect.interval.lowerBound, effect.interval.upperBound, measure.format)),
        "level": .text(wording.level(comparison.confidence)),
      ])
    if let test = pooled[most].association {
      text +=
        " "
        + wording(
          .cohortAssociation,
          ["chi": .number(test.chiSquared, .num1), "p": .number(test.pValue, .pvalue)])
    }
    return [text]
  }

  /// The hazard ratio that lies farthest from 1.
  private var hazards: String? {
    guard let hazards = comparison.hazards else { return nil }
    return model(
      hazards.ratios.map { ($0.group, $0.estimate) }, .cohortHazardRemark, columns: [])
  }

  private var logistic: String? {
    guard let logistic = comparison.logistic else { return nil }
    return model(
      logistic.effects.map { ($0.group, $0.adjusted) }, .cohortLogisticRemark, columns: logistic.columns)
  }

  private func model(
    _ effects: [(group: Int, estimate: Estimate?)], _ phrase: Phrase, columns: [String]
  ) -> String? {
    let known = effects.compactMap { effect in effect.estimate.map { (group: effect.group, estimate: $0) } }
    let most = known.max { (abs($0.estimate.value), $1.group) < (abs($1.estimate.value), $0.group) }
    guard let most else { return nil }
    let range = most.estimate.interval(comparison.confidence)
    return wording(
      phrase,
      [
        "group": .text(comparison.groups[most.group].label),
        "reference": .text(comparison.groups[comparison.reference].label),
        "ratio": .number(exp(most.estimate.value), .num2),
        "interval": .text(wording.interval(exp(range.lowerBound), exp(range.upperBound), .num2)),
        "columns": .text(columns.joined(separator: ", ")),
      ])
  }

  // MARK: Caveats

  var caveats: [Caveat] {
    var caveats = [
      Caveat(code: "association", text: wording(.caveatAssociation, ["column": .text(column)]))
    ]
    caveats += comparison.adjustments.flatMap { reversals($0) + heterogeneity($0) + leftOut($0) }
    caveats += modelCaveats
    if !comparison.withheld.small.isEmpty {
      caveats.append(
        .withheld(
          comparison.withheld.small, comparison.withheld.companions, context.minimum.shown, wording))
    }
    let untested = comparison.groups.filter { $0.leavers.count < context.minimum.inferred }.map { $0.label }
    if !untested.isEmpty {
      caveats.append(
        Caveat(
          code: "untested_groups",
          text: wording(
            .cohortUntested,
            [
              "min": .count(context.minimum.inferred), "names": .text(untested.joined(separator: ", ")),
            ])))
    }
    if let smallest = comparison.chiSquare?.smallestExpected, smallest < 5, comparison.exactP == nil {
      caveats.append(
        Caveat(code: "rough_test", text: wording(.cohortRoughTest, ["smallest": .number(smallest, .num1)])))
    }
    let extreme = comparison.groups.filter { $0.leavers.share == 0 || $0.leavers.share == 1 }
    if !extreme.isEmpty, comparison.pairs.contains(where: { $0.table.isFilled }) {
      caveats.append(
        Caveat(
          code: "half_added",
          text: wording(
            .cohortHalfAdded, ["names": .text(extreme.map { $0.label }.joined(separator: ", "))])))
    }
    return caveats
  }

  /// Simpson's: the sign turns once like is compared with like.
  private func reversals(_ adjustment: CohortAdjustment) -> [Caveat] {
    let turned = zip(comparison.pairs, adjustment.pooled ?? []).filter { $1.isReversed }
    guard !turned.isEmpty else { return [] }
    return [
      Caveat(
        code: "reversal",
        text: wording(
          .cohortReversal,
          [
            "column": .text(adjustment.column),
            "names": .text(turned.map { name($0.0) }.joined(separator: wording(.clauseSeparator))),
          ]))
    ]
  }

  private func heterogeneity(_ adjustment: CohortAdjustment) -> [Caveat] {
    let alpha = 1 - comparison.confidence.level
    let uneven = zip(comparison.pairs, adjustment.pooled ?? []).filter {
      ($1.homogeneity?.pValue ?? 1) < alpha
    }
    guard !uneven.isEmpty else { return [] }
    return [
      Caveat(
        code: "uneven_strata",
        text: wording(
          .cohortUneven,
          [
            "column": .text(adjustment.column),
            "names": .text(uneven.map { name($0.0) }.joined(separator: wording(.clauseSeparator))),
          ]))
    ]
  }

  private func leftOut(_ adjustment: CohortAdjustment) -> [Caveat] {
    var caveats: [Caveat] = []
    let column = Argument.text(adjustment.column)
    if adjustment.missing > 0 {
      caveats.append(
        Caveat(
          code: "missing_stratum",
          text: wording(.cohortMissingStratum, ["n": .count(adjustment.missing), "column": column])))
    }
    if adjustment.unmatched > 0 {
      caveats.append(
        Caveat(
          code: "empty_strata",
          text: wording(.cohortEmptyStrata, ["n": .count(adjustment.unmatched), "column": column])))
    }
    return caveats
  }

  /// What hazard ratios and logistic adjustment leave out or take for granted.
  private var modelCaveats: [Caveat] {
    var caveats: [Caveat] = []
    if let hazards = comparison.hazards {
      if let test = hazards.proportionality, test.pValue < 1 - comparison.confidence.level {
        caveats.append(
          Caveat(
            code: "not_proportional",
            text: wording(.cohortNotProportional, ["p": .number(test.pValue, .pvalue)])))
      }
      if hazards.missing > 0 {
        caveats.append(
          Caveat(
            code: "missing_duration", text: wording(.cohortHazardMissing, ["n": .count(hazards.missing)])))
      }
    }
    if let logistic = comparison.logistic, logistic.missing > 0 {
      caveats.append(
        Caveat(
          code: "missing_stratum",
          text: wording(
            .cohortMissingStratum,
            ["n": .count(logistic.missing), "column": .text(logistic.columns.joined(separator: ", "))])))
    }
    return caveats
  }
}

extension Caveat {
  /// Groups under the smallest size shown, and those held back with them.
  static func withheld(
    _ small: [String], _ companions: [String], _ minimum: Int, _ wording: Wording
  ) -> Caveat {
    let names = Argument.text(small.joined(separator: ", "))
    return Caveat(
      code: "small_groups",
      text: companions.isEmpty
        ? wording(.cohortWithheld, ["min": .count(minimum), "names": names])
        : wording(
          .cohortWithheldTogether,
          ["min": .count(minimum), "names": names, "others": .text(companions.joined(separator: ", "))]))
  }
}
