import Outside
import Tables

/// The records of a CSV that a bundle holds, one at a time, whatever the size of the file.
struct RecordStream {
  private let file: any InputFile
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  /// Where the fields of the last record end, counted from its beginning; the last of them has its line end.
  private var ends: [Int] = []

  init(_ file: any InputFile) { self.file = file }

  /// The bytes of the next record with its line end, as they stand in the file; `nil` at the end.
  mutating func next() throws(WorldError) -> ArraySlice<UInt8>? {
    ends.removeAll(keepingCapacity: true)
    var (scanned, isQuoted) = (position, false)
    while true {
      if Self.scan(buffer, from: position, &scanned, &isQuoted, &ends) {
        defer { position = scanned }
        return buffer[position..<scanned]
      }
      if isAtEnd {
        defer { position = buffer.count }
        ends.append(buffer.count - position)
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

  /// Goes on to the end of the record that begins at `position`; `false` when it is not in the buffer yet.
  private static func scan(
    _ buffer: [UInt8], from start: Int, _ scanned: inout Int, _ isQuoted: inout Bool, _ ends: inout [Int]
  ) -> Bool {
    let bytes = buffer.span
    var place = scanned
    var isInside = isQuoted
    defer { (scanned, isQuoted) = (place, isInside) }
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      // Nearly all bytes are greater than these three.
      guard byte <= UInt8(ascii: ",") else { continue }
      if byte == UInt8(ascii: "\"") { isInside.toggle() }
      guard !isInside else { continue }
      if byte == UInt8(ascii: ",") { ends.append(place - 1 - start) }
      if byte == UInt8(ascii: "\n") {
        ends.append(place - start)
        return true
      }
    }
    return false
  }

  /// How many fields the last record has.
  var fieldCount: Int { ends.count }

  /// A field of a record that was the last; the others are not looked at.
  func field(_ index: Int, of record: ArraySlice<UInt8>) -> String {
    Self.fields(bytes(index, of: record)).first ?? ""
  }

  /// Whether a field of the last record stands there as these bytes.
  func field(_ index: Int, of record: ArraySlice<UInt8>, is text: [UInt8]) -> Bool {
    bytes(index, of: record).elementsEqual(text)
  }

  private func bytes(_ index: Int, of record: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = index == 0 ? 0 : ends[index - 1] + 1
    var field = record[record.startIndex + start..<record.startIndex + ends[index]]
    if index == ends.count - 1 {
      while let end = field.last, end == 0x0A || end == 0x0D { field.removeLast() }
    }
    return field
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
    String(decoding: FormulaGuard.plain(field[...]), as: UTF8.self)
  }
}
