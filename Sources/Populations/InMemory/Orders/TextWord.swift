import Tables

/// Text of a few bytes as one number, so that it is compared and ordered without going back to where it stands.
enum TextWord {
  /// The first eight bytes, the first the most significant, with zeros after the end: ordered as the bytes are.
  @inline(__always)
  static func prefix(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    let count = Swift.min(8, range.count)
    guard count > 0 else { return 0 }
    guard range.lowerBound + 8 > bytes.count else {
      // Eight bytes at once, of which those after the end are wiped out; the load checks that they are there.
      let loaded = unsafe bytes.span.bytes.unsafeLoadUnaligned(
        fromByteOffset: range.lowerBound, as: UInt64.self)
      return UInt64(bigEndian: loaded) & (~0 << UInt64(64 - 8 * count))
    }
    var word: UInt64 = 0
    for index in range.lowerBound..<range.lowerBound + count { word = word << 8 | UInt64(bytes[index]) }
    return word << UInt64(64 - 8 * count)
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

  /// The texts that whole prefixes stand for.
  static func column(_ words: [UInt64]) -> TextColumn {
    var ends = [0]
    ends.reserveCapacity(words.count + 1)
    var end = 0
    for word in words {
      end += length(word)
      ends.append(end)
    }
    var bytes = [UInt8](repeating: 0, count: end)
    var span = bytes.mutableSpan
    var place = 0
    for word in words {
      var rest = word
      while rest != 0 {
        span[place] = UInt8(truncatingIfNeeded: rest >> 56)
        rest <<= 8
        place += 1
      }
    }
    return TextColumn(bytes: bytes, offsets: ends)
  }

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
