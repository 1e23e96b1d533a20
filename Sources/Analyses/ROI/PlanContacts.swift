import Diagnostics
import Formats
import Models
import Populations
import Tables

/// Who may be contacted, decided before any budget is spent.
struct PlanContacts {
  let eligibility: Eligibility
  /// Consent by column as it stands in the data, for the lists.
  let consents: [(column: String, isGiven: [Bool])]
  /// Channels in use for which the spec names no consent: open to all when it names none at all,
  /// closed otherwise.
  let unasked: [Channel]
  /// Ids of the list that are nobody here; `nil` without a list.
  let unknownListed: Int?

  /// Channels are those of the actions, one each, in their order.
  init(
    _ rules: ContactRules, _ here: any Population, isScored: [Bool], channels: [Channel],
    _ context: AnalysisContext
  ) throws(AnalysisError) {
    var consents: [(column: String, isGiven: [Bool])] = []
    for (_, column) in rules.consent where !consents.contains(where: { $0.column == column.value }) {
      let table = try answered(blaming: "contact") { () throws(PopulationError) in
        try here.extract([column.value])
      }
      consents.append((column.value, ContactColumns.consent(table.columns[0])))
    }
    self.consents = consents
    let columns = Dictionary(rules.consent.map { ($0.channel, $0.column.value) }) { first, _ in first }
    let nobody = [Bool](repeating: false, count: here.count)
    let asked = channels.map { channel -> [Bool]? in
      guard let name = columns[channel] else {
        // Once the data name consents, a channel without one is a channel that nobody agreed to.
        return channel == .none || columns.isEmpty ? nil : nobody
      }
      return consents.first { $0.column == name }?.isGiven
    }
    unasked = Channel.allCases.filter { channel in
      channel != .none && columns[channel] == nil && channels.contains(channel)
    }
    let addresses = try PlanContacts.addresses(rules, here, channels)
    let arms = try answered { () throws(PopulationError) in
      try here.hashes(seed: PlanContacts.armSeed(context))
    }
    var limits = Eligibility.Rules(
      consents: asked, addresses: addresses, holdout: rules.holdout, armHashes: arms)
    if let path = rules.suppress {
      let listed = try PlanContacts.suppressed(path.value, here, context)
      limits.isSuppressed = listed.isListed
      unknownListed = listed.unknown
    } else {
      unknownListed = nil
    }
    if let rest = rules.rest {
      guard let today = context.asOf else {
        throw AnalysisError(
          .badOption, "min_days_since counts to the report's date, and the report has none",
          option: "contact",
          hint: "set as_of or period")
      }
      limits.lastContact = (
        try PlanContacts.days(rest.column.value, here), Int32(today.number), Int32(rest.days)
      )
    }
    eligibility = Eligibility(limits, isScored: isScored)
  }

  /// Who has something written where each channel's address or number stands.
  ///
  /// A channel that the rules name no column for is looked up among the personal columns, by name.
  private static func addresses(
    _ rules: ContactRules, _ here: any Population, _ channels: [Channel]
  ) throws(AnalysisError) -> [[Bool]?] {
    var known: [Channel: [Bool]] = [:]
    for channel in Set(channels) {
      let named = rules.address.first { $0.channel == channel }?.column.value
      guard let column = named ?? channel.usualAddresses.first(where: here.roles.pii.contains) else {
        continue
      }
      let table = try answered(blaming: "contact") { () throws(PopulationError) in
        try here.extract([column])
      }
      known[channel] = ContactColumns.isFilled(table.columns[0])
    }
    return channels.map { known[$0] }
  }

  /// The same customer is on the same side of the same campaign, whatever else the cell's seed decides.
  private static func armSeed(_ context: AnalysisContext) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ context.reportSeed
    for byte in context.campaign.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  private static func suppressed(
    _ path: String, _ here: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) -> (isListed: [Bool], unknown: Int) {
    guard let bytes = context.files[path] else {
      throw AnalysisError(.unanswerable, "'\(path)' was not read", option: "contact")
    }
    let id = here.roles.id
    let list: SuppressionList
    do { list = try SuppressionList(path: path, bytes: bytes, idColumn: id) } catch {
      throw AnalysisError(error)
    }
    let everyone = try answered { () throws(PopulationError) in try context.population.extract([id]) }
    let table = try answered { () throws(PopulationError) in try here.extract([id]) }
    // Unknown ids are counted against everyone, since many of those listed have left.
    let known = CustomerIDs(everyone.columns[0]).listed(list.ids, count: everyone.rowCount)
    let own = CustomerIDs(table.columns[0]).listed(list.ids, count: table.rowCount)
    return (own.isListed, known.unknown)
  }

  private static func days(_ column: String, _ here: any Population) throws(AnalysisError) -> [Int32] {
    let table = try answered(blaming: "contact") { () throws(PopulationError) in try here.extract([column]) }
    guard let days = ContactColumns.days(table.columns[0]) else {
      throw AnalysisError(.unsuitableColumn, "column '\(column)' holds no days", option: "contact")
    }
    return days
  }
}

extension Channel {
  /// Names that a personal column with this channel's address or number usually has.
  fileprivate var usualAddresses: [String] {
    switch self {
    case .email: ["email", "e_mail", "email_address"]
    case .sms, .call: ["phone", "phone_number", "mobile"]
    case .none: []
    }
  }
}
