extension FieldParsing {
  /// A number in any notation that is finite; `nil` for all else.
  static func number(_ bytes: ByteView, _ start: Int, _ end: Int) -> Double? {
    // Up to 15 digits and a power of ten that is exact divide to the nearest number (Clinger 1990).
    let scaled = scaled(bytes, start, end)
    if let scaled, scaled.value.magnitude < 1 << 53 {
      return Double(scaled.value) / Column.power(of: scaled.digits)
    }
    guard scaled != nil || isNumber(bytes, start, end) else { return nil }
    return Double(bytes.text(start..<end)).flatMap { $0.isFinite ? $0 : nil }
  }

  /// Whether a field is digits with at most one point, perhaps a minus before and an exponent after, and no code:
  /// not `007`, `+33`, `NaN`, hexadecimal, or a whole number of more than 18 digits.
  private static func isNumber(_ bytes: ByteView, _ start: Int, _ end: Int) -> Bool {
    var position = start
    if position < end, bytes[position] == Ascii.minus { position += 1 }
    let first = position
    var (digits, points) = (0, 0)
    while position < end {
      let byte = bytes[position]
      if byte == Ascii.point, points == 0 {
        points += 1
      } else if byte &- Ascii.zero <= 9 {
        digits += 1
      } else {
        break
      }
      position += 1
    }
    guard digits > 0 else { return false }
    if bytes[first] == Ascii.zero, position - first > 1, bytes[first + 1] != Ascii.point { return false }
    if position == end { return points == 1 }
    return isExponent(bytes, position, end)
  }

  private static func isExponent(_ bytes: ByteView, _ start: Int, _ end: Int) -> Bool {
    guard bytes[start] | 0x20 == UInt8(ascii: "e") else { return false }
    var position = start + 1
    if position < end, bytes[position] == Ascii.minus || bytes[position] == UInt8(ascii: "+") {
      position += 1
    }
    guard position < end else { return false }
    return (position..<end).allSatisfy { bytes[$0] &- Ascii.zero <= 9 }
  }

  /// What a single field is evidence of; nothing when it is missing.
  @inline(never)
  static func evidence(_ bytes: ByteView, _ start: Int, _ end: Int) -> ColumnEvidence {
    if isMissing(bytes, start, end) { return ColumnEvidence() }
    if integer(bytes, start, end) != nil { return ColumnEvidence(kinds: .integer) }
    if let scaled = scaled(bytes, start, end) {
      guard hasPoint(bytes, start, end) else { return ColumnEvidence(kinds: .longInteger) }
      return ColumnEvidence(kinds: .decimal, digits: scaled.digits)
    }
    if day(bytes, start, end) != nil { return ColumnEvidence(kinds: .day) }
    return ColumnEvidence(kinds: number(bytes, start, end) != nil ? .number : .text)
  }
}
