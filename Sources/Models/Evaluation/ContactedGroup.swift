public import Statistics

/// A group of customers still here, and how many of them a list reaches.
public struct ContactedGroup: Sendable, Hashable {
  public let name: RowGroups.Name
  public let count: Int
  /// Those who may be contacted, the held-out among them.
  public let contactable: Int
  public let contacted: Int
  public let meanScore: Double
  /// Of those expected to leave, the share that is contacted: Σp over the contacted, over Σp of all. Outcomes are not
  /// known yet, so this is the true positive rate to expect when scores are the chances they stand for. `nil` when
  /// nobody is expected to leave.
  public let reached: Estimate?

  /// Groups in the order of their names; those without a row are left out. Arrays have one entry a row; missing
  /// scores (NaN) count in no sum of scores.
  public static func groups(
    by groups: RowGroups, isContactable: [Bool], isContacted: [Bool], scores: [Double]
  ) -> [ContactedGroup] {
    var sums = [Sums](repeating: Sums(), count: groups.names.count)
    for (row, code) in groups.codes.enumerated() {
      sums[Int(code)].add(
        isContactable: isContactable[row], isContacted: isContacted[row], score: scores[row])
    }
    return zip(groups.names, sums).compactMap { name, sums in
      sums.count > 0 ? ContactedGroup(name, sums) : nil
    }
  }

  private struct Sums {
    var (count, contactable, contacted, scored) = (0, 0, 0, 0)
    /// Σp and Σp², of all and of the contacted.
    var (all, allSquares, reached, reachedSquares) = (0.0, 0.0, 0.0, 0.0)

    mutating func add(isContactable: Bool, isContacted: Bool, score: Double) {
      count += 1
      if isContactable { contactable += 1 }
      if isContacted { contacted += 1 }
      guard !score.isNaN else { return }
      scored += 1
      all += score
      allSquares += score * score
      guard isContacted else { return }
      reached += score
      reachedSquares += score * score
    }
  }

  private init(_ name: RowGroups.Name, _ sums: Sums) {
    self.name = name
    count = sums.count
    contactable = sums.contactable
    contacted = sums.contacted
    meanScore = sums.scored > 0 ? sums.all / Double(sums.scored) : .nan
    reached = ContactedGroup.reached(sums)
  }

  /// The linearised ratio of sums (Cochran 1977, §6.3): residuals are p·(c − R), with c 1 for the contacted.
  private static func reached(_ sums: Sums) -> Estimate? {
    guard sums.scored > 1, sums.all > 0 else { return nil }
    let n = Double(sums.scored)
    let ratio = sums.reached / sums.all
    let residuals = sums.reachedSquares * (1 - 2 * ratio) + ratio * ratio * sums.allSquares
    return Estimate(
      ratio, standardError: (n / (n - 1) * Swift.max(0, residuals)).squareRoot() / sums.all)
  }
}
