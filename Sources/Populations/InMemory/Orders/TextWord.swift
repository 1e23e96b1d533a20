/// Text of a few bytes as one number, so that it is compared and ordered without going back to where it stands.
enum TextWord {
  /// The first eight bytes, the first the most significant, with zeros after the end: ordered as the bytes are.
  @inline(__always)
  static func prefix(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var word: UInt64 = 0
    let end = Swift.min(range.upperBound, range.lowerBound + 8)
    for index in range.lowerBound..<end { word = word << 8 | UInt64(bytes[index]) }
    return word << UInt64(8 * (8 - (end - range.lowerBound)))
  }

  /// Whether the prefix tells a text from every other of which this holds: that it is short, not empty, and does not
  /// end with the byte that short texts are filled up with.
  @inline(__always)
  static func isWhole(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.count <= 8 && !range.isEmpty && bytes[range.upperBound - 1] != 0
  }

  /// How many bytes a whole prefix stands for.
  @inline(__always)
  static func length(_ word: UInt64) -> Int { 8 - word.trailingZeroBitCount / 8 }

  /// Spreads what differs between words over all bits, without making two of them the same (the finaliser of
  /// MurmurHash3).
  @inline(__always)
  static func spread(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ word >> 33) &* 0xFF51_AFD7_ED55_8CCD
    word = (word ^ word >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return word ^ word >> 33
  }
}
