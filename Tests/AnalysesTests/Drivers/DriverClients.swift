import Populations
import Tables
import TestSupport
import Testing

/// Made-up customers with drivers, and the real Telco ones.
enum DriverClients {
  /// A made-up customer's row.
  struct Row {
    var tenure: Int32
    var left: Bool?
    var contract: String? = "Monthly"
    var region: String? = "North"
    var charge: Double = 50
    var isSenior = false
    var entry: Int32?
  }

  /// Customers whose hazard is a third with a yearly contract and grows with the charge.
  static func rows(_ count: Int, seed: UInt64 = 1, _ change: (inout Row, Int) -> Void = { _, _ in }) -> [Row]
  {
    var state = seed
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
    return (0..<count).map { index in
      let contract = random() < 0.4 ? "Yearly" : "Monthly"
      let region = ["North", "South", "East"][Int(random() * 3)]
      let charge = (random() * 400).rounded() / 4 + 10
      let hazard = 0.01 * (contract == "Yearly" ? 0.33 : 1) * (1 + charge / 10)
      var tenure: Int32 = 1
      while tenure < 40, random() >= hazard { tenure += 1 }
      var row = Row(
        tenure: tenure, left: tenure < 40, contract: contract, region: region, charge: charge,
        isSenior: random() < 0.3)
      change(&row, index)
      return row
    }
  }

  static func population(
    _ rows: [Row], more: [(name: String, column: Column)] = [], observed: Roles.Observation = .snapshot,
    protected: [String] = [], threads: Int = 2
  ) -> TablePopulation {
    let hasEntry = rows.contains { $0.entry != nil }
    let columns: [(name: String, column: Column)] =
      [
        ("id", .text(TextColumn(rows.indices.map { "C-\($0)" }))),
        ("tenure", .integers(rows.map { $0.tenure })),
        ("#churned", .flags(rows.map { $0.left.map { $0 ? 1 : 0 } ?? Column.missingFlag })),
        ("#entry", .integers(rows.map { $0.entry ?? 0 })),
        ("contract", .categories(CategoryColumn(rows.map { $0.contract }))),
        ("region", .categories(CategoryColumn(rows.map { $0.region }))),
        ("monthlyCharge", .numbers(rows.map { $0.charge })),
        ("senior", .integers(rows.map { $0.isSenior ? 1 : 0 })),
        ("joined", .days(rows.map { _ in 0 })),
      ] + more
    return TablePopulation(
      Table(columns),
      roles: Roles(
        id: "id", tenure: "tenure", entry: hasEntry ? "#entry" : nil, churned: "#churned",
        observation: observed, protected: protected, labels: ["contract": "Contract"]), threads: threads)
  }

  /// The drivers of the reference model: 13 columns, of which the services are there or not.
  static func telco() throws -> TablePopulation {
    let rows = try SharedFiles.rows("data/telco.csv")
    func text(_ name: String) throws -> [String] { try rows.map { try #require($0[name]) } }
    func category(_ name: String) throws -> Column { .categories(CategoryColumn(try text(name))) }
    func flag(_ name: String) throws -> Column { .flags(try text(name).map { $0 == "Yes" ? 1 : 0 }) }
    func cents(_ name: String) throws -> Column {
      .smallDecimals(
        try text(name).map { Double($0).map { Int32(($0 * 100).rounded()) } ?? Column.missingInteger },
        digits: 2)
    }
    let columns: [(name: String, column: Column)] = [
      ("id", .text(TextColumn(try text("customerID")))),
      ("tenure", .integers(try text("tenure").map { try #require(Int32($0)) })),
      ("#churned", try flag("Churn")), ("Contract", try category("Contract")),
      ("InternetService", try category("InternetService")),
      ("PaymentMethod", try category("PaymentMethod")), ("Partner", try flag("Partner")),
      ("OnlineSecurity", try flag("OnlineSecurity")), ("TechSupport", try flag("TechSupport")),
      ("PaperlessBilling", try flag("PaperlessBilling")),
      ("SeniorCitizen", .integers(try text("SeniorCitizen").map { try #require(Int32($0)) })),
      ("MonthlyCharges", try cents("MonthlyCharges")), ("TotalCharges", try cents("TotalCharges")),
      ("Security", try category("OnlineSecurity")),
    ]
    return TablePopulation(
      Table(columns),
      roles: Roles(id: "id", tenure: "tenure", churned: "#churned", notFeatures: ["TotalCharges"]))
  }
}
