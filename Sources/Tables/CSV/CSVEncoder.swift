/// Writes rows of a table as CSV (RFC 4180, UTF-8, CRLF) on all cores, in order, in pieces that take little room.
///
/// Missing values are empty fields, dates ISO, flags `true` and `false`, numbers plain with a dot. Text that a
/// spreadsheet would run as a formula begins with an apostrophe.
public struct CSVEncoder: Sendable {
  /// A column of the file.
  public struct Field: Sendable {
    public let name: String
    public let column: Column
    /// Digits after the point of floating-point numbers; `nil` for as many as bring the same number back.
    public let decimals: Int?

    public init(_ name: String, _ column: Column, decimals: Int? = nil) {
      self.name = name
      self.column = column
      self.decimals = decimals
    }
  }

  /// Rows that one thread writes at a time.
  private static let pieceSize = 8_192

  private let fields: [Field]
  private let rows: [Int32]?
  private let rowCount: Int
  private let threads: Int

  /// Every row of the columns, or those given, in their order.
  public init(_ fields: [Field], rows: [Int32]? = nil, threads: Int = Parallel.processorCount) {
    self.fields = fields
    self.rows = rows
    self.threads = threads
    rowCount = rows?.count ?? fields.first?.column.count ?? 0
  }

  /// The header and the rows, piece after piece.
  public func write<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var header = CSVLine()
    for field in fields { header.text(Array(field.name.utf8)[...]) }
    header.end()
    try write(header.bytes)
    let encoders = fields.map { FieldEncoder($0) }
    let pieces = (rowCount + Self.pieceSize - 1) / Self.pieceSize
    for first in stride(from: 0, to: pieces, by: threads * 2) {
      let count = Swift.min(threads * 2, pieces - first)
      for piece in Parallel.map(count, threads: threads, { encoded(piece: first + $0, encoders) }) {
        try write(piece)
      }
    }
  }

  private func encoded(piece: Int, _ encoders: [FieldEncoder]) -> [UInt8] {
    var line = CSVLine()
    line.reserve(Self.pieceSize * encoders.count * 8)
    for position in piece * Self.pieceSize..<Swift.min(rowCount, (piece + 1) * Self.pieceSize) {
      let row = rows.map { Int($0[position]) } ?? position
      for encoder in encoders { encoder.append(row, to: &line) }
      line.end()
    }
    return line.bytes
  }
}

/// One column as it is written, with its levels made ready once.
private struct FieldEncoder: Sendable {
  private let column: Column
  private let decimals: Int?
  /// Of a category column: each level as a finished field.
  private let levels: [[UInt8]]

  init(_ field: CSVEncoder.Field) {
    column = field.column
    decimals = field.decimals
    if case .categories(let categories) = field.column {
      levels = categories.levels.map { CSVLine.field(Array($0.utf8)[...]) }
    } else {
      levels = []
    }
  }

  func append(_ row: Int, to line: inout CSVLine) {
    line.separate()
    switch column {
    case .integers(let values):
      if values[row] != Column.missingInteger { line.whole(Int64(values[row])) }
    case .smallDecimals(let values, let digits):
      if values[row] != Column.missingInteger { line.scaled(Int64(values[row]), digits: digits) }
    case .decimals(let values, let digits):
      if values[row] != Column.missingDecimal { line.scaled(values[row], digits: digits) }
    case .numbers(let values): line.number(values[row], decimals: decimals) { "\(values[row])" }
    case .floats(let values):
      // In its own precision: 0.1 as a float is "0.1", not "0.10000000149011612".
      line.number(Double(values[row]), decimals: decimals) { "\(values[row])" }
    case .categories(let categories):
      if let code = categories.code(at: row) { line.raw(levels[code]) }
    case .days(let values):
      if values[row] != Column.missingInteger { line.day(Int(values[row])) }
    case .flags(let values):
      if values[row] != Column.missingFlag { line.raw(values[row] == 0 ? Self.no : Self.yes) }
    case .text(let text): line.escaped(text.bytes[text.range(of: row)])
    }
  }

  private static let yes = Array("true".utf8)
  private static let no = Array("false".utf8)
}
