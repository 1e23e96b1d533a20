import Analyses
import Diagnostics
import Findings
import Formats
import Models
import Populations
import Tables
import Testing

@Suite struct SensitivityTests {
  private static func run(
    _ yaml: String, rules: String = PlanFixture.rules, actions: String = PlanFixture.actions,
    _ fixture: PlanFixture = PlanFixture(seed: 4), language: Language = .en
  ) throws -> (plan: Finding, finding: Finding) {
    let population = fixture.population()
    let plan = try PlanFixture.read(ROI.self, rules).run(
      on: population,
      in: fixture.context(
        "plan", population, files: ["stop.csv": "id\n", "a.yaml": actions], language: language))
    let planned = fixture.population(adding: plan.assignments)
    let finding = try PlanFixture.read(Sensitivity.self, "of: plan\n" + yaml).run(
      on: planned,
      in: fixture.context("what_if", planned, findings: ["plan": plan], language: language))
    return (plan, finding)
  }

  private static let quick = "draws: 200\ngrid: { steps: 3 }\n"

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `as planned it is the roi cell's net value, and every input moves it the way it must`(
    seed: UInt64
  )
    throws
  {
    let (plan, found) = try Self.run(
      "mode: [oneway, grid]\ngrid: { steps: 3 }\n", PlanFixture(seed: seed))
    let net = try #require(plan["net"]?.number)
    #expect(found["net"]?.number == net)
    func ends(_ input: String) throws -> (Double, Double) {
      (
        try #require(found["net_low", input]?.number, "\(input)"),
        try #require(found["net_high", input]?.number)
      )
    }
    for input in ["effect_discount", "effect_call", "effect_credit", "margin", "horizon", "risk"]
    // Scores that have nothing to do with outcomes may have no level that fits them.
    where input != "risk" || found["net_low", "risk"] != nil {
      let (low, high) = try ends(input)
      #expect(low <= high, "\(input)")
    }
    for input in ["acceptance_discount", "acceptance_credit", "contact_cost", "offer", "discount_annual"] {
      let (low, high) = try ends(input)
      #expect(low >= high, "\(input)")
      #expect(low >= net - 1e-6 && high <= net + 1e-6, "\(input)")
    }
    // The best plan is never worse than the plan as it is where no more is spent.
    for input in ["effect_call", "margin", "horizon"] {
      for end in ["low", "high"] {
        let kept = try #require(found["net_\(end)", input]?.number)
        #expect(try #require(found["best_\(end)", input]?.number) >= kept - 0.01)
      }
    }
    let points = try #require(found.exhibits.first { $0.id == "grid_points" })
    guard case .table(let table) = points.content, case .value(let middle) = table.rows[1].cells[2] else {
      Issue.record("no grid")
      return
    }
    #expect(abs((middle.number ?? 0) - net) < 0.005)
  }

  /// A linear model: the swing is the coefficient times the range.
  @Test func `effects and margins swing by what they multiply`() throws {
    let (plan, found) = try Self.run("mode: oneway\ninputs: { margin: { low: 0.4, high: 0.6 } }\n")
    let retained = try #require(plan["retained_value"]?.number)
    let swing = try #require(found["swing", "margin"]?.number)
    #expect(abs(swing - retained * 0.2 / 0.5) < 0.05)
    let part = try #require(plan["net", "call"]?.number) + #require(plan["cost", "call"]?.number)
    #expect(abs(try #require(found["swing", "effect_call"]?.number) - part * (0.3 - 0.1) / 0.2) < 0.05)
    let costs = try #require(plan["contact_cost"]?.number)
    #expect(abs(try #require(found["swing", "contact_cost"]?.number) - costs * 0.4) < 0.05)
  }

  @Test func `horizon and discount are those of a plan made with them`() throws {
    let inputs = "mode: oneway\ninputs: { horizon: { low: 6, high: 18 } }\n"
    let (plan, found) = try Self.run(inputs)
    let customers = try #require(plan["customers"]?.number)
    #expect(customers > 0)
    // The same plan valued over 6 months: each customer's value is a column of a plan with that horizon.
    let fixture = PlanFixture(seed: 4)
    let short = try Self.run(
      "mode: oneway\n",
      rules: PlanFixture.rules.replacing("horizon: 12", with: "horizon: 6").replacing(
        "budget: 400", with: "budget: 4000"), fixture)
    let (a, b) = (Table(plan.assignments), Table(short.plan.assignments))
    let (actions, values) = (a.words("#action.plan"), b.numbers("#lifetime_value.plan"))
    let risks = a.numbers("#churn_probability.plan")
    let effects = ["discount": 0.15, "call": 0.2, "credit": 0.08]
    var retained = 0.0
    for row in actions.indices {
      guard let action = actions[row], let effect = effects[action] else { continue }
      retained += effect * risks[row] * values[row]
    }
    let cost = try #require(plan["cost"]?.number)
    #expect(abs(try #require(found["net_low", "horizon"]?.number) - (retained - cost)) < 0.05)
  }

