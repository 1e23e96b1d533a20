import Diagnostics
import Models
import Populations
import Tables

/// The columns of addresses and numbers that channels use, with a key for each row of the data set.
struct ContactAddresses {
  struct Book {
    let column: String
    let form: AddressForm
    let channels: [Channel]
    /// One for each row of the data set, those who left among them.
    let keys: [UInt64]
  }

  let books: [Book]

  /// A channel that the rules name no column for is looked up among the personal columns, by name.
  init(_ rules: ContactRules, _ everyone: any Population, _ channels: [Channel]) throws(AnalysisError) {
    var books: [Book] = []
    let rows = DatasetRows(everyone.rowNumbers, count: everyone.datasetCount)
    var seen: [(column: String, form: AddressForm, channels: [Channel])] = []
    for channel in Channel.allCases where channels.contains(channel) && channel != .none {
      let named = rules.address.first { $0.channel == channel }?.column.value
      guard let column = named ?? channel.usualAddresses.first(where: everyone.roles.pii.contains) else {
        continue
      }
      let form: AddressForm = channel == .email ? .email : .phone(countryCode: rules.countryCode)
      if let index = seen.firstIndex(where: { $0.column == column && $0.form == form }) {
        seen[index].channels.append(channel)
      } else {
        seen.append((column, form, [channel]))
      }
    }
    for (column, form, channels) in seen {
      let table = try answered(blaming: "contact") { () throws(PopulationError) in
        try everyone.extract([column])
      }
      let keys = rows.spread(AddressKeys.keys(table.columns[0], form), missing: AddressKeys.blank)
      books.append(Book(column: column, form: form, channels: channels, keys: keys))
    }
    self.books = books
  }

  func book(of channel: Channel) -> Book? { books.first { $0.channels.contains(channel) } }
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
