import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import TestSupport
import Testing

/// Bands, zero durations, quantiles, weights, entry rules, and data that nobody left.
struct SurvivalRulesTests {
  private let clients =
    Clientele.many(200)
    + Clientele.many(200) { client, index in
      client.contract = "Two year"
      client.left = index % 20 == 0
    }

  private func run(
    _ options: String, _ clients: [Client]? = nil, observed: Roles.Observation = .snapshot,
    _ language: Language = .en
  ) throws -> Finding {
    try Clientele.run(
      "{ kind: survival, \(options) }", on: Clientele.population(clients ?? self.clients, observed: observed),
      language: language)
  }

  private func table(_ finding: Finding, _ id: String) throws -> ResultTable {
    let exhibit = try #require(finding.exhibits.first { $0.id == id })
    guard case .table(let table) = exhibit.content else { throw AnalysisError(.tooFew, "no table") }
    return table
  }

  @Test(arguments: [("loglog", "log-log"), ("log-log", "log-log"), ("log", "log"), ("plain", "plain")])
  func `the caption names the band`(option: String, name: String) throws {
    let finding = try run("ci_transform: \(option), horizons: [12]")
    #expect(finding.exhibits[0].subtitle.hasSuffix("Kaplan–Meier estimate with 95% \(name) bands"))
    let plain = try #require(try run("ci_transform: plain, horizons: [12]")["survival_12"])
    let value = try #require(finding["survival_12"])
    #expect(value.number == plain.number)
    #expect((value.interval == plain.interval) == (name == "plain"))
  }

  @Test func `where the band's scale has no interval, a dash is printed`() throws {
    let late = Clientele.many(60) { client, index in client.tenure = 20 + Int32(index % 10) }
    let finding = try run("horizons: [6, 25]", late)
    #expect(finding["survival_6"]?.number == 1)
    #expect(finding["survival_6"]?.interval == nil)
    #expect(finding["survival_25"]?.interval != nil)
    let row = try #require(try table(finding, "shares").rows.last)
    // An interval cell without an interval is what prints as a dash.
    guard case .interval(let value) = row.cells[2] else {
      Issue.record("the cell is an interval")
      return
    }
    #expect(value.interval == nil)
  }

  @Test func `a curve whose last customer leaves ends at 0, without an interval there`() throws {
    let all = (0..<40).map { (index: Int32) -> Client in Client(tenure: 1 + index % 10, left: true) }
    let finding = try run("horizons: [5, 10, 24], tau: 10", all)
    #expect(finding["survival_5"]?.interval != nil)
    for name in ["survival_10", "survival_24"] {
      // All have left, so the share is known past the last time too.
      #expect(finding[name]?.number == 0)
      #expect(finding[name]?.interval == nil)
    }
    #expect(finding["median"]?.number == 5.5)
    #expect(isNear(finding["rmst"]?.number, 5.5, 1e-12))
  }

