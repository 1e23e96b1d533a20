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
    ("hubspot", "Email|First Name|Last Name|Phone Number|Marketing contact status|Customer ID"),
    ("hubspot-opt-out", "Email"),
    ("mailchimp-subscribed", "Email Address|First Name|Last Name|Phone Number|Tags|Customer ID"),
    ("mailchimp-unsubscribed", "Email Address"),
    (
      "klaviyo",
      "Email|Phone Number|First Name|Last Name|Email Marketing Consent|SMS Marketing Consent|customer_id"
    ),
    ("klaviyo-suppressed", "Email"),
    ("braze", "external_id|email|phone|first_name|last_name|email_subscribe"),
    ("google", "Email|Phone|First Name|Last Name|Country|Zip"), ("meta", "email|phone|fn|ln"),
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
    ("generic", "email", "phone_e164"), ("hubspot", "Email", "Phone Number"),
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
    for (stem, mail, number) in Self.addressColumns where stem != "generic" {
      let file = try finding.file(stem)
      for text in file.texts(mail).compactMap({ $0 }) {
        #expect(!mails.contains(text) || yielded.contains(text), "\(stem)")
      }
      for text in file.texts(number).compactMap({ $0 }) {
        #expect(!numbers.contains(text) || yielded.contains(text), "\(stem)")
      }
    }
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
    let hidden = try fixture.outreach(plan, "from: plan\nhash_pii: sha256\ncountry_code: 33")
    let generic = try hidden.file("generic")
    #expect(generic.texts("email").contains(mail) && !generic.headers.contains("phone_e164"))
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
