import Diagnostics
import Findings
import Models
import Populations
import Tables

/// Those still here with what the plan says of them, and the treated among them in the order of contact.
struct OutreachList {
  let stillHere: any Population
  /// Rows of the cell's population that left, or of which it is not known.
  let gone: Int
  let plan: String
  let ids: CustomerIDs
  /// Positions among those still here, first to contact first; the whole plan.
  let ranked: [Int32]
  /// The part of it that goes out.
  let listed: [Int32]
  /// Expected value and cost of each of those still here; nothing where there is no action.
  private let expected: [Money]
  private let costs: [Money]
  private let arms: [Int32]
  private let barriers: [Int32]
  private let channels: [Channel?]
  /// Chance of leaving of each, and by how much its action is expected to lower it.
  let probabilities: [Double]
  private let reductions: [Double]
  /// Those held out whom the plan would have treated.
  private let isWithheld: [Bool]

  init(_ cell: Outreach, _ population: any Population, _ context: AnalysisContext) throws(AnalysisError) {
    let departures = try Departures(population)
    let here = departures.stillHere
    stillHere = here
    gone = departures.left.count + departures.unknown
    plan = cell.from.value
    let names = [
      "arm", "not_contactable", "expected_value", "offer_cost", "contact_cost", "channel",
      "churn_probability", "expected_reduction", "withheld_action", "revenue_at_risk",
    ]
    let own = [here.roles.id] + names.map { "#\($0).\(cell.from.value)" }
    let table = try answered(blaming: "from") { () throws(PopulationError) in try here.extract(own) }
    let ids = CustomerIDs(table.columns[0])
    let arms = OutreachList.codes(table.columns[1])
    barriers = OutreachList.codes(table.columns[2])
    let expected = Money.amounts(table.columns[3])
    let (offers, contacts) = (Money.amounts(table.columns[4]), Money.amounts(table.columns[5]))
    let costs = zip(offers, contacts).map { $0 + $1 }
    channels = (0..<here.count).map { row in table.columns[6].text(row).flatMap(Channel.init(rawValue:)) }
    probabilities = OutreachList.numbers(table.columns[7])
    reductions = OutreachList.numbers(table.columns[8])
    isWithheld = OutreachList.codes(table.columns[9]).map { $0 >= 0 }
    let rank = names.firstIndex(of: cell.rankBy.column).map { table.columns[$0 + 1] }
    let ranks = OutreachList.ranks(rank ?? table.columns[3], cell.rankBy)
    let treated = arms.indices.filter { arms[$0] == 0 }
    let ranked = treated.sorted { a, b in
      ranks[a] == ranks[b] ? ids.precedes(a, b) : ranks[a] > ranks[b]
    }.map { Int32($0) }
    listed = Array(ranked.prefix(OutreachList.length(cell.cut, ranked, costs)))
    self.ranked = ranked
    self.ids = ids
    self.arms = arms
    self.expected = expected
    self.costs = costs
  }

  /// How many of the ranked go out.
  private static func length(_ cut: OutreachCut, _ ranked: [Int32], _ costs: [Money]) -> Int {
    switch cut {
    case .none: return ranked.count
    case .customers(let most): return most
    case .share(let share): return Int((share * Double(ranked.count)).rounded(.up))
    case .budget(let budget):
      var left = Money(budget)
      return ranked.prefix { row in
        left = left - costs[Int(row)]
        return left.ticks >= 0
      }.count
    }
  }

  /// Money in whole ticks, so that what counts as equal is equal; other numbers as they are.
  private static func ranks(_ column: Column, _ ranking: OutreachRanking) -> [Double] {
    switch ranking {
    case .netValue, .valueAtRisk: Money.amounts(column).map { Double($0.ticks) }
    case .uplift, .risk: numbers(column)
    }
  }

  func channel(_ row: Int32) -> Channel? { channels[Int(row)] }
  /// Customers expected to be kept, of some.
  func reduction(_ rows: [Int32]) -> Double { rows.reduce(0) { $0 + reductions[Int($1)] } }
  /// Those held out whom the plan would have treated: who the listed are compared with once outcomes are known.
  var withheldCount: Int { isWithheld.reduce(0) { $0 + ($1 ? 1 : 0) } }
  /// Who may be contacted, the held-out among them, and who is on the list; one for each of those still here.
  var isContactable: [Bool] { barriers.map { $0 < 0 } }
  var isListed: [Bool] {
    var isListed = [Bool](repeating: false, count: stillHere.count)
    for row in listed { isListed[Int(row)] = true }
    return isListed
  }

  func expected(_ rows: [Int32]) -> Money { rows.reduce(into: .zero) { $0 += expected[Int($1)] } }
  func cost(_ rows: [Int32]) -> Money { rows.reduce(into: .zero) { $0 += costs[Int($1)] } }
  func expected(_ row: Int32) -> Money { expected[Int(row)] }

  /// Positions of those held out, in the order of their ids.
  var heldOut: [Int32] {
    arms.indices.filter { arms[$0] == 1 }.sorted { ids.precedes($0, $1) }.map { Int32($0) }
  }

  /// How many of those still here a barrier stops.
  func count(_ barrier: Barrier) -> Int {
    barriers.reduce(0) { $0 + ($1 == Int32(barrier.rawValue) - 1 ? 1 : 0) }
  }

  var heldOutCount: Int { arms.reduce(0) { $0 + ($1 == 1 ? 1 : 0) } }
  var stopped: Int { barriers.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) } }
  /// Could be treated, and no action was chosen.
  var withoutAction: Int { stillHere.count - stopped - heldOutCount - ranked.count }

  /// Refuses a list that differs from the plan it carries out.
  func reconcile(with finding: Finding?) throws(AnalysisError) {
    guard let finding else {
      throw AnalysisError(.unanswerable, "cell '\(plan)' has no result", option: "from")
    }
    let customers = finding["customers"]?.number
    let net = finding["net"]?.number
    guard customers == Double(ranked.count), net == expected(ranked).units else {
      throw AnalysisError(.planMismatch, "the list does not add up to the plan of '\(plan)'", option: "from")
    }
  }

  private static func codes(_ column: Column) -> [Int32] {
    guard case .categories(let categories) = column else { return [] }
    return (0..<categories.count).map { categories.code(at: $0).map(Int32.init) ?? -1 }
  }

  private static func numbers(_ column: Column) -> [Double] {
    guard case .numbers(let values) = column else { return [] }
    return values
  }
}
