/// Actions that are known to lose customers, closed to those whom they lose; one bit each, the lowest for the first.
public struct ClosedActions: Sendable {
  /// One entry a customer; empty as long as nothing is closed.
  public private(set) var bits: [UInt32] = []
  private let customers: Int

  public init(customers: Int) { self.customers = customers }

  public var isEmpty: Bool { bits.isEmpty }

  /// Closes an action to customers of some groups: `isClosed` by code, its last entry for codes beyond.
  public mutating func close(_ action: Int, to codes: [UInt8], where isClosed: [Bool]) {
    guard isClosed.contains(true) else { return }
    begin()
    let (bit, last) = (UInt32(1) << UInt32(action), isClosed.count - 1)
    for (row, code) in codes.enumerated() where isClosed[Swift.min(Int(code), last)] { bits[row] |= bit }
  }

  /// Closes an action to everyone.
  public mutating func close(_ action: Int) {
    begin()
    let bit = UInt32(1) << UInt32(action)
    for row in bits.indices { bits[row] |= bit }
  }

  /// Closes an action to customers by hashes of their ids; how many of them there are.
  public mutating func close(_ action: Int, to spared: Set<UInt64>, among hashes: [UInt64]) -> Int {
    guard !spared.isEmpty else { return 0 }
    let rows = hashes.indices.filter { spared.contains(hashes[$0]) }
    if !rows.isEmpty { begin() }
    for row in rows { bits[row] |= UInt32(1) << UInt32(action) }
    return rows.count
  }

  private mutating func begin() {
    if bits.isEmpty { bits = [UInt32](repeating: 0, count: customers) }
  }
}
