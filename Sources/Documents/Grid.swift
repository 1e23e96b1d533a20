public import Findings

/// A small table written by the author in Markdown: it has no number, no data file and breaks between rows only.
public struct Grid: Sendable {
  public let alignments: [ResultTable.Column.Alignment]
  public let header: [[Inline]]
  /// Each row has as many cells as the header.
  public let rows: [[[Inline]]]

  public init(alignments: [ResultTable.Column.Alignment], header: [[Inline]], rows: [[[Inline]]]) {
    self.alignments = alignments
    self.header = header
    // Short rows are filled and long ones cut, as GitHub prints them.
    self.rows = rows.map { Array(($0 + Array(repeating: [], count: header.count)).prefix(header.count)) }
  }
}
