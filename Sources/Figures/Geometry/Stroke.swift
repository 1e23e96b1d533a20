/// How a line is drawn.
public struct Stroke: Sendable, Hashable {
  public enum Dash: Sendable, Hashable { case solid, dashed, dotted, dashDotted }

  public var ink: Ink
  /// In points.
  public var width: Double
  public var dash: Dash

  public init(_ ink: Ink, width: Double, dash: Dash = .solid) {
    self.ink = ink
    self.width = width
    self.dash = dash
  }
}
