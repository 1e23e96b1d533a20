import Analyses
import Diagnostics
import Findings
import Models
import Populations
import Specs
import Tables
import Testing

/// Rules of contact over customers that are written out.
@Suite struct ContactRulesTests {
  /// Four customers whom nothing stops.
  private func four() -> ContactFixture {
    var fixture = ContactFixture(4, seed: 1)
    fixture.listed = []
    for row in 0..<4 {
      fixture.people[row].email = "p\(row)@example.com"
      fixture.people[row].phone = "+3361234567\(row)"
      fixture.people[row].emailOK = "Yes"
      fixture.people[row].smsOK = "No"
      fixture.people[row].contacted = Column.missingInteger
      fixture.people[row].contacts = 0
      fixture.people[row].hasLeft = false
      fixture.people[row].score = 0.5
      fixture.people[row].spend = 50 + Double(row)
      fixture.people[row].tenure = 12
    }
    // Somebody has to have left, or nothing can be valued.
    var gone = fixture.people[0]
    gone.id = "gone"
    gone.email = "gone@example.com"
    gone.phone = nil
    gone.hasLeft = true
    fixture.people.append(gone)
    return fixture
  }

  private static let rules = ContactFixture.rules.replacing("  holdout: 0.2", with: "  holdout: 0")

  private func barriers(_ fixture: ContactFixture, _ rules: String = rules) throws -> [String?] {
    let column = try #require(
      try fixture.plan(rules).assignments.first { $0.name == "#not_contactable.plan" })
    return (0..<4).map { column.column.text($0) }
  }

  @Test func `a list stops by id, and by address however it is written`() throws {
    var fixture = four()
    fixture.listed = [("01000", nil), (nil, " P2@EXAMPLE.com ")]
    #expect(try barriers(fixture) == ["suppressed", nil, "suppressed", nil])
  }

  @Test func `a list of addresses alone, a single column, will do`() throws {
    let fixture = four()
    let population = fixture.population()
    let roi = try PlanFixture.read(ROI.self, Self.rules)
    let base = fixture.context("plan", population)
    let context = AnalysisContext(
      cell: "plan", wording: base.wording, level: 0.95, minimum: GroupMinimum(), seed: 42, period: "2026Q3",
      asOf: PlanFixture.asOf, population: population, findings: [:], models: base.models,
      files: base.files.merging(["stop.csv": Array("email\nP1@example.com\nnobody@example.com\n".utf8)]) {
        $1
      },
      previous: nil, campaign: "c")
    let finding = try roi.run(on: population, in: context)
    let column = try #require(finding.assignments.first { $0.name == "#not_contactable.plan" }).column
    #expect((0..<4).map { column.text($0) } == [nil, "suppressed", nil, nil])
    let caveat = try #require(finding.caveats.first { $0.code == "unknown_suppressed" })
    #expect(caveat.text == "1 entry of the do-not-contact list is not among the customers.")
  }

  @Test func `whoever shares the address of someone listed, or of someone who refused, is not written to`()
    throws
  {
    var fixture = four()
    fixture.listed = [("gone", nil)]
    fixture.people[0].email = "GONE@example.com"
    fixture.people[1].emailOK = "No"
    fixture.people[2].email = "p1@example.com"
    #expect(try barriers(fixture) == ["no_consent", "no_consent", "no_consent", nil])
  }

  @Test func `a blank consent of one closes nothing for another who shares the address`() throws {
    var fixture = four()
    fixture.people[1].emailOK = nil
    fixture.people[2].email = "p1@example.com"
    #expect(try barriers(fixture) == [nil, "no_consent", nil, nil])
  }

  @Test func `of those who share an address one gets the message, and the report says so`() throws {
    var fixture = four()
    fixture.people[2].email = " P1@example.com"
    #expect(try barriers(fixture) == [nil, "shared_address", nil, nil])
    let finding = try fixture.plan(Self.rules)
    #expect(
      finding.caveats.first { $0.code == "shared_addresses" }?.text
        == "1 customer shares an address or number with another. One message goes to each: to the one with the most "
        + "revenue at risk.")
    #expect(finding.ledger.excluded.first { $0.code == "shared_address" }?.rows == 1)
  }

  @Test func `an address that cannot be right is one reason, none at all another`() throws {
    var fixture = four()
    fixture.people[0].email = "p0@example"
    fixture.people[1].email = " "
    #expect(try barriers(fixture) == ["bad_address", "no_address", nil, nil])
  }

  @Test func `who was contacted often enough this month is left in peace; blank is never`() throws {
    var fixture = four()
    fixture.people[0].contacts = 4
    fixture.people[1].contacts = 3
    fixture.people[2].contacts = .nan
    #expect(try barriers(fixture) == ["contacted_often", nil, nil, nil])
  }

  private func held(_ fixture: ContactFixture, _ options: String, campaign: String) throws -> [Bool] {
    let rules = ContactFixture.rules.replacing("  holdout: 0.2", with: "  holdout: 0.3\n" + options)
    let arms = try #require(
      try fixture.plan(rules, campaign: campaign).assignments.first { $0.name == "#arm.plan" }
    ).column
    return fixture.people.indices.map { arms.text($0) == "holdout" }
  }

  @Test func `a universal holdout spares the same customers in every campaign`() throws {
    let fixture = ContactFixture(300, seed: 4)
    let universal = try held(fixture, "  universal: true", campaign: "a")
    #expect(universal.contains(true))
    #expect(try held(fixture, "  universal: true", campaign: "b") == universal)
    #expect(try held(fixture, "  universal: true\n  salt: x", campaign: "a") != universal)
    #expect(try held(fixture, "", campaign: "a") != held(fixture, "", campaign: "b"))
    #expect(try held(fixture, "  salt: x", campaign: "a") == held(fixture, "  salt: x", campaign: "a"))
  }

  @Test func `reports that name the same campaign hold out the same customers, and their lists say so`()
    throws
  {
    let fixture = ContactFixture(300, seed: 4)
    let spring = try held(fixture, "  campaign: spring-2026", campaign: "a")
    #expect(spring.contains(true))
    #expect(try held(fixture, "  campaign: spring-2026", campaign: "b") == spring)
    #expect(try held(fixture, "  campaign: autumn-2026", campaign: "a") != spring)
    #expect(try held(fixture, "  campaign: spring-2026\n  salt: x", campaign: "a") != spring)
    let universal = try held(fixture, "  universal: true", campaign: "a")
    #expect(try held(fixture, "  universal: true\n  campaign: spring-2026", campaign: "b") == universal)
    let plan = try fixture.plan(
      ContactFixture.rules.replacing("  holdout: 0.2", with: "  holdout: 0.2\n  campaign: spring-2026"))
    let list = try #require(try fixture.outreach(plan).extracts.first { $0.path == "outreach/holdout.csv" })
    #expect(list.table["campaign_id"]?.text(0) == "spring-2026")
  }

  @Test func `where capacities stand, and why there are no quiet hours, is said at the key`() throws {
    let yaml =
      "model: churn\ncontact:\n  capacity: { call: 3 }\n  quiet_hours: 21-8\n  campaign: spring, 2026\n"
    let problems = try #require(throws: Problems.self) { try PlanFixture.read(ROI.self, yaml) }.diagnostics
    #expect(
      problems.map { $0.message } == [
        "'campaign' is up to 64 letters, digits, -, _ and .", "unknown option 'capacity' for this map",
        "unknown option 'quiet_hours' for this map",
      ])
    #expect(problems[1].hint == "capacities stand beside 'contact', as in `capacity: { call: 200 }`")
    #expect(problems[2].hint?.contains("the tool that sends them") == true && problems[2].place?.line == 4)
  }

  @Test func `strata are held out in the same share, and the list says how many`() throws {
    let fixture = ContactFixture(400, seed: 6)
    let rules = ContactFixture.rules.replacing(
      "  holdout: 0.2", with: "  holdout: 0.25\n  stratify: contract")
    let finding = try fixture.outreach(try fixture.plan(rules))
    let exhibit = try #require(finding.exhibits.first { $0.id == "strata" })
    guard case .table(let table) = exhibit.content else { return }
    #expect(table.rows.count == 2)
    #expect(try finding.file("holdout").headers.contains("stratum"))
  }

  @Test(arguments: [
    ("  salt: ⟦x⟧\n", "'salt' says how customers are held out, and nobody is"),
    (
      "  holdout: 0.1\n  universal: true\n  stratify: ⟦contract⟧\n",
      "a universal holdout does not depend on who else is there, so it has no strata"
    ),
    ("  country_code: ⟦France⟧\n", "'country_code' is one to three digits, such as 33"),
  ])
  func `options that contradict each other are reported`(options: String, message: String) {
    let yaml =
      "model: churn\nactions: a.yaml\ncontact:\n"
      + options.replacing("⟦", with: "").replacing("⟧", with: "")
    do {
      _ = try PlanFixture.read(ROI.self, yaml)
      Issue.record("nothing was reported")
    } catch let problems as Problems {
      #expect(
        problems.diagnostics.contains { $0.message.contains(message) },
        "\(problems.diagnostics.map { $0.message })")
    } catch { Issue.record(error) }
  }
}

