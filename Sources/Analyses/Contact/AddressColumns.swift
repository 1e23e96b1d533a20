import Diagnostics
import Models

/// Which columns hold addresses and numbers, and by which channels each is used.
struct AddressColumns {
  private let used: [(channel: Channel, column: String)]
  /// Columns that a list names.
  private let named: [(column: String, channels: [Channel])]

  /// A channel that the rules name no column for has one of the personal columns, by name.
  init(
    _ rules: ContactRules?, personal: [String], named: [(column: String, channels: [Channel])] = []
  ) {
    self.named = named
    used = Channel.allCases.compactMap { channel in
      let named = rules?.address.first { $0.channel == channel }?.column.value
      return (named ?? channel.usualAddresses.first(where: personal.contains)).map { (channel, $0) }
    }
  }

  /// The column whose addresses a channel uses.
  func column(of channel: Channel) -> String? { used.first { $0.channel == channel }?.column }

  /// The channels by which a column's addresses are used, or would be by its name; none where it holds no addresses.
  func channels(of column: String) -> [Channel] {
    let channels = used.filter { $0.column == column }.map { $0.channel }
    if !channels.isEmpty { return channels }
    return named.first { $0.column == column }?.channels ?? Self.channels(namedBy: column)
  }

  /// Of a second column of addresses, which no channel uses: "work_email", "Phone 2".
  private static func channels(namedBy column: String) -> [Channel] {
    let words = column.lowercased().split { !$0.isLetter }.map(String.init)
    if words.contains(where: ["mail", "email", "emails", "courriel"].contains) { return [.email] }
    let numbers = ["phone", "phones", "telephone", "tel", "mobile", "cell", "sms", "fax"]
    return words.contains(where: numbers.contains) ? [.sms, .call] : []
  }
}

extension Channel {
  /// Names that a personal column with this channel's address or number usually has.
  var usualAddresses: [String] {
    switch self {
    case .email: ["email", "e_mail", "email_address"]
    case .sms, .call: ["phone", "phone_number", "mobile"]
    case .none: []
    }
  }
}
