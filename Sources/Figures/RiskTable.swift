/// Rows of numbers under an x axis, aligned with positions on it: at risk, censored, events.
public struct RiskTable: Sendable, Hashable {
  public struct Row: Sendable, Hashable {
    public let label: String
    public let tone: Tone
    /// One text for each position.
    public let texts: [String]
    /// Rows of one group follow each other under a line with this text, in the tone of the first.
    public let group: String?

    public init(label: String, tone: Tone, texts: [String], group: String? = nil) {
      self.label = label
      self.tone = tone
      self.texts = texts
      self.group = group
    }
  }

  /// Printed above the rows; empty for none.
  public let title: String
  /// Positions on the x axis.
  public let positions: [Double]
  public let rows: [Row]

  public init(title: String, positions: [Double], rows: [Row]) {
    self.title = title
    self.positions = positions
    self.rows = rows
    precondition(
      rows.allSatisfy { $0.texts.count == positions.count }, "every row of a risk table has a text a position"
    )
  }
}
