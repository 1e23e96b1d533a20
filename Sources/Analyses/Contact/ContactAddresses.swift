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
    /// Rows of the data set whose address no list may show: a spreadsheet would run it.
    let unsafe: Set<Int32>
  }

  let books: [Book]

  init(_ rules: ContactRules, _ everyone: any Population, _ channels: [Channel]) throws(AnalysisError) {
    var books: [Book] = []
    let rows = DatasetRows(everyone.rowNumbers, count: everyone.datasetCount)
    let columns = AddressColumns(rules, personal: everyone.roles.pii)
    var seen: [(column: String, form: AddressForm, channels: [Channel])] = []
    for channel in Channel.allCases where channels.contains(channel) && channel != .none {
      guard let column = columns.column(of: channel) else { continue }
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
      let unsafe = AddressKeys.formulas(table.columns[0], form).map { everyone.rowNumbers[Int($0)] }
      books.append(
        Book(column: column, form: form, channels: channels, keys: keys, unsafe: Set(unsafe)))
    }
    self.books = books
  }

  func book(of channel: Channel) -> Book? { books.first { $0.channels.contains(channel) } }
}
