/// What the first rows of a file suggest of its columns.
struct ColumnSample {
  /// Rows looked at.
  static let rowLimit = 1_000
  static let byteLimit = 65_536

  private(set) var evidence: [ColumnEvidence]
  /// Distinct texts of each column in the order they appear, while there are few.
  private(set) var levels: [LevelTable]
  private var values: [Int]

  init(_ bytes: ByteView, header: CSVHeader) {
    let count = header.names.count
    evidence = Array(repeating: ColumnEvidence(), count: count)
    levels = Array(repeating: LevelTable(), count: count)
    values = Array(repeating: 0, count: count)
    var block = FieldBlock(bytes, columnCount: Swift.max(1, count))
    let rows = Swift.min(header.end, bytes.count)..<bytes.count
    let range = Self.sampled(rows, of: bytes)
    var copy: [UInt8] = []
    // Faults are told by the reading of the whole file.
    var ignored: [CSVFault] = []
    var rest = range
    var rowCount = 0
    while !rest.isEmpty, rowCount < Self.rowLimit, ignored.isEmpty {
      let next = block.takeQuoted(
        from: bytes, rest, delimiter: header.delimiter, copy: &copy, faults: &ignored)
      if ignored.isEmpty {
        unsafe copy.withUnsafeBufferPointer { buffer in
          unsafe block.read(ByteView(buffer))
          take(block)
        }
      }
      rowCount += block.rowCount
      rest = next..<Swift.max(next, rest.upperBound)
    }
    forgetManyLevels()
  }

  /// Whole lines at the start of the rows; the last may be cut inside quotes, which only costs its suggestion.
  private static func sampled(_ rows: Range<Int>, of bytes: ByteView) -> Range<Int> {
    guard rows.count > byteLimit else { return rows }
    var end = rows.lowerBound + byteLimit
    while end > rows.lowerBound, bytes[end - 1] != Ascii.newline { end -= 1 }
    return rows.lowerBound..<end
  }

  private mutating func take(_ block: FieldBlock) {
    let bytes = block.bytes
    for column in evidence.indices {
      var found = evidence[column]
      var texts = levels[column]
      var count = 0
      block.forEachField(of: column) { _, start, end in
        guard !FieldParsing.isMissing(bytes, start, end) else { return }
        count += 1
        found.add(FieldParsing.evidence(bytes, start, end))
        _ = texts.code(of: bytes, start, end, limit: Self.rowLimit)
      }
      evidence[column] = found
      levels[column] = texts
      values[column] += count
    }
  }

  /// How a column is best read at first; a bad guess costs time and changes nothing.
  func mode(of column: Int) -> ColumnMode {
    let mode = ColumnMode(evidence[column])
    guard mode == .narrow else { return mode }
    return levels[column].count == 0 && values[column] > 0 ? .text : .narrow
  }

  /// Keeps no levels of columns that look like ids or names: their chunks share none.
  private mutating func forgetManyLevels() {
    for column in levels.indices where levels[column].count > 200 { levels[column] = LevelTable() }
  }
}
