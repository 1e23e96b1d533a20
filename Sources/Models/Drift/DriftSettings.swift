/// How two periods are compared.
public struct DriftSettings: Sendable, Hashable {
  /// Bins cut at quantiles of the reference.
  public var bins: Int
  /// The index from which on a change matters in practice, however sure it is.
  public var practical: Double
  /// The share of false findings among the columns found, after Benjamini and Hochberg.
  public var falseDiscovery: Double
  /// Rows each period must have for a column to be judged.
  public var minimum: Int
  /// Levels compared one by one; rarer ones are taken together.
  public var levels: Int
  public var seed: UInt64
  /// Reckon the index as Evidently does as well.
  public var hasEvidently: Bool

  public init(
    bins: Int = 10, practical: Double = 0.1, falseDiscovery: Double = 0.05, minimum: Int = 100,
    levels: Int = 20, seed: UInt64 = 0, hasEvidently: Bool = false
  ) {
    self.bins = bins
    self.practical = practical
    self.falseDiscovery = falseDiscovery
    self.minimum = minimum
    self.levels = levels
    self.seed = seed
    self.hasEvidently = hasEvidently
  }
}
