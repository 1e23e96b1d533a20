import Tables

/// Appends fields and lines of RFC 4180: commas, quotes where needed, CRLF.
struct CSVText {
  private(set) var bytes: [UInt8] = []
  private var isAtStart = true

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")

  var count: Int { bytes.count }

  /// Gives the bytes away and goes on with none.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  mutating func endLine() {
    bytes += [0x0D, 0x0A]
    isAtStart = true
  }

  /// Goes on as at the start of a line: the next field has no comma before it.
  mutating func startOver() { isAtStart = true }

  mutating func skip() { separate() }

  /// A number, date or flag, which needs no quotes.
  mutating func plain(_ text: String) {
    separate()
    bytes += text.utf8
  }

  /// Bytes that were made a field before.
  mutating func encoded(_ field: [UInt8]) {
    separate()
    bytes += field
  }

  /// A whole number of 10^−digits.
  mutating func scaled(_ value: Int64, digits: Int) {
    separate()
    CSVNumber.append(scaled: value, digits: digits, to: &bytes)
  }

  /// A number rounded to decimals; what is not finite is left empty.
  mutating func number(_ value: Double, decimals: Int) {
    separate()
    guard value.isFinite else { return }
    if !CSVNumber.append(value, decimals: decimals, to: &bytes) { bytes += "\(value)".utf8 }
  }

  mutating func text(_ text: String) { self.text(Array(text.utf8)[...]) }

  /// Text; what a spreadsheet would run as a formula begins with an apostrophe, unless it is to stand as it is. With
  /// `isQuoted` whatever is there stands in quotes.
  mutating func text(_ text: ArraySlice<UInt8>, isQuoted: Bool = false, isVerbatim: Bool = false) {
    separate()
    let isFormula = !isVerbatim && FormulaGuard.isFormula(text)
    let needsQuotes =
      isQuoted && !text.isEmpty
      || text.contains { $0 == Self.comma || $0 == Self.quote || $0 == 0x0A || $0 == 0x0D }
    if needsQuotes { bytes.append(Self.quote) }
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for byte in text {
      if byte == Self.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    if needsQuotes { bytes.append(Self.quote) }
  }

  private mutating func separate() {
    if !isAtStart { bytes.append(Self.comma) }
    isAtStart = false
  }
}
