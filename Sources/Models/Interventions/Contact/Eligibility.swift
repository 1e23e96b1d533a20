/// Who may be contacted, how, and who is held out: decided once, before any budget is spent.
///
/// Arrays have one entry a customer.
public struct Eligibility: Sendable {
  /// The raw value of a `Barrier`; 0 where there is none.
  public private(set) var barriers: [UInt8]
  /// Actions that may be taken, one bit each, the lowest for the first; none for those held out.
  public private(set) var allowed: [UInt32]
  public private(set) var isHeldOut: [Bool]
  /// Actions closed to each because they are known to lose them, one bit each; empty where none is known to.
  public private(set) var closed: [UInt32] = []
  /// Those held out with the actions that might have been taken, in the order of the rows.
  public private(set) var withheld: [(row: Int32, actions: UInt32)] = []
  /// Customers who share an address with another and get no message there; some may be reached otherwise.
  public private(set) var sharing = 0
  /// For each book, the customers who leave an address to someone who shares it, in no order.
  public private(set) var yielded: [[Int32]] = []

  /// Rules of contact as columns.
  public struct Rules: Sendable {
    /// Customers on the list of those who must not be contacted.
    public var isSuppressed: [Bool]?
    /// Days of the last contact, `Int32.min` where there was none, and how many days must have passed.
    public var lastContact: (days: [Int32], asOf: Int32, wait: Int32)?
    /// How often each was contacted within a month, NaN where that is not known, and how often is enough.
    public var recentContacts: (counts: [Double], most: Double)?
    /// For each action, who consents to its channel; `nil` where none is needed.
    public var consents: [[Bool]?]
    /// Addresses and numbers, each with the actions that need it; an action of none needs no address.
    public var books: [AddressBook] = []
    /// Which of those who share an address gets the message: the greatest, ties by the smaller hash.
    public var ranks: [Double]?
    /// What is closed to customers whom it is known to lose; `nil` where nothing is.
    public var harm: Harm?
    public var holdout: Holdout

    public init(consents: [[Bool]?], holdout: Holdout) {
      self.consents = consents
      self.holdout = holdout
    }
  }

  /// Actions known to lose customers, beside those meant for each; one bit each, the lowest for the first.
  public struct Harm: Sendable {
    public let closed: [UInt32]
    public let meant: [UInt32]

    public init(closed: [UInt32], meant: [UInt32]) {
      self.closed = closed
      self.meant = meant
    }
  }

  /// The addresses by which some actions reach customers.
  public struct AddressBook: Sendable {
    /// As `AddressKeys` makes them, one a customer.
    public let keys: [UInt64]
    /// A bit for each action, the lowest for the first.
    public let actions: UInt32
    /// Who may be reached there, one a customer: an address that no action uses may still stand in a file.
    public let isOpen: [Bool]

    public init(keys: [UInt64], actions: UInt32, isOpen: [Bool]) {
      self.keys = keys
      self.actions = actions
      self.isOpen = isOpen
    }
  }

  public init(_ rules: Rules, isScored: [Bool]) {
    let n = isScored.count
    barriers = [UInt8](repeating: 0, count: n)
    isHeldOut = [Bool](repeating: false, count: n)
    let consented = Eligibility.granted(rules.consents, count: n)
    allowed = consented
    for book in rules.books {
      for row in 0..<n where book.keys[row] <= AddressKeys.malformed { allowed[row] &= ~book.actions }
    }
    closed = Eligibility.closed(rules)
    for row in 0..<n {
      let barrier = Eligibility.barrier(
        rules, row, consented: consented[row], allowed: allowed[row],
        closed: closed.isEmpty ? 0 : closed[row],
        isScored: isScored[row])
      if let barrier { stop(row, barrier) }
    }
    for row in closed.indices { allowed[row] &= ~closed[row] }
    for book in rules.books { keepOne(of: book, rules) }
    for row in rules.holdout.drawn(where: { barriers[$0] == 0 }, count: n) {
      withheld.append((Int32(row), allowed[row]))
      isHeldOut[row] = true
      allowed[row] = 0
    }
  }

  private mutating func stop(_ row: Int, _ barrier: Barrier) {
    barriers[row] = barrier.rawValue
    allowed[row] = 0
  }

  private static func barrier(
    _ rules: Rules, _ row: Int, consented: UInt32, allowed: UInt32, closed: UInt32, isScored: Bool
  ) -> Barrier? {
    if let suppressed = rules.isSuppressed, suppressed[row] { return .suppressed }
    if let (days, asOf, wait) = rules.lastContact, days[row] != .min, asOf - days[row] < wait {
      return .contactedRecently
    }
    if let (counts, most) = rules.recentContacts, counts[row] >= most { return .contactedOften }
    if consented == 0 { return .noConsent }
    if allowed == 0 {
      let isMalformed = rules.books.contains {
        $0.actions & consented != 0 && $0.keys[row] == AddressKeys.malformed
      }
      return isMalformed ? .badAddress : .noAddress
    }
    if let harm = rules.harm {
      let open = allowed & harm.meant[row]
      if open != 0, open & ~closed == 0 { return .doNotDisturb }
    }
    return isScored ? nil : .notScored
  }

  /// A message reaches everyone who shares an address, so what is closed to one of them is closed to all by it.
  private static func closed(_ rules: Rules) -> [UInt32] {
    guard let harm = rules.harm else { return [] }
    var closed = harm.closed
    for book in rules.books {
      for group in SharedAddresses(book.keys).groups {
        let bits = group.reduce(UInt32(0)) { $0 | harm.closed[Int($1)] } & book.actions
        for row in group { closed[Int(row)] |= bits }
      }
    }
    return closed
  }

  /// One message an address: of those who share it, the first by rank may be reached there.
  private mutating func keepOne(of book: AddressBook, _ rules: Rules) {
    let barriers = barriers
    let shared = SharedAddresses(book.keys) { barriers[$0] == 0 && book.isOpen[$0] }
    var yielded: [Int32] = []
    let hashes = rules.holdout.hashes
    for group in shared.groups {
      let first = group.min { a, b in
        let (a, b) = (Int(a), Int(b))
        if let ranks = rules.ranks, ranks[a] != ranks[b] { return ranks[a] > ranks[b] }
        return hashes[a] < hashes[b]
      }
      for row in group where row != first {
        yielded.append(row)
        if allowed[Int(row)] & book.actions != 0 { sharing += 1 }
        allowed[Int(row)] &= ~book.actions
        if allowed[Int(row)] == 0 { stop(Int(row), .sharedAddress) }
      }
    }
    self.yielded.append(yielded)
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

  public var heldOut: Int { withheld.count }

  /// How many customers one of some actions is closed to because it is known to lose them.
  public func closedCount(_ actions: UInt32) -> Int { closed.reduce(0) { $0 + ($1 & actions != 0 ? 1 : 0) } }
}