  @Test func `at the break-even the plan brings nothing, and a range without one says so`() throws {
    let inputs = "mode: oneway\ninputs: { margin: { low: 0.01, high: 0.9 } }\n"
    let (plan, found) = try Self.run(inputs)
    let even = try #require(found["break_even", "margin"]?.number)
    let (retained, cost) = (
      try #require(plan["retained_value"]?.number), try #require(plan["cost"]?.number)
    )
    #expect(abs(retained * even / 0.5 - cost) < 0.02)
    let none = try #require(found["break_even", "discount_annual"])
    #expect(none.number == nil && none.absence == "not within the range")
  }

  @Test func `the action that leads changes where another overtakes it`() throws {
    // Nobody is held to a budget, so whether everyone is called is a matter of the call's effect.
    let rules = "model: churn\nactions: a.yaml\nvalue: { horizon: 12, margin: 0.5 }\n"
    let (_, found) = try Self.run(
      "mode: oneway\ninputs: { effect_call: { low: 0, high: 0.9 } }\n", rules: rules)
    let change = try #require(found["switch_at", "effect_call"]?.number)
    #expect(change > 0 && change < 0.9)
    let exhibit = try #require(found.exhibits.first { $0.id == "switches" })
    guard case .table(let table) = exhibit.content else { return }
    let words = table.rows.compactMap { row -> String? in
      if case .text(let words) = row.cells[3] { return words }
      return nil
    }
    #expect(words.contains { $0.contains(": ") })
    // On either side of the place another plan is made, led by another action.
    for (value, isOver) in [(change - 0.01, false), (change + 0.01, true)] {
      let actions = PlanFixture.actions.replacing(
        "low: 0.1, base: 0.2, high: 0.3", with: "low: 0, base: \(value), high: 0.95")
      let (plan, _) = try Self.run("mode: oneway\n", rules: rules, actions: actions)
      let nets = ["discount", "call", "credit"].map { plan["net", $0]?.number ?? 0 }
      let before = try Self.run("mode: oneway\n", rules: rules).plan
      let own = ["discount", "call", "credit"].map { before["net", $0]?.number ?? 0 }
      let leads = { (nets: [Double]) in nets.firstIndex(of: nets.max() ?? 0) }
      #expect((leads(nets) == leads(own)) == (isOver == (0.2 > change)))
    }
  }

  @Test func `draws have the mean and the spread of the sums, and the same seed draws the same`() throws {
    let one = try Self.run("mode: montecarlo\ndraws: 1000\n")
    let two = try Self.run("mode: montecarlo\ndraws: 1000\n", PlanFixture(seed: 4).shuffled())
    let (a, b) = (one.finding, two.finding)
    let mean = try #require(a["simulated_net"]?.number)
    #expect(abs(mean - (try #require(b["simulated_net"]?.number))) < 1e-6 * abs(mean))
    let error = try #require(a["standard_error"]?.number)
    #expect(error > 0 && error < 0.05 * abs(mean))
    let loss = try #require(a["prob_loss"])
    #expect(loss.n == 1000 && loss.interval != nil)
    for input in ["effect_call", "margin"] {
      let value = try #require(a["rank_correlation", input])
      #expect(value.number ?? 0 > 0 && value.interval != nil)
    }
    let worth = try #require(a["evpi"])
    #expect(worth.number ?? -1 >= 0 && worth.n == 400)
    for name in ["effect_discount", "effect_call", "effect_credit", "margin"] {
      #expect(a["evppi", name]?.number ?? -1 >= 0, "\(name)")
    }
  }

  /// Only effects vary, each with mean (low + base + high) / 3, and the plan is straight in each.
  @Test func `the mean of the draws is within three errors of the closed form`() throws {
    let fixed = ["acceptance_discount", "acceptance_credit", "contact_cost", "offer", "margin", "horizon"]
    let inputs = fixed.map { "\($0): fixed" } + ["discount_annual: fixed", "risk: fixed"]
    let (plan, found) = try Self.run(
      "mode: montecarlo\ndraws: 2000\ninputs: { \(inputs.joined(separator: ", ")) }\n")
    let means = ["discount": (0.15, 0.15), "call": (0.2, 0.2), "credit": (0.08, 0.06)]
    var expected = 0.0
    for (action, (base, mean)) in means {
      let (net, cost) = (plan["net", action]?.number ?? 0, plan["cost", action]?.number ?? 0)
      expected += (net + cost) * mean / base - cost
    }
    let (mean, error) = (
      try #require(found["simulated_net"]?.number), try #require(found["standard_error"]?.number)
    )
    #expect(abs(mean - expected) < 3 * error + 0.05)
  }

