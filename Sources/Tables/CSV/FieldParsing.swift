import Formats

/// Reads single fields; each function is a pure function of the bytes.
enum FieldParsing {
  /// Whether a field stands for nothing: empty, spaces alone, or `NA`.
  @inline(__always)
  static func isMissing(_ bytes: ByteView, _ start: Int, _ end: Int) -> Bool {
    guard end > start else { return true }
    let first = bytes[start]
    if first == Ascii.space { return isBlank(bytes, start, end) }
    return first == UInt8(ascii: "N") && end - start == 2 && bytes[start + 1] == UInt8(ascii: "A")
  }

  @inline(never)
  private static func isBlank(_ bytes: ByteView, _ start: Int, _ end: Int) -> Bool {
    for position in start..<end where bytes[position] != Ascii.space { return false }
    return true
  }

  /// A whole number of up to 9 digits without leading zeros; `nil` for all else.
  @inline(__always)
  static func shortInteger(_ bytes: ByteView, _ start: Int, _ end: Int) -> Int32? {
    var position = start
    var negative = false
    if bytes[start] == Ascii.minus {
      negative = true
      position += 1
    }
    let length = end - position
    guard length > 0, length <= 9 else { return nil }
    if bytes[position] == Ascii.zero, length > 1 { return nil }
    var value: Int32 = 0
    while position < end {
      let digit = bytes[position] &- Ascii.zero
      guard digit <= 9 else { return nil }
      value = value &* 10 &+ Int32(digit)
      position += 1
    }
    return negative ? 0 &- value : value
  }

  /// A whole number that fits in 32 bits and is not the mark of a missing one; `nil` for all else.
  @inline(__always)
  static func integer(_ bytes: ByteView, _ start: Int, _ end: Int) -> Int32? {
    shortInteger(bytes, start, end) ?? tenDigits(bytes, start, end)
  }

  @inline(never)
  private static func tenDigits(_ bytes: ByteView, _ start: Int, _ end: Int) -> Int32? {
    guard let scaled = scaled(bytes, start, end), !hasPoint(bytes, start, end) else { return nil }
    return Int32(exactly: scaled.value).flatMap { $0 == Column.missingInteger ? nil : $0 }
  }

  static func hasPoint(_ bytes: ByteView, _ start: Int, _ end: Int) -> Bool {
    (start..<end).contains { bytes[$0] == Ascii.point }
  }

  /// A number written without exponent as a whole number scaled by 10 to its own digits after the point.
  struct Scaled {
    let value: Int64
    let digits: Int
  }

  /// A number of up to 18 digits, 9 of them after the point, without leading zeros; `nil` for all else.
  @inline(__always)
  static func scaled(_ bytes: ByteView, _ start: Int, _ end: Int) -> Scaled? {
    var position = start
    var negative = false
    if bytes[start] == Ascii.minus {
      negative = true
      position += 1
    }
    let first = position
    var value: Int64 = 0
    var point = -1
    guard end - first <= 19 else { return nil }
    while position < end {
      let digit = bytes[position] &- Ascii.zero
      if digit <= 9 {
        value = value &* 10 &+ Int64(digit)
      } else if bytes[position] == Ascii.point, point < 0 {
        point = position
      } else {
        return nil
      }
      position += 1
    }
    let digits = point < 0 ? 0 : end - point - 1
    let count = end - first - (point < 0 ? 0 : 1)
    guard count > 0, count <= 18, digits <= 9 else { return nil }
    // "007" is a code and not a number; "0", "0.5" and ".5" are numbers.
    if bytes[first] == Ascii.zero, end - first > 1, point != first + 1 { return nil }
    return Scaled(value: negative ? 0 &- value : value, digits: digits)
  }

  /// A scaled number with more digits after the point; `nil` when it no longer fits.
  @inline(__always)
  static func rescaled(_ number: Scaled, to digits: Int) -> Int64? {
    if number.digits == digits { return number.value }
    let (value, overflow) = number.value.multipliedReportingOverflow(by: powers[digits - number.digits])
    return overflow || value == Column.missingDecimal ? nil : value
  }

  private static let powers: InlineArray<10, Int64> = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]

  /// Days since 1970-01-01 of `YYYY-MM-DD`; `nil` for all else.
  @inline(__always)
  static func day(_ bytes: ByteView, _ start: Int, _ end: Int) -> Int32? {
    guard end - start == 10, bytes[start + 4] == Ascii.minus, bytes[start + 7] == Ascii.minus,
      let year = digits(bytes, start, 4), let month = digits(bytes, start + 5, 2),
      let day = digits(bytes, start + 8, 2)
    else { return nil }
    return Day(year: year, month: month, day: day).map { Int32($0.number) }
  }

  @inline(__always)
  private static func digits(_ bytes: ByteView, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for position in start..<start + count {
      let digit = bytes[position] &- Ascii.zero
      guard digit <= 9 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }
}
