import Diagnostics
import Findings
import Formats
import Models
import Populations
import Tables

/// The CSVs of a campaign: every recommendation, the list for marketing, and those held out.
struct OutreachFiles {
  static let interventions = "interventions.csv"
  static let list = "outreach/generic.csv"
  static let holdout = "outreach/holdout.csv"

  let cell: Outreach
  let list: OutreachList
  let context: AnalysisContext

  private typealias Named = (field: Extract.Field, column: Column)

  private var here: any Population { list.stillHere }

  /// Every file, and those of tools with how many rows they have.
  func made() throws(AnalysisError) -> (extracts: [Extract], tools: [ToolSheet.Made]) {
    try refuseUnasked()
    let open = try OpenChannels(here, plan: list.plan)
    try refuseUnchecked(open)
    let known = try known()
    let sheet = ToolSheet(cell: cell, list: list, known: known, open: open, context: context)
    var tools: [ToolSheet.Made] = []
    for tool in OutreachTool.allCases where cell.tools.contains(where: { $0.value == tool }) {
      tools += try sheet.made(tool)
    }
    let own = [
      extract(Self.interventions, known, rows: nil), try campaign(known, open),
      extract(Self.holdout, try control(known), rows: list.heldOut),
    ]
    return (own + tools.map { $0.extract }, tools)
  }

  /// Advertising tools take nobody whose consent is not written down.
  private func refuseUnasked() throws(AnalysisError) {
    guard let tool = cell.tools.first(where: { $0.value.asksConsent })?.value else { return }
    let names = [Channel.email, .sms, .call].map { "#status_\($0.rawValue).\(list.plan)" }
    let isAsked = here.columns.contains { info in
      names.contains(info.name) && info.levels.contains(ConsentStatus.subscribed.code)
    }
    let consents = here.columns.contains {
      $0.name.hasPrefix("#consent_") && $0.name.hasSuffix(".\(list.plan)")
    }
    guard isAsked, consents else {
      throw AnalysisError(
        .badOption, "\(tool.name) takes customers who consented, and the plan names no consent",
        option: "formats",
        hint: "add 'consent:' to 'contact' of '\(list.plan)', or leave out '\(tool.rawValue)'")
    }
  }

  /// Addresses that the plan did not look at may be on its do-not-contact list.
  private func refuseUnchecked(_ open: OpenChannels) throws(AnalysisError) {
    let addresses = cell.addresses(in: here)
    for (field, channels) in [(ContactField.email, [Channel.email]), (.phone, [.sms, .call])] {
      let asked = channels.filter(open.channels.contains)
      guard let column = cell.fields.column(named: field), let channel = asked.first,
        !asked.contains(where: { addresses.column(of: $0) == column })
      else { continue }
      throw AnalysisError(
        .badOption, "the plan did not look at the addresses in '\(column)'", option: "fields",
        hint: "add `address: { \(channel.rawValue): \(column) }` to 'contact' of '\(list.plan)'")
    }
  }

  /// Those held out, with what the plan would have done: who a campaign is compared with.
  private func control(_ known: [Named]) throws(AnalysisError) -> [Named] {
    var columns = known.filter { ["customer_id", "arm", "campaign_id"].contains($0.field.name) }
    columns.append(
      (
        .init("withheld_action", "What the plan would have done; empty where no action pays"),
        try column("#withheld_action.\(list.plan)")
      ))
    let stratum = "#stratum.\(list.plan)"
    if here.columns.contains(where: { $0.name == stratum }) {
      columns.append((.init("stratum", "The group in which the share is held out"), try column(stratum)))
    }
    return columns
  }

  private func extract(_ path: String, _ columns: [Named], rows: [Int32]?) -> Extract {
    Extract(
      path: path, fields: columns.map { $0.field },
      table: Table(columns.map { ($0.field.name, $0.column) }, rowCount: here.count), rows: rows)
  }

  /// Every column of `interventions.csv`, in its order.
  private func known() throws(AnalysisError) -> [Named] {
    var columns: [Named] = [
      (Extract.Field("customer_id", "Id of the customer, as in the data"), try column(here.roles.id))
    ]
    for field in Self.fields {
      columns.append((field, try column(of: field.name)))
    }
    return columns
  }

  private func column(of name: String) throws(AnalysisError) -> Column {
    let count = here.count
    switch name {
    case "reason_1", "reason_2", "reason_3":
      guard let reasons = cell.reasons?.value else { return Self.blank(count) }
      return try column("#\(name).\(reasons)", else: Self.blank(count))
    case "priority":
      var priority = [Int32](repeating: Column.missingInteger, count: count)
      for (rank, row) in list.ranked.enumerated() { priority[Int(row)] = Int32(rank + 1) }
      return .integers(priority)
    case "valid_until":
      let day = context.asOf.map { Int32($0.number + cell.validDays) } ?? Column.missingInteger
      return .days([Int32](repeating: day, count: count))
    case "campaign_id":
      return .categories(
        CategoryColumn(
          codes: .narrow([UInt8](repeating: 0, count: count)), levels: [context.campaign(ofPlan: list.plan)]))
    default:
      return try column("#\(name).\(list.plan)", else: name == "persona" ? Self.blank(count) : nil)
    }
  }