  @Test func `quantiles have intervals, and those not reached are words`() throws {
    let finding = try run("by: contract, quantiles: [0.1, 0.25, 0.9]")
    for name in ["quantile_10", "quantile_25", "quantile_90"] { #expect(finding[name] != nil, "\(name)") }
    #expect(finding["quantile_50"] == nil)
    #expect(finding["quantile_90", "two_year"]?.absence == "not reached by 40 months")
    let tenth = try #require(finding["quantile_10"])
    let interval = try #require(tenth.interval)
    #expect(interval.low <= tenth.number ?? 0 && tenth.number ?? 0 <= interval.high)
    #expect(try table(finding, "quantiles").rows.count == 9)
    let standard = try run("")
    #expect(standard["quantile_50"] == standard["median"])
    #expect(try run("quantiles: [0.5]").exhibits.contains { $0.id == "quantiles" } == false)
  }

  @Test func `durations of 0 follow the rule that is asked for, and each is said`() throws {
    let clients = clients + (0..<40).map { (index: Int) -> Client in Client(tenure: 0, left: index < 20) }
    let kept = try run("zero_duration: keep, horizons: [1]", clients)
    let dropped = try run("zero_duration: drop, horizons: [1]", clients)
    let halved = try run("zero_duration: half, horizons: [1]", clients)
    #expect([kept, dropped, halved].map { $0["customers"]?.number } == [440, 400, 440])
    #expect(dropped.ledger.excluded.map { $0.code } == ["zero_duration"])
    #expect(dropped.ledger.analysed == 400 && kept.ledger.analysed == 440)
    #expect(kept["survival_1"]?.number == halved["survival_1"]?.number)
    #expect((kept["survival_1"]?.number ?? 1) < (dropped["survival_1"]?.number ?? 0))
    // Half a month more for those 20 who left at 0.
    let gain = (halved["rmst"]?.number ?? 0) - (kept["rmst"]?.number ?? 0)
    #expect(isNear(gain, 0.5 * 20 / 440, 1e-9))
    let words = [kept, dropped, halved].map { $0.caveats.first { $0.code == "zero_durations" }?.text ?? "" }
    #expect(words[0].contains("are kept") && words[1].contains("left out") && words[2].contains("0.5 months"))
  }

  @Test func `data that nobody left are answered by a bound and no test`() throws {
    let stayers = Clientele.many(400) { client, index in
      client.left = false
      client.contract = index % 2 == 0 ? "A" : "B"
    }
    let finding = try run("by: contract, horizons: [12]", stayers)
    // 400 customers, tenures 1 to 40: 8,200 months in all.
    let bound = try #require(finding["hazard_bound"]?.number)
    #expect(isNear(bound, 2.9957 / 8200, 1e-7))
    let share = try #require(finding["survival_12"])
    #expect(share.number == 1)
    #expect(isNear(share.interval?.low, 1 - 12 * bound, 1e-4))
    #expect(share.interval?.high == 1)
    #expect(finding["rmst"]?.number == finding["tau"]?.number)
    #expect((finding["rmst"]?.interval?.low ?? 99) < (finding["tau"]?.number ?? 0))
    #expect(finding["logrank"] == nil && finding["test"] == nil && finding["crossings"] == nil)
    #expect(finding["median"]?.absence == "not reached by 40 months")
    let caveat = try #require(finding.caveats.first { $0.code == "all_censored" })
    #expect(caveat.text.contains("8,200 months") && caveat.text.contains("0.04%"))
    #expect(finding["hazard_bound", "a"] != nil)
  }

  @Test func `entry after the end is an error, and entry at the end is counted`() throws {
    let window = Roles.Observation.window(start: "a", end: "b")
    let good = (0..<60).map { (index: Int32) -> Client in
      Client(tenure: 5 + index % 20, left: index % 3 == 0, entry: index % 5)
    }
    let counted = try run(
      "horizons: [12]", good + [Client(tenure: 7, left: true, entry: 7)], observed: window)
    #expect(counted.ledger.excluded.map { $0.code } == ["never_at_risk"])
    let bad = Clientele.population(good + [Client(tenure: 7, left: true, entry: 9)], observed: window)
    let error = try #require(try Clientele.error("{ kind: survival }", on: bad))
    #expect(error.code == .entryAfterExit)
    #expect(error.message == "1 row comes under observation after the end of 'tenure'")
  }

  @Test func `a curve that falls to 0 because few had come in is said to`() throws {
    let window = Roles.Observation.window(start: "a", end: "b")
    var clients = (0..<80).map { (index: Int32) -> Client in
      Client(tenure: 12 + index % 20, left: index % 4 == 0, entry: 5 + index % 5)
    }
    clients.append(Client(tenure: 2, left: true, entry: 1))
    let finding = try run("horizons: [12]", clients, observed: window)
    #expect(finding["survival_12"]?.number == 0)
    let caveat = try #require(finding.caveats.first { $0.code == "collapsed_curve" })
    #expect(caveat.text.contains("2 months") && caveat.text.contains("80"))
  }

  @Test(arguments: [
    (Roles.Observation.snapshot, "taken for granted", "snapshot_clock"),
    (.window(start: "a", end: "b"), "when the window opened", "delayed_entry"),
    (.cohort, "from joining on.", ""),
  ])
  func `the clock and the entry rule are printed`(
    observed: Roles.Observation, words: String, code: String
  ) throws {
    let clients = clients.map { client in
      var client = client
      if case .window = observed { client.entry = 0 }
      return client
    }
    let finding = try run("horizons: [12]", clients, observed: observed)
    let note = try #require(finding.exhibits[0].note)
    #expect(note.hasPrefix("Clock: months since joining.") && note.contains(words))
    #expect(finding.caveats.map { $0.code } == (code.isEmpty ? [] : [code]))
  }

  @Test func `the weight of each customer counts, and not its scale`() throws {
    let weighted = clients.enumerated().map { index, client in
      var client = client
      client.weight = Double(1 + index % 3)
      return client
    }
    let tripled = weighted.map { client in
      var client = client
      client.weight *= 3
      return client
    }
    let one = try run("by: contract, tau: 30, weights: weight", weighted)
    let three = try run("by: contract, tau: 30, weights: weight", tripled)
    for (a, b) in zip(one.values, three.values) {
      #expect(a.name == b.name)
      #expect(isNear(b.value.number, a.value.number ?? .nan, 1e-8) || a.value.number == nil, "\(a.name)")
      if let low = a.value.interval?.low { #expect(isNear(b.value.interval?.low, low, 1e-8), "\(a.name)") }
    }
    let copies = zip(clients, weighted).flatMap { client, heavy in
      [Client](repeating: client, count: Int(heavy.weight))
    }
    let copied = try run("by: contract, tau: 30", copies)
    #expect(isNear(one["survival_12"]?.number, copied["survival_12"]?.number ?? .nan, 1e-12))
    #expect(isNear(one["rmst", "monthly"]?.number, copied["rmst", "monthly"]?.number ?? .nan, 1e-9))
    #expect(one["customers"]?.number == 400)
    let text = try #require(one.caveats.first { $0.code == "weighted" }?.text)
    #expect(text.contains("“weight”") && text.contains("400 customers weigh 799"))
    // Weighing all alike is no weighing.
    let same = try run("by: contract, weights: weight")
    let plain = try run("by: contract")
    #expect(isNear(same["logrank"]?.number, plain["logrank"]?.number ?? .nan, 1e-9))
    #expect(isNear(same["rmst"]?.interval?.low, plain["rmst"]?.interval?.low ?? .nan, 1e-9))
  }

  @Test func `weights of 0 are counted out, and weights that cannot be are refused`() throws {
    let some = clients.enumerated().map { index, client in
      var client = client
      client.weight = index % 10 == 0 ? 0 : index % 10 == 1 ? .nan : 1
      return client
    }
    let finding = try run("weights: weight", some)
    #expect(finding.ledger.excluded.map { $0.code } == ["missing_weight", "zero_weight"])
    #expect(finding.ledger.analysed == 320)
    for (weight, words) in [
      (-1.0, "column 'weight' has weights below 0"), (0, "every customer weighs nothing"),
    ] {
      let bad = clients.map { client in
        var client = client
        client.weight = weight
        return client
      }
      let error = try #require(
        try Clientele.error("{ kind: survival, weights: weight }", on: Clientele.population(bad)))
      #expect(error.code == .badWeights && error.option == "weights" && error.message == words)
    }
  }

  @Test(arguments: [
    "{ kind: survival, quantiles: ⟦[0.125]⟧ }", "{ kind: survival, quantiles: ⟦[0]⟧ }",
    "{ kind: survival, quantiles: ⟦[0.5, 0.5]⟧ }", "{ kind: survival, zero_duration: ⟦forget⟧ }",
    "{ kind: survival, by: a, test: ⟦gehen⟧ }", "{ kind: survival, by: a, test: gehan, rho: ⟦1⟧ }",
    "{ kind: survival, by: a, gamma: ⟦1⟧ }", "{ kind: survival, by: a, test: fleming_harrington, rho: ⟦-1⟧ }",
    "{ kind: survival, reference: ⟦a⟧ }", "{ kind: survival, correction: ⟦bh⟧ }",
    "{ kind: survival, by: a, correction: ⟦bonferroni⟧ }",
  ])
  func `a mistake in the options is reported where it stands`(text: String) throws {
    let marked = MarkedText(text)
    let (_, problems) = try Clientele.cell(marked.source)
    let diagnostic = try #require(problems.diagnostics.first)
    #expect(problems.diagnostics.count == 1)
    #expect(diagnostic.place?.column == marked.places.first?.column)
  }
}
