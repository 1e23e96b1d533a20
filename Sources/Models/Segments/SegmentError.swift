public import Populations
public import Tables

/// Why no segments could be found.
public enum SegmentError: Error, Sendable, Hashable {
  case population(PopulationError)
  /// Fewer complete rows than segments wanted, or than ten a segment.
  case tooFewRows(Int)
  /// Every feature has one value only.
  case constantFeatures
  /// More segments wanted than there are different rows.
  case tooFewDistinct(k: Int, distinct: Int)
  case tooManyLevels(column: String, levels: Int)
  /// A logarithm was asked for where values lie below 0.
  case negative(column: String)
  /// Days and texts are no features.
  case unsuitable(column: String, kind: ColumnKind)
}
