import Glibc
import Populations
import Tables
import TestSupport

/// Customers for tests: the Telco file, and made ones whose truth is known.
enum Customers {
  /// The IBM Telco extract, read without the loader, every number as it is and the blanks of `TotalCharges` missing.
  static func telco(threads: Int = 2, shuffled: Bool = false) throws -> TablePopulation {
    var rows = try SharedFiles.rows("data/telco.csv")
    if shuffled { rows = rows.indices.map { rows[($0 &* 5003 + 17) % rows.count] } }
    let names = [
      "gender", "Partner", "Dependents", "PhoneService", "MultipleLines", "InternetService",
      "OnlineSecurity", "OnlineBackup", "DeviceProtection", "TechSupport", "StreamingTV",
      "StreamingMovies", "Contract", "PaperlessBilling", "PaymentMethod",
    ]
    var columns: [(name: String, column: Column)] = [("customerID", category(rows.map { $0["customerID"] }))]
    for name in names { columns.append((name, category(rows.map { $0[name] }))) }
    for name in ["tenure", "SeniorCitizen"] {
      columns.append((name, .integers(rows.map { $0[name].flatMap { Int32($0) } ?? Column.missingInteger })))
    }
    for name in ["MonthlyCharges", "TotalCharges"] {
      columns.append((name, .numbers(rows.map { $0[name].flatMap { Double($0) } ?? .nan })))
    }
    columns.append(("#churned", .flags(rows.map { $0["Churn"] == "Yes" ? 1 : 0 })))
    return TablePopulation(Table(columns), roles: telcoRoles, threads: threads)
  }

  static let telcoRoles = Roles(id: "customerID", tenure: "tenure", churned: "#churned")

  /// Customers who leave with log-odds −1 + x₁ − ½·|x₂| + 1.2·[plan is basic]; one x₁ in ten and one plan in twelve is
  /// missing. `noise` and `shade` mean nothing, `one` is constant.
  static func made(
    _ count: Int, seed: UInt64 = 1, threads: Int = 2, reversed: Bool = false,
    more: [(name: String, column: Column)] = [], outcome: ((Double, inout Draws) -> UInt8)? = nil
  ) -> TablePopulation {
    var draws = Draws(seed)
    var ids: [String] = []
    var x1: [Double] = []
    var x2: [Double] = []
    var noise: [Int32] = []
    var plans: [String?] = []
    var shades: [String?] = []
    var churned: [UInt8] = []
    for index in 0..<count {
      let (a, b, plan) = (draws.share() * 4 - 2, draws.share() * 4 - 2, Int(draws.next() % 3))
      let margin = -1 + a - abs(b) / 2 + (plan == 0 ? 1.2 : 0)
      let p = 1 / (1 + exp(-margin))
      ids.append("C\(1_000_000 + index)")
      x1.append(draws.share() < 0.1 ? .nan : a)
      x2.append(b)
      noise.append(Int32(draws.next() % 40))
      plans.append(draws.share() < 1.0 / 12 ? nil : ["basic", "plus", "full"][plan])
      shades.append(["red", "green", "blue", "grey"][Int(draws.next() % 4)])
      churned.append(outcome.map { $0(p, &draws) } ?? (draws.share() < p ? 1 : 0))
    }
    let columns: [(name: String, column: Column)] =
      [
        ("id", category(ids)), ("x1", .numbers(x1)), ("x2", .numbers(x2)), ("noise", .integers(noise)),
        ("plan", category(plans)), ("shade", category(shades)),
        ("one", .integers([Int32](repeating: 7, count: count))), ("#churned", .flags(churned)),
      ] + more
    let order = (0..<Int32(count)).map { reversed ? Int32(count) - 1 - $0 : $0 }
    let table = Table(columns.map { (name: $0.name, column: $0.column.rows(order)) })
    return TablePopulation(table, roles: Roles(id: "id", churned: "#churned"), threads: threads)
  }

  static func category(_ cells: [String?]) -> Column {
    var places: [String: Int32] = [:]
    var levels: [String] = []
    let codes = cells.map { cell -> Int32 in
      guard let cell, !cell.isEmpty else { return -1 }
      if let place = places[cell] { return place }
      places[cell] = Int32(levels.count)
      levels.append(cell)
      return Int32(levels.count - 1)
    }
    return .categories(CategoryColumn(codes: codes, levels: levels))
  }
}

/// A small generator with the same stream on every machine (SplitMix64).
struct Draws {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// From 0 up to 1.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
}
