import Findings
import Tables

/// The rows of an extract, written in pieces so that millions of them take no room.
///
/// Blocks of rows are put into words side by side and written in their order, so the bytes do not depend on threads.
struct ExtractRows: Sendable {
  private static let blockSize = 8_192

  let extract: Extract

  func write(_ write: ([UInt8]) throws -> Void) rethrows {
    var header = CSVText()
    for field in extract.fields { header.text(field.name) }
    header.endLine()
    try write(header.take())
    let columns = zip(extract.table.columns, extract.fields).map { ExtractColumn($0, decimals: $1.decimals) }
    let count = extract.rows?.count ?? extract.table.rowCount
    let blocks = (count + Self.blockSize - 1) / Self.blockSize
    let wave = 2 * Parallel.processorCount
    for first in stride(from: 0, to: blocks, by: wave) {
      let pieces = Parallel.map(Swift.min(wave, blocks - first)) { offset in
        let start = (first + offset) * Self.blockSize
        return lines(start..<Swift.min(start + Self.blockSize, count), columns)
      }
      for piece in pieces { try write(piece) }
    }
  }

  private func lines(_ positions: Range<Int>, _ columns: [ExtractColumn]) -> [UInt8] {
    var text = CSVText()
    for position in positions {
      let row = extract.rows.map { Int($0[position]) } ?? position
      for column in columns { column.append(row, to: &text) }
      text.endLine()
    }
    return text.take()
  }
}
