/// Sorts many numbers by their bits, eleven at a time: a few passes over them instead of a comparison for each step
/// of the way (Knuth, vol. 3, 5.2.5). Below some thousand numbers comparing is as fast.
public enum RadixSort {
  private static let fewest = 2048

  /// Ascending, as `sorted()`. There are no NaN among them.
  public static func sorted(_ values: [Float]) -> [Float] {
    guard values.count >= fewest else { return values.sorted() }
    let keys = values.map { value -> UInt32 in
      let bits = value.bitPattern
      return bits >> 31 == 0 ? bits | 1 << 31 : ~bits
    }
    return ordered(keys).map { Float(bitPattern: $0 >> 31 == 1 ? $0 & ~(1 << 31) : ~$0) }
  }

  /// As for single precision.
  public static func sorted(_ values: [Double]) -> [Double] {
    guard values.count >= fewest else { return values.sorted() }
    let keys = values.map { value -> UInt64 in
      let bits = value.bitPattern
      return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }
    return ordered(keys).map { Double(bitPattern: $0 >> 63 == 1 ? $0 & ~(1 << 63) : ~$0) }
  }

  /// Ascending.
  public static func sorted(_ keys: [UInt64]) -> [UInt64] {
    keys.count >= fewest ? ordered(keys) : keys.sorted()
  }

  /// From the lowest digit to the highest, each in the order of the one before; digits that are all alike move nothing.
  private static func ordered<Key: FixedWidthInteger & UnsignedInteger>(_ keys: [Key]) -> [Key] {
    let width = 11
    let mask: Key = 1 << 11 - 1
    var from = keys
    var to = keys
    for shift in stride(from: 0, to: Key.bitWidth, by: width) {
      var places = [Int](repeating: 0, count: 1 << width)
      for key in from { places[Int(truncatingIfNeeded: key >> shift & mask)] += 1 }
      if places[Int(truncatingIfNeeded: from[0] >> shift & mask)] == from.count { continue }
      var start = 0
      for digit in places.indices { (places[digit], start) = (start, start + places[digit]) }
      for key in from {
        let digit = Int(truncatingIfNeeded: key >> shift & mask)
        to[places[digit]] = key
        places[digit] += 1
      }
      swap(&from, &to)
    }
    return from
  }
}
