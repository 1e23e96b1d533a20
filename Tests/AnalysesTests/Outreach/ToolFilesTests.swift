import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Populations
import Specs
import Tables
import Testing

/// Files of tools: their exact headers, whose addresses stand in them, and that nobody does who may not.
@Suite struct ToolFilesTests {
  static let campaign = [
    "campaign_id", "priority", "action", "channel", "offer", "churn_probability", "expected_value",
    "valid_until",
  ]
  static func titled(_ name: String) -> String {
    name == "campaign_id"
      ? "Campaign ID"
      : name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }

  @Test(arguments: [
    (
      "hubspot",
      "Email|First Name|Last Name|Phone Number|Country/Region|Postal Code|Marketing contact status|Customer ID"
    ),
    ("hubspot-opt-out", "Email"),
    ("mailchimp-subscribed", "Email Address|First Name|Last Name|Phone Number|Tags|Customer ID"),
    ("mailchimp-unsubscribed", "Email Address"),
    (
      "klaviyo",
      "Email|Phone Number|First Name|Last Name|Country|Zip Code|Email Marketing Consent|SMS Marketing Consent"
        + "|customer_id"
    ),
    ("klaviyo-suppressed", "Email"), ("klaviyo-sms-unsubscribed", "Phone Number|SMS Marketing Consent"),
    ("braze", "external_id|email|phone|first_name|last_name|country|home_city|email_subscribe"),
    ("google", "Email|Phone|First Name|Last Name|Country|Zip"),
    ("meta", "email|phone|fn|ln|zip|ct|st|country"),
    (
      "churnzero-accounts",
      "accountExternalId|isActive|cf_ChurnProbability|cf_RiskBand|cf_RetentionAction|cf_RetentionChannel"
        + "|cf_RetentionOffer|cf_ExpectedValue|cf_CampaignId|cf_ValidUntil"
    ),
    ("churnzero-contacts", "accountExternalId|contactExternalId|firstName|lastName|email|phone"),
  ])
  func `headers are exactly the tool's`(stem: String, headers: String) throws {
    let fixture = ContactFixture(seed: 5)
    let finding = try fixture.outreach(try fixture.plan())
    let own = headers.split(separator: "|").map(String.init)
    let more: [String] =
      switch stem {
      case "hubspot": Self.campaign.map(Self.titled)
      case "mailchimp-subscribed":
        Self.campaign.filter { !["campaign_id", "action"].contains($0) }.map(Self.titled)
      case "klaviyo", "braze": Self.campaign
      default: []
      }
    #expect(try finding.file(stem).headers == own + more)
  }

  /// Who stands in a file, by the column that names customers.
  static let idColumns = [
    ("generic", "customer_id"), ("hubspot", "Customer ID"), ("mailchimp-subscribed", "Customer ID"),
    ("klaviyo", "customer_id"), ("braze", "external_id"), ("churnzero-accounts", "accountExternalId"),
    ("churnzero-contacts", "contactExternalId"),
  ]
  /// Columns of addresses that may be written to, and whether they are hashed.
  static let addressColumns = [
    ("generic", "email", "phone_e164"), ("generic", "email", "phone"), ("hubspot", "Email", "Phone Number"),
    ("mailchimp-subscribed", "Email Address", "Phone Number"), ("klaviyo", "Email", "Phone Number"),
    ("braze", "email", "phone"), ("churnzero-contacts", "email", "phone"),
  ]

