public import Populations
import Statistics
public import Tables

/// A published plan as the state remembers it: whom it recommended what, whom it held out, and what it expected.
///
/// Of ids only hashes are kept, by which customers are found again in later data.
public struct RememberedPlan: Sendable {
  /// What the plan did with a customer.
  public enum Side: Int, Sendable, CaseIterable {
    /// Held out, though the plan would have treated them: whom those recommended are compared with.
    case withheld
    case recommended
    /// Held out, and no action would have paid.
    case spared

    public var name: String {
      switch self {
      case .withheld: "withheld"
      case .recommended: "recommended"
      case .spared: "spared"
      }
    }
    public var isHeldOut: Bool { self != .recommended }
  }

  /// One customer, as the plan saw them.
  public struct Customer: Sendable {
    public let id: String
    public let side: Side
    /// `nil` where no action paid.
    public let action: String?
    /// That they leave; `nil` where the plan had no score.
    public let probability: Double?
    /// Of contact and offer; 0 for those held out.
    public let cost: Double

    public init(id: String, side: Side, action: String?, probability: Double?, cost: Double) {
      self.id = id
      self.side = side
      self.action = action
      self.probability = probability
      self.cost = cost
    }
  }

  /// What the plan expected when it was published; `nil` where its bundle does not say.
  public struct Expectation: Sendable {
    /// Customers kept who would have left, under the low, base and high effects.
    public let saved: (low: Double, base: Double, high: Double)?
    /// Value of those kept, before costs.
    public let retained: Double?
    public let cost: Double?
    public let net: Double?

    public init(
      saved: (low: Double, base: Double, high: Double)? = nil, retained: Double? = nil, cost: Double? = nil,
      net: Double? = nil
    ) {
      self.saved = saved
      self.retained = retained
      self.cost = cost
      self.net = net
    }

    /// What the plan put on each customer kept.
    public var valueOfOne: Double? {
      guard let saved, saved.base > 0, let retained else { return nil }
      return retained / saved.base
    }
  }

  public let report: String
  /// As it names the bundle's folder: "2026Q2".
  public let period: String
  public let expected: Expectation
  /// Names, in the order of the alphabet.
  public let actions: [String]
  fileprivate let hashes: [UInt64]
  fileprivate let sides: [Side]
  fileprivate let actionCodes: [Int32]
  fileprivate let probabilities: [Double]
  fileprivate private(set) var costs: [Double]

  public init(report: String, period: String, expected: Expectation, _ customers: [Customer]) {
    self.report = report
    self.period = period
    self.expected = expected
    actions = Set(customers.compactMap { $0.action }).sorted()
    let codes = Dictionary(uniqueKeysWithValues: actions.enumerated().map { ($1, Int32($0)) })
    hashes = customers.map { RowHash.hash(Array($0.id.utf8), seed: Self.seed) }
    sides = customers.map { $0.side }
    actionCodes = customers.map { $0.action.flatMap { codes[$0] } ?? -1 }
    probabilities = customers.map { $0.probability ?? .nan }
    costs = customers.map { $0.cost }
  }

  fileprivate static let seed: UInt64 = 0xF0110

  public func count(_ side: Side) -> Int { sides.count { $0 == side } }
  public var count: Int { sides.count }

  /// What a side's customers cost, all together.
  public func cost(_ side: Side) -> Double {
    Summation.sum(sides.indices.filter { sides[$0] == side }.map { costs[$0] })
  }

  /// The same plan with what its customers really cost: a numeric column of later data, summed over a customer's rows.
  /// Whoever is not there, or has none, cost nothing.
  public func costing(
    _ column: String, in population: any Population
  ) throws(PopulationError) -> RememberedPlan {
    let table = try population.extract([column])
    guard let values = table[column], values.kind.isNumeric else {
      throw .wrongKind(column: column, found: table[column]?.kind ?? .text, wanted: "numbers")
    }
    let places = HashPlaces(hashes)
    var plan = self
    plan.costs = [Double](repeating: 0, count: count)
    for (row, hash) in try population.hashes(seed: RememberedPlan.seed).enumerated() {
      guard let customer = places.place(of: hash), let spent = values.number(row), spent.isFinite else {
        continue
      }
      plan.costs[customer] += spent
    }
    return plan
  }
}

/// A remembered plan's customers found in a data set, as columns of it; missing for everyone else.
public struct FoundPlan: Sendable {
  /// The name of the side as a category.
  public static let side = "#plan.side"
  /// A flag: 1 for those held out, 0 for those recommended.
  public static let held = "#plan.held"
  /// The action recommended or withheld.
  public static let action = "#plan.action"
  public static let probability = "#plan.probability"
  public static let cost = "#plan.cost"

  /// One value for each row of the whole data set.
  public let columns: [(name: String, column: Column)]
  private let absent: [Int]

  /// Customers of a side who are not in the data.
  public func absent(_ side: RememberedPlan.Side) -> Int { absent[side.rawValue] }

  /// Asks a population for its customers' hashes; the first row of an id is taken.
  public init(_ plan: RememberedPlan, in population: any Population) throws(PopulationError) {
    let places = HashPlaces(plan.hashes)
    let hashes = try population.hashes(seed: RememberedPlan.seed)
    var isFound = [Bool](repeating: false, count: plan.count)
    let customers = hashes.map { hash -> Int in
      guard let customer = places.place(of: hash), !isFound[customer] else { return -1 }
      isFound[customer] = true
      return customer
    }
    var absent = RememberedPlan.Side.allCases.map { _ in 0 }
    for customer in isFound.indices where !isFound[customer] { absent[plan.sides[customer].rawValue] += 1 }
    self.absent = absent
    let rows = DatasetRows(population.rowNumbers, count: population.datasetCount)
    let held = customers.map { customer -> UInt8 in
      customer < 0 ? Column.missingFlag : plan.sides[customer].isHeldOut ? 1 : 0
    }
    columns = [
      (
        FoundPlan.side,
        rows.categories(
          customers.map { $0 < 0 ? -1 : Int32(plan.sides[$0].rawValue) },
          levels: RememberedPlan.Side.allCases.map { $0.name })
      ),
      (FoundPlan.held, .flags(rows.spread(held, missing: Column.missingFlag))),
      (
        FoundPlan.action,
        rows.categories(customers.map { $0 < 0 ? -1 : plan.actionCodes[$0] }, levels: plan.actions)
      ),
      (FoundPlan.probability, rows.numbers(customers.map { $0 < 0 ? .nan : plan.probabilities[$0] })),
      (FoundPlan.cost, rows.numbers(customers.map { $0 < 0 ? .nan : plan.costs[$0] })),
    ]
  }
}
