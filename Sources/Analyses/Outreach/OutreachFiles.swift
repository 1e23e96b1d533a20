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
    let known = try known()
    let sheet = ToolSheet(cell: cell, list: list, known: known, context: context)
    var tools: [ToolSheet.Made] = []
    for tool in OutreachTool.allCases where cell.tools.contains(where: { $0.value == tool }) {
      tools += try sheet.made(tool)
    }
    let own = [
      extract(Self.interventions, known, rows: nil, isPersonal: false),
      extract(Self.list, try campaign(known), rows: list.listed, isPersonal: true),
      extract(Self.holdout, try control(known), rows: list.heldOut, isPersonal: false),
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

  private func extract(_ path: String, _ columns: [Named], rows: [Int32]?, isPersonal: Bool) -> Extract {
    Extract(
      path: path, fields: columns.map { $0.field },
      table: Table(columns.map { ($0.field.name, $0.column) }, rowCount: here.count), rows: rows,
      isPersonal: isPersonal, hasMark: isPersonal && cell.hasMark)
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
  private func campaign(_ known: [Named]) throws(AnalysisError) -> [Named] {
    let wanted = [
      "customer_id", "priority", "action", "channel", "offer", "expected_value", "churn_probability",
      "persona", "reason_1", "reason_2", "reason_3", "valid_until", "campaign_id", "model_version",
    ]
    var columns = wanted.compactMap { name in known.first { $0.field.name == name } }
    var taken = Set(wanted)
    func add(_ name: String, _ description: String, _ column: Column, isQuoted: Bool = false) {
      var unique = slug(name).isEmpty ? "contact" : slug(name)
      while !taken.insert(unique).inserted { unique += "_2" }
      columns.append((Extract.Field(unique, description, isQuoted: isQuoted), column))
    }
    let phone = cell.column(of: .phone, in: here)
    for name in here.roles.pii where name != here.roles.id {
      let column = try unshared(name)
      if cell.hash != nil {
        add(name, "SHA-256 of the trimmed text in lower case", hashed(column, name))
      } else {
        add(name, "Personal data, as in the data", column, isQuoted: name == phone)
      }
    }
    if let phone, cell.hash == nil {
      add(
        "phone_e164", "The number in E.164; empty where it names no country", try international(phone),
        isQuoted: true)
    }
    for name in cell.columns where !here.roles.pii.contains(name.value) {
      add(name.value, "As in the data", try column(name.value))
    }
    let (prefix, suffix) = ("#consent_", ".\(list.plan)")
    for info in here.columns where info.name.hasPrefix(prefix) && info.name.hasSuffix(suffix) {
      let name = String(info.name.dropFirst(prefix.count).dropLast(suffix.count))
      add(name, "Whether the customer consents; a blank in the data is no consent", try column(info.name))
    }
    return columns
  }

  /// A personal column, without the addresses at which someone else is to be reached, or nobody.
  private func unshared(_ name: String) throws(AnalysisError) -> Column {
    let values = try column(name)
    let channels: [Channel] =
      name == cell.column(of: .email, in: here)
      ? [.email] : name == cell.column(of: .phone, in: here) ? [.sms, .call] : []
    var rows = [Int32](0..<Int32(here.count))
    var isShared = false
    for channel in channels {
      guard let statuses = try ToolSource.statuses(channel, here, list.plan) else { continue }
      for row in rows.indices where statuses[row] == .shared {
        rows[row] = -1
        isShared = true
      }
    }
    return isShared ? values.rows(orMissing: rows) : values
  }

  /// Of those on the list; everyone else is left blank.
  private func personal(_ column: Column, as form: PersonalTexts.Form, isHashed: Bool) -> Column {
    let texts = PersonalTexts.texts(column, rows: list.listed, as: form, isHashed: isHashed)
    var places = [Int32](repeating: -1, count: here.count)
    for (place, row) in list.listed.enumerated() { places[Int(row)] = Int32(place) }
    return Column.text(texts).rows(orMissing: places)
  }

  private func hashed(_ column: Column, _ name: String) -> Column {
    switch name {
    case cell.column(of: .email, in: here): personal(column, as: .email, isHashed: true)
    case cell.column(of: .phone, in: here):
      personal(column, as: .international(countryCode: cell.countryCode), isHashed: true)
    default: personal(column, as: .word, isHashed: true)
    }
  }

  private func international(_ phone: String) throws(AnalysisError) -> Column {
    personal(
      try unshared(phone), as: .international(countryCode: cell.countryCode), isHashed: false)
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
