/// How one line of text is set.
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

  func aligned(_ alignment: Alignment) -> TextStyle {
    TextStyle(size: size, weight: weight, ink: ink, alignment: alignment)
  }

  func inked(_ ink: Ink) -> TextStyle {
    TextStyle(size: size, weight: weight, ink: ink, alignment: alignment)
  }

  /// From a line's middle down to its baseline: half of Inter's capital height.
  var drop: Double { size * 0.364 }

  /// The distance between baselines.
  var leading: Double { (size * 1.3 * 2).rounded(.up) / 2 }

  /// What a text of this width may cover: with accents above and descenders below, as Inter has them.
  func box(of width: Double, at anchor: Point) -> Box {
    let left =
      switch alignment {
      case .leading: anchor.x
      case .centre: anchor.x - width / 2
      case .trailing: anchor.x - width
      }
    return Box(x: left, y: anchor.y - size * 0.93, width: width, height: size * 1.17)
  }
}