  @Test(arguments: 1...60)
  func `nobody suppressed, opted out, held out or without an action is in any file`(seed: UInt64) throws {
    let fixture = ContactFixture(seed: seed)
    let finding = try fixture.outreach(try fixture.plan())
    let people = Dictionary(uniqueKeysWithValues: fixture.people.map { ($0.id, $0) })
    let listedMails = Set(fixture.listed.compactMap { $0.email.flatMap(AddressForm.email.text) })
    let listedIDs = Set(fixture.listed.compactMap { $0.id })
    let held = Set(try finding.file("holdout").texts("customer_id").compactMap { $0 })
    let everyone = try #require(finding.extracts.first { $0.path == "interventions.csv" })
    let treated = Set(
      zip(everyone.texts("customer_id"), everyone.texts("arm")).compactMap { $1 == "treat" ? $0 : nil })
    for (stem, column) in Self.idColumns {
      for id in try finding.file(stem).texts(column).compactMap({ $0 }) {
        let person = try #require(people[id])
        #expect(treated.contains(id) && !held.contains(id) && !listedIDs.contains(id) && !person.hasLeft)
        #expect(person.emailOK == "Yes" || person.smsOK == "Yes")
        if let mail = person.email.flatMap(AddressForm.email.text) { #expect(!listedMails.contains(mail)) }
      }
    }
    // Addresses of those who must not be written to, by channel.
    let phone = ContactFixture.phone
    var (mails, numbers) = (Set<String>(), Set(fixture.listedNumbers))
    for person in fixture.people {
      let mail = person.email.flatMap(AddressForm.email.text)
      let isListed = listedIDs.contains(person.id) || mail.map(listedMails.contains) == true
      let isBarred = isListed || held.contains(person.id)
      if isBarred || person.emailOK == "No", let mail { mails.insert(mail) }
      if isBarred || person.smsOK == "No", let number = person.phone.flatMap(phone.text) {
        numbers.insert(number)
      }
    }
    // A held-out customer may yield an address to another who is treated; then it is the other's.
    let yielded = try Self.addresses(of: finding, "generic", held: held, fixture)
    for (stem, mail, number) in Self.addressColumns {
      let file = try finding.file(stem)
      let owners = Dictionary(uniqueKeysWithValues: Self.idColumns)[stem].map { file.texts($0) } ?? []
      for (owner, written) in zip(owners, file.texts(mail)) {
        guard let written else { continue }
        let text = AddressForm.email.text(written) ?? written
        #expect(!mails.contains(text) || yielded.contains(text), "\(stem)")
        #expect(people[owner ?? ""]?.emailOK == "Yes" && !FormulaGuard.isFormula(written.utf8), "\(stem)")
      }
      for (owner, written) in zip(owners, file.texts(number)) {
        guard let written else { continue }
        let text = phone.text(written) ?? written
        #expect(!numbers.contains(text) || yielded.contains(text), "\(stem)")
        #expect(people[owner ?? ""]?.smsOK == "Yes" && !FormulaGuard.isFormula(written.utf8), "\(stem)")
      }
    }
    let refused = Set(try finding.file("klaviyo-sms-unsubscribed").texts("Phone Number").compactMap { $0 })
    #expect(!refused.isEmpty && refused.isSuperset(of: fixture.listedNumbers))
    #expect(refused.isDisjoint(with: try finding.file("klaviyo").texts("Phone Number").compactMap { $0 }))
    for (stem, column) in [("hubspot-opt-out", "Email"), ("mailchimp-unsubscribed", "Email Address")] {
      let out = Set(try finding.file(stem).texts(column).compactMap { $0 })
      let subscribed = Set(try finding.file("mailchimp-subscribed").texts("Email Address").compactMap { $0 })
      #expect(out.isDisjoint(with: subscribed) && !out.isEmpty)
    }
  }

  /// Addresses that someone held out shares with a treated customer who has more at stake.
  private static func addresses(
    of finding: Finding, _ stem: String, held: Set<String>, _ fixture: ContactFixture
  ) throws -> Set<String> {
    let file = try finding.file(stem)
    let listed = Set(file.texts("customer_id").compactMap { $0 })
    var found: Set<String> = []
    for person in fixture.people where listed.contains(person.id) {
      for other in fixture.people where held.contains(other.id) && other.emailOK != "No" {
        if let a = person.email.flatMap(AddressForm.email.text),
          a == other.email.flatMap(AddressForm.email.text)
        {
          found.insert(a)
        }
      }
      for other in fixture.people where held.contains(other.id) && other.smsOK != "No" {
        let phone = ContactFixture.phone
        if let a = person.phone.flatMap(phone.text), a == other.phone.flatMap(phone.text) { found.insert(a) }
      }
    }
    return found
  }

  @Test(arguments: 1...20)
  func `what a spreadsheet would run is in no list, and as it is where nobody is to be reached`(
    seed: UInt64
  ) throws {
    let fixture = ContactFixture(seed: seed)
    let finding = try fixture.outreach(try fixture.plan())
    for (stem, column) in Self.idColumns where stem != "generic" {
      let ids = try finding.file(stem).texts(column).compactMap { $0 }
      #expect(!ids.isEmpty && !ids.contains { FormulaGuard.isFormula($0.utf8) })
    }
    let begins = Set(
      fixture.people.filter { $0.emailOK == "No" }.compactMap { $0.email.flatMap(AddressForm.email.text) }
        .filter { FormulaGuard.isFormula($0.utf8) })
    for (stem, column) in [
      ("hubspot-opt-out", "Email"), ("mailchimp-unsubscribed", "Email Address"),
      ("klaviyo-suppressed", "Email"),
    ] {
      let file = try finding.file(stem)
      #expect(Set(file.texts(column).compactMap { $0 }).isSuperset(of: begins))
      #expect(file.fields.allSatisfy { $0.isVerbatim })
    }
    // Nobody is treated by an address that no list may show.
    let list = try finding.file("generic")
    for (channel, address) in zip(list.texts("channel"), list.texts("email")) where channel == "email" {
      #expect(address != nil)
    }
  }

  @Test func `personal texts are made while they are written, and the plan's columns shared`() throws {
    let fixture = ContactFixture(seed: 5)
    let finding = try fixture.outreach(try fixture.plan())
    for tool in ["hubspot", "klaviyo-suppressed", "braze", "google", "meta", "churnzero-contacts"] {
      let file = try finding.file(tool)
      let held = file.table.names.filter { name in
        if case .text? = file.table[name] { true } else { false }
      }
      #expect(
        held.allSatisfy {
          ["Customer ID", "customer_id", "external_id"].contains($0) || $0.hasSuffix("ExternalId")
        })
      #expect(file.table.columns.allSatisfy { $0.count == file.table.rowCount })
      #expect(file.count == file.rows?.count)
    }
  }

