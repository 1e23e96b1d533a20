/// A text that goes with a mark, and where it would like to stand.
public struct MarkLabel: Sendable, Hashable {
  public enum Placement: Sendable, Hashable {
    /// Right of the panel, at the height of a curve's end.
    case end
    /// On the anchor's height, starting right of it.
    case after
    /// On the anchor's height, ending left of it.
    case before
    /// In a column at the panel's right, on the anchor's height.
    case column
    /// Over the panel, centred on the anchor.
    case above
    /// Somewhere free around the anchor, this far from it.
    case near(clearance: Double)
  }

  public let text: String
  /// In points on the canvas.
  public let anchor: Point
  public let placement: Placement
  public let ink: Ink
  public let weight: TextStyle.Weight

  public init(
    _ text: String, at anchor: Point, _ placement: Placement, ink: Ink, weight: TextStyle.Weight = .medium
  ) {
    self.text = text
    self.anchor = anchor
    self.placement = placement
    self.ink = ink
    self.weight = weight
  }

  var style: TextStyle { TextStyle(size: Typography.label.size, weight: weight, ink: ink) }
}

/// A place that labels should rather not cover, and how much that would hurt.
public struct Obstacle: Sendable, Hashable {
  public let at: Point
  public let weight: Double

  public init(_ at: Point, weight: Double) {
    self.at = at
    self.weight = weight
  }
}
