/// Who may be contacted, how, and who is held out: decided once, before any budget is spent.
///
/// Arrays have one entry a customer.
public struct Eligibility: Sendable {
  /// The raw value of a `Barrier`; 0 where there is none.
  public private(set) var barriers: [UInt8]
  /// Actions that may be taken, one bit each, the lowest for the first; none for those held out.
  public private(set) var allowed: [UInt32]
  public private(set) var isHeldOut: [Bool]

  /// Rules of contact as columns.
  public struct Rules: Sendable {
    /// Customers on the list of those who must not be contacted.
    public var isSuppressed: [Bool]?
    /// Days of the last contact, `Int32.min` where there was none, and how many days must have passed.
    public var lastContact: (days: [Int32], asOf: Int32, wait: Int32)?
    /// For each action, who consents to its channel; `nil` where none is needed.
    public var consents: [[Bool]?]
    /// For each action, who has an address or number for its channel; `nil` where none is needed, or not known.
    public var addresses: [[Bool]?]
    /// Share (0…1) of those who can be contacted that is left alone on purpose.
    public var holdout: Double
    /// A hash of campaign and customer that decides the arm.
    public var armHashes: [UInt64]

    public init(
      consents: [[Bool]?], addresses: [[Bool]?] = [], holdout: Double, armHashes: [UInt64]
    ) {
      self.consents = consents
      self.addresses = addresses.isEmpty ? consents.map { _ in nil } : addresses
      self.holdout = holdout
      self.armHashes = armHashes
    }
  }

  public init(_ rules: Rules, isScored: [Bool]) {
    let n = isScored.count
    var barriers = [UInt8](repeating: 0, count: n)
    let consented = Eligibility.granted(rules.consents, count: n)
    var allowed = Eligibility.granted(rules.addresses, count: n)
    for row in 0..<n { allowed[row] &= consented[row] }
    var held = [Bool](repeating: false, count: n)
    let edge = Eligibility.threshold(rules.holdout)
    for row in 0..<n {
      let barrier = Eligibility.barrier(
        rules, row, consented: consented[row], allowed: allowed[row], isScored: isScored[row])
      if let barrier {
        barriers[row] = barrier.rawValue
        allowed[row] = 0
      } else if rules.armHashes[row] >> 1 < edge {
        held[row] = true
        allowed[row] = 0
      }
    }
    self.barriers = barriers
    self.allowed = allowed
    isHeldOut = held
  }

  private static func barrier(
    _ rules: Rules, _ row: Int, consented: UInt32, allowed: UInt32, isScored: Bool
  ) -> Barrier? {
    if let suppressed = rules.isSuppressed, suppressed[row] { return .suppressed }
    if let (days, asOf, wait) = rules.lastContact, days[row] != .min, asOf - days[row] < wait {
      return .contactedRecently
    }
    if consented == 0 { return .noConsent }
    if allowed == 0 { return .noAddress }
    return isScored ? nil : .notScored
  }

  /// A share of the 63-bit numbers, so that a share of 1 is all of them.
  private static func threshold(_ share: Double) -> UInt64 {
    share >= 1 ? 1 << 63 : UInt64(Swift.max(0, share) * 0x1p63)
  }

  /// A bit for each action that a customer's row allows.
  private static func granted(_ consents: [[Bool]?], count: Int) -> [UInt32] {
    precondition(consents.count <= 32, "at most 32 actions")
    var allowed = [UInt32](repeating: 0, count: count)
    for (action, consent) in consents.enumerated() {
      let bit = UInt32(1) << UInt32(action)
      if let consent {
        for row in 0..<count where consent[row] { allowed[row] |= bit }
      } else {
        for row in 0..<count { allowed[row] |= bit }
      }
    }
    return allowed
  }

  /// How many customers a barrier stops.
  public func count(_ barrier: Barrier) -> Int {
    barriers.reduce(0) { $0 + ($1 == barrier.rawValue ? 1 : 0) }
  }

  public var heldOut: Int { isHeldOut.reduce(0) { $0 + ($1 ? 1 : 0) } }
}
