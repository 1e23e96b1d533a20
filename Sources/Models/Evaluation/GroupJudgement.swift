public import Statistics

/// How scores did for the customers of one group, and who of them was flagged.
public struct GroupJudgement: Sendable, Hashable {
  public let name: RowGroups.Name
  /// Rows with a score and an outcome.
  public let count: Int
  public let left: Int
  public let meanScore: Double
  public let flagged: Int
  public let flaggedLeft: Int
  /// `nil` unless both outcomes occur.
  public let ranking: Discrimination?
  /// Of everyone outside the group.
  public let rankingOfRest: Discrimination?
  /// Of the distance between those who left and those expected to, were each score the chance it stands for
  /// (Spiegelhalter 1986, of the sum); two-sided.
  public let calibrationPValue: Double
  /// Standard error of the mean score less the share who left, from the same chances.
  public let gapError: Double

  public var observed: Proportion { Proportion(left, of: count) }
  /// Those who left over those expected to.
  public var gap: Double { Double(left) / Double(count) - meanScore }
}

extension ScoredRows {
  /// Groups in the order of their names; those without a judged row are left out. `thresholds` are those by fold.
  public func judgements(by groups: RowGroups, thresholds: [Double]) -> [GroupJudgement] {
    var tally = groups.names.map { _ in Tally() }
    var scores: [(inside: [Float], outcomes: [UInt8])] = groups.names.map { _ in ([], []) }
    for row in self.scores.indices where isJudged(row) {
      let code = Int(groups.codes[row])
      let score = self.scores[row]
      let left = outcomes[row] == 1
      tally[code].add(
        Double(score), left: left, flagged: Double(score) >= thresholds[Int(folds[row])])
      scores[code].inside.append(score)
      scores[code].outcomes.append(outcomes[row])
    }
    return groups.names.indices.compactMap { code in
      let sums = tally[code]
      guard sums.count > 0 else { return nil }
      let own = ScoreTable(scores: scores[code].inside, outcomes: scores[code].outcomes)
      let rest = groups.names.indices.filter { $0 != code }
      let others = ScoreTable(
        scores: rest.flatMap { scores[$0].inside }, outcomes: rest.flatMap { scores[$0].outcomes })
      return sums.judgement(groups.names[code], own, others)
    }
  }

  private struct Tally {
    var count = 0
    var left = 0
    var flagged = 0
    var flaggedLeft = 0
    var sum = 0.0
    var variance = 0.0

    mutating func add(_ score: Double, left isLeft: Bool, flagged isFlagged: Bool) {
      count += 1
      sum += score
      variance += score * (1 - score)
      if isLeft { left += 1 }
      guard isFlagged else { return }
      flagged += 1
      if isLeft { flaggedLeft += 1 }
    }

    func judgement(_ name: RowGroups.Name, _ own: ScoreTable, _ rest: ScoreTable) -> GroupJudgement {
      let n = Double(count)
      let error = variance.squareRoot() / n
      let mean = sum / n
      return GroupJudgement(
        name: name, count: count, left: left, meanScore: mean, flagged: flagged, flaggedLeft: flaggedLeft,
        ranking: Discrimination(own), rankingOfRest: Discrimination(rest),
        calibrationPValue: Estimate(Double(left) / n - mean, standardError: error).pValue, gapError: error)
    }
  }
}
