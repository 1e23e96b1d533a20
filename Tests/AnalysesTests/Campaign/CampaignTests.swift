import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Tables
import Testing

struct CampaignTests {
  /// 200 of 1000 left alone left, 150 of 1000 written to, 190 of 1000 called.
  private var three: [Trials.Customer] {
    Trials.arm("none", 200, of: 1000) + Trials.arm("mail", 150, of: 1000) { $0.cost = $1 % 2 == 0 ? 1 : 3 }
      + Trials.arm("call", 190, of: 1000) { customer, _ in customer.cost = 5 }
  }

  @Test func `arms are compared with those left alone, corrected for being several`() throws {
    let finding = try Trials.run("", on: Trials.population(three))
    // statsmodels confint_proportions_2indep(200, 1000, 150, 1000, 'newcomb'): .016701, .083227
    let effect = try #require(finding["effect", "mail"])
    #expect(isNear(effect.number, 0.05, 1e-12) && effect.n == 2000)
    #expect(isNear(effect.interval?.low, 0.016701, 1e-5) && isNear(effect.interval?.high, 0.083227, 1e-5))
    #expect(isNear(finding["saved", "mail"]?.number, 50, 1e-9))
    #expect(isNear(finding["relative", "mail"]?.number, 0.25, 1e-12))
    #expect(finding["naive", "mail"]?.number == 850)
    // chi2_contingency([[200, 800], [150, 850]], correction=False): p .00325627; Holm doubles it
    #expect(isNear(finding["p", "mail"]?.number, 2 * 0.0032562696284120763, 1e-12))
    #expect(isNear(finding["effect", "call"]?.number, 0.01, 1e-12))
    #expect(finding["rate", "none"]?.number == 0.2 && finding["customers"]?.number == 3000)
    #expect(finding.ledger.rowsIn == 3000 && finding.ledger.analysed == 3000)
    #expect(finding.remarks[1].hasPrefix("“Mail”: of 1,000 customers treated, 50 more stayed"))
    #expect(finding.remarks[0].contains("no difference was found"))
  }

  @Test func `effects are handed on to plans, each arm as a whole first`() throws {
    let mixed = three.enumerated().map { index, customer -> Trials.Customer in
      var customer = customer
      customer.persona = index % 2 == 0 ? "New" : "Old"
      return customer
    }
    let finding = try Trials.run(", by: persona", on: Trials.population(mixed))
    #expect(finding.effects.count == 6)
    let first = finding.effects[0]
    #expect(first.arm == "call" && first.group == nil && first.cell == "trial" && first.level == 0.95)
    let mail = try #require(finding.effects.first { $0.arm == "mail" && $0.group == nil })
    #expect(isNear(mail.relativeReduction.base, 0.25, 1e-12) && isNear(mail.riskDifference.base, 0.05, 1e-12))
    #expect(mail.treated == 1000 && mail.control == 1000 && !mail.isHarmful)
    #expect(mail.relativeReduction.low < 0.25 && mail.relativeReduction.high > 0.25)
    let part = finding.effects.filter { $0.group?.label == "New" }
    #expect(part.count == 2 && part.allSatisfy { $0.group?.column == "persona" && $0.treated == 500 })
    #expect(finding["effect_within", "mail_new"] != nil && finding["heterogeneity_p", "mail"] != nil)
  }

