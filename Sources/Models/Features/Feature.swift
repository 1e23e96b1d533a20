/// A column that a model learns from.
public struct Feature: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// Numbers as they are; missing stays missing.
    case numeric
    /// One 0/1 column a level, in the order of the alphabet; all zero for a missing or unseen level.
    case category(levels: [String])
  }

  public let column: String
  public let kind: Kind

  public init(column: String, kind: Kind) {
    self.column = column
    self.kind = kind
  }

  /// Columns it takes in a matrix.
  var width: Int {
    switch kind {
    case .numeric: 1
    case .category(let levels): levels.count
    }
  }
}

/// Why a column is not among a model's features.
public enum LeftOutReason: Sendable, Hashable {
  case id, role, date, personal, protected, afterOutcome, notFeature, consent
  /// Made by another cell.
  case derived
  /// Free text, or more levels than a category should have.
  case tooManyLevels(Int?)
  /// One value in all the rows that train.
  case constant
  /// No value in the rows that train.
  case empty
}

/// Which columns a model learns from, and which it does not, with the reason; both in the order of the data.
public struct FeatureChoice: Sendable, Hashable {
  public struct LeftOut: Sendable, Hashable {
    public let column: String
    public let reason: LeftOutReason

    public init(column: String, reason: LeftOutReason) {
      self.column = column
      self.reason = reason
    }
  }

  public var used: [Feature]
  public var leftOut: [LeftOut]

  public init(used: [Feature], leftOut: [LeftOut]) {
    self.used = used
    self.leftOut = leftOut
  }
}
