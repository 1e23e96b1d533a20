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

  init(_ cell: Outreach, _ population: any Population, _ context: AnalysisContext) throws(AnalysisError) {
    let departures = try Departures(population)
    let here = departures.stillHere
    stillHere = here
    gone = departures.left.count + departures.unknown
    plan = cell.from.value
    let names = ["arm", "not_contactable", "expected_value", "offer_cost", "contact_cost"]
    let own = [here.roles.id] + names.map { "#\($0).\(cell.from.value)" }
    let table = try answered(blaming: "from") { () throws(PopulationError) in try here.extract(own) }
    let ids = CustomerIDs(table.columns[0])
    let arms = OutreachList.codes(table.columns[1])
    barriers = OutreachList.codes(table.columns[2])
    let expected = OutreachList.money(table.columns[3])
    let (offers, contacts) = (OutreachList.money(table.columns[4]), OutreachList.money(table.columns[5]))
    costs = zip(offers, contacts).map { $0 + $1 }
    let treated = arms.indices.filter { arms[$0] == 0 }
    let ranked = treated.sorted { a, b in
      expected[a] == expected[b] ? ids.precedes(a, b) : expected[a] > expected[b]
    }.map { Int32($0) }
    listed = cell.top.map { Array(ranked.prefix($0)) } ?? ranked
    self.ranked = ranked
    self.ids = ids
    self.arms = arms
    self.expected = expected
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

  private static func money(_ column: Column) -> [Money] {
    guard case .numbers(let values) = column else { return [] }
    return values.map { Money($0) }
  }
}
