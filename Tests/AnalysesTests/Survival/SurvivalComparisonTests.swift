import Analyses
import Diagnostics
import Findings
import Formats
import Populations
import TestSupport
import Testing

/// Tests between groups, curves that cross, and why customers leave.
struct SurvivalComparisonTests {
  private static let clients =
    Clientele.many(200)
    + Clientele.many(200) { client, index in
      client.contract = "Two year"
      client.left = index % 20 == 0
    }
    + Clientele.many(120) { client, index in
      client.contract = "One year"
      client.left = index % 6 == 0
    }

  /// Four of five leave, for one of three reasons or none.
  private static let leavers = Clientele.many(400) { client, index in
    client.left = index % 5 != 0
    client.contract = index % 2 == 0 ? "A" : "B"
    client.reason = index % 5 == 0 ? nil : ["Price", "Moved", "Service", nil][index / 7 % 4]
  }

  private func run(
    _ options: String, _ clients: [Client] = clients, _ language: Language = .en
  ) throws -> Finding {
    try Clientele.run(
      "{ kind: survival, \(options) }", on: Clientele.population(clients), language: language)
  }

  private func rows(_ finding: Finding, _ id: String) throws -> [ResultTable.Row] {
    let exhibit = try #require(finding.exhibits.first { $0.id == id }, "\(id)")
    guard case .table(let table) = exhibit.content else { throw AnalysisError(.tooFew, "no table") }
    return table.rows
  }

  private func number(_ cell: ResultTable.Cell) -> Double? {
    if case .value(let value) = cell { value.number } else { nil }
  }

  @Test(arguments: [
    ("logrank", "Log-rank"), ("gehan", "Gehan"), ("tarone_ware", "Tarone–Ware"),
    ("peto", "Peto"), ("fleming_harrington, rho: 0, gamma: 1", "Fleming–Harrington (0, 1)"),
  ])
  func `the test that is asked for is made, beside the log-rank test`(option: String, name: String) throws {
    let finding = try run("by: contract, test: \(option)")
    let logRank = try run("by: contract")
    #expect(finding["logrank"] == logRank["logrank"])
    #expect((finding["test"] == finding["logrank"]) == (option == "logrank"))
    let note = try #require(finding.exhibits.first { $0.id == "times" }?.note)
    #expect(note.hasPrefix("\(name) χ² = ") && note.contains("Log-rank χ² = "))
    let tests = try rows(finding, "tests")
    #expect(tests.contains { $0.cells[0] == .text(name) })
    #expect(tests.count == (["logrank", "gehan"].contains(option) ? 2 : 3))
  }

  @Test func `observed and expected departures add up to the same`() throws {
    let finding = try run("by: contract")
    let expected = try rows(finding, "expected")
    let total = expected.reduce(0) { $0 + (number($1.cells[3]) ?? .nan) }
    #expect(isNear(total, 50 + 10 + 20, 1e-9))
    for row in expected {
      guard case .interval(let ratio) = row.cells[5], let interval = ratio.interval else {
        Issue.record("every ratio has an interval")
        return
      }
      #expect(interval.low < ratio.number ?? 0 && ratio.number ?? 0 < interval.high)
    }
  }

