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

  /// Places in the order of their keys, ascending; equal ones in the order in which `places` has them.
  public static func order(_ places: [Int32], by keys: [UInt64]) -> [Int32] {
    let pairs = places.map { (key: keys[Int($0)], place: $0) }
    guard pairs.count >= fewest else {
      return pairs.indices.sorted { (pairs[$0].key, $0) < (pairs[$1].key, $1) }.map { pairs[$0].place }
    }
    return moved(pairs) { $0.key }.map { $0.place }
  }

  /// As `order`, by numbers, greatest first. There are no NaN among those of the places.
  public static func order(_ places: [Int32], descending numbers: [Double]) -> [Int32] {
    order(
      places,
      by: numbers.map { number in
        // Both zeros are one key.
        let bits = (number == 0 ? 0 : number).bitPattern
        return ~(bits >> 63 == 0 ? bits | 1 << 63 : ~bits)
      })
  }

  private static func ordered<Key: FixedWidthInteger & UnsignedInteger & Sendable>(_ keys: [Key]) -> [Key] {
    moved(keys) { $0 }
  }

  /// From the lowest digit to the highest, each in the order of the one before; digits that are all alike move nothing.
  @inline(__always)
  private static func moved<Item, Key: FixedWidthInteger & UnsignedInteger>(
    _ items: [Item], by key: (Item) -> Key
  ) -> [Item] {
    let width = 11
    let mask: Key = 1 << 11 - 1
    var from = items
    var to = items
    for shift in stride(from: 0, to: Key.bitWidth, by: width) {
      var places = [Int](repeating: 0, count: 1 << width)
      for item in from { places[Int(truncatingIfNeeded: key(item) >> shift & mask)] += 1 }
      if places[Int(truncatingIfNeeded: key(from[0]) >> shift & mask)] == from.count { continue }
      var start = 0
      for digit in places.indices { (places[digit], start) = (start, start + places[digit]) }
      for item in from {
        let digit = Int(truncatingIfNeeded: key(item) >> shift & mask)
        to[places[digit]] = item
        places[digit] += 1
      }
      swap(&from, &to)
    }
    return from
  }
}
