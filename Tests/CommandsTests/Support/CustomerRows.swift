import TestSupport
import Testing

/// The lines of a data file taken apart, to be broken one way or another.
struct CustomerRows {
  private let names: [String]
  private var rows: [[String]]

  init(_ text: String) throws {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    names = try #require(lines.first)
    rows = Array(lines.dropFirst())
  }

  var text: String { ([names] + rows).map { $0.joined(separator: ",") + "\n" }.joined() }
  var count: Int { rows.count }

  func values(_ column: String) throws -> [String] {
    let position = try position(column)
    return rows.map { $0[position] }
  }

  /// Every row's value of a column, from the row's other values.
  mutating func set(_ column: String, _ value: (_ row: Int, _ old: String) -> String) throws {
    let position = try position(column)
    for row in rows.indices { rows[row][position] = value(row, rows[row][position]) }
  }

  mutating func keep(_ rows: Range<Int>) { self.rows = Array(self.rows[rows]) }

  /// Adds a copy of a row at the end.
  mutating func repeatRow(_ row: Int) { rows.append(rows[row]) }

  private func position(_ column: String) throws -> Int { try #require(names.firstIndex(of: column)) }
}

extension ReportFolder {
  func editRows(_ change: (inout CustomerRows) throws -> Void) throws {
    var rows = try CustomerRows(try text(SmallReport.data))
    try change(&rows)
    world.put(rows.text, at: SmallReport.data)
  }
}
