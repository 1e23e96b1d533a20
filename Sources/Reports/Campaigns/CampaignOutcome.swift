import Analyses
public import Diagnostics
import Loading
import Populations
import Specs
public import Statistics
import Tables

/// What became of a published campaign's customers, as later data say.
public struct CampaignOutcome: Sendable {
  /// One side's customers: those treated, or those held out.
  public struct Side: Sendable, Hashable {
    public var customers = 0
    public var stayed = 0
    public var left = 0
    /// In the later data nowhere, or without an outcome: gone before they begin, or under another id.
    public var absent = 0
    /// Σp and Σp(1−p) of those with an outcome.
    public var expected = 0.0
    public var variance = 0.0

    public var known: Int { stayed + left }
    /// `nil` when nobody's outcome is known.
    public var leaving: Proportion? { known > 0 ? Proportion(left, of: known) : nil }
  }

  public private(set) var treated = Side()
  /// Everyone held out.
  public private(set) var heldOut = Side()
  /// Those of them whom the plan would have treated: who the treated are compared with.
  public private(set) var comparable = Side()
  public let campaign: CampaignRecord.Campaign
  /// How many of those treated each stage reached, in the order of the stages; `nil` where no cell says it.
  public internal(set) var reach: [(stage: String, customers: Int)]?
  /// Spent on everyone treated; `nil` where no cell says it.
  public internal(set) var spent: Double?

  init(_ campaign: CampaignRecord.Campaign) { self.campaign = campaign }

  mutating func add(_ customer: CampaignCustomer, hasLeft: Bool?) {
    if !customer.isHeldOut { return treated.add(customer, hasLeft) }
    heldOut.add(customer, hasLeft)
    if customer.action != nil { comparable.add(customer, hasLeft) }
  }

  /// Customers kept who would have left, by everyone treated, against those held out whom the plan would have
  /// treated; with Newcombe's interval. `nil` where a side is unknown.
  public func saved(_ confidence: Confidence) -> (value: Double, interval: ClosedRange<Double>)? {
    guard let treated = treated.leaving, let control = comparable.leaving else { return nil }
    let n = Double(treated.count)
    let effect = control.difference(from: treated, confidence)
    return (n * effect.value, n * effect.interval.lowerBound...n * effect.interval.upperBound)
  }

  /// What it cost, or was to cost where no cell says it.
  public var cost: Double? { spent ?? campaign.predicted.cost }

  /// What the campaign was worth: customers kept at the value that the plan put on each, less what it cost. `nil` where
  /// either is unknown.
  public func net(_ confidence: Confidence) -> (value: Double, interval: ClosedRange<Double>)? {
    guard let saved = saved(confidence), let planned = campaign.predicted.saved?.base, planned > 0,
      let retained = campaign.predicted.retained, let cost
    else { return nil }
    let each = retained / planned
    return (
      saved.value * each - cost,
      saved.interval.lowerBound * each - cost...saved.interval.upperBound * each - cost
    )
  }
}

extension CampaignOutcome.Side {
  fileprivate mutating func add(_ customer: CampaignCustomer, _ hasLeft: Bool?) {
    customers += 1
    guard let hasLeft else {
      absent += 1
      return
    }
    if hasLeft { left += 1 } else { stayed += 1 }
    guard let p = customer.probability else { return }
    expected += p
    variance += p * (1 - p)
  }
}

/// Outcomes of a data set by customer, looked up by id without a text for each.
struct OutcomesByCustomer {
  private static let seed: UInt64 = 0xF0110
  private var table: [UInt64]
  private var outcomes: [UInt8]
  private let mask: Int

  /// Of everyone in the data, by whether they left; without an outcome they are not there.
  init(_ population: any Population) throws(PopulationError) {
    let hashes = try population.hashes(seed: Self.seed)
    var places = 64
    while places < hashes.count * 2 { places *= 2 }
    mask = places - 1
    table = [UInt64](repeating: 0, count: places)
    outcomes = [UInt8](repeating: Column.missingFlag, count: places)
    guard let churned = population.roles.churned,
      case .flags(let flags) = try population.extract([churned]).columns[0]
    else { return }
    for (row, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash) & mask
      while table[place] != 0, table[place] != hash | 1 { place = (place + 1) & mask }
      table[place] = hash | 1
      outcomes[place] = flags[row]
    }
  }

  /// Whether a customer left; `nil` when that is not known.
  func hasLeft(_ id: String) -> Bool? {
    let hash = RowHash.hash(Array(id.utf8), seed: Self.seed)
    var place = Int(truncatingIfNeeded: hash) & mask
    while table[place] != 0 {
      if table[place] == hash | 1 {
        return outcomes[place] == Column.missingFlag ? nil : outcomes[place] == 1
      }
      place = (place + 1) & mask
    }
    return nil
  }
}

extension BoundPlan {
  /// Campaigns of this report and of those whose plans its cells follow up.
  public func campaigns(of record: CampaignRecord) throws(Problems) -> [CampaignRecord.Campaign] {
    let own = plan.spec.id.value
    let others = Set(plan.cells.compactMap { remembered[$0.id]?.place.report }).subtracting([own]).sorted()
    var campaigns: [CampaignRecord.Campaign] = []
    for report in [own] + others { campaigns += try record.campaigns(of: report) }
    return campaigns
  }

  /// What became of the campaigns of earlier periods, by this report's first data set of customers.
  public func outcomes(of record: CampaignRecord) throws(Problems) -> [CampaignOutcome] {
    let campaigns = try campaigns(of: record).filter {
      BundleFolder.isEarlier($0.place.period, period)
    }
    guard !campaigns.isEmpty, let name = plan.spec.data.first?.name.value, let dataset = datasets[name] else {
      return []
    }
    let known: OutcomesByCustomer
    do { known = try OutcomesByCustomer(dataset.population) } catch {
      throw Problems(.error(.badPopulation, "data set '\(name)' cannot be asked: \(error)", at: nil))
    }
    var outcomes: [CampaignOutcome] = []
    for campaign in campaigns {
      var outcome = CampaignOutcome(campaign)
      try record.customers(of: campaign) { customers in
        for customer in customers { outcome.add(customer, hasLeft: known.hasLeft(customer.id)) }
      }
      (outcome.reach, outcome.spent) = try reach(of: campaign.place)
      outcomes.append(outcome)
    }
    return outcomes
  }

  /// How far it came and what it cost, as the first cell that follows up the campaign's plan says it.
  private func reach(
    of place: BundleFolder.Place
  ) throws(Problems) -> (stages: [(stage: String, customers: Int)]?, spent: Double?) {
    for cell in plan.cells {
      guard case .analysis(let analysis) = cell.work, let campaign = analysis as? Campaign,
        let entry = remembered[cell.id], entry.place == place,
        let source = (campaign.reached?.data?.value ?? cell.data).flatMap({ datasets[$0] })
      else { continue }
      do {
        return (
          try campaign.reach(of: entry.plan, in: source.population),
          try campaign.spent(on: entry.plan, in: source.population)
        )
      } catch {
        let at = error.option.flatMap { cell.spec.node.entry($0)?.value.place }
        throw Problems(.error(error.code, error.message, at: at ?? cell.spec.id.place, hint: error.hint))
      }
    }
    return (nil, nil)
  }
}
