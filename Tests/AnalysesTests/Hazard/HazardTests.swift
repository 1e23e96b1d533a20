import Analyses
import Diagnostics
import Figures
import Findings
import Formats
import Populations
import TestSupport
import Testing

struct HazardTests {
  /// Of everyone at risk in a month of 36, a share leaves; those who never leave are last seen at 36.
  private func clients(_ count: Int = 4000, _ hazard: (Int) -> Double) -> [Client] {
    var clients: [Client] = []
    var present = count
    for month in 1...36 {
      let left = Int((Double(present) * hazard(month)).rounded())
      clients += [Client](repeating: Client(tenure: Int32(month), left: true), count: left)
      present -= left
    }
    return clients + [Client](repeating: Client(tenure: 36, left: false), count: present)
  }

  private func finding(
    _ options: String = "", _ clients: [Client], language: Language = .en
  ) throws -> Finding {
    try Clientele.run(
      "{ kind: hazard\(options.isEmpty ? "" : ", " + options) }", on: Clientele.population(clients),
      language: language)
  }

  private func spiked(_ month: Int = 14) -> [Client] { clients { $0 == month ? 0.05 : 0.02 } }

  @Test func `a spike is found, with its hazard, its neighbours, their ratio and a corrected p`() throws {
    let finding = try finding("check: [14, 20]", spiked())
    #expect(finding["spikes"]?.number == 1)
    #expect(finding["spike_time"]?.number == 14)
    #expect(finding["supported_14"]?.number == 1)
    #expect(finding["supported_20"]?.number == 0)
    let hazard = try #require(finding["hazard_14"])
    #expect(isNear(hazard.number, 0.05, 0.0005))
    let interval = try #require(hazard.interval)
    #expect(interval.low < 0.05 && interval.high > 0.05)
    #expect(isNear(finding["neighbours_14"]?.number, 0.02, 0.0005))
    let ratio = try #require(finding["ratio_14"])
    #expect(isNear(ratio.number, 2.5, 0.05))
    #expect((ratio.interval?.low ?? 0) > 1.25)
    #expect((finding["p_14"]?.number ?? 1) < 0.001)
    #expect(finding["tested"]?.number == 35)
    #expect(finding["early_life_found"]?.number == 0)
    #expect(finding["customers"]?.number == 4000)
    #expect(finding.ledger.analysed == 4000)
  }

