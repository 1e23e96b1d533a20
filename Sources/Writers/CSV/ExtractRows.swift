import Findings
import Formats
import Tables

/// The rows of an extract, written in pieces so that millions of them take no room.
struct ExtractRows {
  private static let pieceSize = 1 << 17

  let extract: Extract

  func write(_ write: ([UInt8]) throws -> Void) rethrows {
    var text = CSVText()
    for field in extract.fields { text.text(field.name) }
    text.endLine()
    let columns = zip(extract.table.columns, extract.fields).map { (column: $0, decimals: $1.decimals) }
    for position in 0..<(extract.rows?.count ?? extract.table.rowCount) {
      let row = extract.rows.map { Int($0[position]) } ?? position
      for (column, decimals) in columns { Self.append(column, row, decimals, to: &text) }
      text.endLine()
      if text.count >= Self.pieceSize { try write(text.take()) }
    }
    if text.count > 0 { try write(text.take()) }
  }

  private static func append(_ column: Column, _ row: Int, _ decimals: Int?, to text: inout CSVText) {
    switch column {
    case .integers(let values):
      values[row] == Column.missingInteger ? text.skip() : text.plain(String(values[row]))
    case .decimals(let values, let digits):
      values[row] == Column.missingDecimal
        ? text.skip() : text.plain(CSVNumber.text(scaled: values[row], digits: digits))
    case .smallDecimals(let values, let digits):
      values[row] == Column.missingInteger
        ? text.skip() : text.plain(CSVNumber.text(scaled: Int64(values[row]), digits: digits))
    case .numbers(let values): append(values[row], decimals, to: &text)
    case .floats(let values): append(values[row], decimals, to: &text)
    case .categories(let column):
      if let code = column.code(at: row) { text.text(column.levels[code]) } else { text.skip() }
    case .days(let values):
      values[row] == Column.missingInteger ? text.skip() : text.plain(Day(number: Int(values[row])).iso)
    case .flags(let values):
      values[row] == Column.missingFlag ? text.skip() : text.plain(values[row] == 0 ? "false" : "true")
    case .text(let column): text.text(column.bytes[column.range(of: row)])
    }
  }

  private static func append(_ value: Double, _ decimals: Int?, to text: inout CSVText) {
    if let number = CSVNumber.text(value, decimals: decimals) { text.plain(number) } else { text.skip() }
  }

  /// In its own precision: 0.1 as a float is "0.1", not "0.10000000149011612".
  private static func append(_ value: Float, _ decimals: Int?, to text: inout CSVText) {
    guard value.isFinite else { return text.skip() }
    guard let decimals else { return text.plain("\(value)") }
    append(Double(value), decimals, to: &text)
  }
}
