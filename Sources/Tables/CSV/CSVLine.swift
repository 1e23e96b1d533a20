import Formats

/// Lines of CSV as bytes, without a string made for any number.
struct CSVLine {
  private(set) var bytes: [UInt8] = []
  private var isAtStart = true

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func separate() {
    if !isAtStart { bytes.append(Ascii.comma) }
    isAtStart = false
  }

  mutating func end() {
    bytes.append(Ascii.carriageReturn)
    bytes.append(Ascii.newline)
    isAtStart = true
  }

  mutating func text(_ text: ArraySlice<UInt8>) {
    separate()
    escaped(text)
  }

  mutating func raw(_ field: [UInt8]) { bytes += field }

  mutating func whole(_ value: Int64) {
    if value < 0 { bytes.append(Ascii.minus) }
    digits(value.magnitude, atLeast: 1)
  }

  /// A whole number of 10^−digits, exactly.
  mutating func scaled(_ value: Int64, digits count: Int) {
    guard count > 0 else { return whole(value) }
    if value < 0 { bytes.append(Ascii.minus) }
    digits(value.magnitude, atLeast: count + 1)
    bytes.insert(Ascii.point, at: bytes.count - count)
  }

  /// A number with a fixed number of decimals, else as `shortest` says; nothing when it is not finite.
  mutating func number(_ value: Double, decimals: Int?, shortest: () -> String) {
    guard value.isFinite else { return }
    if let decimals, decimals <= 9 {
      let scaled = (value * Column.power(of: decimals)).rounded()
      // Beyond 2^53 a double has no decimals to round.
      if abs(scaled) < 9_007_199_254_740_992 { return self.scaled(Int64(scaled), digits: decimals) }
    }
    if value == value.rounded(), abs(value) < 1e15 { return whole(Int64(value)) }
    bytes += shortest().utf8
  }

  mutating func day(_ number: Int) {
    let (year, month, day) = Day(number: number).civil
    digits(UInt64(Swift.max(0, year)), atLeast: 4)
    bytes.append(Ascii.minus)
    digits(UInt64(month), atLeast: 2)
    bytes.append(Ascii.minus)
    digits(UInt64(day), atLeast: 2)
  }

  /// Decimal digits, with zeros before them up to a width.
  private mutating func digits(_ value: UInt64, atLeast width: Int) {
    var rest = value
    var reversed = InlineArray<20, UInt8>(repeating: Ascii.zero)
    var count = 0
    while rest > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      reversed[count] = Ascii.zero + UInt8(digit)
      rest = quotient
      count += 1
    }
    for index in stride(from: Swift.max(count, width) - 1, through: 0, by: -1) {
      bytes.append(reversed[index])
    }
  }

  /// Text as a field: in quotes when it has to be, and never a formula.
  mutating func escaped(_ text: ArraySlice<UInt8>) {
    var needsQuotes = false
    for byte in text where byte <= Ascii.comma {
      if byte == Ascii.comma || byte == Ascii.quote || byte == Ascii.newline || byte == Ascii.carriageReturn {
        needsQuotes = true
      }
    }
    if needsQuotes { bytes.append(Ascii.quote) }
    if Self.isFormula(text) { bytes.append(UInt8(ascii: "'")) }
    if needsQuotes {
      for byte in text {
        if byte == Ascii.quote { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(Ascii.quote)
    } else {
      bytes += text
    }
  }

  static func field(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var line = CSVLine()
    line.escaped(text)
    return line.bytes
  }

  /// Begins as a formula does; a sign before digits, as in a telephone number, is none.
  static func isFormula(_ text: ArraySlice<UInt8>) -> Bool {
    switch text.first {
    case UInt8(ascii: "=")?, UInt8(ascii: "@")?, Ascii.tab?, Ascii.carriageReturn?: true
    case UInt8(ascii: "+")?, Ascii.minus?: !text.dropFirst().allSatisfy(isPartOfNumber)
    default: false
    }
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), Ascii.space, Ascii.point, Ascii.minus, UInt8(ascii: "("),
      UInt8(ascii: ")"):
      true
    default: false
    }
  }
}
