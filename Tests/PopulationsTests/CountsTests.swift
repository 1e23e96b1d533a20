import Populations
import Statistics
import Tables
import Testing

struct CountsTests {
  @Test func `counts, flags and sums are those of a plain loop`() throws {
    let population = Customers.population(10_000)
    let counted = try population.counts(by: ["contract"], flags: ["left"], sums: ["monthly", "score"])
    let table = population.table
    #expect(counted.groups.map { $0.labels[0] }.last == .some(nil))
    for group in counted.groups {
      let rows = (0..<table.rowCount).filter { table["contract"]?.text($0) == group.labels[0] }
      #expect(group.count == rows.count)
      #expect(group.flagged == [rows.filter { table["left"]?.number($0) == 1 }.count])
      let monthly = rows.compactMap { table["monthly"]?.number($0) }
      #expect(abs(group.sums[0] - monthly.reduce(0, +)) < 1e-6)
      #expect(group.missing[0] == rows.count - monthly.count)
    }
    #expect(counted.groups.reduce(0) { $0 + $1.count } == 10_000)
  }

  @Test func `groups come in the order of the levels, whole numbers ascending`() throws {
    let table = Table([
      ("id", .text(TextColumn(["a", "b", "c", "d"]))), ("n", .integers([12, 3, .min, 12])),
      ("plan", .categories(CategoryColumn(["z", "a", "z", "z"]))),
    ])
    let population = TablePopulation(table, roles: Roles(id: "id"))
    let groups = try population.counts(by: ["plan", "n"], flags: [], sums: []).groups
    #expect(groups.map { $0.labels } == [["z", "12"], ["z", nil], ["a", "3"]])
    #expect(groups.map { $0.count } == [2, 1, 1])
  }

  @Test func `without groups there is one group, of no rows too`() throws {
    let population = TablePopulation(Customers.table(0), roles: Customers.roles)
    let groups = try population.counts(by: [], flags: ["left"], sums: ["monthly"]).groups
    #expect(groups == [.init(labels: [], count: 0, flagged: [0], sums: [0], missing: [0])])
  }

  @Test func `sums of decimals are exact where floating-point sums are not`() throws {
    let values =
      [Int64](repeating: 10, count: 200_000) + [9_000_000_000_000_000_000, -9_000_000_000_000_000_000]
    let table = Table([
      ("id", .integers((0..<200_002).map { Int32($0) })), ("x", .decimals(values, digits: 2)),
    ])
    let groups = try TablePopulation(table, roles: Roles(id: "id")).counts(by: [], flags: [], sums: ["x"])
      .groups
    #expect(groups[0].sums == [20_000])
  }

  @Test func `a column that is unknown or of the wrong kind is named`() {
    let population = Customers.population(10)
    #expect(throws: PopulationError.unknownColumn("plan")) {
      try population.counts(by: ["plan"], flags: [], sums: [])
    }
    #expect(throws: PopulationError.wrongKind(column: "tenure", found: .integer, wanted: "a flag")) {
      try population.counts(by: [], flags: ["tenure"], sums: [])
    }
    #expect(throws: PopulationError.wrongKind(column: "contract", found: .category, wanted: "numbers")) {
      try population.counts(by: [], flags: [], sums: ["contract"])
    }
  }
}