  /// What a campaign needs, the personal columns, and the consents.
  private func campaign(_ known: [Named], _ open: OpenChannels) throws(AnalysisError) -> Extract {
    let wanted = [
      "customer_id", "priority", "action", "channel", "offer", "expected_value", "churn_probability",
      "persona", "reason_1", "reason_2", "reason_3", "valid_until", "campaign_id", "model_version",
    ]
    var sheet = ListColumns(wanted.compactMap { name in known.first { $0.field.name == name } })
    try addContact(open, to: &sheet)
    let personal = PersonalColumns(
      columns: WholeColumns(of: here, in: context.population),
      addresses: cell.addresses(in: here), open: open, countryCode: cell.countryCode)
    for name in here.roles.pii where name != here.roles.id {
      try add(name, personal, to: &sheet)
    }
    if let phone = cell.column(of: .phone, in: here), cell.hash == nil {
      let description = "The number in E.164; empty where it names no country"
      try sheet.add("phone_e164", description, isQuoted: true) { (header) throws(AnalysisError) in
        try personal.international(header, named: phone)
      }
    }
    for name in cell.columns where !here.roles.pii.contains(name.value) {
      sheet.add(name.value, "As in the data", try column(name.value))
    }
    let (prefix, suffix) = ("#consent_", ".\(list.plan)")
    for info in here.columns where info.name.hasPrefix(prefix) && info.name.hasSuffix(suffix) {
      let name = String(info.name.dropFirst(prefix.count).dropLast(suffix.count))
      sheet.add(
        name, "Whether the customer consents; a blank in the data is no consent", try column(info.name))
    }
    return sheet.extract(Self.list, rows: list.listed, count: here.count, hasMark: cell.hasMark)
  }

  /// What is known of each channel's consent, and the last contact, under names that do not depend on the data's.
  private func addContact(_ open: OpenChannels, to sheet: inout ListColumns) throws(AnalysisError) {
    for channel in open.channels {
      try sheet.add(
        "consent_\(channel.rawValue)",
        "subscribed; unsubscribed; never: nothing is written; shared: closed by someone at the same address; unasked"
      ) { (header) throws(AnalysisError) in
        Extract.Made(header, .category) { rows in
          .categories(CategoryColumn(rows.map { open.status(channel, $0)?.code }))
        }
      }
    }
    if let last = cell.rules?.rest?.column.value {
      sheet.add("last_contacted_on", "Day of the last contact, as the plan reads it", try column(last))
    }
  }

  private func add(
    _ name: String, _ personal: PersonalColumns, to sheet: inout ListColumns
  ) throws(AnalysisError) {
    guard cell.hash != nil else {
      return try sheet.add(name, personal) { () throws(AnalysisError) in try column(name) }
    }
    try sheet.add(name, "SHA-256 of the trimmed text in lower case") { (header) throws(AnalysisError) in
      try personal.hashed(header, named: name)
    }
  }

  private func column(_ name: String, else standard: Column? = nil) throws(AnalysisError) -> Column {
    if let standard, !here.columns.contains(where: { $0.name == name }) { return standard }
    let table = try answered(blaming: "from") { () throws(PopulationError) in try here.extract([name]) }
    return table.columns[0]
  }

  private static func blank(_ count: Int) -> Column {
    .categories(CategoryColumn(codes: .narrow([UInt8](repeating: 255, count: count)), levels: []))
  }

  private static let fields: [Extract.Field] = [
    .init("persona", "Persona, when the report finds personas"),
    .init("churn_probability", "Probability of leaving, 0 to 1", decimals: 4),
    .init("risk_band", "low, medium or high, by the cut points of the report"),
    .init("reason_1", "What goes most with a high score, among what can be acted on"),
    .init("reason_2", "The next reason"),
    .init("reason_3", "The third reason"),
    .init("revenue_at_risk", "Probability times revenue times margin over the horizon"),
    .init("lifetime_value", "Value over the horizon given the tenure reached, discounted"),
    .init("action", "Recommended action; empty where none pays or none is allowed"),
    .init("channel", "How the customer is reached"),
    .init("offer", "What is offered"),
    .init("offer_cost", "Expected cost of the offer, in the three parts of the last columns"),
    .init("contact_cost", "Cost of the contact"),
    .init("expected_value", "Expected value of the action: retained_value less contact_cost and offer_cost"),
    .init("effect_source", "assumed or measured"),
    .init("priority", "1 is contacted first; empty where there is no action"),
    .init("arm", "treat, holdout or none"),
    .init("not_contactable", "Why the customer may not be contacted; empty where that is allowed"),
    .init("valid_until", "The recommendation holds until this day"),
    .init("campaign_id", "The campaign that the recommendation belongs to"),
    .init("model_version", "The model that gave the probability"),
    .init("retained_value", "Value of keeping the customer times how much less likely they are to leave"),
    .init("offer_to_saved", "Offer expected to go to the customer as one who is kept by it"),
    .init("offer_to_leavers", "Offer expected to go to the customer as one who leaves all the same"),
    .init("subsidy", "Offer expected to go to the customer as one who would have stayed anyway"),
  ]
}
