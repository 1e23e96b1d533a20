import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Populations
import Specs
import Tables
import Testing

/// A business whose customers share addresses, mistype them, refuse, and are on a list: drawn from a seed.
struct ContactFixture {
  struct Person {
    var id: String
    var first: String?
    var last: String?
    var email: String?
    var phone: String?
    var emailOK: String?
    var smsOK: String?
    var contacted: Int32
    var contacts: Double
    var spend: Double
    var tenure: Int32
    var hasLeft: Bool
    var score: Float
    var gender: String
    var contract: String
    var country: String?
    var zip: String?
    var city: String?
    var state: String?
  }

  var people: [Person]
  /// Ids and addresses on the do-not-contact list.
  var listed: [(id: String?, email: String?)] = []
  /// Numbers on it, as E.164 has them.
  var listedNumbers: [String] = []

  static let formats = "generic, hubspot, mailchimp, klaviyo, braze, google, meta, churnzero"
  static let rules = """
    model: churn
    actions: a.yaml
    budget: 700
    value: { horizon: 12, margin: 0.5 }
    contact:
      suppress: stop.csv
      consent: { email: email_ok, sms: sms_ok, call: sms_ok }
      min_days_since: { column: contacted, days: 30 }
      max_per_month: { column: contacts, contacts: 4 }
      country_code: 33
      holdout: 0.2
    """

  init(_ people: [Person]) { self.people = people }

  init(_ count: Int = 250, seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 991
    func share() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    func pick<Value>(_ values: [Value]) -> Value { values[Int(share() * Double(values.count))] }
    people = (0..<count).map { row in
      // A tenth of the households have two customers at one address, in other letters and spaces.
      let home = share() < 0.2 ? Int(share() * Double(count) / 5) : row
      let number = share() < 0.2 ? Int(share() * Double(count) / 5) : row
      return Person(
        id: "0\(1000 + row)", first: pick(["Ana", "Bo, Jr", "=cmd()", "Zoë\nLou", nil]),
        last: pick(["Smith", "O'Neil", "\"Q\"", nil]),
        email: pick([
          "p\(home)@example.com", " P\(home)@Example.com", "p\(home)@example.com", "p\(home)@example.com",
          "p\(home)@", nil,
        ]),
        phone: pick([
          "06 00 00 \(10 + number / 100) \(number % 100 + 100)".replacing(" 1", with: ""),
          "+33 6 11 \(100_000 + number)", "+336 11 \(100_000 + number)", "12", nil,
        ]),
        emailOK: pick(["Yes", "Yes", "Yes", "No", nil]), smsOK: pick(["Yes", "Yes", "No", nil]),
        contacted: share() < 0.3
          ? Column.missingInteger : Int32(PlanFixture.asOf.number) - Int32(share() * 150),
        contacts: share() < 0.2 ? .nan : (share() * 5).rounded(),
        spend: 20 + (share() * 8_000).rounded() / 100, tenure: Int32(share() * 60), hasLeft: share() < 0.2,
        score: Float(share() * share()), gender: pick(["F", "M", "M"]), contract: pick(["Monthly", "Yearly"]))
    }
    place(seed)
    for person in people where share() < 0.08 {
      let byMail = share() < 0.5
      listed.append((byMail ? nil : person.id, byMail ? person.email : nil))
    }
    for person in people where share() < 0.05 {
      if let number = person.phone.flatMap(Self.phone.text), number.hasPrefix("+") {
        listedNumbers.append(number)
      }
    }
  }

  /// Gives people places, and some of them addresses and ids that a spreadsheet would run.
  private mutating func place(_ seed: UInt64) {
    var state = seed &* 0xD134_2543_DE82_EF95 &+ 77
    func pick<Value>(_ values: [Value]) -> Value {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return values[Int(Double(state >> 11) * 0x1p-53 * Double(values.count))]
    }
    for row in people.indices {
      people[row].country = pick(["US", "us", "gb", "FR", "United States", nil])
      people[row].zip = pick(["94035-1234", "94035", "WC2H 8LG", "75 001", nil])
      people[row].city = pick(["St. Louis", "Saint-Étienne", "@home", nil])
      people[row].state = pick(["MO", "N.Y.", nil])
      let begin = pick(Array(repeating: "", count: 16) + ["=", "+", "-", "@"])
      if people[row].email == "p\(row)@example.com", begin != "@" {
        people[row].email = begin + "p\(row)@example.com"
      }
      people[row].id = pick(Array(repeating: "", count: 30) + ["=", "@"]) + people[row].id
    }
  }

  /// Those whom rows of lists count.
  var stillHere: [Person] { people.filter { !$0.hasLeft } }

  /// How the plan of `rules` compares numbers.
  static let phone = AddressForm.phone(countryCode: "33")

