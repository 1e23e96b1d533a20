import Statistics

/// One group set against another.
struct CohortPair {
  /// What the data say of a difference, in the order in which it is said.
  enum Verdict: Hashable {
    case higher, lower
    /// No difference was found, and one that matters can be ruled out.
    case equivalent
    /// Neither a difference nor its absence was found.
    case open
    /// Too few rows to test.
    case untested
  }

  /// Positions among the groups.
  let group: Int
  let reference: Int
  let table: TwoByTwo
  let isTested: Bool
  /// Corrected for the number of pairs; `nil` when not tested.
  let pValue: Double?
  let isExact: Bool
  /// The smallest difference that would have been found with a chance of 80 %, at the strictest step of the
  /// correction; `nil` when not tested or when there is none.
  let detectable: Double?
  /// Whether the difference lies within the margin, by two one-sided tests; `nil` without a margin or a test.
  let isEquivalent: Bool?
  let verdict: Verdict

  /// All pairs of one cell, with Holm's correction over those tested.
  static func all(
    _ pairs: [(group: Int, reference: Int)], of shares: [Proportion], isTested: (Int) -> Bool,
    margin: Double?,
    _ confidence: Confidence
  ) -> [CohortPair] {
    let tables = pairs.map { TwoByTwo(shares[$0.group], against: shares[$0.reference]) }
    let tested = pairs.indices.filter { isTested(pairs[$0].group) && isTested(pairs[$0].reference) }
    let tests = tables.map { $0.test }
    let adjusted = Correction.holm.adjusted(tested.map { tests[$0]?.pValue ?? 1 })
    let alpha = (1 - confidence.level) / Double(max(1, tested.count))
    return pairs.indices.map { index in
      let position = tested.firstIndex(of: index)
      return CohortPair(
        pairs[index], tables[index], pValue: position.map { adjusted[$0] },
        isExact: tests[index]?.isExact ?? false, alpha: alpha, margin: margin, confidence)
    }
  }

  /// `alpha` is the chance of a false finding that each of the tests may have.
  private init(
    _ pair: (group: Int, reference: Int), _ table: TwoByTwo, pValue: Double?, isExact: Bool, alpha: Double,
    margin: Double?, _ confidence: Confidence
  ) {
    (group, reference) = pair
    self.table = table
    self.pValue = pValue
    self.isExact = isExact
    isTested = pValue != nil
    detectable =
      pValue == nil
      ? nil
      : DetectableDifference(alpha: alpha).smallest(
        from: table.reference.share, rows: table.group.count, referenceRows: table.reference.count)
    let range = table.difference(Confidence(1 - 2 * alpha)).interval
    isEquivalent = margin.flatMap { margin in
      pValue == nil ? nil : range.lowerBound > -margin && range.upperBound < margin
    }
    verdict = CohortPair.verdict(table, pValue, isEquivalent, confidence)
  }

  private static func verdict(
    _ table: TwoByTwo, _ pValue: Double?, _ isEquivalent: Bool?, _ confidence: Confidence
  ) -> Verdict {
    guard let pValue else { return .untested }
    if pValue < 1 - confidence.level { return table.group.share > table.reference.share ? .higher : .lower }
    return isEquivalent == true ? .equivalent : .open
  }

  func effect(_ measure: EffectMeasure, _ confidence: Confidence) -> TwoByTwo.Effect {
    switch measure {
    case .difference: table.difference(confidence)
    case .ratio: table.ratio(confidence)
    case .oddsRatio: table.oddsRatio(confidence)
    }
  }
}
