import Outside

/// The records of a CSV that a bundle holds, one at a time, whatever the size of the file.
struct RecordStream {
  private let file: any InputFile
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  init(_ file: any InputFile) { self.file = file }

  /// The bytes of the next record with its line end, as they stand in the file; `nil` at the end.
  mutating func next() throws(WorldError) -> ArraySlice<UInt8>? {
    var (scanned, isQuoted) = (position, false)
    while true {
      while scanned < buffer.count {
        let byte = buffer[scanned]
        scanned += 1
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if byte == UInt8(ascii: "\n"), !isQuoted {
          defer { position = scanned }
          return buffer[position..<scanned]
        }
      }
      if isAtEnd {
        defer { position = buffer.count }
        return position < buffer.count ? buffer[position...] : nil
      }
      scanned -= position
      buffer.removeSubrange(..<position)
      position = 0
      let more = try file.read(1 << 20)
      isAtEnd = more.isEmpty
      buffer += more
    }
  }

  /// The fields of a record, without their quotes and without the apostrophe that keeps spreadsheets from running
  /// a text.
  static func fields(_ record: ArraySlice<UInt8>) -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var wasQuote = false
    for byte in record {
      switch byte {
      case UInt8(ascii: "\""):
        if wasQuote, !isQuoted { field.append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        fields.append(text(field))
        field = []
      case 0x0A where !isQuoted, 0x0D where !isQuoted: break
      default: field.append(byte)
      }
      wasQuote = byte == UInt8(ascii: "\"")
    }
    return fields + [text(field)]
  }

  private static func text(_ field: [UInt8]) -> String {
    let isGuarded = field.first == UInt8(ascii: "'") && field.dropFirst().first.map(runs.contains) == true
    return String(decoding: isGuarded ? field.dropFirst() : field[...], as: UTF8.self)
  }

  private static let runs = Set("=+-@\t\r".utf8)
}
