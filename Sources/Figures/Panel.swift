/// One pair of axes with its marks.
public struct Panel: Sendable {
  public let title: String?
  public let x: Axis
  /// Its label is printed above it, since no text is turned.
  public let y: Axis
  /// Drawn in this order, all bands first.
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