  @Test(arguments: 1...50) func `the order of the rows changes no file`(seed: UInt64) throws {
    func files(_ fixture: ContactFixture) throws -> [String] {
      try fixture.outreach(try fixture.plan()).extracts.filter { $0.path.hasPrefix("outreach/") }.map {
        file in
        file.path
          + file.headers.map { name in
            file.texts(name).map { $0 ?? "–" }.joined(separator: "|")
          }.joined(separator: "\n")
      }
    }
    let fixture = ContactFixture(120, seed: seed)
    #expect(try files(fixture) == files(fixture.shuffled))
  }

  @Test func `hashes are those of the trimmed text in lower case, and of numbers in E.164`() throws {
    var fixture = ContactFixture(60, seed: 8)
    fixture.listed = []
    for row in fixture.people.indices {
      fixture.people[row].email = row == 0 ? " Test@Example.com " : nil
      fixture.people[row].phone = row == 0 ? "06 12 34 56 78" : nil
    }
    fixture.people[0].emailOK = "Yes"
    fixture.people[0].smsOK = "Yes"
    fixture.people[0].contacted = Column.missingInteger
    fixture.people[0].contacts = 0
    fixture.people[0].hasLeft = false
    fixture.people[0].score = 0.9
    fixture.people[0].first = " Zoë "
    fixture.people[0].last = "O’Neil-Hart"
    fixture.people[0].country = " us"
    fixture.people[0].zip = "94035-1234"
    fixture.people[0].city = "St. Louis"
    fixture.people[0].state = "N.Y."
    fixture.people[0].id = "01000"
    let plan = try fixture.plan(ContactFixture.rules.replacing("holdout: 0.2", with: "holdout: 0"))
    let finding = try fixture.outreach(plan)
    // hashlib.sha256(b"test@example.com").hexdigest(), then of b"+33612345678", b"33612345678", "zoë".encode().
    let mail = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b"
    #expect(try finding.file("google").texts("Email") == [mail])
    #expect(
      try finding.file("google").texts("Phone")
        == ["42d573cfc315801d4cd8eddd5416b416a0bf298b9b9e12d6b07442c91db42bd8"])
    #expect(try finding.file("meta").texts("email") == [mail])
    #expect(
      try finding.file("meta").texts("phone")
        == ["8a3e7886c9335e82e02299fa3e87b46e2de3b0c63d56003e30a5029394a47661"])
    #expect(
      try finding.file("meta").texts("fn")
        == ["2752b88686847fa5c86f47b94ce652b7b3f22a91c37617d451a4db9afa431450"])
    // The same of b"oneilhart", b"94035", b"stlouis", b"ny", b"us".
    let meta = try finding.file("meta")
    for (column, digest) in [
      ("ln", "dfd3d2ac2fd717e8a83ab3eb67c48e4674a1d45bc68a48bce2188cc82715e900"),
      ("zip", "1794327a4d443904421f5ca1f3d72d0a62ba2f0770d80755ec2220fc0efb052e"),
      ("ct", "8ba24bdf99947996f3000259be455de791b06fcc0e802ce05031030df1ee8ea3"),
      ("st", "1b06e2003f8420d6fa42badd8f77ec0f706b976b7a48b13c567dc5a559681683"),
      ("country", "79adb2a2fce5c6ba215fe5f27f532d4e7edbac4b6a5e09e1ef3a08084a904621"),
    ] {
      #expect(meta.texts(column) == [digest], "\(column)")
    }
    let google = try finding.file("google")
    #expect(google.texts("First Name") == meta.texts("fn") && google.texts("Last Name") == meta.texts("ln"))
    #expect(google.texts("Country") == ["US"] && google.texts("Zip") == ["94035"])
    let hidden = try fixture.outreach(plan, "from: plan\nhash_pii: sha256\ncountry_code: 33")
    let generic = try hidden.file("generic")
    #expect(generic.texts("email").contains(mail) && !generic.headers.contains("phone_e164"))
  }

  @Test(arguments: 1...20)
  func `a name and its place stand in Google's file together or not at all`(seed: UInt64) throws {
    let fixture = ContactFixture(seed: seed)
    let finding = try fixture.outreach(try fixture.plan())
    let file = try finding.file("google")
    let columns = ["First Name", "Last Name", "Country", "Zip"].map { file.texts($0) }
    var complete = 0
    for row in 0..<file.count {
      let here = columns.count { $0[row] != nil }
      #expect(here == 0 || here == 4)
      if here == 4 { complete += 1 }
    }
    let note = try #require(finding.exhibits.first { $0.id == "files" }?.note)
    #expect(note.contains("they stand in \(complete) of \(file.count) rows"), "\(note)")
    #expect(note.contains("Klaviyo takes files of up to 50 MB"))
    let meta = try finding.file("meta")
    let people = Dictionary(uniqueKeysWithValues: fixture.people.map { ($0.id, $0) })
    let braze = try finding.file("braze")
    for (id, country) in zip(braze.texts("external_id"), braze.texts("country")) {
      let written = people[id ?? ""]?.country
      #expect(country == (written == "United States" ? nil : written?.uppercased()))
    }
    let unknown = meta.rows?.count { fixture.stillHere[Int($0)].country == "United States" } ?? 0
    let blank = "The country is left blank in \(unknown) row"
    #expect(note.contains(blank) == (unknown > 0), "\(note)")
  }

  @Test func `addresses that the plan did not look at are refused`() throws {
    let fixture = ContactFixture(seed: 5)
    let error = #expect(throws: AnalysisError.self) {
      try fixture.outreach(try fixture.plan(), "from: plan\nfields: { phone: last_name }")
    }
    #expect(error?.message == "the plan did not look at the addresses in 'last_name'")
    #expect(error?.hint == "add `address: { sms: last_name }` to 'contact' of 'plan'")
  }

  @Test func `advertising tools are refused where no consent is written down`() throws {
    let fixture = ContactFixture(seed: 5)
    let plan = try fixture.plan(
      ContactFixture.rules.replacing("  consent: { email: email_ok, sms: sms_ok, call: sms_ok }\n", with: ""))
    let error = #expect(throws: AnalysisError.self) {
      try fixture.outreach(plan, "from: plan\nformats: [hubspot, google]")
    }
    #expect(error?.option == "formats")
    #expect(
      error?.message == "Google Customer Match takes customers who consented, and the plan names no consent")
    #expect(try fixture.outreach(plan, "from: plan\nformats: hubspot").file("hubspot").count > 0)
  }

  @Test func `a mark for Excel stands on the lists alone`() throws {
    let fixture = ContactFixture(seed: 5)
    let finding = try fixture.outreach(try fixture.plan(), "from: plan\nformats: hubspot\nbom: true")
    for extract in finding.extracts { #expect(extract.hasMark == extract.isPersonal) }
    let phone = try #require(try finding.file("hubspot").fields.first { $0.name == "Phone Number" })
    #expect(phone.isQuoted)
  }
}
