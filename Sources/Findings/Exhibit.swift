public import Figures

/// Something numbered and shown: a figure, a table, or a strip of tiles.
public struct Exhibit: Sendable {
  public enum Content: Sendable {
    case figure(Figure)
    case table(ResultTable)
    case tiles([Tile])
  }

  /// Its address within the cell: `calibration`; empty for the cell's main exhibit of its kind.
  public let id: String
  /// A neutral title: what is shown.
  public let title: String
  /// Measure, population, period and level of intervals, in one line.
  public let subtitle: String
  public let content: Content
  /// For those who cannot see it: what it shows, with its main numbers. Required of figures.
  public let alt: String
  /// Printed below: method, exclusions.
  public let note: String?
  /// In the appendix rather than in the body.
  public let isSupplementary: Bool

  public init(
    id: String = "", title: String, subtitle: String = "", content: Content, alt: String, note: String? = nil,
    isSupplementary: Bool = false
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.content = content
    self.alt = alt
    self.note = note
    self.isSupplementary = isSupplementary
  }
}

/// One number of the strip at the top of a report.
public struct Tile: Sendable, Hashable {
  public enum Direction: Sendable, Hashable { case better, worse, neutral }

  public let label: String
  public let value: Value
  /// "12.1–13.4 %", already in words.
  public let range: String?
  /// "▼ −1.2 pp on 2026Q2", already in words, with its interval where there is one.
  public let change: String?
  public let direction: Direction
  /// "better" or "worse", so that colour never carries it alone.
  public let judgement: String?
  /// "target 24.0 %".
  public let target: String?
  /// Earlier values and this one, oldest first; empty or one value draws no line.
  public let history: [Double]

  public init(
    label: String, value: Value, range: String? = nil, change: String? = nil, direction: Direction = .neutral,
    judgement: String? = nil, target: String? = nil, history: [Double] = []
  ) {
    self.label = label
    self.value = value
    self.range = range
    self.change = change
    self.direction = direction
    self.judgement = judgement
    self.target = target
    self.history = history
  }
}