  @Test func `arms without their planned sizes show no effect at all`() throws {
    let odd = Trials.arm("none", 200, of: 1000) + Trials.arm("mail", 100, of: 1300)
    let finding = try Trials.run(", by: persona", on: Trials.population(odd))
    #expect(finding.isWithheld && finding.effects.isEmpty)
    #expect(finding["effect", "mail"]?.number == nil && finding["effect", "mail"]?.absence != nil)
    #expect(finding.remarks.count == 1 && finding.remarks[0].hasPrefix("No effect is shown"))
    #expect(
      finding.trialTable("arms") == nil && finding.trialTable("saved") == nil
        && finding.trialTable("checks") != nil)
    // The same sizes as planned.
    let planned = try Trials.run(
      "", on: Trials.population(odd, shares: ["none": 1000 / 2300, "mail": 1300 / 2300]))
    #expect(!planned.isWithheld && planned["effect", "mail"]?.number != nil)
  }

  @Test func `a cost for each customer kept is defined only where some surely were`() throws {
    let finding = try Trials.run("", on: Trials.population(three))
    let mail = try #require(finding["cost_per_saved", "mail"])
    // 2.00 a customer over .05
    #expect(isNear(mail.number, 40, 1e-9))
    #expect((mail.interval?.low ?? 0) < 40 && (mail.interval?.high ?? 0) > 40)
    #expect(finding["cost_per_saved", "call"]?.absence == "not defined")
    #expect(finding["return", "mail"] != nil && finding["net", "mail"]?.interval != nil)
  }

  @Test func `the count without a control group is crossed out`() throws {
    let finding = try Trials.run("", on: Trials.population(three))
    let row = try #require(finding.trialTable("saved")?.rows.last)
    #expect(row.cells[2] == .struck(Value(850, .num0)))
    let accepted = three.map { customer -> Trials.Customer in
      var customer = customer
      customer.accepted = customer.arm == "mail" && customer.left == false && customer.cost == 1
      return customer
    }
    let counted = try Trials.run("", on: Trials.population(accepted, accepts: true))
    #expect(counted["naive", "mail"]?.number == 425)
  }

  @Test func `an early look is flagged, a late one is not`() throws {
    let population = Trials.population(three)
    #expect(try Trials.run(", planned_end: 2026-12-31", on: population).warns(of: "interim_look"))
    let late = try Trials.run(", planned_end: 2026-06-30", on: population)
    #expect(!late.warns(of: "interim_look") && late["interim"]?.number == 0)
  }

  @Test func `reach is said, and the effect on those reached follows from it`() throws {
    let reached =
      Trials.arm("none", 200, of: 1000) { customer, index in customer.delivered = index % 20 == 0 }
      + Trials.arm("mail", 150, of: 1000) { customer, index in customer.delivered = index % 5 != 0 }
    let finding = try Trials.run(", estimand: cace", on: Trials.population(reached, hasReach: true))
    #expect(finding.warns(of: "contaminated") && isNear(finding["contaminated"]?.number, 0.05, 1e-12))
    #expect(isNear(finding["complier_effect", "mail"]?.number, 0.05 / 0.75, 1e-12))
    #expect(finding.trialTable("reached")?.rows.count == 1)
    #expect(isNear(finding["effect", "mail"]?.number, 0.05, 1e-12))
  }

  @Test func `outcomes that are missing in one arm are said to be`() throws {
    let lost =
      Trials.arm("none", 200, of: 1000)
      + Trials.arm("mail", 150, of: 1000) { if $1 % 5 == 0 { $0.left = nil } }
    let finding = try Trials.run("", on: Trials.population(lost))
    #expect(finding.warns(of: "attrition") && finding.ledger.analysed == 1800)
    #expect(finding.ledger.excluded.map { $0.code } == ["missing_outcome"])
    #expect(finding["customers", "mail"]?.number == 800)
  }

  @Test func `arms that differ before the draw are named, and adjusting for it helps`() throws {
    let apart =
      Trials.arm("none", 200, of: 1000) { $0.spend = $1 < 200 ? 5 : 20 + Double($1 % 7) }
      + Trials.arm("mail", 150, of: 1000) { $0.spend = $1 < 150 ? 6 : 22 + Double($1 % 7) }
    let population = Trials.population(apart, hasMoney: false)
    let finding = try Trials.run(", covariates: [spend]", on: population)
    #expect(finding.warns(of: "imbalance") && (finding["imbalance"]?.number ?? 0) > 0.1)
    let adjusted = try Trials.run(", covariates: [spend], adjust: cuped", on: population)
    #expect(adjusted.warns(of: "adjusted") && (adjusted["variance_explained", "mail"]?.number ?? 0) > 0.5)
    let plain = try #require(finding["effect", "mail"]?.interval)
    let narrow = try #require(adjusted["effect", "mail"]?.interval)
    #expect(narrow.high - narrow.low < plain.high - plain.low)
    let lin = try Trials.run(", covariates: [spend], adjust: regression", on: population)
    #expect(lin["effect", "mail"] != nil)
  }

  @Test func `a window counts days from the draw`() throws {
    let late =
      Trials.arm("none", 200, of: 1000) { $0.leftOn = $1 < 200 ? 20_010 + Int32($1 % 2) * 100 : nil }
      + Trials.arm("mail", 150, of: 1000) { $0.leftOn = $1 < 150 ? 20_010 : nil }
    let finding = try Trials.run(", window: 90d", on: Trials.population(late))
    #expect(finding["rate", "none"]?.number == 0.1 && finding["rate", "mail"]?.number == 0.15)
  }

  @Test func `nobody left in an arm: the difference stands, ratios are filled`() throws {
    let none = Trials.arm("none", 20, of: 400) + Trials.arm("mail", 0, of: 400)
    let finding = try Trials.run("", on: Trials.population(none))
    #expect(finding.warns(of: "zero_events") && isNear(finding["effect", "mail"]?.number, 0.05, 1e-12))
    let both = try Trials.run(
      "", on: Trials.population(Trials.arm("none", 0, of: 400) + Trials.arm("mail", 0, of: 400)))
    #expect(both["effect", "mail"]?.number == 0 && both["p", "mail"]?.number == 1)
  }

  @Test func `customers of several campaigns are kept together`() throws {
    let twice = (three + three).enumerated().map { index, customer -> Trials.Customer in
      var customer = customer
      customer.id = "C-\(index % 3000)"
      return customer
    }
    let finding = try Trials.run("", on: Trials.population(twice, hasCampaigns: true))
    let once = try Trials.run("", on: Trials.population(three))
    #expect(finding.warns(of: "clustered") && isNear(finding["effect", "mail"]?.number, 0.05, 1e-12))
    // Twice the same rows say no more than once.
    let (a, b) = (
      try #require(finding["effect", "mail"]?.interval), try #require(once["effect", "mail"]?.interval)
    )
    #expect(abs((a.high - a.low) - (b.high - b.low)) < 0.002)
  }

  @Test func `groups whom treating loses are left alone`() throws {
    let groups = ["New", "Old"].flatMap { persona in
      Trials.arm("none", 100, of: 500) { customer, _ in customer.persona = persona }
        + Trials.arm("mail", persona == "New" ? 40 : 160, of: 500) { customer, _ in customer.persona = persona
        }
    }
    let finding = try Trials.run(", by: persona", on: Trials.population(groups))
    #expect(finding["do_not_disturb"]?.number == 1000)
    let assignment = try #require(finding.assignments.first)
    #expect(assignment.name == "#do_not_disturb.trial")
    guard case .flags(let flags) = assignment.column else {
      Issue.record("flags mark whom to leave alone")
      return
    }
    #expect(flags.prefix(1000).allSatisfy { $0 == 0 } && flags.suffix(1000).allSatisfy { $0 == 1 })
    #expect(finding.effects.filter { $0.isHarmful }.map { $0.group?.label } == ["Old"])
    #expect(finding.remarks.contains { $0.contains("Better left alone") && $0.contains("Old (Mail)") })
    #expect((finding["heterogeneity_p", "mail"]?.number ?? 1) < 0.001)
  }

  @Test func `small groups are not shown, and great revenues can be limited`() throws {
    var few = three
    for index in 0..<20 { few[index].persona = "Rare" }
    few[2000].spend = 100_000
    let finding = try Trials.run(", by: persona, winsor: 0.995", on: Trials.population(few))
    #expect(finding.warns(of: "small_groups") && finding.warns(of: "winsorised"))
    #expect(isNear(finding["revenue", "mail"]?.number, 0, 1e-9))
    let whole = try Trials.run("", on: Trials.population(few))
    #expect(abs(whole["revenue", "call"]?.number ?? 0) > 0 || abs(whole["revenue", "mail"]?.number ?? 0) > 0)
  }
}
