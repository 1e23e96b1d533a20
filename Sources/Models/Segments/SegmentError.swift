public import Populations

/// Why no segments could be found.
public enum SegmentError: Error, Sendable, Hashable {
  case population(PopulationError)
  /// Fewer complete rows than segments wanted, or than ten a segment.
  case tooFewRows(Int)
  /// Every feature has one value only.
  case constantFeatures
}
