/// Reads fields one after the other, quotes and all: the plain way, for headers, for the first rows, and for chunks
/// that have quotes.
struct RecordReader {
  /// A field as it stands in the file.
  struct Field {
    /// Without its quotes.
    let range: Range<Int>
    /// Whether quotes inside it are doubled.
    let hasDoubledQuotes: Bool
    let isQuoted: Bool
    let endsRecord: Bool

    func text(in bytes: ByteView) -> String {
      guard hasDoubledQuotes else { return bytes.text(range) }
      var text: [UInt8] = []
      RecordReader.unescape(range, of: bytes, into: &text)
      return String(decoding: text, as: UTF8.self)
    }
  }

  private let bytes: ByteView
  private let delimiter: UInt8
  private let end: Int
  private(set) var position: Int
  private(set) var faults: [CSVFault] = []

  init(_ bytes: ByteView, position: Int, end: Int? = nil, delimiter: UInt8) {
    self.bytes = bytes
    self.position = position
    self.end = end ?? bytes.count
    self.delimiter = delimiter
  }

  /// The next field; `nil` where a record would begin at the end of the file.
  ///
  /// A delimiter as the last byte of the file is followed by an empty field, which the caller asks for by going on
  /// until `endsRecord`.
  @inline(__always)
  mutating func next(inRecord: Bool = false) -> Field? {
    guard position < end else {
      return inRecord
        ? Field(range: end..<end, hasDoubledQuotes: false, isQuoted: false, endsRecord: true) : nil
    }
    return bytes[position] == Ascii.quote ? quotedField() : plainField()
  }

  private mutating func plainField() -> Field {
    let start = position
    while position < end {
      let byte = bytes[position]
      if byte == delimiter || byte == Ascii.newline { break }
      if byte == Ascii.quote { faults.append(CSVFault(position: position, kind: .strayQuote)) }
      position += 1
    }
    return close(start..<position, doubled: false, quoted: false)
  }

  private mutating func quotedField() -> Field {
    let start = position + 1
    var doubled = false
    position = start
    while position < end {
      if bytes[position] != Ascii.quote {
        position += 1
      } else if position + 1 < end, bytes[position + 1] == Ascii.quote {
        doubled = true
        position += 2
      } else {
        return closeQuoted(start..<position, doubled: doubled)
      }
    }
    faults.append(CSVFault(position: start - 1, kind: .unclosedQuote))
    return Field(range: start..<end, hasDoubledQuotes: doubled, isQuoted: true, endsRecord: true)
  }

  /// What may follow a closing quote: a delimiter, the end of the line, the end of the file.
  private mutating func closeQuoted(_ range: Range<Int>, doubled: Bool) -> Field {
    position = range.upperBound + 1
    let after = position
    while position < end, bytes[position] != delimiter, bytes[position] != Ascii.newline { position += 1 }
    let isLineEnd = position - after == 1 && bytes[after] == Ascii.carriageReturn
    if position > after, !isLineEnd { faults.append(CSVFault(position: after, kind: .textAfterQuote)) }
    return close(range, doubled: doubled, quoted: true)
  }

  /// Steps over the delimiter or the end of the line that stands at the position.
  private mutating func close(_ range: Range<Int>, doubled: Bool, quoted: Bool) -> Field {
    let ends = position >= end || bytes[position] == Ascii.newline
    var range = range
    if ends, !quoted, !range.isEmpty, bytes[range.upperBound - 1] == Ascii.carriageReturn {
      range = range.lowerBound..<range.upperBound - 1
    }
    position += 1
    return Field(range: range, hasDoubledQuotes: doubled, isQuoted: quoted, endsRecord: ends)
  }

  /// The text between quotes with doubled quotes made single.
  static func unescape(_ range: Range<Int>, of bytes: ByteView, into text: inout [UInt8]) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      text.append(byte)
      position += byte == Ascii.quote ? 2 : 1
    }
  }
}
