/// How segments are searched for.
public struct SegmentSearch: Sendable, Hashable {
  /// What to do with a customer one of whose features is missing.
  public enum Missing: String, Sendable, Hashable, CaseIterable {
    /// The customer belongs to no segment, and is counted.
    case exclude
    /// The value is 0: right for running totals of customers who have just begun.
    case zero
  }

  /// What is done to numbers before they are put on one scale.
  public enum Transform: String, Sendable, Hashable, CaseIterable {
    /// log(1 + x) where the skewness exceeds 1 and no value is below 0.
    case auto
    case none
    /// log(1 + x) for every numeric column.
    case log1p
  }

  /// What is done about values far from all others.
  public enum Outliers: String, Sendable, Hashable, CaseIterable {
    /// In columns with values farther than three interquartile ranges from the middle half, values beyond the first
    /// and the last percentile are moved there.
    case auto
    case keep
  }

  /// The number of segments; `nil` to choose it among `candidates`.
  public var k: Int?
  public var candidates: ClosedRange<Int>
  /// Smallest share of the customers that a segment may hold when k is chosen.
  public var minimumShare: Double
  /// Mean, and least, adjusted Rand index over bootstraps that a chosen k must reach.
  public var minimumStability: Double
  public var leastStability: Double
  /// Standard errors of the greatest silhouette by which that of a smaller k may fall short and still be taken.
  public var errorsAllowed: Double
  /// k-means++ starts for the final k.
  public var starts: Int
  /// Starts for each k that is only looked at.
  public var trialStarts: Int
  public var bootstraps: Int
  /// Rows that silhouettes use: they cost the square of their number.
  public var trialRows: Int
  /// Rows that trials and bootstraps use.
  public var stabilityRows: Int
  /// Rows on which the starts for the final k run, before the whole data.
  public var searchRows: Int
  public var missing: Missing
  public var transform: Transform
  public var outliers: Outliers
  public var seed: UInt64

  public init(
    k: Int? = nil, candidates: ClosedRange<Int> = 2...8, minimumShare: Double = 0.05,
    minimumStability: Double = 0.8, leastStability: Double = 0.6, errorsAllowed: Double = 1, starts: Int = 20,
    trialStarts: Int = 5, bootstraps: Int = 50, trialRows: Int = 2_000, stabilityRows: Int = 2_000,
    searchRows: Int = 10_000,
    missing: Missing = .exclude, transform: Transform = .auto, outliers: Outliers = .auto, seed: UInt64
  ) {
    self.k = k
    self.candidates = candidates
    self.minimumShare = minimumShare
    self.minimumStability = minimumStability
    self.leastStability = leastStability
    self.errorsAllowed = errorsAllowed
    self.starts = starts
    self.trialStarts = trialStarts
    self.bootstraps = bootstraps
    self.trialRows = trialRows
    self.stabilityRows = stabilityRows
    self.searchRows = searchRows
    self.missing = missing
    self.transform = transform
    self.outliers = outliers
    self.seed = seed
  }

  func isStable(_ stability: SegmentTrial.Stability) -> Bool {
    stability.mean >= minimumStability && stability.least >= leastStability
  }
}
