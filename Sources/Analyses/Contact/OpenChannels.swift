import Diagnostics
import Models
import Populations
import Tables

/// By which channels customers may be reached, as the rules of contact decided it; by row of a population.
///
/// A channel that nobody was asked about, as no action and no rule uses it, is open to nobody.
struct OpenChannels: Sendable {
  private let known: [(channel: Channel, codes: CategoryColumn, statuses: [ConsentStatus?])]

  /// As a plan handed it on.
  init(_ population: any Population, plan: String) throws(AnalysisError) {
    let names = Set(population.columns.map { $0.name })
    var columns: [(Channel, CategoryColumn)] = []
    for channel in Channel.allCases {
      let name = "#status_\(channel.rawValue).\(plan)"
      guard names.contains(name) else { continue }
      let table = try answered { () throws(PopulationError) in try population.extract([name]) }
      if case .categories(let codes) = table.columns[0] { columns.append((channel, codes)) }
    }
    self.init(columns)
  }

  /// Of a part of the data set, whose rows these are; `statuses` are raw values for every row of the data set.
  init(_ statuses: [(channel: Channel, statuses: [UInt8])], rows: [Int32]) {
    let levels = ConsentStatus.allCases.map { $0.code }
    self.init(
      statuses.map { channel, statuses in
        (channel, CategoryColumn(codes: .narrow(rows.map { statuses[Int($0)] }), levels: levels))
      })
  }

  private init(_ columns: [(Channel, CategoryColumn)]) {
    known = columns.map { channel, codes in
      (channel, codes, codes.levels.map { level in ConsentStatus.allCases.first { $0.code == level } })
    }
  }

  /// Channels that were asked about.
  var channels: [Channel] { known.map { $0.channel } }

  func status(_ channel: Channel, _ row: Int) -> ConsentStatus? {
    guard let (_, codes, statuses) = known.first(where: { $0.channel == channel }) else { return nil }
    return codes.code(at: row).flatMap { statuses[$0] }
  }

  /// Whether a customer may be reached by any of some channels; with `asksConsent` only where consent is written down.
  func isOpen(_ channels: [Channel], _ row: Int, asksConsent: Bool = false) -> Bool {
    channels.contains { channel in
      let status = status(channel, row)
      return asksConsent ? status == .subscribed : status?.isOpen == true
    }
  }
}