  /// One action for everyone, of which only the effect is uncertain and normal, and one kind of customer: to act is
  /// worth a + b·effect. With σ = .1 and mean .1 the worth of knowing is b·σ·L(|μ|/(b·σ)).
  @Test func `with one action and one kind of customer knowing is worth the unit normal loss`() throws {
    let customers = (0..<400).map { row in
      PlanFixture.Customer(
        id: "\(1000 + row)", tenure: 12, spend: 50, hasLeft: row < 100, score: 0.3, email: "Yes", sms: "Yes",
        contacted: Column.missingInteger)
    }
    let actions = """
      actions:
        - name: call
          label: Call
          channel: none
          contact_cost: 20
          effect: { low: 0, base: 0.3, high: 0.6 }
      """
    let fixed = ["contact_cost", "margin", "horizon", "discount_annual", "risk"].map { "\($0): fixed" }
    let (plan, found) = try Self.run(
      """
      mode: montecarlo
      draws: 1000
      inputs: { effect_call: { low: -0.3, high: 0.9, shape: normal, coverage: 0.9 }, \(fixed.joined(separator: ", ")) }
      trial: { action: call, per_arm: 100, fixed_cost: 10 }
      """, rules: "model: churn\nactions: a.yaml\nvalue: { horizon: 12, margin: 0.5 }\n", actions: actions,
      PlanFixture(customers))
    let (net, cost) = (try #require(plan["net"]?.number), try #require(plan["cost"]?.number))
    let slope = (net + cost) / 0.3
    let deviation = slope * 0.6 / 1.6448536269514722
    // Of scipy: s * (norm.pdf(z) - z * norm.sf(z)) with z = net / s, by an expansion good to 1e-7 below.
    let expected = Self.loss(net, deviation)
    let worth = try #require(found["evppi", "effect_call"]?.number)
    #expect(abs(worth / expected - 1) < 0.02)
    let all = try #require(found["evpi"])
    #expect(abs((all.number ?? 0) - expected) < 4 * ((all.interval?.high ?? 0) - (all.number ?? 0)))
    // The trial: risk .3, mean effect .3, so .21 leave when called.
    let error = (0.21 * 0.79 / 100) / 0.09 + (0.3 * 0.7 / 100) * 0.21 * 0.21 / 0.0081
    let prior = (0.6 / 1.6448536269514722) * (0.6 / 1.6448536269514722)
    let explained = prior / (prior + error)
    let trial = try #require(found["evsi", "call"]?.number)
    #expect(abs(trial / Self.loss(net, deviation * explained.squareRoot()) - 1) < 0.03)
    #expect(trial < worth)
    #expect(abs((found["trial_cost", "call"]?.number ?? 0) - 2_010) < 1e-6)
    #expect(found["trial_size", "call"]?.number == 100)
    #expect(found.remarks[1].contains("with 100 customers an arm on “Call”"))
  }

  /// σ·(φ(z) − z·(1 − Φ(z))), integrated by the middles of narrow strips.
  private static func loss(_ mean: Double, _ deviation: Double) -> Double {
    let z = abs(mean) / deviation
    var sum = 0.0
    for step in 0..<20_000 {
      let t = z + (Double(step) + 0.5) * 0.0005
      sum += (t - z) * exponential(-t * t / 2) * 0.0005
    }
    return deviation * sum / 2.5066282746310002
  }

  private static func exponential(_ x: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    let part = x / 1024
    for k in 1...12 {
      term *= part / Double(k)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }

  @Test func `everything has an alternative text, says what is assumed, and adds up to the plan's ledger`()
    throws
  {
    let (plan, found) = try Self.run(Self.quick)
    #expect(
      found.exhibits.map { $0.id }.filter { $0 != "switches" } == [
        "", "swings", "grid", "grid_points", "draws", "draw_table", "information", "trials",
      ])
    #expect(found.exhibits.allSatisfy { !$0.alt.isEmpty && !$0.title.isEmpty })
    let codes = found.caveats.map { $0.code }
    #expect(codes.contains("effects_assumed") && codes.contains("ranges_taken"))
    #expect(codes.contains("drawn_apart"))
    #expect(found.ledger == plan.ledger)
    for value in found.values {
      #expect(Sensitivity.valueNames.contains { $0.covers(value.name.value) }, "\(value.name)")
      #expect(value.value.n != nil, "\(value.name)")
    }
    let french = try Self.run(Self.quick, language: .fr).finding
    #expect(french.remarks[0].contains("La valeur nette du plan"))
    for (en, fr) in zip(found.exhibits, french.exhibits) where en.id != "" {
      #expect(en.title != fr.title)
    }
  }
}
