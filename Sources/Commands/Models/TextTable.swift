/// Rows of words under one another, for a terminal: columns as wide as their widest word, numbers to the right.
struct TextTable {
  private let rows: [[String]]
  private let right: Set<Int>

  /// `right` are the columns that end flush.
  init(_ rows: [[String]], right: Set<Int> = []) {
    self.rows = rows
    self.right = right
  }

  func lines(indent: Int = 0) -> [String] {
    let count = rows.map { $0.count }.max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = String(repeating: " ", count: indent)
      for (column, word) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - word.count)
        line += (column > 0 ? "  " : "") + (right.contains(column) ? space + word : word + space)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
