/// Rows that have an address in common: lists of two and more.
///
/// Most addresses occur once. A bit for each place of a hash table finds the few that may not, in two passes and a
/// few bytes a row; only those are compared.
public struct SharedAddresses: Sendable {
  /// Positions in the keys, ascending within a list; lists in the order of their keys.
  public let groups: [[Int32]]

  /// Keys as `AddressKeys` makes them, of the rows that `counts`.
  public init(_ keys: [UInt64], where counts: (Int) -> Bool = { _ in true }) {
    let mask = SharedAddresses.mask(keys.count)
    var seen = [UInt64](repeating: 0, count: (mask + 1) / 64)
    var again = seen
    for row in keys.indices where keys[row] > AddressKeys.malformed && counts(row) {
      let place = Int(truncatingIfNeeded: keys[row]) & mask
      let bit = UInt64(1) << UInt64(place % 64)
      if seen[place / 64] & bit != 0 { again[place / 64] |= bit } else { seen[place / 64] |= bit }
    }
    var candidates: [Int32] = []
    for row in keys.indices where keys[row] > AddressKeys.malformed && counts(row) {
      let place = Int(truncatingIfNeeded: keys[row]) & mask
      if again[place / 64] & (UInt64(1) << UInt64(place % 64)) != 0 { candidates.append(Int32(row)) }
    }
    candidates.sort { (keys[Int($0)], $0) < (keys[Int($1)], $1) }
    groups = SharedAddresses.runs(candidates, keys).filter { $0.count > 1 }
  }

  /// The same flags, with everyone flagged who shares an address with somebody who is.
  public func spreading(_ flags: [Bool]) -> [Bool] {
    var spread = flags
    for group in groups where group.contains(where: { flags[Int($0)] }) {
      for row in group { spread[Int(row)] = true }
    }
    return spread
  }

  private static func runs(_ sorted: [Int32], _ keys: [UInt64]) -> [[Int32]] {
    var runs: [[Int32]] = []
    for row in sorted {
      if let last = runs.last?.first, keys[Int(last)] == keys[Int(row)] {
        runs[runs.count - 1].append(row)
      } else {
        runs.append([row])
      }
    }
    return runs
  }

  /// Sixteen places a row, a power of two.
  private static func mask(_ count: Int) -> Int {
    var places = 64
    while places < count * 16 { places *= 2 }
    return places - 1
  }
}
