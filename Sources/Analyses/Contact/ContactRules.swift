import Diagnostics
import Specs

/// Who may be contacted: suppression, consent by channel, rest between contacts, and the share held out.
struct ContactRules: OptionMap {
  let suppress: Located<String>?
  let consent: [(channel: Channel, column: Located<String>)]
  /// Columns of addresses and numbers; a blank one cannot be reached that way.
  let address: [(channel: Channel, column: Located<String>)]
  let rest: ContactRest?
  let monthly: ContactsAMonth?
  let countryCode: String?
  /// What the campaign is called; `nil` for a campaign of the report's own.
  let campaign: String?
  let holdout: HoldoutRules

  private static let suppressParameter = Parameter<Located<String>>(
    "suppress", help: "a CSV whose column of ids names those who must not be contacted")
  private static let consentParameter = Parameter<NamedValues<Located<String>>>(
    "consent", help: "by channel, the column that says who consents; a blank is no consent")
  private static let addressParameter = Parameter<NamedValues<Located<String>>>(
    "address",
    help: "by channel, the column of the address or number; by itself the personal columns email and phone")
  private static let restParameter = Parameter<ContactRest>(
    "min_days_since", help: "how long a customer is left in peace after the last contact")
  private static let monthlyParameter = Parameter<ContactsAMonth>(
    "max_per_month", help: "how often a customer may be contacted within a month")
  private static let countryParameter = Parameter<String>(
    "country_code", help: "the country code of numbers written without one, such as 33",
    fault: { Self.digits(ofCountryCode: $0) == nil ? "is one to three digits, such as 33" : nil })

  private static let campaignParameter = Parameter<String>(
    "campaign",
    help:
      "a name for the campaign: reports that give it the same one hold out the same customers; unless given, it is the report's own",
    fault: { Self.isName($0) ? nil : "is up to 64 letters, digits, -, _ and ." })

  static let parameters =
    [
      suppressParameter.declaration, consentParameter.declaration, addressParameter.declaration,
      restParameter.declaration, monthlyParameter.declaration, countryParameter.declaration,
      campaignParameter.declaration,
    ] + HoldoutRules.parameters

  static func hint(for unknown: String) -> String? {
    switch unknown {
    case "capacity": "capacities stand beside 'contact', as in `capacity: { call: 200 }`"
    case "quiet_hours": "when messages go out is set in the tool that sends them: no list has a column for it"
    default: nil
    }
  }

  init?(_ options: inout OptionReader) {
    suppress = options.read(Self.suppressParameter)
    consent = Self.byChannel(options.read(Self.consentParameter), takes: "consent", &options)
    address = Self.byChannel(options.read(Self.addressParameter), takes: "an address", &options)
    rest = options.read(Self.restParameter)
    monthly = options.read(Self.monthlyParameter)
    countryCode = options.read(Self.countryParameter).flatMap(Self.digits(ofCountryCode:))
    campaign = options.read(Self.campaignParameter)
    guard let holdout = HoldoutRules(&options) else { return nil }
    self.holdout = holdout
  }

  /// "33" of "33", "+33" and "0033".
  static func digits(ofCountryCode text: String) -> String? {
    let digits = text.hasPrefix("+") ? text.dropFirst() : text.hasPrefix("00") ? text.dropFirst(2) : text[...]
    let isCode =
      (1...3).contains(digits.utf8.count) && digits.utf8.allSatisfy { (48...57).contains($0) }
      && digits.first != "0"
    return isCode ? String(digits) : nil
  }

  private static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
          || "-_.".utf8.contains(byte)
      }
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
    monthly = nil
    countryCode = nil
    campaign = nil
    holdout = HoldoutRules()
  }

  /// Adds what the rules look at to what a cell needs.
  func add(to needs: inout Needs) {
    needs.files += suppress.map { [$0] } ?? []
    needs.columns += (consent + address).map { ($0.column, []) }
    needs.consents += consent.map { $0.column.value }
    if let rest { needs.columns.append((rest.column, [.day])) }
    if let monthly { needs.columns.append((monthly.column, [.numeric])) }
    if let stratum = holdout.stratum { needs.columns.append((stratum, [])) }
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

/// How often a customer may be contacted within a month.
struct ContactsAMonth: OptionMap {
  let column: Located<String>
  let contacts: Int

  private static let columnParameter = Parameter<Located<String>>(
    "column", help: "how often each was contacted in the last month; blank is never", isRequired: true)
  private static let contactsParameter = Parameter<Int>(
    "contacts", help: "who was contacted so often already is left in peace", isRequired: true,
    fault: { (1...1_000).contains($0) ? nil : "lies between 1 and 1000" })

  static let parameters = [columnParameter.declaration, contactsParameter.declaration]

  init?(_ options: inout OptionReader) {
    let column = options.read(Self.columnParameter)
    let contacts = options.read(Self.contactsParameter)
    guard let column, let contacts else { return nil }
    self.column = column
    self.contacts = contacts
  }
}
