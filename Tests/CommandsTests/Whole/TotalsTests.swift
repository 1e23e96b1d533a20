import Documents
import Formats
import Outside
import Tables
import TestSupport
import Testing

/// The totals of a plan are the same wherever they stand: in the PDF, in `results.json` and in every CSV.
@Suite struct `Totals of the quarterly report` {
  private func table(_ folder: ReportFolder, _ path: String) throws -> Table {
    try CSVReader(CSVOptions(textColumns: ["customer_id"])).read(
      try folder.world.read("\(QuarterlyReport.link)/\(path)"), path: path
    ).table
  }

  private func sum(_ table: Table, _ column: String, where arm: String? = nil) throws -> Double {
    let values = try #require(table[column])
    // In whole ten-thousandths, as plans count, so that the sum has no error of its own.
    let ticks = (0..<table.rowCount).reduce(0) { total, row in
      guard arm == nil || table["arm"]?.text(row) == arm, let value = values.number(row) else { return total }
      return total + Int((value * 10_000).rounded())
    }
    return Double(ticks) / 10_000
  }

  @Test func `agree to the cent between the CSVs and the results`() async throws {
    let folder = try await QuarterlyReport.published()
    let results = try folder.results(QuarterlyReport.link)
    func value(_ address: String) throws -> Double { try #require(results[address]?.number, "\(address)") }
    let plan = try table(folder, "interventions.csv")
    let list = try table(folder, "outreach/generic.csv")
    let held = try table(folder, "outreach/holdout.csv")
    let net = try sum(plan, "expected_value")
    #expect(abs(net - (try value("plan.net"))) < 0.005)
    #expect(abs(net - (try value("plan.expected_value"))) < 0.005)
    let cost = try sum(plan, "contact_cost") + sum(plan, "offer_cost")
    #expect(abs(cost - (try value("plan.cost"))) < 0.005)
    #expect(abs(try sum(plan, "contact_cost") - value("plan.contact_cost")) < 0.005)
    #expect(abs(try sum(plan, "offer_cost") - value("plan.offer_cost")) < 0.005)
    #expect(abs(try sum(list, "expected_value") - value("outreach.expected_value")) < 0.005)
    #expect(Double(list.rowCount) == (try value("outreach.listed")))
    #expect(Double(held.rowCount) == (try value("plan.held_out")))
    let actions = try table(folder, "data/plan.table.csv")
    let last = actions.rowCount - 1
    #expect(abs((actions["net"]?.number(last) ?? .nan) - net) < 0.005)
    #expect(actions["customers"]?.number(last) == (try value("plan.customers")))
    let arms = try #require(plan["arm"])
    let treated = (0..<plan.rowCount).count { arms.text($0) == "treat" }
    #expect(Double(treated) == (try value("plan.customers")))
    #expect((0..<plan.rowCount).count { arms.text($0) == "holdout" } == held.rowCount)
  }

  /// Columns of money that hold one customer each, with the addresses of what they add up to.
  private static let columns: [(file: String, column: String, addresses: [String])] = [
    ("interventions.csv", "revenue_at_risk", ["plan.revenue_at_risk", "headline.revenue_at_risk"]),
    ("interventions.csv", "lifetime_value", ["plan.lifetime_value"]),
    ("interventions.csv", "retained_value", ["plan.retained_value"]),
    ("interventions.csv", "contact_cost", ["plan.contact_cost"]),
    ("interventions.csv", "offer_cost", ["plan.offer_cost"]),
    ("interventions.csv", "offer_to_saved", ["plan.offer_to_saved"]),
    ("interventions.csv", "offer_to_leavers", ["plan.offer_to_leavers"]),
    ("interventions.csv", "subsidy", ["plan.subsidy"]),
    ("interventions.csv", "expected_value", ["plan.net", "plan.expected_value"]),
    ("outreach/generic.csv", "expected_value", ["outreach.expected_value"]),
  ]
  /// Columns of money that are no parts of a total: points of a curve, the first rows of a list, a share of leavers
  /// times a group's revenue.
  private static let parts = [
    "data/plan.sweep.csv": ["budget", "gain", "marginal"], "data/outreach.table.csv": ["expected_value"],
    "data/personas.csv": [
      "revenue_share", "revenue_at_risk", "revenue_at_risk_interval_low", "revenue_at_risk_interval_high",
    ],
    "data/plan.groups.csv": ["cost", "net"],
    // Looked at action by action, below.
    "data/plan.table.csv": ["retained_value", "contact_cost", "offer_cost", "subsidy", "net"],
    "data/plan.components.csv": [
      "retained_value", "contact_cost", "offer_to_saved", "offer_to_leavers", "subsidy", "net",
    ],
    // Each row has another unit; those of money are looked at one by one, below.
    "data/headline.table.csv": ["value"], "data/trust.measures.csv": ["value"],
    "data/reasons.values.csv": ["value"], "data/appendix.provenance.csv": ["value"],
  ]

  @Test func `each column of money of each CSV adds up to the results, to its last digit`() async throws {
    let folder = try await QuarterlyReport.published()
    let results = try folder.results(QuarterlyReport.link)
    for (file, column, addresses) in Self.columns {
      let sum = try sum(try table(folder, file), column)
      for address in addresses {
        #expect(results[address]?.number == sum, "\(column) of \(file), \(address)")
      }
    }
    let words: Set<Substring> = [
      "value", "cost", "revenue", "offer", "subsidy", "net", "budget", "gain", "marginal", "charges",
    ]
    for path in try folder.bundle(QuarterlyReport.link).keys.sorted() where path.hasSuffix(".csv") {
      // Its columns are personas.
      if path == "data/personas.averages.csv" { continue }
      let known = Self.columns.filter { $0.file == path }.map { $0.column } + (Self.parts[path] ?? [])
      for name in try table(folder, path).names where !words.isDisjoint(with: name.split(separator: "_")) {
        // What is offered, in words.
        if name == "offer" { continue }
        #expect(known.contains(name), "no test adds up \(name) of \(path), a column of money")
      }
    }
    let headline = try table(folder, "data/headline.table.csv")
    let measures = try #require(headline["measure"])
    let row = try #require((0..<headline.rowCount).first { measures.text($0) == "Revenue at risk" })
    #expect(headline["value"]?.number(row) == results["headline.revenue_at_risk"]?.number)
    let comparison = try table(folder, "data/plan.comparison.csv")
    for (row, before, after) in [
      (2, "baseline_revenue", "plan_revenue"), (3, "baseline_value", "plan_value"),
    ] {
      #expect(comparison["no_action"]?.number(row) == results["plan.\(before)"]?.number)
      #expect(comparison["plan"]?.number(row) == results["plan.\(after)"]?.number)
    }
  }

  @Test func `make the expected value of each customer and action from its parts, digit by digit`()
    async throws
  {
    let folder = try await QuarterlyReport.published()
    let results = try folder.results(QuarterlyReport.link)
    let plan = try table(folder, "interventions.csv")
    func ticks(_ column: String, _ row: Int) -> Int? {
      plan[column]?.number(row).map { Int(($0 * 10_000).rounded()) }
    }
    let offers = ["offer_to_saved", "offer_to_leavers", "subsidy"]
    var sums: [String: [String: Int]] = [:]
    let actions = try #require(plan["action"])
    for row in 0..<plan.rowCount {
      guard let action = actions.text(row) else {
        for column in ["retained_value", "expected_value"] + offers { #expect(ticks(column, row) == nil) }
        continue
      }
      let parts = try offers.map { try #require(ticks($0, row)) }
      let offer = parts.reduce(0, +)
      #expect(offer == ticks("offer_cost", row) && parts.allSatisfy { $0 >= 0 })
      let (kept, contact) = (
        try #require(ticks("retained_value", row)), try #require(ticks("contact_cost", row))
      )
      #expect(kept - contact - offer == ticks("expected_value", row))
      for (name, amount) in zip(["retained_value", "contact_cost"] + offers, [kept, contact] + parts) {
        sums[action, default: [:]][name, default: 0] += amount
      }
    }
    #expect(!sums.isEmpty)
    for (action, parts) in sums {
      for (name, ticks) in parts {
        #expect(results["plan.\(name).\(action)"]?.number == Double(ticks) / 10_000, "\(name) of \(action)")
      }
    }
    let components = try table(folder, "data/plan.components.csv")
    let last = components.rowCount - 1
    for name in ["retained_value", "contact_cost"] + offers + ["net"] {
      #expect(components[name]?.number(last) == results["plan.\(name)"]?.number, "\(name)")
    }
  }

  @Test func `add up action by action, and each action's parts to its net value`() async throws {
    let folder = try await QuarterlyReport.published()
    let plan = try table(folder, "interventions.csv")
    let actions = try table(folder, "data/plan.table.csv")
    func number(_ column: String, _ row: Int) throws -> Double {
      try #require(actions[column]?.number(row), "\(column) of row \(row)")
    }
    let last = actions.rowCount - 1
    for column in [
      "customers", "saved_customers", "retained_value", "contact_cost", "offer_cost", "subsidy", "net",
    ] {
      let sum = try (0..<last).reduce(0.0) { try $0 + number(column, $1) }
      #expect(abs(sum - (try number(column, last))) < 0.005, "\(column)")
    }
    for row in 0...last {
      let parts = try number("retained_value", row) - number("contact_cost", row) - number("offer_cost", row)
      #expect(abs(parts - (try number("net", row))) < 0.005)
      #expect(try number("subsidy", row) <= number("offer_cost", row))
    }
    // The sums of the customers one by one, by the action they get.
    let chosen = try #require(plan["action"])
    let nets = try (0..<plan.rowCount).reduce(into: [String: Double]()) { sums, row in
      guard let action = chosen.text(row) else { return }
      sums[action, default: 0] += try #require(plan["expected_value"]?.number(row))
    }
    #expect(nets.count == last)
    let rows = try (0..<last).map { try number("net", $0) }.sorted()
    for (a, b) in zip(nets.values.sorted(), rows) { #expect(abs(a - b) < 0.005) }
    let comparison = try table(folder, "data/plan.comparison.csv")
    let spending = try #require(comparison["plan"]?.number(comparison.rowCount - 1))
    #expect(abs(spending - (try number("contact_cost", last)) - (try number("offer_cost", last))) < 0.005)
  }

  @Test(.enabled(if: Poppler.isInstalled, "poppler-utils is not installed"))
  func `are printed in the PDF as the results have them`() async throws {
    let folder = try await QuarterlyReport.published()
    let results = try folder.results(QuarterlyReport.link)
    let pdf = try #require(try folder.bundle(QuarterlyReport.link)["report.pdf"])
    let text = try Poppler.text(of: pdf, layout: false).filter { !$0.isWhitespace }
    let wording = Wording(language: .en, currency: "usd")
    for (address, format) in [
      ("plan.cost", Format.money0), ("plan.net", .money0), ("plan.customers", .num0),
      ("plan.held_out", .num0),
      ("outreach.listed", .num0),
    ] {
      let number = try #require(results[address]?.number)
      let printed = wording.number(number, format).filter { !$0.isWhitespace }
      #expect(text.contains(printed), "\(address) is printed as \(printed)")
    }
  }
}