/// Numbers of a list and of its plan are completed in one place.
@Suite struct CountryCodeTests {
  @Test(arguments: 1...20)
  func `nobody whose number is on the list stands in a file, however the number is written`(
    seed: UInt64
  ) throws {
    var fixture = ContactFixture(200, seed: seed)
    for row in fixture.people.indices {
      let digits = 2_000_000 + (row * 7_919 + Int(seed)) % 90
      let local = "\(digits)".prefix(3) + "-" + "\(digits)".suffix(4)
      fixture.people[row].phone =
        ["(555) \(local)", "1 555 \(local)", "+1-555-\(local)", "555.\(local)"][row % 4]
    }
    fixture.listed = []
    fixture.listedNumbers = (0..<30).map { "+1555\(2_000_000 + $0)" }
    let rules = ContactFixture.rules.replacing("country_code: 33", with: "country_code: 1")
    let finding = try fixture.outreach(try fixture.plan(rules), rules: rules)
    let form = AddressForm.phone(countryCode: "1")
    var count = 0
    for file in finding.extracts where file.isPersonal && !file.path.contains("sms-unsubscribed") {
      for header in file.headers where header.lowercased().hasPrefix("phone") {
        for text in file.texts(header).compactMap({ $0 }) where text.utf8.count < 64 {
          let number = form.text(text)
          #expect(number == nil || !fixture.listedNumbers.contains(number ?? ""), "\(file.path)")
          count += 1
        }
      }
    }
    #expect(count > 0)
  }

  @Test func `a list without a country code of its own has the plan's, and cannot have another`() throws {
    let fixture = ContactFixture(seed: 5)
    let plan = try fixture.plan()
    let file = try fixture.outreach(plan, "from: plan\nformats: hubspot").file("hubspot")
    #expect(file.texts("Phone Number").compactMap { $0 }.allSatisfy { $0.hasPrefix("+33") })
    #expect(throws: Problems.self) { try fixture.outreach(plan, "from: plan\ncountry_code: 49") }
  }
}
