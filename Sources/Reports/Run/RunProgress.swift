/// Hears what a render is doing, for a person who waits.
public protocol RunProgress: Sendable {
  func began(_ step: String)
  func ended(_ step: String, seconds: Double, isOK: Bool)
}

/// Nobody waits.
public struct NoProgress: RunProgress {
  public init() {}
  public func began(_ step: String) {}
  public func ended(_ step: String, seconds: Double, isOK: Bool) {}
}
