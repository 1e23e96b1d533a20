/// A chart as data: panels of marks on scales, with what goes around them; drawn later, on any canvas.
///
/// Every text in it is final, in the report's language. Titles stand outside, with the exhibit.
public struct Figure: Sendable {
  /// Panels side by side, left to right; most figures have one.
  public let panels: [Panel]
  /// In points; the width is the report's text width.
  public let height: Double

  public init(panels: [Panel], height: Double = 230) {
    self.panels = panels
    self.height = height
  }

  public init(_ panel: Panel, height: Double = 230) {
    self.init(panels: [panel], height: height)
  }
}

/// One pair of axes with its marks.
public struct Panel: Sendable {
  public let title: String?
  public let x: Axis
  public let y: Axis
  /// Drawn in this order.
  public let marks: [any Mark]
  /// Rows of numbers under the x axis, aligned with its ticks (at risk, censored, events).
  public let riskTable: RiskTable?

  public init(title: String? = nil, x: Axis, y: Axis, marks: [any Mark], riskTable: RiskTable? = nil) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
    self.riskTable = riskTable
  }
}

/// An axis: a scale, its ticks with their final texts, and a label.
public struct Axis: Sendable, Hashable {
  public enum Scale: Sendable, Hashable {
    case linear(ClosedRange<Double>)
    /// Positive values only.
    case logarithmic(ClosedRange<Double>)
    /// Categories in order, first at the left or at the top; positions are 0, 1, 2 …
    case band([String])
    /// Not drawn: no line, ticks or labels.
    case hidden(ClosedRange<Double>)
  }

  public struct Tick: Sendable, Hashable {
    public let at: Double
    public let label: String

    public init(_ at: Double, _ label: String) {
      self.at = at
      self.label = label
    }
  }

  public let scale: Scale
  /// Empty for band scales, whose categories are their ticks.
  public let ticks: [Tick]
  public let label: String?
  public let hasGrid: Bool

  public init(_ scale: Scale, ticks: [Tick] = [], label: String? = nil, hasGrid: Bool = false) {
    self.scale = scale
    self.ticks = ticks
    self.label = label
    self.hasGrid = hasGrid
  }

  /// Round tick positions that cover a range: steps of 1, 2, 2.5 or 5 times a power of ten, about `count` of them.
  public static func niceTicks(_ range: ClosedRange<Double>, count: Int = 5) -> [Double] {
    [range.lowerBound, range.upperBound]
  }
}

/// A series' colour: a place in the house palette, or a role.
public enum Tone: Sendable, Hashable {
  /// Navy, orange, turquoise, purple, in this order; from the fifth on greys.
  case series(Int)
  /// What the chart is about.
  case focus
  /// Everything else.
  case muted
  /// Navy and orange, always with a sign or a word.
  case good, bad
}

public struct RiskTable: Sendable, Hashable {
  public struct Row: Sendable, Hashable {
    public let label: String
    public let tone: Tone
    /// One text for each position.
    public let texts: [String]

    public init(label: String, tone: Tone, texts: [String]) {
      self.label = label
      self.tone = tone
      self.texts = texts
    }
  }

  public let title: String
  /// Positions on the x axis.
  public let positions: [Double]
  public let rows: [Row]

  public init(title: String, positions: [Double], rows: [Row]) {
    self.title = title
    self.positions = positions
    self.rows = rows
  }
}
