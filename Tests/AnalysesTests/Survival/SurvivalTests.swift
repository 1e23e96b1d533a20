import Analyses
import Diagnostics
import Figures
import Findings
import Formats
import Populations
import TestSupport
import Testing

struct SurvivalTests {
  static let yaml = "{ kind: survival, by: contract, horizons: [6, 12] }"

  let clients =
    Clientele.many(200)
    + Clientele.many(200) { client, index in
      client.contract = "Two year"
      client.left = index % 20 == 0
    }

  @Test func `groups have shares, medians and mean times, and so has everyone`() throws {
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(clients))
    for group in [nil, "monthly", "two_year"] {
      for name in ["survival_6", "survival_12", "median", "rmst", "customers"] {
        #expect(finding[name, group] != nil, "\(name) of \(group ?? "everyone")")
      }
    }
    let tau = try #require(finding["tau"]?.number)
    let (short, long) = (try #require(finding["rmst", "monthly"]), try #require(finding["rmst", "two_year"]))
    #expect((short.number ?? 0) < (long.number ?? 0))
    #expect((long.interval?.high ?? .infinity) <= tau)
    let difference = try #require(finding["rmst_difference", "two_year"])
    #expect(isNear(difference.number, (long.number ?? 0) - (short.number ?? 0), 1e-12))
    #expect((difference.interval?.low ?? -1) > 0)
    #expect((finding["logrank_p"]?.number ?? 1) < 0.001)
    #expect(finding.ledger.analysed == 400)
  }

