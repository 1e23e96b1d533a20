/// Finds bytes that are no UTF-8.
enum UTF8Check {
  /// Positions of broken sequences that begin in a range, at most `limit` of them.
  ///
  /// A range that begins inside a sequence leaves that one to the range before; one that ends inside a sequence
  /// reads on.
  static func faults(in range: Range<Int>, of bytes: ByteView, limit: Int) -> [CSVFault] {
    var faults: [CSVFault] = []
    var position = range.lowerBound
    // At most three bytes can continue a sequence of the range before.
    var skipped = 0
    while position > 0, position < range.upperBound, skipped < 3, isContinuation(bytes[position]),
      belongsBefore(position, in: bytes)
    {
      position += 1
      skipped += 1
    }
    while position < range.upperBound {
      if bytes.word(at: position) & 0x8080_8080_8080_8080 == 0 {
        position += 8
        continue
      }
      let length = sequenceLength(at: position, in: bytes)
      if length == 0 {
        faults.append(CSVFault(position: position, kind: .brokenText))
        if faults.count >= limit { break }
      }
      position += Swift.max(1, length)
    }
    return faults
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Whether a whole sequence that begins up to three bytes earlier covers the position.
  private static func belongsBefore(_ position: Int, in bytes: ByteView) -> Bool {
    for back in 1...3 where position - back >= 0 {
      if !isContinuation(bytes[position - back]) {
        return sequenceLength(at: position - back, in: bytes) > back
      }
    }
    return false
  }

  /// Bytes of the character at a position; 0 when it is none (Unicode 15, table 3-7).
  private static func sequenceLength(at position: Int, in bytes: ByteView) -> Int {
    let first = bytes[position]
    if first < 0x80 { return 1 }
    func byte(_ offset: Int) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }
    switch first {
    case 0xC2...0xDF:
      return isContinuation(byte(1)) ? 2 : 0
    case 0xE0...0xEF:
      let low: UInt8 = first == 0xE0 ? 0xA0 : 0x80
      let high: UInt8 = first == 0xED ? 0x9F : 0xBF
      return (low...high).contains(byte(1)) && isContinuation(byte(2)) ? 3 : 0
    case 0xF0...0xF4:
      let low: UInt8 = first == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = first == 0xF4 ? 0x8F : 0xBF
      return (low...high).contains(byte(1)) && isContinuation(byte(2)) && isContinuation(byte(3)) ? 4 : 0
    default:
      return 0
    }
  }
}
