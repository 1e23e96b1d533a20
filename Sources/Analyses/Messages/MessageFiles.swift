import Diagnostics
import Findings
import Formats
import Messaging
import Populations
import Tables

/// The files of a campaign's messages: one row a customer, and the text of each message to look at.
struct MessageFiles {
  static let list = "outreach/messages.csv"
  static let templates = "outreach/messages/templates.yaml"

  let cell: MessageAnalysis
  let file: MessageFile
  let audience: MessageAudience
  let writing: MessageWriting
  let context: AnalysisContext
  /// What each of those still here is told.
  let merged: MergedMessages
  private let composer: MessageComposer

  init(
    cell: MessageAnalysis, file: MessageFile, audience: MessageAudience, writing: MessageWriting,
    context: AnalysisContext
  ) throws(AnalysisError) {
    self.cell = cell
    self.file = file
    self.audience = audience
    self.writing = writing
    self.context = context
    let composer: MessageComposer
    do throws(HTMLTemplateFailure) {
      composer = try MessageComposer(file, sender: cell.sender)
    } catch { throw AnalysisError(.unanswerable, error.message) }
    self.composer = composer
    let names = cell.merge.map { $0.value }
    let table = try answered(blaming: "merge") { () throws(PopulationError) in
      try audience.stillHere.extract(names)
    }
    var merged = MergedMessages(
      personal: Array(zip(names, table.columns)), rowCount: audience.stillHere.count)
    let values = Self.values(cell, context)
    for (index, group) in audience.groups.enumerated() {
      var failure: AnalysisError?
      merged.add(group.rows, texts: index) { personal in
        guard failure == nil else { return nil }
        do throws(AnalysisError) {
          return try Self.message(
            composer, writing.texts[index], group, values, personal, cell, context)
        } catch {
          failure = error
          return nil
        }
      }
      if let failure { throw failure }
    }
    self.merged = merged
  }

  /// The last day of the offers, where the report has a date.
  private static func values(_ cell: MessageAnalysis, _ context: AnalysisContext) -> [String: String] {
    guard let asOf = context.asOf else { return [:] }
    return ["until": context.wording.date(asOf.advanced(by: cell.validDays))]
  }

  /// One message, or why it cannot be said.
  private static func message(
    _ composer: MessageComposer, _ texts: MessageTexts, _ group: MessageAudience.Group,
    _ values: [String: String], _ personal: [String: String], _ cell: MessageAnalysis,
    _ context: AnalysisContext
  ) throws(AnalysisError) -> MergedMessage {
    var shared = values
    if let offer = group.offer { shared["offer"] = offer }
    let missing = AnalysisError(
      .unsayable,
      "the message for action '\(group.action)' names a last day, and the report has no date",
      option: cell.templates == nil ? nil : "templates", hint: "set as_of or period, or leave out {{ until }}"
    )
    if group.channel == .sms {
      guard let text = composer.sms(texts, shared: shared, personal: personal, segments: cell.maxSegments)
      else { throw missing }
      let short = ShortMessage(text)
      guard short.segments <= cell.maxSegments else {
        throw AnalysisError(
          .unsayable,
          "the SMS for action '\(group.action)' takes \(short.segments) messages, and at most \(cell.maxSegments) may be sent",
          option: cell.templates == nil ? nil : "templates",
          hint: "shorten it, or raise max_segments")
      }
      return MergedMessage(subject: nil, html: nil, text: text, segments: short.segments)
    }
    let email: EmailMessage?
    do throws(HTMLTemplateFailure) {
      email = try composer.email(texts, shared: shared, personal: personal)
    } catch { throw AnalysisError(.unanswerable, error.message) }
    guard let email else { throw missing }
    return MergedMessage(subject: email.subject, html: email.html, text: email.text, segments: nil)
  }

  // MARK: Rows

  func extracts() throws(AnalysisError) -> [Extract] {
    var sheet = ListColumns(try columns())
    let here = audience.stillHere
    let personal = try personal()
    for name in here.roles.pii where name != here.roles.id {
      try sheet.add(name, personal) { () throws(AnalysisError) in try column(name) }
    }
    return [sheet.extract(Self.list, rows: audience.ranked, count: here.count)]
  }

  /// The address of each message's own channel, and no other.
  private func personal() throws(AnalysisError) -> PersonalColumns {
    let (here, plan) = (audience.stillHere, cell.from.value)
    guard case .categories(let channels) = try column("#channel.\(plan)") else {
      throw AnalysisError(.unanswerable, "the plan of '\(plan)' names no channels", option: "from")
    }
    let known = channels.levels.map { Channel(rawValue: $0) }
    return PersonalColumns(
      columns: WholeColumns(of: here, in: context.population),
      addresses: AddressColumns(cell.rules, personal: here.roles.pii),
      open: try OpenChannels(here, plan: plan), countryCode: cell.rules?.countryCode,
      channel: { row in channels.code(at: row).flatMap { known[$0] } })
  }

