/// Where each of some hashes of customers stands, found in about one step and kept in little space.
public struct HashPlaces: Sendable {
  private let hashes: [UInt64]
  /// The place of each hash, at the slot its bits name or at the next free one; -1 where a slot is free.
  private let table: [Int32]
  private let mask: Int

  public init(_ hashes: [UInt64]) {
    var size = 64
    while size < hashes.count * 2 { size *= 2 }
    mask = size - 1
    var table = [Int32](repeating: -1, count: size)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while table[slot] >= 0 { slot = (slot + 1) & mask }
      table[slot] = Int32(index)
    }
    self.table = table
    self.hashes = hashes
  }

  /// `nil` where it is not among them; the first place of a hash that stands at several.
  public func place(of hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while table[slot] >= 0 {
      if hashes[Int(table[slot])] == hash { return Int(table[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
