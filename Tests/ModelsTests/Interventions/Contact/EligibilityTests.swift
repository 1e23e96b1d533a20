import Testing

@testable import Models

/// Rules over customers drawn from a seed, with addresses that some of them share.
struct RandomRules {
  let rules: Eligibility.Rules
  let isScored: [Bool]
  static let actions = 3

  init(_ count: Int, seed: UInt64, share: Double = 0.2) {
    var draws = SegmentDraws(seed: seed)
    func flags(_ share: Double) -> [Bool] { (0..<count).map { _ in draws.share() < share } }
    let (mail, text) = (flags(0.7), flags(0.6))
    var rules = Eligibility.Rules(
      consents: [mail, text, mail],
      holdout: Holdout(share: share, hashes: (0..<count).map { _ in draws.next() }))
    func keys() -> [UInt64] {
      (0..<count).map { _ in
        let draw = draws.share()
        return draw < 0.1
          ? AddressKeys.blank
          : draw < 0.15
            ? AddressKeys.malformed
            : 2 + UInt64(draws.share() * Double(count))
      }
    }
    rules.books = [
      .init(keys: keys(), actions: 0b101, isOpen: mail), .init(keys: keys(), actions: 0b010, isOpen: text),
    ]
    rules.isSuppressed = flags(0.1)
    rules.lastContact = (
      (0..<count).map { _ in draws.share() < 0.3 ? .min : Int32(draws.share() * 100) }, 100, 30
    )
    rules.recentContacts = (
      (0..<count).map { _ in draws.share() < 0.1 ? .nan : (draws.share() * 6).rounded() }, 5
    )
    rules.ranks = (0..<count).map { _ in (draws.share() * 5).rounded() }
    self.rules = rules
    isScored = flags(0.95)
  }

  /// The same customers in another order.
  func reordered(_ order: [Int]) -> RandomRules {
    func pick<Value>(_ values: [Value]) -> [Value] { order.map { values[$0] } }
    var other = Eligibility.Rules(
      consents: rules.consents.map { $0.map(pick) },
      holdout: Holdout(
        share: rules.holdout.share, hashes: pick(rules.holdout.hashes), strata: rules.holdout.strata.map(pick)
      ))
    other.books = rules.books.map { .init(keys: pick($0.keys), actions: $0.actions, isOpen: pick($0.isOpen)) }
    other.isSuppressed = rules.isSuppressed.map(pick)
    other.lastContact = rules.lastContact.map { (pick($0.days), $0.asOf, $0.wait) }
    other.recentContacts = rules.recentContacts.map { (pick($0.counts), $0.most) }
    other.ranks = rules.ranks.map(pick)
    return RandomRules(other, pick(isScored))
  }

  init(_ rules: Eligibility.Rules, _ isScored: [Bool]) {
    self.rules = rules
    self.isScored = isScored
  }

  var eligibility: Eligibility { Eligibility(rules, isScored: isScored) }
}