  @Test(arguments: [("holm", 6, "p (Holm)"), ("bh", 6, "p (Benjamini–Hochberg)"), ("none", 5, "p")])
  func `pairs have raw and adjusted p-values`(correction: String, columns: Int, header: String) throws {
    let finding = try run("by: contract, correction: \(correction)")
    let exhibit = try #require(finding.exhibits.first { $0.id == "differences" })
    guard case .table(let table) = exhibit.content else { return }
    #expect(table.columns.count == columns && table.columns.last?.header == header)
    #expect((exhibit.note != nil) == (correction == "none"))
    let raw = table.rows.map { number($0.cells[4]) ?? .nan }
    guard columns == 6 else { return }
    let adjusted = table.rows.map { number($0.cells[5]) ?? .nan }
    #expect(zip(raw, adjusted).allSatisfy { $0 <= $1 })
    #expect(
      isNear(
        adjusted.max(), correction == "holm" ? max(raw.max() ?? 0, 2 * raw.sorted()[1]) : raw.max() ?? 0,
        1e-12))
  }

  @Test func `mean times are compared with the group that is named`() throws {
    let finding = try run("by: contract, reference: One year")
    #expect(finding["rmst_difference", "one_year"] == nil)
    let difference = try #require(finding["rmst_difference", "two_year"])
    #expect(
      isNear(
        difference.number,
        (finding["rmst", "two_year"]?.number ?? 0) - (finding["rmst", "one_year"]?.number ?? 0), 1e-12))
    let error = try #require(
      try Clientele.error(
        "{ kind: survival, by: contract, reference: On year }", on: Clientele.population(Self.clients)))
    #expect(error.code == .strayReference && error.option == "reference")
    #expect(error.hint == "did you mean 'One year'?")
  }

  @Test func `curves that cross are said in words, with the mean times`() throws {
    let clients = (0..<1200).map { index -> Client in
      // A: 30 % leave in the first six months and nobody after; B: nobody at first, then half of them.
      let isA = index % 2 == 0
      let turn = index / 2
      var client = Client(tenure: 36, left: false, contract: isA ? "A" : "B")
      if isA, turn % 10 < 3 {
        (client.tenure, client.left) = (Int32(1 + turn % 6), true)
      } else if !isA, turn % 10 < 5 {
        (client.tenure, client.left) = (Int32(10 + turn % 20), true)
      }
      return client
    }
    let finding = try run("by: contract", clients)
    #expect(finding["crossings"]?.number == 1)
    let caveat = try #require(finding.caveats.first { $0.code == "crossing_curves" })
    #expect(caveat.text.hasPrefix("The curves of “B” and “A” cross around 2"))
    #expect(caveat.text.contains("read the mean times") && caveat.text.contains("“B” less “A” is +"))
    #expect(!finding.caveats.contains { $0.code == "tests_disagree" })
    let french = try run("by: contract", clients, .fr)
    #expect(french.caveats.contains { $0.text.hasPrefix("Les courbes de «") })
    #expect(try run("by: contract")["crossings"]?.number == 0)
  }

  @Test func `tests that do not agree are said to`() throws {
    // Alike for two years, then B leaves: the log-rank test sees it, Gehan's hardly.
    let clients = (0..<800).map { index -> Client in
      let isA = index % 2 == 0
      let turn = index / 2
      var client = Client(tenure: 40, left: false, contract: isA ? "A" : "B")
      if turn % 10 < 6 {
        (client.tenure, client.left) = (Int32(1 + turn % 24), true)
      } else if turn % 10 < (isA ? 7 : 8) {
        (client.tenure, client.left) = (Int32(25 + turn % 12), true)
      }
      return client
    }
    let finding = try run("by: contract", clients)
    let caveat = try #require(finding.caveats.first { $0.code == "tests_disagree" })
    #expect(caveat.text.contains("do not agree") && finding["crossings"]?.number == 0)
  }

  @Test func `groups that chance alone may tell apart are not ranked`() throws {
    let alike = Clientele.many(300) { client, index in client.contract = index / 40 % 2 == 0 ? "A" : "B" }
    #expect(try run("by: contract", alike).remarks[0].contains("chance alone may explain"))
    #expect(try run("by: contract").remarks[0].contains("stay longest with “Two year”"))
  }

  // MARK: Reasons

  @Test func `reasons and those still here add up to one`() throws {
    let finding = try run("causes: reason, horizons: [6, 12, 24]", Self.leavers)
    for horizon in [6, 12, 24] {
      let reasons = finding.values.filter { $0.name.value == "incidence_\(horizon)" }
      #expect(Set(reasons.compactMap { $0.name.group }) == ["price", "moved", "service", "none_given"])
      #expect(reasons.allSatisfy { $0.value.interval != nil && $0.value.n == 400 })
      let total = reasons.reduce(finding["survival_\(horizon)"]?.number ?? .nan) {
        $0 + ($1.value.number ?? .nan)
      }
      #expect(isNear(total, 1, 1e-12))
    }
    #expect(finding.exhibits.map { $0.id } == ["", "times", "shares", "causes", "incidence", "quantiles"])
    let table = try rows(finding, "incidence")
    #expect(table.count == 3 * 5)
    #expect(table.filter { $0.cells[0] == .text("No reason given") }.count == 3)
    #expect(finding.caveats.contains { $0.code == "no_reason" })
    #expect(finding.exhibits.first { $0.id == "causes" }?.alt.contains("Price") == true)
  }

  @Test func `reasons by group add up too, and every leaver is counted once`() throws {
    let finding = try run("causes: reason, by: contract, horizons: [12, 40]", Self.leavers)
    let table = try rows(finding, "incidence_by")
    #expect(table.count == 2 * 2 * 5)
    for block in Set(table.compactMap { $0.group }) {
      let shares = table.filter { $0.group == block }.compactMap { number($0.cells[2]) }
      #expect(isNear(shares.reduce(0, +), 1, 1e-12), "\(block)")
    }
    let counted = table.filter { $0.group?.hasSuffix("after 40 months") ?? false }.reduce(0) { total, row in
      if case .count(let count) = row.cells[1] { total + count } else { total }
    }
    #expect(counted == Self.leavers.filter { $0.left == true }.count)
  }

  @Test func `a reason of someone still here is not used, and said`() throws {
    var clients = Self.leavers
    for index in clients.indices where clients[index].left == false { clients[index].reason = "Price" }
    let finding = try run("causes: reason", clients)
    #expect(
      finding.caveats.contains { $0.code == "reason_without_leaving" && $0.text.contains("80 customers") })
    #expect(
      finding["incidence_12", "price"] == (try run("causes: reason", Self.leavers))["incidence_12", "price"])
  }

  @Test(arguments: [
    ("causes: nowhere", "column 'nowhere' is not in the data"),
    ("causes: total", "column 'total' holds number values where reasons are needed"),
    ("causes: '#churned'", "'#churned' says who left, and not why"),
    ("causes: contract, by: contract", "'contract' is the grouping column too"),
  ])
  func `columns that cannot say why are refused`(options: String, message: String) throws {
    let error = try #require(
      try Clientele.error("{ kind: survival, \(options) }", on: Clientele.population(Self.leavers)))
    #expect(error.code == .badCauses && error.option == "causes" && error.message == message)
  }

  @Test func `no reason at all and too many are refused`() throws {
    let none = Self.leavers.map { client in
      var client = client
      client.reason = nil
      return client
    }
    let many = Self.leavers.enumerated().map { index, client in
      var client = client
      client.reason = "Reason \(index % 11)"
      return client
    }
    for (clients, words) in [(none, "nobody who left has a value"), (many, "at most 8 can be compared")] {
      let error = try #require(
        try Clientele.error("{ kind: survival, causes: reason }", on: Clientele.population(clients)))
      #expect(error.code == .badCauses && error.message.contains(words))
    }
  }

  @Test func `declared names cover every value`() throws {
    let finding = try run("causes: reason, by: contract, test: gehan, quantiles: [0.1, 0.5]", Self.leavers)
    for (name, _) in finding.values {
      #expect(Survival.valueNames.contains { $0.covers(name.value) }, "\(name)")
    }
  }
}
