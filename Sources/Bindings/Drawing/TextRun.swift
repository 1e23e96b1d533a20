/// A stretch of text set in one way.
public struct TextRun: Sendable, Hashable {
  public var text: String
  public var font: FontStyle
  public var color: Color
  public var link: Link?

  public init(_ text: String, _ font: FontStyle, _ color: Color = .black, link: Link? = nil) {
    self.text = text
    self.font = font
    self.color = color
    self.link = link
  }
}
