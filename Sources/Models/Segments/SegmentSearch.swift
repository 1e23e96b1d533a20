/// How segments are searched for.
public struct SegmentSearch: Sendable, Hashable {
  /// What to do with a customer one of whose features is missing.
  public enum Missing: String, Sendable, Hashable, CaseIterable {
    /// The customer belongs to no segment, and is counted.
    case exclude
    /// The value is 0: right for running totals of customers who have just begun.
    case zero
  }

  /// The number of segments; `nil` to choose it among `candidates`.
  public var k: Int?
  public var candidates: ClosedRange<Int>
  /// Smallest share of the customers that a segment may hold when k is chosen.
  public var minimumShare: Double
  /// Mean adjusted Rand index over bootstraps that a chosen k must reach.
  public var minimumStability: Double
  /// k-means++ starts for the final k.
  public var starts: Int
  /// Starts for each k that is only looked at.
  public var trialStarts: Int
  public var bootstraps: Int
  /// Rows that silhouettes and bootstraps use.
  public var trialRows: Int
  /// Rows on which the starts for the final k run, before the whole data.
  public var searchRows: Int
  public var missing: Missing
  public var seed: UInt64

  public init(
    k: Int? = nil, candidates: ClosedRange<Int> = 2...8, minimumShare: Double = 0.05,
    minimumStability: Double = 0.8, starts: Int = 20, trialStarts: Int = 5, bootstraps: Int = 8,
    trialRows: Int = 2_000, searchRows: Int = 10_000, missing: Missing = .exclude, seed: UInt64
  ) {
    self.k = k
    self.candidates = candidates
    self.minimumShare = minimumShare
    self.minimumStability = minimumStability
    self.starts = starts
    self.trialStarts = trialStarts
    self.bootstraps = bootstraps
    self.trialRows = trialRows
    self.searchRows = searchRows
    self.missing = missing
    self.seed = seed
  }
}