  private func columns() throws(AnalysisError) -> [(field: Extract.Field, column: Column)] {
    let here = audience.stillHere
    let plan = cell.from.value
    func own(_ name: String, _ text: (MergedMessage) -> String?) -> Column {
      let texts = merged.messages.map(text)
      let codes = merged.codes.map { $0 < 0 || texts[Int($0)] == nil ? -1 : $0 }
      return .categories(CategoryColumn(codes: codes, levels: texts.map { $0 ?? "" }))
    }
    var priority = [Int32](repeating: Column.missingInteger, count: here.count)
    for (rank, row) in audience.ranked.enumerated() { priority[Int(row)] = Int32(rank + 1) }
    var ids = [Int32](repeating: -1, count: here.count)
    for (index, group) in audience.groups.enumerated() {
      for row in group.rows { ids[Int(row)] = Int32(index) }
    }
    let day = context.asOf.map { Int32($0.number + cell.validDays) } ?? Column.missingInteger
    return [
      (.init("customer_id", "Id of the customer, as in the data"), try column(here.roles.id)),
      (.init("priority", "1 is contacted first, among those who get a message"), .integers(priority)),
      (.init("channel", "email or sms"), try column("#channel.\(plan)")),
      (
        .init("message", "Which of the messages it is: the name of its files in outreach/messages"),
        .categories(CategoryColumn(codes: ids, levels: audience.groups.map { $0.id }))
      ),
      (
        .init("written_by", "template, or draft where a language model put it in words"),
        .categories(
          CategoryColumn(codes: ids, levels: writing.isDrafted.map { $0 ? "draft" : "template" }))
      ),
      (.init("subject", "Subject of the e-mail"), own("subject") { $0.subject }),
      (.init("text", "The SMS, or the plain part of the e-mail"), own("text") { $0.text }),
      (.init("html", "HTML part of the e-mail"), own("html") { $0.html }),
      (
        .init("segments", "Messages that the SMS is billed as"),
        .integers(
          merged.codes.map { code in
            code < 0
              ? Column.missingInteger
              : merged.messages[Int(code)].segments.map { Int32($0) } ?? Column.missingInteger
          })
      ),
      (
        .init("valid_until", "The offer holds until this day"),
        .days([Int32](repeating: day, count: here.count))
      ),
      (
        .init("campaign_id", "The campaign that the message belongs to"),
        .categories(
          CategoryColumn(
            codes: .narrow([UInt8](repeating: 0, count: here.count)),
            levels: [context.campaign(ofPlan: cell.from.value)]))
      ),
    ]
  }

  private func column(_ name: String) throws(AnalysisError) -> Column {
    let table = try answered(blaming: "from") { () throws(PopulationError) in
      try audience.stillHere.extract([name])
    }
    return table.columns[0]
  }

  // MARK: Texts

  /// Each message as it reads before names are put in, and all of them as a file of templates.
  func texts() throws(AnalysisError) -> [TextFile] {
    var files: [TextFile] = []
    for (group, shown) in zip(audience.groups, try shown()) {
      let name = "outreach/messages/\(group.id)"
      let text = shown.subject.map { "\($0)\n\n\(shown.text)" } ?? "\(shown.text)\n"
      files.append(TextFile(path: "\(name).txt", text: text))
      if let html = shown.html { files.append(TextFile(path: "\(name).html", text: html)) }
    }
    let drafted = audience.groups.indices.filter { writing.isDrafted[$0] }.map { index in
      (
        action: audience.groups[index].action, persona: audience.groups[index].persona,
        texts: writing.texts[index]
      )
    }
    files.append(TextFile(path: Self.templates, text: file.text(with: drafted)))
    return files
  }

  /// Each group's message with the names of personal columns in place of their values: "Hello [First name],".
  func shown() throws(AnalysisError) -> [MergedMessage] {
    var personal: [String: String] = [:]
    for name in cell.merge {
      personal[name.value] = "[\(audience.stillHere.roles.label(of: name.value))]"
    }
    var shown: [MergedMessage] = []
    for (group, texts) in zip(audience.groups, writing.texts) {
      shown.append(
        try Self.message(composer, texts, group, Self.values(cell, context), personal, cell, context))
    }
    return shown
  }
}