  @Test func `a median beyond the data is words, and never a number`() throws {
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(clients))
    let median = try #require(finding["median", "two_year"])
    #expect(median.number == nil)
    #expect(median.absence == "not reached by 40 months")
    let french = try Clientele.run(Self.yaml, on: Clientele.population(clients), language: .fr)
    #expect(french["median", "two_year"]?.absence == "non atteinte à 40 mois")
  }

  @Test func `a horizon beyond the data is said not to be observed`() throws {
    let finding = try Clientele.run(
      "{ kind: survival, horizons: [12, 120] }", on: Clientele.population(clients))
    #expect(finding["survival_120"]?.number == nil)
    #expect(finding["survival_120"]?.absence == "not observed to 120 months")
    #expect(finding["survival_12"]?.number != nil)
    #expect(finding["logrank"] == nil)
  }

  @Test func `the figure has a curve and three rows of counts for each group`() throws {
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(clients))
    guard case .figure(let figure) = finding.exhibits[0].content else {
      Issue.record("the first exhibit is the figure")
      return
    }
    let panel = try #require(figure.panels.first)
    let curves = panel.marks.compactMap { $0 as? StepCurve }
    #expect(curves.map { $0.label } == ["Two year", "Monthly"])
    #expect(curves.allSatisfy { $0.points.first == Point(0, 1) })
    for curve in curves {
      #expect(zip(curve.points, curve.points.dropFirst()).allSatisfy { $0.x <= $1.x && $0.y >= $1.y })
    }
    #expect(panel.riskTable?.rows.count == 6)
    #expect(panel.riskTable?.rows[0].texts.first == "200")
    #expect(finding.exhibits[0].alt.contains("Two year"))
  }

  @Test func `a curve ends where fewer than ten are left and pales under twenty`() throws {
    let clients = (1...40).map { Client(tenure: Int32($0), left: $0 % 2 == 0) }
    let finding = try Clientele.run("{ kind: survival }", on: Clientele.population(clients))
    guard case .figure(let figure) = finding.exhibits[0].content,
      let curve = figure.panels[0].marks.lazy.compactMap({ $0 as? StepCurve }).first
    else {
      Issue.record("the figure draws a curve")
      return
    }
    #expect(curve.fadesFrom == 21)
    #expect(curve.points.last?.x == 31)
  }

  @Test func `delayed entry changes the risk set and is said`() throws {
    let clients = (0..<300).map { index -> Client in
      let entry = Int32(index % 30)
      return Client(tenure: entry + 3, left: index % 6 == 0, entry: entry)
    }
    let population = Clientele.population(clients, observed: .window(start: "a", end: "b"))
    let finding = try Clientele.run("{ kind: survival, horizons: [3, 12] }", on: population)
    #expect(finding.caveats.contains { $0.code == "delayed_entry" })
    // At 3 those who came in at 0, 1 and 2 are at risk: 30 rows, of whom the 10 that came in at 0 end; 10 of them left.
    #expect(isNear(finding["survival_3"]?.number, 1 - 10.0 / 30, 1e-12))
  }

  @Test func `zero durations are kept and said`() throws {
    let clients = clients + [Client(tenure: 0, left: false), Client(tenure: 0, left: false)]
    let finding = try Clientele.run("{ kind: survival }", on: Clientele.population(clients))
    #expect(finding["customers"]?.number == 402)
    #expect(finding.caveats.contains { $0.code == "zero_durations" && $0.text.contains("2 customers") })
  }

  @Test func `small groups are left out of curves and counted`() throws {
    let clients = clients + Clientele.many(4) { client, _ in client.contract = "Weekly" }
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(clients))
    #expect(finding["rmst", "weekly"] == nil)
    #expect(finding.ledger.excluded.map { $0.code } == ["small_group"])
    #expect(finding.ledger.analysed == 400)
  }

  @Test func `a group nobody left has no interval, and that is said`() throws {
    let clients =
      Clientele.many(60)
      + Clientele.many(60) { client, _ in
        client.contract = "Loyal"
        client.left = false
      }
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(clients))
    #expect(finding["survival_12", "loyal"]?.number == 1)
    #expect(finding["survival_12", "loyal"]?.interval == nil)
    #expect(finding["rmst", "loyal"]?.interval == nil)
    #expect(finding.caveats.contains { $0.code == "nobody_left" && $0.text.contains("Loyal") })
  }

  @Test func `one group alone has a curve and no test`() throws {
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(Clientele.many(60)))
    #expect(finding["rmst", "monthly"] != nil)
    #expect(finding["logrank"] == nil)
    #expect(finding.exhibits.map { $0.id } == ["", "times", "shares", "quantiles"])
  }

  @Test func `few customers make a short horizon, and that is said`() throws {
    let finding = try Clientele.run("{ kind: survival }", on: Clientele.population(Clientele.many(12)))
    #expect(finding["tau"]?.number == 12)
    #expect(finding.caveats.contains { $0.code == "short_tau" })
  }

  @Test func `a time to the mean beyond the data is said`() throws {
    let finding = try Clientele.run("{ kind: survival, tau: 60 }", on: Clientele.population(clients))
    #expect(finding["tau"]?.number == 60)
    #expect(finding.caveats.contains { $0.code == "extrapolated_mean" })
  }

  @Test(
    arguments: [
      ("no rows", [], "E0501"),
      ("no outcome", [Client(tenure: 3, left: nil)], "E0501"),
      ("only small groups", Clientele.many(5), "E0504"),
      ("no group at all", Clientele.many(50) { client, _ in client.contract = nil }, "E0501"),
      ("negative durations", [Client(tenure: -3, left: true)], "E0510"),
      ("only zero durations", Clientele.many(50) { client, _ in client.tenure = 0 }, "E0504"),
    ] as [(String, [Client], String)])
  func `data that cannot answer are refused`(_: String, clients: [Client], code: String) throws {
    let error = try #require(try Clientele.error(Self.yaml, on: Clientele.population(clients)))
    #expect(error.code.name == code)
  }

  @Test func `more curves than can be told apart are refused`() throws {
    let clients = Clientele.many(180) { client, index in client.contract = "Plan \(index % 9)" }
    let error = try Clientele.error(Self.yaml, on: Clientele.population(clients))
    #expect(error?.code == .tooManyLevels)
    #expect(error?.option == "by")
  }

  @Test(arguments: [
    "{ kind: survival, horizons: ⟦[12, 12]⟧ }", "{ kind: survival, horizons: ⟦[0]⟧ }",
    "{ kind: survival, horizons: ⟦[]⟧ }", "{ kind: survival, tau: ⟦0⟧ }",
    "{ kind: survival, ci_transform: ⟦logit⟧ }", "{ kind: survival, horizons: ⟦12⟧ }",
  ])
  func `a mistake in the options is reported where it stands`(text: String) throws {
    let marked = MarkedText(text)
    let (_, problems) = try Clientele.cell(marked.source)
    let diagnostic = try #require(problems.diagnostics.first)
    #expect(diagnostic.place?.column == marked.places.first?.column)
  }

  @Test func `declared names cover every value and nothing else`() throws {
    let finding = try Clientele.run(Self.yaml, on: Clientele.population(clients))
    for (name, _) in finding.values {
      #expect(Survival.valueNames.contains { $0.covers(name.value) }, "\(name)")
    }
    #expect(!Survival.valueNames.contains { $0.covers("survival_") || $0.covers("survival_x") })
  }

  @Test(.enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"))
  func `the Telco numbers are R's`() throws {
    let finding = try Clientele.run(
      "{ kind: survival, horizons: [12, 72], tau: 72 }", on: Clientele.telco())
    #expect(isNear(finding["survival_12"]?.number, 0.843200, 5e-7))
    let last = try #require(finding["survival_72"])
    #expect(isNear(last.number, 0.592790, 5e-7))
    #expect(isNear(last.interval?.low, 0.573063, 5e-7))
    #expect(isNear(last.interval?.high, 0.611936, 5e-7))
    let mean = try #require(finding["rmst"])
    #expect(isNear(mean.number, 54.492387, 5e-7))
    let interval = try #require(mean.interval)
    #expect(isNear((interval.high - interval.low) / 2 / 1.959963984540054, 0.347750, 5e-7))
    #expect(finding.caveats.map { $0.code } == ["snapshot_clock", "zero_durations"])
    let byContract = try Clientele.run(Self.yaml, on: Clientele.telco())
    #expect(isNear(byContract["logrank"]?.number, 2352.8725382593416, 1e-6))
    #expect(byContract["median", "month_to_month"]?.number == 35)
  }
}
