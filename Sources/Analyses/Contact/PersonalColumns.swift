import Findings
import Models
import Tables

/// Personal columns as lists of every kind show them: an address stands only where its owner may be reached there.
struct PersonalColumns {
  let columns: WholeColumns
  let addresses: AddressColumns
  let open: OpenChannels
  /// The digits that numbers written without a country are given.
  let countryCode: String?
  /// The one channel by which each row is reached, where a list is of single messages.
  var channel: (@Sendable (_ row: Int) -> Channel?)?

  /// A column of addresses, shown row by row; `nil` for one that holds none and stands as it is.
  func made(_ header: String, named name: String) throws(AnalysisError) -> Extract.Made? {
    let channels = addresses.channels(of: name)
    guard !channels.isEmpty else { return nil }
    let written = try columns.texts(name, as: .written)
    // A number that a spreadsheet would work out stands in E.164; an address that it would run stands nowhere.
    let safe = channels.contains(.email) ? nil : try texts(name, channels)
    return made(header, channels) { row in
      guard let text = written.text(row), FormulaGuard.isFormula(text.utf8) else { return written.text(row) }
      return channels.contains(.email) ? nil : safe?.text(row) ?? text
    }
  }

  /// A column hashed; names and the like in lower case.
  func hashed(_ header: String, named name: String) throws(AnalysisError) -> Extract.Made {
    let channels = addresses.channels(of: name)
    let texts = try texts(name, channels)
    return made(header, channels) { row in texts.text(row).map(PersonalTexts.hash) }
  }

  /// Numbers in E.164.
  func international(_ header: String, named name: String) throws(AnalysisError) -> Extract.Made {
    let channels = addresses.channels(of: name)
    let texts = try texts(name, channels)
    return made(header, channels) { row in texts.text(row) }
  }

  private func texts(_ name: String, _ channels: [Channel]) throws(AnalysisError) -> PersonalTexts {
    let form: PersonalTexts.Form =
      channels.isEmpty ? .word : channels.contains(.email) ? .email : .international(countryCode: countryCode)
    return try columns.texts(name, as: form)
  }

  private func made(
    _ header: String, _ channels: [Channel], _ text: @escaping @Sendable (Int) -> String?
  ) -> Extract.Made {
    let (open, channel) = (open, channel)
    return Extract.Made(header, .text) { rows in
      .text(
        TextColumn(
          rows.map { row in
            guard channels.isEmpty || open.isOpen(channels, row) else { return nil }
            if let channel, !channels.isEmpty {
              guard let own = channel(row), channels.contains(own) else { return nil }
            }
            return text(row)
          }))
    }
  }
}
