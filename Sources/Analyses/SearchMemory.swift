/// What dear searches found in earlier runs, so that a report rendered again need not search again.
///
/// The engine's answer is bound to the data set, to what the spec says of its columns and to the program's version.
/// A key adds the rest that an answer depends on: the kind of cell, the format of the bytes, options and seed. It
/// covers no columns that earlier cells assigned. Nothing about a single customer may be kept here.
public protocol SearchMemory: Sendable {
  /// Exactly what was remembered under the key; `nil` when there is nothing, or nothing whole.
  func recall(_ key: String) -> [UInt8]?
  /// Keeps bytes for later runs, as well as that is possible; failing costs time and nothing else.
  func remember(_ bytes: [UInt8], under key: String)
}

/// Remembers nothing.
public struct NoMemory: SearchMemory {
  public init() {}

  public func recall(_ key: String) -> [UInt8]? { nil }
  public func remember(_ bytes: [UInt8], under key: String) {}
}
