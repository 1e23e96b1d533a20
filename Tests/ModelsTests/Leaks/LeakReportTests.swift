import Models
import Populations
import Tables
import TestSupport
import Testing

/// Data that each detector speaks of, beside data of the same shape that it is silent about.
struct LeakReportTests {
  private struct Numbers {
    let name: String
    let make: (Int, Bool, Int) -> Double
    init(_ name: String, _ make: @escaping (Int, Bool, Int) -> Double) {
      self.name = name
      self.make = make
    }
  }

  private struct Texts {
    let name: String
    let make: (Int, Bool, Int) -> String?
    init(_ name: String, _ make: @escaping (Int, Bool, Int) -> String?) {
      self.name = name
      self.make = make
    }
  }

  /// Customers with honest features; `add` gives more columns from (row, left, a random number under 1000).
  private func population(
    _ rows: Int = 1200, roles: Roles = Roles(id: "id", churned: "#churned"), repeating: Int = 0,
    numbers columns: [Numbers] = [],
    texts: [Texts] = [],
    balanced: Bool = false, copying: Int = 0
  ) -> TablePopulation {
    var state: UInt64 = 99
    func draw() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % 1000)
    }
    let draws = (0..<rows).map { _ in (draw(), draw(), draw(), draw()) }
    var left = draws.map { $0.0 < 200 + $0.1 / 4 }
    if balanced {
      left = (0..<rows).map { $0 % 2 == 0 }
    }
    // The last rows repeat leavers.
    let leavers = left.indices.filter { left[$0] }
    let source = (0..<rows).map { row -> Int in
      if row >= rows - copying {
        left[row] = left[row - copying]
        return row - copying
      }
      return row < rows - repeating ? row : leavers[row % leavers.count]
    }
    func column(_ make: (Int, Bool, Int) -> Double) -> Column {
      .numbers(source.map { row -> Double in make(row, left[row], draws[row].3) })
    }
    let ids = (0..<rows).map { "C-\($0)" }
    let spend = source.map { row -> Double in Double(draws[row].1) + Double(draws[row].2) / 1000 }
    let calls = source.map { row -> Int32 in Int32(draws[row].2 % 7) }
    let tenures = source.map { row -> Int32 in Int32(1 + draws[row].3 % 60) }
    let plans = source.map { row -> String? in draws[row].2 % 2 == 0 ? "Basic" : "Plus" }
    var table: [(name: String, column: Column)] = [("id", .text(TextColumn(ids)))]
    table.append(("spend", .numbers(spend)))
    table.append(("calls", .integers(calls)))
    table.append(("tenure", .integers(tenures)))
    table.append(("plan", .categories(CategoryColumn(plans))))
    for added in columns { table.append((added.name, column(added.make))) }
    for added in texts {
      let values = source.map { row -> String? in added.make(row, left[row], draws[row].3) }
      table.append((added.name, .categories(CategoryColumn(values))))
    }
    table.append(("#churned", .flags(source.map { left[$0] ? 1 : 0 })))
    return TablePopulation(Table(table), roles: roles)
  }

  private func kinds(_ population: TablePopulation) throws -> [Leak.Kind] {
    try #require(try LeakReport(of: population)).leaks.map { $0.kind }
  }

  @Test func `honest features raise nothing`() throws {
    #expect(try kinds(population()).isEmpty)
  }

  @Test func `whole numbers of their own for each row are ids, many-valued amounts are not`() throws {
    let numbers = TablePopulation(
      Table([
        ("id", .text(TextColumn((0..<400).map { "C\($0)" }))),
        ("account", .integers((0..<400).map { Int32(70_000 + $0 * 7) })),
        ("amount", .smallDecimals((0..<400).map { Int32(100 + $0 * 3) }, digits: 2)),
        ("#churned", .flags((0..<400).map { $0 % 3 == 0 ? 1 : 0 })),
      ]), roles: Roles(id: "id", churned: "#churned"))
    let leaks = try #require(try LeakReport(of: numbers)).leaks
    #expect(leaks.contains { $0.kind == .identifier && $0.column == "account" })
    #expect(!leaks.contains { $0.kind == .identifier && $0.column == "amount" })
  }

  @Test func `values that are there only for leavers are found, values missing at random are not`() throws {
    let found = population(numbers: [
      Numbers("refund") { _, left, x in left ? Double(x) : .nan },
      Numbers("score") { _, _, x in x < 400 ? .nan : Double(x) },
    ])
    let leaks = try #require(try LeakReport(of: found)).leaks
    let presence = leaks.filter { $0.kind == .presence }
    #expect(presence.map { $0.column } == ["refund"] && presence.first?.isSevere == true)
  }

  @Test(arguments: [
    ("churn_score", true), ("LastCancelDate", true), ("leaving_reason", true), ("CLTV", true),
    ("exit_code", true),
    ("reason_for_call", false), ("left_handed", false), ("exited_app_sessions", true), ("plan_type", false),
  ])
  func `names that are given afterwards are looked at`(name: String, isFound: Bool) throws {
    let leaks = try #require(
      try LeakReport(of: population(numbers: [Numbers(name) { _, _, x in Double(x % 5) }]))
    ).leaks
    #expect(leaks.contains { $0.kind == .name && $0.column == name } == isFound)
  }

  @Test func `a column that ranks by itself is measured`() throws {
    let strong = try #require(
      try LeakReport(
        of: population(numbers: [Numbers("hint") { _, left, x in (left ? 600.0 : 0) + Double(x) }]))
    ).leaks
    let leak = try #require(strong.first { $0.kind == .tooGood })
    #expect(leak.column == "hint" && leak.measure > 0.9 && !leak.isSevere)
    let level = try #require(
      try LeakReport(
        of: population(texts: [Texts("state") { row, left, _ in left && row % 50 != 0 ? "off" : "on" }]))
    ).leaks
    #expect(level.contains { $0.kind == .tooGood && $0.column == "state" && $0.isSevere })
  }

  @Test func `products, sums and copies of columns are found with what they follow from`() throws {
    let table = population()
    let extracted = try table.extract(["id", "spend", "tenure", "calls", "plan", "#churned"])
    func with(_ make: (Double, Double, Int) -> Double) throws -> [Leak] {
      let values = (0..<1200).map { row in
        make(extracted["spend"]?.number(row) ?? 0, extracted["tenure"]?.number(row) ?? 0, row)
      }
      let roles = Roles(id: "id", churned: "#churned")
      let more = TablePopulation(extracted.adding([("total", .numbers(values))]), roles: roles)
      return try #require(try LeakReport(of: more)).leaks
    }
    let product = try with { spend, tenure, row in spend * tenure * (1 + 0.02 * Double(row % 3 - 1)) }
    let found = try #require(product.first { $0.kind == .identity })
    #expect(found.column == "total" && Set(found.others) == ["spend", "tenure"] && found.measure > 0.995)
    let sum = try with { spend, tenure, _ in spend + tenure * 20 }
    #expect(!sum.contains { $0.kind == .identity && $0.column == "total" && $0.measure == 1 })
    let plain = try with { spend, tenure, _ in 2.5 * spend + 3 + 0 * tenure }
    #expect(plain.contains { $0.kind == .copy && $0.column == "total" && $0.others == ["spend"] })
    let noise = try with { spend, tenure, row in spend * tenure * Double(1 + row % 9) }
    #expect(!noise.contains { $0.column == "total" })
  }

  /// numpy.corrcoef of TotalCharges and tenure × MonthlyCharges, squared, on the 7,032 rows that have all three: .99912.
  @Test(.enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"))
  func `Telco: total charges follow from tenure and the monthly charge, and tenure from the time observed`()
    throws
  {
    let leaks = try #require(try LeakReport(of: try Customers.telco())).leaks
    let found = try #require(leaks.first { $0.kind == .identity })
    #expect(found.column == "TotalCharges" && Set(found.others) == ["tenure", "MonthlyCharges"])
    // On a sample of 400 rows.
    #expect(abs(found.measure - 0.99912) < 0.0006)
    #expect(leaks.contains { $0.kind == .followUp && $0.column == "tenure" })
    #expect(!leaks.contains { $0.isSevere })
  }

  @Test func `what grows with the time observed is named, save what was known at the start`() throws {
    let snapshot = Roles(id: "id", tenure: "tenure", churned: "#churned")
    let days = Numbers("days_with_us") { row, _, x in Double((1 + x % 60) * 30 + row % 9) }
    let leaks = try #require(try LeakReport(of: population(roles: snapshot, numbers: [days]))).leaks
    #expect(leaks.filter { $0.kind == .followUp }.map { $0.column } == ["tenure", "days_with_us"])
    var windowed = snapshot
    windowed.entry = "#entry"
    let start = Numbers("#entry") { row, _, x in Double(Swift.max(0, 1 + x % 60 - row % 6)) }
    let found = try #require(try LeakReport(of: population(roles: windowed, numbers: [days, start]))).leaks
    #expect(found.filter { $0.kind == .followUp }.map { $0.column } == ["days_with_us"])
  }

  @Test func `shares of leavers as a feature are found, shares of anything else are not`() throws {
    let base = population()
    let table = try base.extract(["id", "spend", "calls", "tenure", "plan", "#churned"])
    var (rows, left) = ([Double](repeating: 0, count: 60), [Double](repeating: 0, count: 60))
    let groups = (0..<1200).map { Int(table["tenure"]?.number($0) ?? 1) - 1 }
    for (row, group) in groups.enumerated() {
      rows[group] += 1
      left[group] += table["#churned"]?.number(row) ?? 0
    }
    func leaks(_ values: [Double]) throws -> [Leak] {
      let more = TablePopulation(
        table.adding([("encoded", .numbers(values))]), roles: Roles(id: "id", churned: "#churned"))
      return try #require(try LeakReport(of: more)).leaks.filter { $0.kind == .targetEncoded }
    }
    #expect(try leaks(groups.map { left[$0] / rows[$0] }).map { $0.column } == ["encoded"])
    #expect(try leaks(groups.map { Double($0) / 60 }).isEmpty)
  }

  @Test func `leavers that were repeated are found`() throws {
    #expect(try kinds(population(repeating: 300)).contains(.oversampled))
    #expect(try !kinds(population(repeating: 2)).contains(.oversampled))
  }

  /// Those who left and those who stayed alike, as when an extract holds customers twice: a fold then judges rows that
  /// another one learned from.
  @Test func `customers that are there twice are found, a few alike by chance are not`() throws {
    let twice = try #require(try LeakReport(of: population(copying: 120))).leaks
    let found = try #require(twice.first { $0.kind == .duplicates })
    #expect(abs(found.measure - 0.1) < 0.005 && !found.isSevere)
    #expect(try !kinds(population(copying: 5)).contains(.duplicates))
    #expect(try !kinds(population()).contains(.duplicates))
  }

  @Test func `leavers between others are found by their fractions`() throws {
    let smote = population(numbers: [
      Numbers("visits") { _, left, x in left ? Double(x) / 7.3 : Double(x % 90) }
    ])
    #expect(try kinds(smote).contains(.interpolated))
    let fair = population(numbers: [
      Numbers("visits") { _, _, x in x % 3 == 0 ? Double(x) / 7.3 : Double(x % 90) }
    ])
    #expect(try !kinds(fair).contains(.interpolated))
  }

  @Test func `exactly half is told`() throws {
    #expect(try kinds(population(balanced: true)).contains(.balanced))
  }

  @Test func `without an outcome, or with too few of one, nothing is said`() throws {
    #expect(try LeakReport(of: population(roles: Roles(id: "id"))) == nil)
    #expect(try LeakReport(of: population(40)) == nil)
  }
}
