/// The first record of a file: the names of the columns.
struct CSVHeader: Sendable {
  let names: [String]
  let delimiter: UInt8
  /// Where the rows begin.
  let end: Int
  let faults: [CSVFault]

  init(_ bytes: ByteView, delimiter: UInt8?) {
    let start = Self.start(of: bytes)
    self.delimiter = delimiter ?? Self.likelyDelimiter(bytes, from: start)
    var record = RecordReader(bytes, position: start, delimiter: self.delimiter)
    var names: [String] = []
    var positions: [Int] = []
    while let field = record.next(inRecord: !names.isEmpty) {
      names.append(field.text(in: bytes))
      positions.append(field.range.lowerBound)
      if field.endsRecord { break }
    }
    self.names = names
    end = record.position
    let named = Self.faults(of: names, at: positions, start: start, in: bytes)
    faults = named + Self.brokenText(before: record.position, in: bytes, besides: named) + record.faults
  }

  /// After the mark that some programs put before UTF-8.
  private static func start(of bytes: ByteView) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// Whichever of comma, semicolon and tab the first line has most of outside quotes.
  private static func likelyDelimiter(_ bytes: ByteView, from start: Int) -> UInt8 {
    let candidates = [Ascii.comma, Ascii.semicolon, Ascii.tab]
    var counts = [0, 0, 0]
    var quoted = false
    for position in start..<Swift.max(start, bytes.count) {
      let byte = bytes[position]
      if byte == Ascii.quote { quoted.toggle() }
      if quoted { continue }
      if byte == Ascii.newline { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    var best = 0
    for index in 1...2 where counts[index] > counts[best] { best = index }
    return candidates[best]
  }

  /// Bytes that are no UTF-8: names that hold them are not those that anyone would look for.
  private static func brokenText(
    before end: Int, in bytes: ByteView, besides faults: [CSVFault]
  ) -> [CSVFault] {
    if faults.contains(where: { $0.kind == .wideText }) { return [] }
    return UTF8Check.faults(in: 0..<Swift.min(end, bytes.count), of: bytes, limit: CSVFault.limit + 1)
  }

  private static func faults(
    of names: [String], at positions: [Int], start: Int, in bytes: ByteView
  ) -> [CSVFault] {
    if bytes.count == start { return [CSVFault(position: start, kind: .emptyFile)] }
    if bytes.count >= 2, (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF) {
      return [CSVFault(position: 0, kind: .wideText)]
    }
    var faults: [CSVFault] = []
    var first: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if name.utf8.allSatisfy({ $0 == Ascii.space }) {
        faults.append(CSVFault(position: positions[index], kind: .unnamedColumn(index + 1)))
      } else if let earlier = first[name] {
        faults.append(CSVFault(position: positions[index], kind: .repeatedName(index + 1, first: earlier)))
      } else {
        first[name] = index + 1
      }
    }
    return faults
  }
}