@Suite struct EligibilityTests {
  @Test(arguments: 1...60)
  func `whoever may be contacted passes every rule, and everyone else has one reason`(seed: UInt64) {
    let random = RandomRules(150, seed: seed)
    let (rules, found) = (random.rules, random.eligibility)
    for row in 0..<150 {
      #expect((found.barriers[row] == 0) == (found.allowed[row] != 0 || found.isHeldOut[row]))
      #expect(!found.isHeldOut[row] || found.allowed[row] == 0)
      guard found.allowed[row] != 0 else { continue }
      #expect(random.isScored[row] && rules.isSuppressed?[row] == false)
      if let (days, asOf, wait) = rules.lastContact { #expect(days[row] == .min || asOf - days[row] >= wait) }
      if let (counts, most) = rules.recentContacts { #expect(!(counts[row] >= most)) }
      for action in 0..<RandomRules.actions where found.allowed[row] & (1 << UInt32(action)) != 0 {
        #expect(rules.consents[action]?[row] == true)
        for book in rules.books where book.actions & (1 << UInt32(action)) != 0 {
          #expect(book.keys[row] > AddressKeys.malformed)
        }
      }
    }
    #expect(Barrier.allCases.reduce(0) { $0 + found.count($1) } == found.barriers.filter { $0 != 0 }.count)
  }

  @Test(arguments: 1...60)
  func `an address gets one message at most, also when its other owner is held out`(seed: UInt64) {
    let random = RandomRules(150, seed: seed)
    let found = random.eligibility
    for (book, yielded) in zip(random.rules.books, found.yielded) {
      var owners: [UInt64: [Int]] = [:]
      for row in 0..<150 where found.barriers[row] == 0 && book.isOpen[row] && !yielded.contains(Int32(row)) {
        if book.keys[row] > AddressKeys.malformed { owners[book.keys[row], default: []].append(row) }
      }
      #expect(owners.values.allSatisfy { $0.count == 1 })
      for row in yielded { #expect(found.allowed[Int(row)] & book.actions == 0) }
    }
  }

  @Test(arguments: 1...60) func `the order of the rows does not matter`(seed: UInt64) {
    let random = RandomRules(150, seed: seed)
    let order = (0..<150).sorted { ($0 * 7919 % 151, $0) < ($1 * 7919 % 151, $1) }
    let (a, b) = (random.eligibility, random.reordered(order).eligibility)
    #expect(order.map { a.barriers[$0] } == b.barriers)
    #expect(order.map { a.allowed[$0] } == b.allowed)
    #expect(order.map { a.isHeldOut[$0] } == b.isHeldOut)
  }

  @Test(arguments: 1...60)
  func `what is known to lose a customer is open neither to them nor by an address they share`(seed: UInt64) {
    let random = RandomRules(150, seed: seed)
    var draws = SegmentDraws(seed: seed &+ 99)
    func bits() -> [UInt32] { (0..<150).map { _ in UInt32(draws.next() % 8) & UInt32(draws.next() % 8) } }
    var rules = random.rules
    let (closed, meant) = (bits(), (0..<150).map { _ in UInt32(draws.next() % 8) })
    rules.harm = Eligibility.Harm(closed: closed, meant: meant)
    let found = RandomRules(rules, random.isScored).eligibility
    for row in 0..<150 {
      #expect(found.allowed[row] & closed[row] == 0 && found.allowed[row] & found.closed[row] == 0)
      #expect(found.closed[row] & closed[row] == closed[row])
      for book in rules.books where book.keys[row] > AddressKeys.malformed {
        for other in 0..<150 where book.keys[other] == book.keys[row] {
          #expect(found.allowed[row] & closed[other] & book.actions == 0)
        }
      }
      if found.barriers[row] == Barrier.doNotDisturb.rawValue { #expect(found.closed[row] & meant[row] != 0) }
    }
    for held in found.withheld { #expect(held.actions & closed[Int(held.row)] == 0) }
    #expect(found.count(.doNotDisturb) > 0)
    #expect(found.closedCount(.max) >= closed.filter { $0 != 0 }.count)
    let order = (0..<150).sorted { ($0 * 7919 % 151, $0) < ($1 * 7919 % 151, $1) }
    var turned = random.reordered(order).rules
    turned.harm = Eligibility.Harm(closed: order.map { closed[$0] }, meant: order.map { meant[$0] })
    let other = Eligibility(turned, isScored: order.map { random.isScored[$0] })
    #expect(order.map { found.barriers[$0] } == other.barriers)
    #expect(order.map { found.allowed[$0] } == other.allowed)
  }

  @Test func `of those who share an address the one with the most at stake is written to`() {
    var rules = Eligibility.Rules(consents: [nil], holdout: Holdout(share: 0, hashes: [5, 4, 3, 2]))
    rules.books = [.init(keys: [9, 9, 9, 8], actions: 1, isOpen: [true, true, true, true])]
    rules.ranks = [1, 3, 3, 0]
    let found = Eligibility(rules, isScored: [true, true, true, true])
    #expect(found.allowed == [0, 0, 1, 1] && found.sharing == 2)
    #expect(found.count(.sharedAddress) == 2)
  }

  @Test(arguments: 1...50)
  func `every stratum gives the same share, and together they give the whole`(seed: UInt64) {
    var random = RandomRules(400, seed: seed, share: 0.1)
    var draws = SegmentDraws(seed: seed &+ 7)
    let strata = (0..<400).map { _ in Int32(draws.share() * 5) }
    var rules = random.rules
    rules.holdout.strata = strata
    random = RandomRules(rules, random.isScored)
    let found = random.eligibility
    var (members, held) = ([Int](repeating: 0, count: 5), [Int](repeating: 0, count: 5))
    for row in 0..<400 where found.barriers[row] == 0 {
      members[Int(strata[row])] += 1
      if found.isHeldOut[row] { held[Int(strata[row])] += 1 }
    }
    for (members, held) in zip(members, held) { #expect(abs(Double(held) - 0.1 * Double(members)) <= 1) }
    #expect(found.heldOut == Int((0.1 * Double(members.reduce(0, +))).rounded()))
    let order = (0..<400).sorted { ($0 * 7919 % 401, $0) < ($1 * 7919 % 401, $1) }
    #expect(order.map { found.isHeldOut[$0] } == random.reordered(order).eligibility.isHeldOut)
  }

  @Test func `a universal holdout is the same for every campaign, another is not`() {
    func seed(_ campaign: String?, _ salt: String? = nil, _ report: UInt64 = 1) -> UInt64 {
      Holdout.seed(campaign: campaign, salt: salt, reportSeed: report)
    }
    #expect(seed(nil) == seed(nil, nil, 2) && seed(nil, "x") != seed(nil))
    #expect(seed("a") != seed("b") && seed("a", "x") == seed("a", "x", 2) && seed("a") != seed("a", nil, 2))
    #expect(seed("c", "ab") != seed("bc", "a"))
  }

  @Test func `about the stated share is held out`() {
    var draws = SegmentDraws(seed: 3)
    let hashes = (0..<100_000).map { _ in draws.next() }
    let holdout = Holdout(share: 0.1, hashes: hashes)
    let drawn = holdout.drawn(where: { _ in true }, count: 100_000).count
    // Within four standard errors, √(n·p·(1−p)) = 95.
    #expect(abs(drawn - 10_000) < 380)
  }
}
