import Glibc

/// A column as segments are made from it.
public struct SegmentFeature: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case number
    case flag
    /// Levels that occur, in the order of the column; each is a dimension of its own.
    case category([String])
  }

  public let column: String
  public internal(set) var kind: Kind
  /// log(1 + x) is taken.
  public internal(set) var isLogged = false
  /// Before any change, on the sample; `nil` where it was not asked.
  public internal(set) var skewness: Double?
  /// Values beyond are moved here, in the column's own unit; `nil` where none are.
  public internal(set) var bounds: ClosedRange<Double>?
  /// Rows with values far from all others, for which the bounds are set.
  public internal(set) var outliers = 0

  public init(column: String, kind: Kind) {
    self.column = column
    self.kind = kind
  }

  /// Most levels of a category.
  public static let levelLimit = 20

  /// A value in the unit in which distances are measured, before it is centred and scaled.
  func prepared(_ value: Double) -> Double {
    var value = value
    if let bounds { value = Swift.min(Swift.max(value, bounds.lowerBound), bounds.upperBound) }
    return isLogged ? log1p(value) : value
  }
}

/// One coordinate of the space of segments: a numeric column, or a level of a category.
public struct SegmentDimension: Sendable, Hashable {
  /// Index into the features.
  public let feature: Int
  public let level: String?
}
