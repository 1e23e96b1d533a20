import Diagnostics
import Models
import Populations
import Tables

/// What is known of each customer's consent to a channel; a blank is none.
enum ConsentStatus: UInt8, CaseIterable {
  /// Nothing is written.
  case never
  case subscribed
  /// Refused, or on the do-not-contact list.
  case unsubscribed
  /// The spec names no consent at all, and nothing speaks against it.
  case unasked
  /// Someone who shares the address refused it, is on the list, or is the one to be reached there.
  case shared

  /// As columns between cells name it.
  var code: String {
    switch self {
    case .never: "never"
    case .subscribed: "subscribed"
    case .unsubscribed: "unsubscribed"
    case .unasked: "unasked"
    case .shared: "shared"
    }
  }

  var isOpen: Bool { self == .subscribed || self == .unasked }
}

/// Consent by channel, address by address: a message to an address reaches everyone who shares it, so one refusal
/// closes it for all of them.
struct ContactConsents {
  /// By channel, raw values of `ConsentStatus` for every row of the data set.
  private(set) var statuses: [(channel: Channel, statuses: [UInt8])]
  /// Consent by column as it stands in the data, one for each row of the data set, for the lists.
  let columns: [(column: String, isGiven: [Bool])]

  /// `isListed` are those on the do-not-contact list; channels are those in use.
  init(
    _ rules: ContactRules, _ everyone: any Population, _ addresses: ContactAddresses, isListed: [Bool]?,
    channels: [Channel]
  ) throws(AnalysisError) {
    let rows = DatasetRows(everyone.rowNumbers, count: everyone.datasetCount)
    var columns: [(column: String, isGiven: [Bool])] = []
    var statuses: [(channel: Channel, statuses: [UInt8])] = []
    for (_, column) in rules.consent where !columns.contains(where: { $0.column == column.value }) {
      let values = try ContactConsents.values(column.value, everyone)
      columns.append((column.value, rows.spread(ContactColumns.consent(values), missing: false)))
    }
    let shared = addresses.books.map { SharedAddresses($0.keys) }
    for channel in Channel.allCases where channels.contains(channel) && channel != .none {
      let named = rules.consent.first { $0.channel == channel }?.column.value
      var closed = isListed ?? [Bool](repeating: false, count: everyone.datasetCount)
      if let named {
        let refusals = ContactColumns.refusal(try ContactConsents.values(named, everyone))
        for (row, refuses) in zip(everyone.rowNumbers, refusals) where refuses { closed[Int(row)] = true }
      }
      let own = closed
      if let book = addresses.books.firstIndex(where: { $0.channels.contains(channel) }) {
        closed = shared[book].spreading(closed)
      }
      let given = columns.first { $0.column == named }?.isGiven
      let standard: ConsentStatus = rules.consent.isEmpty ? .unasked : .never
      statuses.append(
        (
          channel,
          closed.indices.map { row in
            let status: ConsentStatus =
              own[row] ? .unsubscribed : closed[row] ? .shared : given?[row] == true ? .subscribed : standard
            return status.rawValue
          }
        ))
    }
    self.columns = columns
    self.statuses = statuses
  }

  private static func values(_ column: String, _ everyone: any Population) throws(AnalysisError) -> Column {
    let table = try answered(blaming: "contact") { () throws(PopulationError) in
      try everyone.extract([column])
    }
    return table.columns[0]
  }

  /// Rows of the data set give an address to someone who shares it.
  mutating func yield(_ rows: [Int32], at channels: [Channel]) {
    for index in statuses.indices where channels.contains(statuses[index].channel) {
      for row in rows where ConsentStatus(rawValue: statuses[index].statuses[Int(row)])?.isOpen == true {
        statuses[index].statuses[Int(row)] = ConsentStatus.shared.rawValue
      }
    }
  }

  /// Of some rows of the data set: who may be reached by any of some channels.
  func isOpen(_ channels: [Channel], rows: [Int32]) -> [Bool] {
    let columns = channels.compactMap { isOpen($0, rows: rows) }
    return rows.indices.map { index in columns.contains { $0[index] } }
  }

  /// Of some rows of the data set: who may be reached by a channel; `nil` where nothing needs consent.
  func isOpen(_ channel: Channel, rows: [Int32]) -> [Bool]? {
    guard let statuses = statuses.first(where: { $0.channel == channel })?.statuses else { return nil }
    return rows.map { ConsentStatus(rawValue: statuses[Int($0)])?.isOpen == true }
  }
}