  /// The same people in another order.
  var shuffled: ContactFixture {
    var other = ContactFixture(
      people.indices.sorted { ($0 * 7919 % 1_009, $0) < ($1 * 7919 % 1_009, $1) }.map { people[$0] })
    other.listed = listed.reversed()
    other.listedNumbers = listedNumbers.reversed()
    return other
  }

  func population(adding columns: [(name: String, column: Column)] = []) -> TablePopulation {
    func text(_ value: (Person) -> String?) -> Column { .text(TextColumn(people.map(value))) }
    func category(_ value: (Person) -> String?) -> Column { .categories(CategoryColumn(people.map(value))) }
    let table = Table(
      [
        ("id", text { $0.id }), ("first_name", text { $0.first }), ("last_name", text { $0.last }),
        ("email", text { $0.email }), ("phone", text { $0.phone }),
        ("email_ok", category { $0.emailOK }), ("sms_ok", category { $0.smsOK }),
        ("contacted", .days(people.map { $0.contacted })), ("contacts", .numbers(people.map { $0.contacts })),
        ("spend", .decimals(people.map { Int64(($0.spend * 100).rounded()) }, digits: 2)),
        ("tenure", .integers(people.map { $0.tenure })),
        ("#churned", .flags(people.map { $0.hasLeft ? 1 : 0 })),
        ("#score.churn", .floats(people.map { $0.score })), ("gender", category { $0.gender }),
        ("contract", category { $0.contract }), ("country", category { $0.country }),
        ("zip", text { $0.zip }), ("city", text { $0.city }), ("state", category { $0.state }),
      ] + columns)
    return TablePopulation(
      table,
      roles: Roles(
        id: "id", tenure: "tenure", churned: "#churned", revenue: "spend",
        pii: ["first_name", "last_name", "email", "phone", "country", "zip", "city", "state"],
        protected: ["gender"]), threads: 2)
  }

  func context(
    _ cell: String, _ population: any Population, findings: [String: Finding] = [:],
    campaign: String = "retention-2026Q3", language: Language = .en
  ) -> AnalysisContext {
    func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "" }
    let stop =
      "id,email,phone\n" + listed.map { "\(quoted($0.id)),\(quoted($0.email)),\n" }.joined()
      + listedNumbers.map { ",,\($0)\n" }.joined()
    return AnalysisContext(
      cell: cell, wording: Wording(language: language, currency: "usd"), level: 0.95,
      minimum: GroupMinimum(), seed: 42, period: "2026Q3", asOf: PlanFixture.asOf, population: population,
      findings: findings,
      models: ["churn": ChurnModel(name: "churn", scores: .floats(people.map { $0.score }), version: "abc")],
      files: ["a.yaml": Array(PlanFixture.actions.utf8), "stop.csv": Array(stop.utf8)], previous: nil,
      campaign: campaign, audience: .executive)
  }

  func plan(
    _ yaml: String = rules, campaign: String = "retention-2026Q3", language: Language = .en
  ) throws -> Finding {
    let population = population()
    return try PlanFixture.read(ROI.self, yaml).run(
      on: population, in: context("plan", population, campaign: campaign, language: language))
  }

  func messages(_ plan: Finding, _ yaml: String = MessageAnalysisTests.cell) throws -> Finding {
    let population = population(adding: plan.assignments)
    let roi = try PlanFixture.read(ROI.self, Self.rules)
    return try PlanFixture.read(MessageAnalysis.self, yaml).joined(to: ["plan": roi]).cell.run(
      on: population, in: context("messages", population, findings: ["plan": plan]))
  }

  func outreach(
    _ plan: Finding,
    _ yaml: String = "from: plan\nallow_empty: true\nformats: [\(formats)]", rules: String = rules,
    language: Language = .en
  ) throws -> Finding {
    let population = population(adding: plan.assignments)
    let roi = try PlanFixture.read(ROI.self, rules)
    let (cell, problems) = try PlanFixture.read(Outreach.self, yaml).joined(to: ["plan": roi])
    try problems.throwIfErrors()
    return try cell.run(
      on: population, in: context("outreach", population, findings: ["plan": plan], language: language))
  }
}

extension Extract {
  /// What a column says, in the order of the rows; `nil` where it is blank, or where there is no such column.
  func texts(_ name: String) -> [String?] {
    let positions = rows ?? (0..<Int32(table.rowCount)).map { $0 }
    if let made = made.first(where: { $0.name == name }) {
      let column = made.values(positions.map { Int($0) })
      return positions.indices.map { column.text($0) }
    }
    guard let column = table[name] else { return [] }
    return positions.map { row in
      column.text(Int(row)) ?? column.number(Int(row)).map { "\($0)" }
    }
  }

  var headers: [String] { fields.map { $0.name } }
  var count: Int { rows?.count ?? table.rowCount }
}

extension Finding {
  func file(_ stem: String) throws -> Extract {
    try #require(extracts.first { $0.path == "outreach/\(stem).csv" })
  }
}
