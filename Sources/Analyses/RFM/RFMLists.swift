import Diagnostics
import Findings
import Formats
import Models
import Populations
import Statistics
import Tables

/// Who of each segment may be contacted, and the files that say so; nothing without rules of contact.
struct RFMLists {
  /// Of one segment's customers.
  struct Count: Hashable {
    var listed = 0
    var heldOut = 0
    var stopped = 0
    var gone = 0
  }

  /// In the order of the map; empty without rules of contact.
  private(set) var counts: [Count] = []
  /// How many of those still here each barrier stops.
  private(set) var stopped: [(barrier: Barrier, count: Int)] = []
  private(set) var extracts: [Extract] = []
  /// Channels that nobody was asked about.
  private(set) var unasked: [Channel] = []
  private(set) var unknownListed: Int?
  /// The spec names consents.
  private(set) var asksConsent = false

  var isMade: Bool { !counts.isEmpty }
  var listed: Int { counts.reduce(0) { $0 + $1.listed } }
  var heldOut: Int { counts.reduce(0) { $0 + $1.heldOut } }

  init(_ cell: RFM, _ scoring: RFMScoring, _ context: AnalysisContext) throws(AnalysisError) {
    let options = cell.options
    guard options.contact != nil || options.plan != nil else { return }
    guard !scoring.isOnOrders else {
      throw AnalysisError(
        .contactWithoutCustomers, "orders do not say who may be contacted",
        option: options.contact == nil ? "plan" : "contact", hint: "set 'data' to the customers")
    }
    let here = try RFMLists.stillHere(scoring.buyers)
    let access: ContactAccess =
      if let rules = options.contact {
        try ContactAccess(rules, here, context)
      } else {
        try ContactAccess(plan: options.plan?.value ?? "", cell.rules, here)
      }
    unasked = access.unasked
    unknownListed = access.unknownListed
    asksConsent = !access.consents.isEmpty
    let segments = try RFMLists.codes(scoring.columns.segment, here)
    count(segments, access, scoring)
    try countGone(scoring, here)
    extracts = try RFMFiles(
      cell: cell, scoring: scoring, here: here, segments: segments, access: access, context: context
    ).extracts()
  }

  private static func stillHere(_ buyers: any Population) throws(AnalysisError) -> any Population {
    guard let churned = buyers.roles.churned else { return buyers }
    return try answered { () throws(PopulationError) in
      try buyers.restricted(to: .flag(churned, is: false))
    }
  }

  /// Codes of a category column, -1 where missing.
  static func codes(_ name: String, _ population: any Population) throws(AnalysisError) -> [Int32] {
    let table = try answered { () throws(PopulationError) in try population.extract([name]) }
    guard case .categories(let categories) = table.columns[0] else { return [] }
    return (0..<categories.count).map { categories.code(at: $0).map { Int32($0) } ?? -1 }
  }

  private mutating func count(_ segments: [Int32], _ access: ContactAccess, _ scoring: RFMScoring) {
    counts = [Count](repeating: Count(), count: scoring.labels.count)
    var barriers = [Int](repeating: 0, count: Barrier.allCases.count + 1)
    for row in segments.indices where segments[row] >= 0 {
      let segment = Int(segments[row])
      barriers[Int(access.barriers[row])] += 1
      if access.barriers[row] != 0 {
        counts[segment].stopped += 1
      } else if access.isHeldOut[row] {
        counts[segment].heldOut += 1
      } else {
        counts[segment].listed += 1
      }
    }
    stopped = Barrier.allCases.map { ($0, barriers[Int($0.rawValue)]) }.filter { $0.1 > 0 }
  }

  private mutating func countGone(_ scoring: RFMScoring, _ here: any Population) throws(AnalysisError) {
    guard here.count < scoring.buyers.count else { return }
    let name = scoring.columns.segment
    let all = try answered { () throws(PopulationError) in
      try scoring.buyers.counts(by: [name], flags: [], sums: [])
    }
    for group in all.groups {
      guard let index = scoring.labels.firstIndex(where: { $0 == group.labels[0] }) else { continue }
      counts[index].gone =
        group.count - counts[index].listed - counts[index].heldOut - counts[index].stopped
    }
  }
}

/// Who may be contacted and how, by rules of the cell's own or by those of a plan.
struct ContactAccess {
  /// Raw values of `Barrier`, 0 where there is none.
  let barriers: [UInt8]
  let isHeldOut: [Bool]
  /// Channels by which each may be reached, as bits; `nil` when a plan decided.
  let allowed: [UInt32]?
  let channels: [Channel]
  /// Whose addresses may stand in a list.
  let open: OpenChannels
  let rules: ContactRules?
  /// Consents by column, for the files.
  let consents: [(column: String, isGiven: [Bool])]
  let unasked: [Channel]
  let unknownListed: Int?

  init(
    _ rules: ContactRules, _ here: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) {
    let named = Channel.allCases.filter { channel in
      (rules.consent + rules.address).contains { $0.channel == channel }
    }
    channels = named.isEmpty ? [.none] : named
    let contacts = try PlanContacts(
      rules, here, isScored: [Bool](repeating: true, count: here.count), channels: channels, context)
    barriers = contacts.eligibility.barriers
    isHeldOut = contacts.eligibility.isHeldOut
    allowed = contacts.eligibility.allowed
    // Nobody was asked about any channel, so nothing speaks against one.
    let free = [UInt8](repeating: ConsentStatus.unasked.rawValue, count: here.datasetCount)
    open = OpenChannels(
      named.isEmpty ? Channel.allCases.map { ($0, free) } : contacts.statuses, rows: here.rowNumbers)
    self.rules = rules
    consents = contacts.consents
    unasked = contacts.unasked
    unknownListed = contacts.unknownListed
  }

  /// What the plan of a `roi` cell assigned: its barriers, and whom it holds out.
  init(plan: String, _ rules: ContactRules?, _ here: any Population) throws(AnalysisError) {
    self.rules = rules
    open = try OpenChannels(here, plan: plan)
    let arms = try RFMLists.codes("#arm.\(plan)", here)
    let codes = try RFMLists.codes("#not_contactable.\(plan)", here)
    barriers = codes.map { UInt8($0 + 1) }
    isHeldOut = arms.map { $0 == 1 }
    allowed = nil
    channels = []
    let (prefix, suffix) = ("#consent_", ".\(plan)")
    var consents: [(column: String, isGiven: [Bool])] = []
    for info in here.columns where info.name.hasPrefix(prefix) && info.name.hasSuffix(suffix) {
      let table = try answered(blaming: "plan") { () throws(PopulationError) in
        try here.extract([info.name])
      }
      let name = String(info.name.dropFirst(prefix.count).dropLast(suffix.count))
      consents.append((name, ContactColumns.consent(table.columns[0])))
    }
    self.consents = consents
    unasked = []
    unknownListed = nil
  }
}
