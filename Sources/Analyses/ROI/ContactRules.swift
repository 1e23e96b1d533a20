import Diagnostics
import Specs

/// Who may be contacted: suppression, consent by channel, rest between contacts, and the share held out.
struct ContactRules: OptionMap {
  let suppress: Located<String>?
  let consent: [(channel: Channel, column: Located<String>)]
  /// Columns of addresses and numbers; a blank one cannot be reached that way.
  let address: [(channel: Channel, column: Located<String>)]
  let rest: ContactRest?
  let holdout: Double

  private static let suppressParameter = Parameter<Located<String>>(
    "suppress", help: "a CSV whose column of ids names those who must not be contacted")
  private static let consentParameter = Parameter<NamedValues<Located<String>>>(
    "consent", help: "by channel, the column that says who consents; a blank is no consent")
  private static let addressParameter = Parameter<NamedValues<Located<String>>>(
    "address",
    help: "by channel, the column of the address or number; by itself the personal columns email and phone")
  private static let restParameter = Parameter<ContactRest>(
    "min_days_since", help: "how long a customer is left in peace after the last contact")
  private static let holdoutParameter = Parameter<Double>(
    "holdout", help: "share of those who can be contacted that is left alone to measure the effect",
    standard: 0,
    fault: {
      $0 >= 0 && $0 < 1 ? nil : $0 == 1 ? "of 1 leaves nobody to treat" : "is a share from 0 to below 1"
    })

  static let parameters = [
    suppressParameter.declaration, consentParameter.declaration, addressParameter.declaration,
    restParameter.declaration, holdoutParameter.declaration,
  ]
  static let planned = ["max_per_month", "quiet_hours", "capacity", "stratify"]

  init?(_ options: inout OptionReader) {
    suppress = options.read(Self.suppressParameter)
    consent = Self.byChannel(options.read(Self.consentParameter), takes: "consent", &options)
    address = Self.byChannel(options.read(Self.addressParameter), takes: "an address", &options)
    rest = options.read(Self.restParameter)
    let holdout = options.read(Self.holdoutParameter)
    guard let holdout else { return nil }
    self.holdout = holdout
  }

  private static func byChannel(
    _ named: NamedValues<Located<String>>?, takes what: String, _ options: inout OptionReader
  ) -> [(channel: Channel, column: Located<String>)] {
    var columns: [(channel: Channel, column: Located<String>)] = []
    for entry in named?.entries ?? [] {
      if let channel = Channel(rawValue: entry.name.value), channel != .none {
        columns.append((channel, entry.value))
      } else {
        options.add(
          .error(
            .unknownOption, "'\(entry.name.value)' is not a channel that takes \(what)", at: entry.name.place,
            hint: "channels are email, sms and call"))
      }
    }
    return columns
  }

  /// No rules: everyone may be contacted and nobody is held out.
  init() {
    suppress = nil
    consent = []
    address = []
    rest = nil
    holdout = 0
  }
}

/// How long a customer is left in peace after the last contact.
struct ContactRest: OptionMap {
  let column: Located<String>
  let days: Int

  private static let columnParameter = Parameter<Located<String>>(
    "column", help: "the day of the last contact", isRequired: true)
  private static let daysParameter = Parameter<Int>(
    "days", help: "how many days must have passed", isRequired: true,
    fault: { (0...3_660).contains($0) ? nil : "lies between 0 and 3660" })

  static let parameters = [columnParameter.declaration, daysParameter.declaration]

  init?(_ options: inout OptionReader) {
    let column = options.read(Self.columnParameter)
    let days = options.read(Self.daysParameter)
    guard let column, let days else { return nil }
    self.column = column
    self.days = days
  }
}