  @Test func `each time asked about is answered in words`() throws {
    let finding = try finding("check: [1, 14, 20, 36, 90]", spiked())
    let answers = finding.remarks.suffix(5)
    #expect(answers.contains { $0.hasPrefix("Month 1 is not supported as a moment of truth: hazard 2.0%") })
    #expect(answers.contains { $0.hasPrefix("Month 14 is supported as a moment of truth: hazard 5.0%") })
    #expect(answers.contains { $0.hasPrefix("Month 20 is not supported") })
    #expect(
      answers.contains("Month 36 is not supported as a moment of truth (not tested: last period)."))
    #expect(
      answers.contains(
        "Month 90 lies beyond the data, which end with month 36, so nothing can be said of it."))
    #expect(finding["supported_36"]?.number == nil)
    #expect(finding["supported_36"]?.absence == "not tested: last period")
    #expect(finding["supported_90"]?.absence == "beyond the data, which end with month 36")
  }

  @Test func `a declining hazard has early-life risk and is not called a spike`() throws {
    let finding = try finding("check: [1]", clients { 0.08 / Double($0) })
    #expect(finding["spikes"]?.number == 0)
    #expect(finding["early_life_found"]?.number == 1)
    #expect((finding["early_life"]?.interval?.low ?? 0) > 1.25)
    #expect(finding["spike_time"]?.absence == "none found")
    #expect(finding.remarks[1].contains("is not called a spike"))
    #expect(finding.remarks[2].contains("early-life risk and not as a spike"))
  }

  @Test func `a spike at a declared contract end is labelled so`() throws {
    let finding = try finding("contract_ends: [12, 24, 60], check: [12]", spiked(12))
    #expect(finding["contract_end_spikes"]?.number == 1)
    #expect(finding.remarks.contains { $0.contains("Month 12, a declared contract end, is supported") })
    #expect(finding.caveats.contains { $0.code == "contract_end_unobserved" && $0.text.contains("60") })
    guard case .table(let table) = finding.exhibits[1].content else {
      Issue.record("the second exhibit is the table of moments")
      return
    }
    #expect(table.rows.map { $0.cells[0] } == [.text("Month 1"), .text("Month 12"), .text("Month 24")])
    #expect(table.rows[1].cells.last == .text("moment of truth, contract end"))
    #expect(table.rows[2].cells.last == .text("not higher"))
    let lines = try panel(finding).marks.compactMap { $0 as? ReferenceLine }
    #expect(lines.map { $0.from.x } == [12, 24])
  }

  @Test func `wider periods gather times, and a time asked about falls in one of them`() throws {
    let finding = try finding("period: 3, check: [14]", clients { (13...15).contains($0) ? 0.05 : 0.02 })
    #expect(finding["supported_14"]?.number == 1)
    #expect(finding["hazard_15"]?.number == finding["hazard_14"]?.number)
    #expect(finding["hazard_3"] != nil && finding["hazard_4"] == nil)
    #expect(
      finding.remarks.contains { $0.hasPrefix("Months 13–15 is supported") })
  }

  @Test func `the figure draws each period, marks what stands out and names what was asked about`() throws {
    let finding = try finding("check: [20]", spiked())
    let panel = try panel(finding)
    let ranges = panel.marks.compactMap { $0 as? PointRanges }
    #expect(ranges.map { $0.items.count } == [35, 1])
    #expect(ranges[1].items[0].x == 14)
    #expect(ranges[0].items.allSatisfy { ($0.low ?? 1) < $0.y && ($0.high ?? 0) > $0.y })
    #expect(
      panel.marks.compactMap { ($0 as? Marker)?.label } == [
        "Month 14: 2.5 times the periods around it", "Month 20: not supported",
      ])
    // What is usual is drawn without the spike.
    let usual = try #require(panel.marks.lazy.compactMap { $0 as? Curve }.first)
    #expect(usual.points.allSatisfy { $0.y < 0.022 })
    #expect(panel.riskTable?.rows.map { $0.label } == ["At risk", "Left"])
    #expect(panel.riskTable?.rows[0].texts.first == "4,000")
    #expect(finding.exhibits[0].alt.contains("Month 20 is not supported"))
  }

  private func panel(_ finding: Finding) throws -> Panel {
    let figures = finding.exhibits.compactMap { exhibit in
      if case .figure(let figure) = exhibit.content { figure } else { nil }
    }
    return try #require(figures.first?.panels.first)
  }

  @Test func `times that heap up at a spike are said to be rounded, perhaps`() throws {
    // Tenures reported as 12 by many who left and many who stayed.
    var clients = clients { $0 == 12 ? 0.05 : 0.02 }
    clients += [Client](repeating: Client(tenure: 12, left: false), count: 60)
    for month in 1...36 {
      clients += [Client](repeating: Client(tenure: Int32(month), left: false), count: 4)
    }
    let heaped = try finding("", clients)
    #expect(heaped["spikes"]?.number == 1)
    #expect(heaped.caveats.contains { $0.code == "heaped" && $0.text.contains("Month 12") })
    #expect(try !finding("", spiked()).caveats.contains { $0.code == "heaped" })
  }

  @Test func `zero durations and missing values are counted apart`() throws {
    let clients =
      spiked() + [
        Client(tenure: 0, left: false), Client(tenure: 0, left: true), Client(tenure: 5, left: nil),
      ]
    let finding = try finding("", clients)
    #expect(finding.ledger.excluded.map { $0.code } == ["missing_churned", "zero_duration"])
    #expect(finding.ledger.excluded.map { $0.rows } == [1, 2])
    #expect(finding["customers"]?.number == 4000)
    #expect(finding["hazard_1"]?.n == 4000)
  }

  @Test func `with a window customers are at risk from their entry on`() throws {
    let clients = (0..<900).map { index -> Client in
      let entry = Int32(index % 30)
      return Client(tenure: entry + 3, left: index % 6 == 0, entry: entry)
    }
    let population = Clientele.population(clients, observed: .window(start: "a", end: "b"))
    let finding = try Clientele.run("{ kind: hazard, min_at_risk: 30 }", on: population)
    #expect(finding["hazard_1"]?.n == 30)
    #expect(finding["hazard_10"]?.n == 90)
    #expect(finding.caveats.contains { $0.code == "delayed_entry" })
  }

  @Test func `few at risk are neither tested nor shown`() throws {
    let few = clients(60) { _ in 0.05 }
    let finding = try finding("check: [30]", few)
    #expect(finding.caveats.contains { $0.code == "thin_periods" })
    #expect(
      finding.remarks.contains {
        $0.contains("Month 30 is not supported as a moment of truth (not tested: under 50")
      })
    let tiny = try Clientele.run(
      "{ kind: hazard }", on: Clientele.population(clients(12) { $0 == 2 ? 0.5 : 0 }))
    #expect(tiny["hazard_1"]?.number == 0)
    #expect(tiny["hazard_3"]?.number == nil)
    #expect(tiny["hazard_3"]?.absence == "fewer than 10 at risk")
    #expect(tiny.remarks == ["No period could be tested, so nothing is said of moments of truth."])
  }

  @Test func `declared names cover every value and nothing else`() throws {
    let finding = try finding("check: [14, 90]", spiked())
    for (name, _) in finding.values {
      #expect(Hazard.valueNames.contains { $0.covers(name.value) }, "\(name)")
    }
    #expect(Set(finding.values.map { $0.name }).count == finding.values.count)
    #expect(!Hazard.valueNames.contains { $0.covers("hazard_") || $0.covers("hazard_x") })
  }

  @Test func `the same cell speaks French`() throws {
    let finding = try finding("check: [14, 36], contract_ends: [24]", spiked(), language: .fr)
    let text = (finding.remarks + finding.caveats.map { $0.text } + finding.exhibits.map { $0.title })
      .joined(separator: " ")
    #expect(
      text.contains("Mois 14 : moment de vérité étayé")
        || text.contains("Mois 14\u{A0}: moment de vérité étayé"))
    for word in ["Month", "hazard", "period ", "supported"] { #expect(!text.contains(word), "\(word)") }
  }

  @Test func `data that nobody left are answered by a bound`() throws {
    let stayers = Clientele.many(400) { client, _ in client.left = false }
    let finding = try Clientele.run("{ kind: hazard, check: [3] }", on: Clientele.population(stayers))
    // 400 customers, tenures 1 to 40: 8,200 months in all, so 3 / 8,200 at most.
    #expect(
      finding.remarks.first?.contains("8,200") == true && finding.remarks.first?.contains("0.04%") == true)
    #expect(finding["hazard_3"]?.number == 0 && (finding["hazard_3"]?.interval?.high ?? 0) > 0)
    #expect(finding["supported_3"]?.absence == "not tested: nobody left")
    #expect(finding["spikes"]?.number == 0 && finding["tested"]?.number == 0)
  }

  @Test(
    arguments: [
      ("no rows", [], "", "E0501", nil),
      ("no outcome", [Client(tenure: 3, left: nil)], "", "E0501", nil),
      ("negative durations", [Client(tenure: -3, left: true)], "", "E0510", nil),
      ("only zero durations", Clientele.many(50) { client, _ in client.tenure = 0 }, "", "E0504", nil),
      ("one period", Clientele.many(50), ", period: 60", "E0535", "period"),
      ("too many periods", [Client(tenure: 4000, left: true)], "", "E0536", "period"),
    ] as [(String, [Client], String, String, String?)])
  func `data that cannot answer are refused`(
    _: String, clients: [Client], options: String, code: String, option: String?
  ) throws {
    let error = try #require(
      try Clientele.error("{ kind: hazard\(options) }", on: Clientele.population(clients)))
    #expect(error.code.name == code)
    #expect(error.option == option)
  }

  @Test(arguments: [
    "{ kind: hazard, period: ⟦0⟧ }", "{ kind: hazard, window: ⟦0⟧ }", "{ kind: hazard, min_ratio: ⟦0.5⟧ }",
    "{ kind: hazard, correction: ⟦bonferroni⟧ }", "{ kind: hazard, check: ⟦14⟧ }",
    "{ kind: hazard, check: ⟦[14, 14]⟧ }", "{ kind: hazard, contract_ends: ⟦[0]⟧ }",
    "{ kind: hazard, min_events: ⟦0⟧ }", "{ kind: hazard, min_at_risk: ⟦none⟧ }",
  ])
  func `a mistake in the options is reported where it stands`(text: String) throws {
    let marked = MarkedText(text)
    let (_, problems) = try Clientele.cell(marked.source)
    let diagnostic = try #require(problems.diagnostics.first)
    #expect(diagnostic.place?.column == marked.places.first?.column)
  }

  @Test func `a time that is asked about has every value, with words where nothing was tested`() throws {
    let finding = try finding("check: [500]", spiked())
    for name in ["hazard", "neighbours", "ratio", "p", "supported"] {
      let value = try #require(finding["\(name)_500"])
      #expect(value.number == nil)
    }
  }

  @Test(.enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"))
  func `the Telco claim of a drop at month 14 is not supported`() throws {
    let finding = try Clientele.run("{ kind: hazard, check: [14] }", on: Clientele.telco())
    #expect(finding["supported_14"]?.number == 0)
    #expect(finding["spikes"]?.number == 0)
    #expect(finding["early_life_found"]?.number == 1)
    #expect(isNear(finding["early_life"]?.number, 3.346975729996208, 1e-12))
    #expect(isNear(finding["hazard_14"]?.number, 24.0 / 4748, 1e-15))
    #expect(finding["p_14"]?.number == 1)
    #expect(
      finding.remarks.last
        == "Month 14 is not supported as a moment of truth: hazard 0.51% (0.34–0.75%), neighbours 0.69%, "
        + "p > 0.999 after Holm’s correction.")
    #expect(finding.caveats.map { $0.code } == ["snapshot_clock"])
    #expect(finding.ledger.excluded.map { $0.rows } == [11])
  }
}
