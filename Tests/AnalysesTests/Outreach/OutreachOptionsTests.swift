import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Specs
import Tables
import Testing

@Suite struct OutreachOptionsTests {
  private func ranked(_ yaml: String, _ fixture: ContactFixture = ContactFixture(seed: 9)) throws -> Extract {
    try fixture.outreach(try fixture.plan(), "from: plan\n" + yaml).file("generic")
  }

  @Test(arguments: ["net_value", "uplift", "risk", "value_at_risk"])
  func `each ranking orders by what it says, and by nothing else changes the list`(rank: String) throws {
    let file = try ranked("rank_by: \(rank)")
    let column = ["net_value": "expected_value", "risk": "churn_probability"][rank]
    if let column {
      let values = file.texts(column).compactMap { $0.flatMap(Double.init) }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 })
    }
    #expect(
      Set(file.texts("customer_id").compactMap { $0 })
        == Set(try ranked("").texts("customer_id").compactMap { $0 }))
  }

  @Test func `a list ends at a number, at a share of the plan, or where its costs reach a budget`() throws {
    let fixture = ContactFixture(seed: 9)
    let plan = try fixture.plan()
    let treated = try #require(plan["customers"]?.number)
    func listed(_ yaml: String) throws -> Finding { try fixture.outreach(plan, "from: plan\n" + yaml) }
    #expect(try listed("top: 3")["listed"]?.number == 3)
    #expect(try listed("share: 0.25")["listed"]?.number == (treated / 4).rounded(.up))
    let cut = try listed("budget: 100")
    #expect((cut["cost"]?.number ?? 0) <= 100 && (cut["listed"]?.number ?? 0) < treated)
    #expect((cut["listed"]?.number ?? 0) > 0)
    let more = try listed("top: 100000")
    #expect(more["listed"]?.number == treated)
    #expect(more.caveats.map { $0.code } == ["fewer_than_asked"])
  }

  @Test func `two ends of a list, and unknown tools, are reported where they are written`() throws {
    for (yaml, message) in [
      ("from: plan\ntop: 3\nshare: 0.1", "'top' and 'share' both say where the list ends"),
      (
        "from: plan\nformats: [mailchump]",
        "'mailchump' is not generic, hubspot, mailchimp, klaviyo, braze, google, meta or churnzero"
      ),
    ] {
      do {
        _ = try PlanFixture.read(Outreach.self, yaml)
        Issue.record("nothing was reported")
      } catch let problems as Problems {
        #expect(
          problems.diagnostics.contains { $0.message == message },
          "\(problems.diagnostics.map { $0.message })")
      }
    }
  }

  @Test func `who is contacted is compared by protected attributes, and adds up`() throws {
    let fixture = ContactFixture(400, seed: 12)
    let finding = try fixture.outreach(try fixture.plan(), "from: plan\nfairness: { contact: benefit }")
    let here = fixture.people.filter { !$0.hasLeft }
    let listed = Set(try finding.file("generic").texts("customer_id").compactMap { $0 })
    for gender in ["F", "M"] {
      let group = here.filter { $0.gender == gender }
      let contacted = group.filter { listed.contains($0.id) }
      let rate = try #require(finding["contact_rate", "gender_\(gender.lowercased())"])
      #expect(rate.number == Double(contacted.count) / Double(group.count) && rate.interval != nil)
      let recall = try #require(finding["contact_recall", "gender_\(gender.lowercased())"])
      let (reached, all) = (
        contacted.reduce(0) { $0 + Double($1.score) }, group.reduce(0) { $0 + Double($1.score) }
      )
      #expect(abs((recall.number ?? 0) - reached / all) < 1e-9 && recall.interval != nil)
    }
    #expect(finding.exhibits.contains { $0.id == "fairness" })
  }

  @Test func `the holdout is told what it can find, against those the plan would have treated`() throws {
    let fixture = ContactFixture(600, seed: 3)
    let finding = try fixture.outreach(
      try fixture.plan(ContactFixture.rules.replacing("budget: 700", with: "budget: 4000")))
    let held = try finding.file("holdout")
    let would = held.texts("withheld_action").compactMap { $0 }.count
    #expect(would > 0 && would < held.count)
    #expect(finding["held_out"]?.number == Double(would))
    let listed = try #require(finding["listed"]?.number)
    let risks = try finding.file("generic").texts("churn_probability").compactMap { $0.flatMap(Double.init) }
    let expected = DetectableDifferenceOracle.smallest(
      from: risks.reduce(0, +) / listed, rows: Int(listed), referenceRows: would)
    #expect(abs((finding["detectable"]?.number ?? 0) - (expected ?? -1)) < 2e-6)
  }

  @Test func `columns of the data are added to the generic list`() throws {
    let file = try ranked("columns: [contract]")
    #expect(file.headers.contains("contract"))
    #expect(file.headers.contains("phone_e164"))
  }

  @Test func `everything is said in French too`() throws {
    let fixture = ContactFixture(seed: 9)
    let finding = try fixture.outreach(
      try fixture.plan(language: .fr), "from: plan\nformats: [hubspot]\nfairness: { contact: burden }",
      language: .fr)
    #expect(finding.exhibits.contains { $0.title == "Fichiers pour chaque outil" })
    #expect(finding.exhibits.contains { $0.title == "Qui est contacté" })
  }
}

/// The same answer found by trying shares one millionth apart.
enum DetectableDifferenceOracle {
  static func smallest(from reference: Double, rows: Int, referenceRows: Int) -> Double? {
    // scipy.stats.norm.ppf(.975), norm.ppf(.8)
    let (critical, wanted) = (1.959963984540054, 0.8416212335729143)
    let (n, m) = (Double(rows), Double(referenceRows))
    for step in 1...1_000_000 {
      let gap = Double(step) / 1e6
      for share in [reference + gap, reference - gap] where share >= 0 && share <= 1 {
        let pooled = (n * share + m * reference) / (n + m)
        let bound =
          critical * (pooled * (1 - pooled) * (1 / n + 1 / m)).squareRoot()
          + wanted * (share * (1 - share) / n + reference * (1 - reference) / m).squareRoot()
        if gap >= bound { return gap }
      }
    }
    return nil
  }
}
