import Analyses
import Diagnostics
import Findings
import Formats
import Messaging
import Models
import Populations
import Specs
import Synchronization
import Tables
import Testing

@Suite struct MessageAnalysisTests {
  static let cell = """
    from: plan
    sender: { name: Northwind, unsubscribe: "https://example.com/stop" }
    merge: [first_name]
    """

  /// Nobody consents to calls, and there is no budget, so that both e-mails and SMS are sent.
  static let rules = PlanFixture.rules.replacing(", call: sms_ok", with: "").replacing(
    "budget: 400\n", with: "")

  /// Drafts as a test says, and what they were asked for.
  final class FakeDrafting: MessageDrafting {
    let briefs = Mutex<[DraftBrief]>([])
    let answer: @Sendable (DraftBrief) -> DraftOutcome

    init(_ answer: @escaping @Sendable (DraftBrief) -> DraftOutcome) { self.answer = answer }

    func outcomes(of briefs: [DraftBrief], _ terms: DraftTerms) -> [DraftOutcome] {
      self.briefs.withLock { $0 = briefs }
      return briefs.map(answer)
    }
  }

  static func given(_ row: Int) -> String? { [nil, "Ana", "Bo", "Eve <b>"][row % 4] }

  static func run(
    _ fixture: PlanFixture, _ yaml: String = cell, plan: Finding? = nil, language: Language = .en,
    files: [String: String] = [:], drafting: any MessageDrafting = NoDrafting(), asOf: Bool = true,
    extra: [(name: String, column: Column)] = []
  ) throws -> Finding {
    let plan = try plan ?? fixture.roi(rules, language: language)
    let names = fixture.customers.indices.map { Self.given($0) }
    let population = fixture.population(
      adding: [("first_name", .text(TextColumn(names)))] + plan.assignments + extra, personal: ["first_name"])
    let base = fixture.context(
      "messages", population, findings: ["plan": plan], files: files, language: language)
    let context = AnalysisContext(
      cell: base.cell, wording: base.wording, level: base.level, minimum: base.minimum, seed: base.seed,
      period: base.period, asOf: asOf ? base.asOf : nil, population: population, findings: base.findings,
      models: base.models, files: base.files, previous: nil, campaign: base.campaign, drafting: drafting)
    return try PlanFixture.read(MessageAnalysis.self, yaml).run(on: population, in: context)
  }

