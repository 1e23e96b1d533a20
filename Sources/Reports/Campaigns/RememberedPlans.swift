import Analyses
public import Diagnostics
import Documents
import Formats
import Hashing
import Models
public import Outside
import Specs

/// The published plans that cells follow up, read from the state once before any cell runs.
struct RememberedPlans: Sendable {
  struct Entry: Sendable {
    let place: BundleFolder.Place
    let plan: RememberedPlan
    /// What was read, as an input of the run.
    let input: Provenance.Input
  }

  /// By cell; a cell whose plan is not published yet has none.
  private var entries: [String: Entry] = [:]

  subscript(cell: String) -> Entry? { entries[cell] }

  /// Each plan once, by its path.
  var inputs: [Provenance.Input] {
    let found = Dictionary(entries.values.map { ($0.input.path, $0.input) }, uniquingKeysWith: { a, _ in a })
    return found.values.sorted { $0.path < $1.path }
  }

  /// Only plans of periods before this one are looked at, so that an old report made again reads no newer plan. A
  /// plan that a cell names and nobody published is a mistake; that there is no last one yet is not.
  init(_ plan: Plan, period: Period?, _ request: RenderRequest, _ world: any World) throws(Problems) {
    let cells = plan.cells.compactMap { cell -> (cell: String, choice: PlanChoice)? in
      guard case .analysis(let analysis) = cell.work else { return nil }
      return analysis.needs.plan.map { (cell.id, $0) }
    }
    guard !cells.isEmpty else { return }
    var problems = Problems()
    let record = try CampaignRecord.current(request, world)
    for (cell, choice) in cells {
      entries[cell] =
        problems.collect { () throws(Problems) -> Entry? in
          guard let campaign = try Self.campaign(choice, plan, period, record) else { return nil }
          return try record.flatMap { record throws(Problems) in try Self.entry(campaign, record) }
        } ?? nil
    }
    try problems.throwIfErrors()
  }

  private static func campaign(
    _ choice: PlanChoice, _ plan: Plan, _ period: Period?, _ record: CampaignRecord?
  ) throws(Problems) -> CampaignRecord.Campaign? {
    let report = choice.report?.value ?? plan.spec.id.value
    let all = try record?.campaigns(of: report).filter { $0.place.member == BoundPlan.member } ?? []
    let earlier = all.filter { campaign in
      period.map { BundleFolder.isEarlier(campaign.place.period, $0.text) } ?? false
    }
    guard let wanted = choice.period else {
      return earlier.max { BundleFolder.isEarlier($0.place.period, $1.place.period) }
    }
    let name = Period(wanted.value)?.text ?? wanted.value
    if let found = earlier.first(where: { $0.place.period == name }) { return found }
    let known = earlier.map { $0.place.period }
    let isLater = all.contains { $0.place.period == name }
    throw Problems(
      .error(
        .badOption,
        isLater
          ? "the plan of '\(name)' is not of a period before this report's"
          : "no plan of report '\(report)' has been published for '\(name)'",
        at: wanted.place,
        hint: known.isEmpty
          ? "render '\(report)' for that period first, or leave the period out"
          : "there is one for "
            + known.joined(separator: ", ")))
  }

  /// Hashed as lines in the order of the ids, so that a customer who is forgotten changes the hash.
  private static func entry(
    _ campaign: CampaignRecord.Campaign, _ record: CampaignRecord
  ) throws(Problems) -> Entry {
    var customers: [RememberedPlan.Customer] = []
    let hash = SHA256()
    var size = 0
    func take(_ line: String) {
      let bytes = Array((line + "\n").utf8)
      hash.update(bytes)
      size += bytes.count
    }
    take(campaign.predicted.json)
    try record.customers(of: campaign) { batch in
      for customer in batch {
        take(customer.line)
        customers.append(customer.remembered)
      }
    }
    let expected = RememberedPlan.Expectation(
      saved: campaign.predicted.saved, retained: campaign.predicted.retained, cost: campaign.predicted.cost,
      net: campaign.predicted.net)
    let place = campaign.place
    return Entry(
      place: place,
      plan: RememberedPlan(report: place.report, period: place.period, expected: expected, customers),
      input: Provenance.Input(
        path: "state/campaigns/\(place.report)/\(place.period)/\(place.member)", sha256: hash.finish(),
        bytes: size, rows: customers.count))
  }
}

extension CampaignRecord {
  /// The record of a request's state, made to agree with the bundles that there are; `nil` where there is neither.
  public static func current(_ request: RenderRequest, _ world: any World) throws(Problems) -> CampaignRecord?
  {
    let folder = BundleFolder(root: request.output)
    guard world.exists("\(request.state)/tenure.sqlite") || world.exists(folder.root) else { return nil }
    let store = try StateStore(folder: request.state, world)
    try Publisher(into: folder, world, history: RunHistory(store)).recover()
    return CampaignRecord(store)
  }
}

extension CampaignCustomer {
  /// Everything that is known of the customer, in one line.
  fileprivate var line: String {
    let numbers = [probability, expectedValue, offerCost, contactCost].map { $0.map { "\($0)" } ?? "" }
    return ([id, isHeldOut ? "holdout" : "treat", action ?? ""] + numbers).joined(separator: "\t")
  }

  /// Probabilities are published with four decimals, so 0 stands for less than half of the last one.
  fileprivate var remembered: RememberedPlan.Customer {
    RememberedPlan.Customer(
      id: id, side: !isHeldOut ? .recommended : action == nil ? .spared : .withheld, action: action,
      probability: probability.map { min(max($0, 0.00005), 0.99995) },
      cost: isHeldOut ? 0 : (offerCost ?? 0) + (contactCost ?? 0))
  }
}
