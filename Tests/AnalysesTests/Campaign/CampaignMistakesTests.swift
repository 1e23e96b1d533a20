import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Specs
import Tables
import Testing

struct CampaignMistakesTests {
  private var two: [Trials.Customer] { Trials.arm("none", 60, of: 300) + Trials.arm("mail", 40, of: 300) }

  @Test func `what cannot be answered says which option is at fault`() throws {
    let three = two + Trials.arm("call", 40, of: 300)
    let cases: [(options: String, customers: [Trials.Customer], option: String?, message: String)] = [
      (
        ", uplift: { learners: [t] }", three, "uplift",
        "the experiment has 2 treated arms, and whom to treat is learned for one"
      ),
      (", uplift: { arm: cal }", three, "uplift", "'cal' is not a treated arm"),
      (", by: left_on", two, "by", "'left_on' was not known when customers were drawn"),
      (", covariates: [revenue]", two, "covariates", "'revenue' was not known when customers were drawn"),
      (", outcome: { column: persona, is: Nwe }", two, "outcome", "'persona' is never 'Nwe'"),
      (", outcome: { column: spend, is: much }", two, "outcome", "column 'spend' cannot be 'much'"),
      (
        ", uplift: { learners: [t] }",
        Trials.arm("none", 20, of: 300) { $0.spend = Double($1 % 9) } + Trials.arm("mail", 40, of: 300),
        "uplift",
        "an arm has 20 customers with, or without, the outcome; to learn whom to treat takes 30 of each in both arms"
      ),
    ]
    for test in cases {
      let error = try Trials.error(test.options, on: Trials.population(test.customers))
      #expect(error?.message == test.message && error?.option == test.option, "\(test.options)")
    }
  }

  @Test func `data without an experiment, an arm without outcomes`() throws {
    let plain = Clientele.population(Clientele.many(50))
    #expect(try Trials.error("", on: plain)?.code == .missingRole)
    let unknown =
      Trials.arm("none", 10, of: 100) + Trials.arm("mail", 0, of: 100) { customer, _ in customer.left = nil }
    #expect(try Trials.error("", on: Trials.population(unknown))?.code == .fewInArm)
  }

  @Test(
    arguments: [
      (", window: 90", "'90' is not a number of days such as 90d"),
      (", winsor: 99.5", "'winsor' must be a share above 0.5 and below 1"),
      (", adjust: cupped", "'cupped' is not none, cuped or regression"),
      (", uplift: { learners: [t, t] }", "'learners' names a learner twice"),
      (", uplift: { contact: 30 }", "'contact' must be a share above 0 and below 1"),
      (
        ", outcome: { column: spend, is: 1 }, window: 9d",
        "'window' is about customers who left, and 'outcome' names another outcome"
      ),
    ])
  func `options that are wrong are told`(options: String, message: String) throws {
    let node = try YAMLDocument.read(SourceText(path: "cell.yaml", "{ kind: campaign\(options) }"))
    var reader = OptionReader(node)
    _ = Campaign(&reader)
    #expect(reader.problems.diagnostics.map { $0.message } == [message])
  }

  @Test func `another outcome than staying hands nothing on to plans`() throws {
    let finding = try Trials.run(", outcome: { column: persona, is: New }", on: Trials.population(two))
    #expect(finding.effects.isEmpty && finding["effect", "mail"]?.number == 0)
    #expect(finding["rate", "mail"]?.number == 1)
  }

  @Test func `rules that rank are compared at equal money, where the data say what customers cost`() throws {
    func customers(_ cost: Double?) -> [Trials.Customer] {
      Trials.arm("none", 300, of: 1000) { $0.spend = Double($1 % 50) }
        + Trials.arm("mail", 200, of: 1000) { customer, index in
          customer.spend = Double(index % 50)
          customer.cost = cost.map { $0 + Double(index % 3) }
        }
    }
    let finding = try Trials.run(
      ", uplift: { budget: 1000 }", on: Trials.population(customers(1)), language: .en)
    for rule in ["chance", "risk", "uplift"] {
      let cost = try #require(finding["policy_cost", rule])
      #expect(isNear(cost.number, 500, 3) && cost.interval != nil && cost.n == 2000, "\(rule)")
    }
    let table = try #require(finding.trialTable("policies"))
    #expect(table.columns.map { $0.name }.contains("cost"))
    #expect(finding.judged.allSatisfy { $0.budget == 0.5 && $0.cost != nil })
    // A share of the customers costs what it costs by chance: 2 a customer treated.
    let shared = try Trials.run(", uplift: { contact: 0.2 }", on: Trials.population(customers(1)))
    #expect(isNear(shared["policy_cost", "risk"]?.number, 400, 3))
    let free = try Trials.run(", uplift: { contact: 0.2 }", on: Trials.population(customers(nil)))
    #expect(free.judged.allSatisfy { $0.budget == nil })
    let error = try Trials.error(
      ", uplift: { budget: 1000 }", on: Trials.population(customers(1), hasMoney: false))
    #expect(error?.code == .missingRole && error?.option == "uplift")
  }

  @Test func `every word is there in French, and every figure has its alt text`() throws {
    let customers =
      Trials.arm("none", 300, of: 1500) { $0.spend = Double($1 % 50) }
      + Trials.arm("mail", 200, of: 1500) {
        $0.spend = Double($1 % 50)
        $0.persona = $1 % 3 == 0 ? "Old" : "New"
      }
    for language in [Language.en, .fr] {
      let finding = try Trials.run(
        ", by: persona, planned_end: 2027-01-01, estimand: cace, winsor: 0.99, value: spend, uplift: { base: boosted }",
        on: Trials.population(customers, hasReach: true, accepts: true), language: language)
      for exhibit in finding.exhibits {
        #expect(!exhibit.alt.isEmpty && !exhibit.title.isEmpty, "\(exhibit.id)")
        #expect(!(exhibit.title + exhibit.subtitle + (exhibit.note ?? "")).contains("{"), "\(exhibit.id)")
      }
      for (name, value) in finding.values where value.number != nil { #expect((value.n ?? 0) > 0, "\(name)") }
      #expect(Set(finding.values.map { $0.name }).count == finding.values.count)
      #expect(
        finding.values.allSatisfy { named in Campaign.valueNames.contains { $0.covers(named.name.value) } })
      #expect(finding["policy_value", "value"] != nil && finding["advantage_30"] != nil)
      #expect(
        finding.judged.map { $0.rule } == [.none, .everyone, .chance, .risk, .uplift, .value, .optimal])
      #expect(finding.judged.allSatisfy { $0.worth != nil && $0.customers == 3000 && $0.arm == "mail" })
    }
  }
}
