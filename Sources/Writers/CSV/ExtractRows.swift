import Findings
import Tables
import Threads

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
    if extract.hasMark { try write([0xEF, 0xBB, 0xBF]) }
    try write(header.take())
    let columns = extract.fields.compactMap { Source($0, of: extract) }
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

  /// Where the values of a field are from.
  private enum Source: Sendable {
    case kept(ExtractColumn)
    /// Asked for the rows of each block.
    case made(Extract.Made, Extract.Field)

    init?(_ field: Extract.Field, of extract: Extract) {
      if let made = extract.made.first(where: { $0.name == field.name }) {
        self = .made(made, field)
      } else if let column = extract.table[field.name] {
        self = .kept(ExtractColumn(column, field))
      } else {
        return nil
      }
    }

    func fields(_ rows: [Int]) -> ExtractColumn.Fields {
      switch self {
      case .kept(let column): column.fields(rows)
      case .made(let made, let field): ExtractColumn(made.values(rows), field).fields(Array(rows.indices))
      }
    }
  }

  private func lines(_ positions: Range<Int>, _ columns: [Source]) -> [UInt8] {
    let rows = positions.map { position in extract.rows.map { Int($0[position]) } ?? position }
    let fields = columns.map { $0.fields(rows) }.map { (bytes: $0.bytes, ends: $0.ends) }
    var starts = Array(repeating: 0, count: fields.count)
    var output: [UInt8] = []
    output.reserveCapacity(fields.reduce(0) { $0 + $1.bytes.count } + rows.count * (fields.count + 1))
    for line in rows.indices {
      for column in fields.indices {
        if column > 0 { output.append(UInt8(ascii: ",")) }
        let end = fields[column].ends[line]
        for position in starts[column]..<end { output.append(fields[column].bytes[position]) }
        starts[column] = end
      }
      output += [0x0D, 0x0A]
    }
    return output
  }
}
