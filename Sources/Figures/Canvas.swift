/// A surface to draw on: Cairo, SVG, or a recorder in tests. Points, y downward, origin at the top left.
public protocol Canvas {
  mutating func line(_ points: [Point], _ stroke: Stroke)
  mutating func polygon(_ points: [Point], fill: Ink)
  mutating func rectangle(_ box: Box, fill: Ink?, stroke: Stroke?)
  mutating func circle(_ centre: Point, radius: Double, fill: Ink?, stroke: Stroke?)
  mutating func text(_ text: String, at anchor: Point, _ style: TextStyle)
  /// The width of a text as it will be drawn.
  func width(of text: String, _ style: TextStyle) -> Double
}

public struct Point: Sendable, Hashable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

public struct Box: Sendable, Hashable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

/// A colour with its opacity, 0…1 each.
public struct Ink: Sendable, Hashable {
  public var red: Double
  public var green: Double
  public var blue: Double
  public var alpha: Double

  public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }
}

public struct Stroke: Sendable, Hashable {
  public enum Dash: Sendable, Hashable { case solid, dashed, dotted }

  public var ink: Ink
  public var width: Double
  public var dash: Dash

  public init(_ ink: Ink, width: Double, dash: Dash = .solid) {
    self.ink = ink
    self.width = width
    self.dash = dash
  }
}

public struct TextStyle: Sendable, Hashable {
  public enum Weight: Sendable, Hashable { case regular, medium, semibold }
  public enum Alignment: Sendable, Hashable { case leading, centre, trailing }

  /// In points.
  public var size: Double
  public var weight: Weight
  public var ink: Ink
  public var alignment: Alignment

  public init(size: Double, weight: Weight = .regular, ink: Ink, alignment: Alignment = .leading) {
    self.size = size
    self.weight = weight
    self.ink = ink
    self.alignment = alignment
  }
}

/// A panel's drawing area with its scales resolved to points.
public struct Frame: Sendable {
  public let box: Box
  public let x: Axis
  public let y: Axis

  public init(box: Box, x: Axis, y: Axis) {
    self.box = box
    self.x = x
    self.y = y
  }
}
