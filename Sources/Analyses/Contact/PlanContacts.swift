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
  /// What is known of consent by channel, for every row of the data set.
  let statuses: [(channel: Channel, statuses: [UInt8])]
  /// Channels in use for which the spec names no consent: open to all when it names none at all,
  /// closed otherwise.
  let unasked: [Channel]
  /// Ids and addresses of the list that are nobody's here; `nil` without a list.
  let unknownListed: Int?
  /// The groups that are each held out in the same share; `nil` when there are none.
  let strata: HoldoutStrata?

  /// Channels are those of the actions, one each, in their order. `ranks` decide which of those who share an address
  /// gets the message: the greatest. `harm` closes actions to customers whom they are known to lose.
  init(
    _ rules: ContactRules, _ here: any Population, isScored: [Bool], channels: [Channel],
    ranks: [Double]? = nil, harm: Eligibility.Harm? = nil, _ context: AnalysisContext
  ) throws(AnalysisError) {
    let everyone = context.population
    let named = (rules.consent + rules.address).map { $0.channel }
    let used = Channel.allCases.filter { channels.contains($0) || named.contains($0) }
    // A list may name those whom no message would reach that way, and who are left in peace all the same.
    let addresses = try ContactAddresses(rules, everyone, rules.suppress == nil ? used : Channel.allCases)
    let listed = try rules.suppress.map { path throws(AnalysisError) in
      try Suppressed(path.value, everyone, addresses, context)
    }
    unknownListed = listed?.unknown
    var known = try ContactConsents(
      rules, everyone, addresses, isListed: listed?.isListed, channels: used)
    let rows = here.rowNumbers
    consents = known.columns.map { column in (column.column, rows.map { column.isGiven[Int($0)] }) }
    unasked = Channel.allCases.filter { channel in
      channel != .none && channels.contains(channel) && !rules.consent.contains { $0.channel == channel }
    }
    strata = try rules.holdout.stratum.map { column throws(AnalysisError) in
      try HoldoutStrata(column.value, here, context.wording)
    }
    let seed = rules.holdout.seed(of: rules.campaign, context)
    let hashes = try answered { () throws(PopulationError) in try here.hashes(seed: seed) }
    var limits = Eligibility.Rules(
      consents: channels.map { known.isOpen($0, rows: rows) },
      holdout: Holdout(share: rules.holdout.share, hashes: hashes, strata: strata?.codes))
    limits.books = PlanContacts.books(addresses, known, rows, channels)
    limits.ranks = ranks
    limits.harm = harm
    if let listed { limits.isSuppressed = rows.map { listed.isListed[Int($0)] } }
    try PlanContacts.rest(rules, here, context, into: &limits)
    eligibility = Eligibility(limits, isScored: isScored)
    for (book, yielded) in zip(addresses.books, eligibility.yielded) {
      known.yield(yielded.map { rows[Int($0)] }, at: book.channels)
    }
    statuses = known.statuses
  }

  private static func books(
    _ addresses: ContactAddresses, _ known: ContactConsents, _ rows: [Int32], _ channels: [Channel]
  ) -> [Eligibility.AddressBook] {
    addresses.books.map { book in
      let actions = channels.enumerated().reduce(UInt32(0)) { bits, action in
        book.channels.contains(action.element) ? bits | UInt32(1) << UInt32(action.offset) : bits
      }
      return Eligibility.AddressBook(
        keys: rows.map { book.unsafe.contains($0) ? AddressKeys.malformed : book.keys[Int($0)] },
        actions: actions,
        isOpen: known.isOpen(book.channels, rows: rows))
    }
  }

  /// How long ago and how often customers were contacted.
  private static func rest(
    _ rules: ContactRules, _ here: any Population, _ context: AnalysisContext,
    into limits: inout Eligibility.Rules
  ) throws(AnalysisError) {
    if let rest = rules.rest {
      guard let today = context.asOf else {
        throw AnalysisError(
          .badOption, "min_days_since counts to the report's date, and the report has none",
          option: "contact",
          hint: "set as_of or period")
      }
      guard let days = ContactColumns.days(try column(rest.column.value, here)) else {
        throw AnalysisError(
          .unsuitableColumn, "column '\(rest.column.value)' holds no days", option: "contact")
      }
      limits.lastContact = (days, Int32(today.number), Int32(rest.days))
    }
    if let monthly = rules.monthly {
      guard let counts = ContactColumns.numbers(try column(monthly.column.value, here)) else {
        throw AnalysisError(
          .unsuitableColumn, "column '\(monthly.column.value)' holds no numbers", option: "contact")
      }
      limits.recentContacts = (counts, Double(monthly.contacts))
    }
  }

  private static func column(_ name: String, _ here: any Population) throws(AnalysisError) -> Column {
    let table = try answered(blaming: "contact") { () throws(PopulationError) in try here.extract([name]) }
    return table.columns[0]
  }
}

/// The groups of a column in which the same share is held out, in an order that does not depend on the rows'.
struct HoldoutStrata {
  /// For readers, in their order.
  let names: [String]
  /// For each customer, a place among the names.
  let codes: [Int32]

  init(_ column: String, _ here: any Population, _ wording: Wording) throws(AnalysisError) {
    let groups = try answered(blaming: "contact") { () throws(PopulationError) in
      try RowGroups(column, of: here)
    }
    let words = groups.names.map { JudgedColumn.words($0, wording) }
    let order = words.indices.sorted { (words[$0], $0) < (words[$1], $1) }
    var places = [Int32](repeating: 0, count: words.count)
    for (place, index) in order.enumerated() { places[index] = Int32(place) }
    names = order.map { words[$0] }
    codes = groups.codes.map { places[Int($0)] }
  }
}
