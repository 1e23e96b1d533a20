public import Outside

#if canImport(Glibc)
  import Glibc
#endif

/// A synthetic subscription business whose truth is known: two quarterly snapshots of its customers, what is known of
/// them at the end of each, their orders,
/// a past campaign, and the law that all of it follows.
///
/// Nothing is kept in memory: a customer is a pure function of the seed and their number, and each file is written
/// in one pass over all customers.
public struct SampleBusiness: Sendable {
  /// About how many customers each snapshot has.
  public let customers: Int
  public let seed: UInt64

  public static let standardCustomers = 8000
  public static let standardSeed: UInt64 = 20_260_930
  /// Ids have eight digits, and a snapshot needs some room among them.
  public static let most = 40_000_000

  /// `customers` from 1 to `most`.
  public init(customers: Int = standardCustomers, seed: UInt64 = standardSeed) {
    precondition((1...Self.most).contains(customers), "a sample has 1 to \(Self.most) customers")
    self.customers = customers
    self.seed = seed
  }

  /// Customers on 1 January 2026.
  var initial: Int { customers + customers / 28 }
  /// Customers who join on the first of each later month, to July.
  var joiningMonthly: Int { max(1, customers * 57 / 1000) }
  var everyone: Int { initial + 6 * joiningMonthly }

  /// Mean of the exponential law of months with the business on 1 January 2026, cut off at `mostMonths`.
  static let meanMonths = 30.0
  static let mostMonths = 84.0

  func life(_ number: Int) -> Life {
    guard number < initial else {
      return Life(number: number, months: -1 - (number - initial) / joiningMonthly, seed: seed)
    }
    var random = SplitMix64(seed: seed, customer: number, purpose: 0)
    let within = 1 - exp(-Self.mostMonths / Self.meanMonths)
    let months = Int(-Self.meanMonths * log(1 - random.share() * within))
    return Life(number: number, months: months, seed: seed)
  }

  /// The id of a customer: eight digits with leading zeros, in an order that tells nothing.
  func id(_ number: Int) -> Int {
    // Odd and no multiple of five, so no two numbers below the modulus share an id.
    let offset = Int(SplitMix64.mixed(seed) % 100_000_000)
    return (number * 61_803_399 + offset) % 100_000_000
  }

  /// Writes every file into a folder, which is made when it is not there.
  public func write(into folder: String, _ world: any World) throws(WorldError) -> SampleSummary {
    try world.makeDirectory(folder)
    var summary = SampleSummary()
    for quarter in Quarter.published {
      let counts = try CustomersFile(self, quarter).write(into: folder, world)
      summary.quarters.append(counts)
      try PresentFile(self, quarter).write(into: folder, world)
    }
    summary.orders = try OrdersFile(self).write(into: folder, world)
    summary.campaign = try CampaignFile(self).write(into: folder, world)
    try SuppressionFile(self).write(into: folder, world)
    try write(ActionsFile.text, as: "actions.yaml", into: folder, world)
    try write(ActionsFile.measured, as: "actions-measured.yaml", into: folder, world)
    try write(TruthFile(self, summary).text, as: "truth.json", into: folder, world)
    try write(GuideFile(self, summary).text, as: "README.md", into: folder, world)
    return summary
  }

  private func write(
    _ text: String, as name: String, into folder: String, _ world: any World
  ) throws(WorldError) {
    let file = try world.create("\(folder)/\(name)")
    try file.write(Array(text.utf8))
    try file.close()
  }
}