  @Test(arguments: 1...20)
  func `only treated customers who consent get a message, by the plan's channel`(seed: UInt64) throws {
    let fixture = PlanFixture(seed: seed)
    let plan = try fixture.roi(stop: fixture.suppressed)
    let finding = try Self.run(fixture, plan: plan)
    let file = try #require(finding.extracts.first)
    #expect(file.path == "outreach/messages.csv")
    #expect(file.isPersonal)
    let rows = try #require(file.rows)
    let ids = file.table.texts("customer_id")
    let customers = Dictionary(uniqueKeysWithValues: fixture.customers.map { ($0.id, $0) })
    let list = try #require(
      try fixture.outreach(plan).extracts.first { $0.path == "outreach/generic.csv" })
    let listed = (list.rows ?? []).filter { list.table.words("channel")[Int($0)] != "call" }
      .map { list.table.texts("customer_id")[Int($0)] }
    #expect(rows.map { ids[Int($0)] } == listed)
    for row in rows {
      let customer = try #require(customers[ids[Int(row)]])
      let channel = file.table.words("channel")[Int(row)]
      #expect(!customer.hasLeft && (channel == "email" ? customer.email : customer.sms) == "Yes")
      #expect((file.table.words("subject")[Int(row)] == nil) == (channel == "sms"))
      #expect((file.table.words("html")[Int(row)] == nil) == (channel == "sms"))
    }
    #expect(finding["customers"]?.number == Double(rows.count))
    #expect(finding.ledger.analysed == rows.count)
    #expect((finding["email"]?.number ?? 0) + (finding["sms"]?.number ?? 0) == Double(rows.count))
  }

  @Test(arguments: 1...20)
  func `a message has the address of its own channel alone, of nobody who refused or is on the list`(
    seed: UInt64
  ) throws {
    let fixture = ContactFixture(seed: seed)
    let file = try fixture.messages(try fixture.plan()).file("messages")
    let people = Dictionary(uniqueKeysWithValues: fixture.people.map { ($0.id, $0) })
    let listed = Set(fixture.listed.compactMap { $0.email.flatMap(AddressForm.email.text) })
    let ids = file.texts("customer_id")
    #expect(!ids.isEmpty)
    for (row, channel) in file.texts("channel").enumerated() {
      let person = try #require(people[ids[row] ?? ""])
      let (email, phone) = (file.texts("email")[row], file.texts("phone")[row])
      #expect(channel == "email" ? phone == nil && email != nil : email == nil && phone != nil)
      #expect(email == nil || person.emailOK == "Yes")
      #expect(phone == nil || person.smsOK == "Yes")
      #expect(email.flatMap(AddressForm.email.text).map(listed.contains) != true)
      #expect(phone.flatMap(ContactFixture.phone.text).map(fixture.listedNumbers.contains) != true)
    }
  }

  @Test func `a message names whom it can, and the offer as the plan words it`() throws {
    let fixture = PlanFixture(seed: 3)
    let finding = try Self.run(fixture)
    let file = try #require(finding.extracts.first)
    let rows = try #require(file.rows)
    let offers = Dictionary(
      uniqueKeysWithValues: [("discount", "10% off for 3 months"), ("credit", "$4 off for 2 months")])
    for row in rows.map({ Int($0) }) {
      let text = try #require(file.table.words("text")[row])
      let message = try #require(file.table.words("message")[row])
      let name = file.table.texts("first_name")[row]
      let isNamed = name == "Ana" || name == "Bo"
      #expect(text.contains("Hello \(name)") == isNamed)
      #expect(!text.contains("{{") && !text.contains("<b>"))
      #expect(text.contains(try #require(offers[message])), "\(text)")
      #expect(text.contains("4 October 2026"))
      if file.table.words("channel")[row] == "sms" {
        #expect(text.hasSuffix("STOP to opt out"))
      } else {
        #expect(text.contains("https://example.com/stop"))
      }
    }
    #expect(Set(rows.map { file.table.words("message")[Int($0)] }).count == 2)
  }

  @Test func `the report shows texts without anybody's name, and the bundle has them as files`() throws {
    let finding = try Self.run(PlanFixture(seed: 3))
    let words = finding.exhibits.flatMap { exhibit -> [String] in
      guard case .table(let table) = exhibit.content else { return [] }
      return table.rows.flatMap { $0.cells }.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }.joined(separator: "\n")
    #expect(words.contains("Hello [First name],"))
    #expect(!words.contains("Ana") && !words.contains("Bo,") && !words.contains("@"))
    #expect(
      finding.texts.map { $0.path } == [
        "outreach/messages/discount.txt", "outreach/messages/discount.html", "outreach/messages/credit.txt",
        "outreach/messages/templates.yaml",
      ])
    for text in finding.texts {
      #expect(!String(decoding: text.bytes, as: UTF8.self).contains("Ana"))
    }
  }

  @Test(arguments: Language.allCases)
  func `the file of templates reads back as it was`(language: Language) throws {
    let finding = try Self.run(PlanFixture(seed: 3), language: language)
    let text = try #require(finding.texts.last)
    let again = try MessageFile(path: text.path, bytes: text.bytes)
    let shipped = try StandardMessages.file(language)
    #expect(again.language == shipped.language)
    #expect(again.email.greeting.value.plain.written == shipped.email.greeting.value.plain.written)
    #expect(
      again.messages.map { MessageTexts($0).sms.plain.written }
        == shipped.messages.map { MessageTexts($0).sms.plain.written })
    #expect(again.messages.map { $0.persona?.value } == shipped.messages.map { $0.persona?.value })
    let named = try Self.run(
      PlanFixture(seed: 3), Self.cell + "\ntemplates: own.yaml", language: language,
      files: ["own.yaml": String(decoding: text.bytes, as: UTF8.self)])
    #expect(named.extracts.first?.table.words("text") == finding.extracts.first?.table.words("text"))
  }

  @Test(arguments: 1...6)
  func `the order of the rows changes nothing`(seed: UInt64) throws {
    func texts(_ fixture: PlanFixture) throws -> [String] {
      let finding = try Self.run(fixture, Self.cell.replacing("\nmerge: [first_name]", with: ""))
      let file = try #require(finding.extracts.first)
      return (file.rows ?? []).map { row in
        file.table.texts("customer_id")[Int(row)] + (file.table.words("text")[Int(row)] ?? "")
      }
    }
    let fixture = PlanFixture(seed: seed)
    #expect(try texts(fixture) == texts(fixture.shuffled()))
  }

  // MARK: Drafts

  static let drafted = MessageTexts(
    subject: MessageWordings(plain: MessageText("A draft")), body: MessageText("Words of a draft."),
    sms: MessageWordings(plain: MessageText("An SMS of a draft.")))

  @Test func `a brief has persona, action, offer and names of columns, and nothing of any customer`() throws {
    let fixture = PlanFixture(seed: 3)
    let codes = [UInt8](repeating: 0, count: 300)
    let levels = ["Tenure: 1234", "Spend"]
    let reasons = Column.categories(CategoryColumn(codes: .narrow(codes), levels: levels))
    let drafting = FakeDrafting { _ in .failed(.timeout) }
    let finding = try Self.run(
      fixture, Self.cell + "\nreasons: why\ndraft: { model: m, calls: 3 }", drafting: drafting,
      extra: ["#reason_1.why", "#reason_2.why", "#reason_3.why"].map { ($0, reasons) })
    let briefs = drafting.briefs.withLock { $0 }
    #expect(briefs.map { $0.action } == ["Discount", "Credit"])
    #expect(briefs.map { $0.offer } == ["10% off for 3 months", "$4 off for 2 months"])
    #expect(briefs.map { $0.reasons } == [["Tenure"], ["Tenure"]])
    #expect(finding.caveats.map { $0.code } == ["draft_timeout"])
    #expect(
      finding.caveats[0].text
        == "2 messages have the words of the template: the language model did not answer in time.")
    #expect(finding["drafted"]?.number == 0)
    #expect(finding.sources.isEmpty)
  }

  @Test func `a draft is used, said to be one, and kept in the manifest`() throws {
    let drafting = FakeDrafting { brief in
      brief.action == "Discount"
        ? .accepted(Self.drafted, source: "drafts/1.json", bytes: [1]) : .failed(.number)
    }
    let finding = try Self.run(
      PlanFixture(seed: 3), Self.cell + "\ndraft: { model: m }", drafting: drafting)
    let file = try #require(finding.extracts.first)
    for row in (file.rows ?? []).map({ Int($0) }) {
      let isDraft = file.table.words("message")[row] == "discount"
      #expect(file.table.words("written_by")[row] == (isDraft ? "draft" : "template"))
      #expect((file.table.words("subject")[row] == "A draft") == isDraft)
    }
    #expect(finding.sources == [TextFile(path: "drafts/1.json", bytes: [1])])
    #expect(finding.caveats.map { $0.code } == ["drafted", "draft_number"])
    #expect(finding["drafted"]?.number == 1)
    let templates = try #require(finding.texts.last)
    let text = String(decoding: templates.bytes, as: UTF8.self)
    #expect(
      text.contains(
        "- action: \"discount\"\n    subject: \"A draft\"\n    body: |\n      Words of a draft.\n"))
    // Named as the templates, the file says the same without asking anyone.
    let pinned = try Self.run(
      PlanFixture(seed: 3), Self.cell + "\ntemplates: own.yaml", files: ["own.yaml": text])
    #expect(pinned.extracts.first?.table.words("text") == file.table.words("text"))
  }

  @Test func `without the option nobody is asked`() throws {
    let drafting = FakeDrafting { _ in .accepted(Self.drafted, source: "x", bytes: []) }
    _ = try Self.run(PlanFixture(seed: 3), drafting: drafting)
    #expect(drafting.briefs.withLock { $0.isEmpty })
  }

  // MARK: Mistakes

  @Test(arguments: [
    ("from: plan", "option 'sender' is missing"),
    ("from: plan\nsender: { name: \"\" }\nmerge: [offer]", "'offer' is a value of every message"),
    (
      "from: plan\nsender: { name: N, unsubscribe: \"javascript:x\" }",
      "'unsubscribe' begins with https:// or mailto:, without spaces"
    ),
    ("from: plan\nsender: { name: N }\nmax_segments: 9", "'max_segments' lies between 1 and 6"),
    ("from: plan\nsender: { name: N }\ndraft: { timeout: 20s }", "option 'model' is missing"),
    (
      "from: plan\nsender: { name: N }\ndraft: { model: m, timeout: 20 }",
      "'20' is not a number of seconds such as 20s"
    ),
    (
      "from: plan\nsender: { name: N }\ndraft: { model: m, timeout: 0s }",
      "'timeout' lies between 1s and 300s"
    ),
    ("from: plan\nsender: { name: N }\ndraft: { model: \"a b\" }", "'model' is a name without spaces"),
    ("from: plan\nsender: { name: N }\ndraft: { model: m, key: x }", "unknown option 'key' for this map"),
  ])
  func `mistakes of the cell are named`(yaml: String, message: String) throws {
    let error = #expect(throws: Problems.self) { try PlanFixture.read(MessageAnalysis.self, yaml) }
    #expect(error?.diagnostics.contains { $0.message == message } == true, "\(String(describing: error))")
  }

  @Test func `templates in another language, and what cannot be said, are refused`() throws {
    let shipped = StandardMessages.text(.fr)
    let own = Self.cell + "\ntemplates: own.yaml"
    let other = #expect(throws: AnalysisError.self) {
      try Self.run(PlanFixture(seed: 3), own, files: ["own.yaml": shipped])
    }
    #expect(other?.message == "'own.yaml' is written in 'fr', and the report in 'en'")
    let undated = #expect(throws: AnalysisError.self) { try Self.run(PlanFixture(seed: 3), asOf: false) }
    #expect(undated?.code == .unsayable)
    let words = String(repeating: "very ", count: 26)
    let long = StandardMessages.text(.en).replacing(
      "plain: \"{{ sender }} has something for you: {{ offer }}. Answer YES by {{ until }}.\"",
      with: "plain: \"\(words){{ offer }}\"")
    let twice = #expect(throws: AnalysisError.self) {
      try Self.run(PlanFixture(seed: 3), own + "\nmax_segments: 1", files: ["own.yaml": long])
    }
    #expect(twice?.code == .unsayable)
    #expect(twice?.message.contains("takes 2 messages, and at most 1 may be sent") == true)
  }

  @Test func `nobody treated is said, not failed`() throws {
    let fixture = PlanFixture(seed: 3)
    let plan = try fixture.roi(stop: fixture.customers.map { $0.id })
    let finding = try Self.run(fixture, plan: plan)
    #expect(finding.exhibits.isEmpty)
    #expect(finding.remarks == ["Nobody is treated by e-mail or SMS, so there are no messages."])
    #expect(finding.extracts.first?.rows == [])
  }

  @Test func `messages that differ from the plan are refused`() throws {
    let fixture = PlanFixture(seed: 3)
    var plan = try fixture.roi()
    plan.values = plan.values.map { name, value in
      (name, name == ValueName("customers") ? Value((value.number ?? 0) + 1, .num0) : value)
    }
    let error = #expect(throws: AnalysisError.self) { try Self.run(fixture, plan: plan) }
    #expect(error?.code == .planMismatch)
  }
}
