import Populations
import Statistics
import Tables
import Testing

struct CoxTableTests {
  private static let few = CoxQuery(
    time: "tenure", event: "left", entry: "entry", covariates: ["contract", "old"], strata: ["plan"])
  /// Floating-point and wide decimal columns, which take keys of several words and give nearly every row a pattern.
  private static let many = CoxQuery(
    time: "tenure", event: "left", covariates: ["contract", "score", "monthly", "total", "lucky"])

  /// More columns of a table than its customers have.
  private static func table(_ count: Int, seed: UInt64 = 1, shuffled: Bool = false) -> Table {
    let base = Customers.table(count, seed: seed, shuffled: shuffled)
    let rows = 0..<count
    let tenures = rows.map { base["tenure"]?.number($0) ?? .nan }
    return base.adding([
      ("old", .flags(tenures.map { $0.isNaN ? 255 : $0 > 30 ? 1 : 0 })),
      (
        "plan",
        .categories(
          CategoryColumn(rows.map { base["monthly"]?.number($0).map { $0 < 45 ? "basic" : "full" } }))
      ),
      (
        "lucky",
        .integers(rows.map { row in base["total"]?.number(row).map { Int32($0 / 1e5) % 7 - 3 } ?? .min })
      ),
      ("t", .numbers(tenures)),
    ])
  }

  private static func population(
    _ count: Int, seed: UInt64 = 1, shuffled: Bool = false, threads: Int = 2
  ) -> TablePopulation {
    TablePopulation(
      table(count, seed: seed, shuffled: shuffled), roles: Customers.roles, threads: threads)
  }

  /// Every customer of a table as text, sorted.
  private static func customers(_ table: CoxTable) -> [String] {
    var rows: [String] = []
    for line in 0..<table.lines.count {
      let values = table.covariates.map { column in
        let value = column.values[Int(table.lines.pattern[line])]
        return column.levels.map { $0[Int(value)] } ?? "\(value)"
      }
      let entry = table.lines.entry[line] < 0 ? "start" : "\(table.times[Int(table.lines.entry[line])])"
      let time = "\(table.times[Int(table.lines.time[line])])"
      let stratum = table.strata[Int(table.lines.stratum[line])]
      for (flag, count) in [("left", table.lines.left[line]), ("stayed", table.lines.stayed[line])] {
        rows += [String](
          repeating: (values + [stratum, entry, time, flag]).joined(separator: "|"), count: Int(count))
      }
    }
    return rows.sorted()
  }

  /// The same by reading row by row.
  private static func rows(_ table: Table, _ query: CoxQuery) -> (rows: [String], excluded: [String: Int]) {
    var kept: [String] = []
    var excluded: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let needed = [query.time, query.event] + (query.entry.map { [$0] } ?? [])
      let missing = (needed + query.covariates + query.strata).first { table[$0]?.isMissing(row) ?? true }
      if let missing {
        excluded[missing, default: 0] += 1
        continue
      }
      func words(_ name: String) -> String {
        if case .flags = table[name] { return table[name]?.number(row) == 1 ? "1" : "0" }
        return table[name]?.text(row) ?? "\(table[name]?.number(row) ?? .nan)"
      }
      let time = table[query.time]?.number(row) ?? .nan
      let entry = query.entry.flatMap { table[$0]?.number(row) } ?? 0
      guard entry <= 0 || entry < time else {
        excluded[query.entry ?? "", default: 0] += 1
        continue
      }
      let stratum = query.strata.map(words).joined(separator: ", ")
      kept.append(
        (query.covariates.map(words) + [
          stratum, entry > 0 ? "\(entry)" : "start", "\(time)",
          table[query.event]?.number(row) == 1 ? "left" : "stayed",
        ]).joined(separator: "|"))
    }
    return (kept.sorted(), excluded)
  }

  @Test(arguments: [few, many]) func `every customer is counted once, as a plain loop does`(
    query: CoxQuery
  ) throws {
    let population = Self.population(4_000)
    let answer = try population.coxTable(query)
    let expected = Self.rows(population.table, query)
    #expect(Self.customers(answer.table) == expected.rows)
    // A row that comes in too late counts under the entry whatever else it lacks; both orders add up.
    #expect(answer.excluded.reduce(0) { $0 + $1.rows } == 4_000 - expected.rows.count)
    #expect(answer.excluded.first { $0.column == "tenure" }?.rows == expected.excluded["tenure"])
    #expect(answer.table.customers == expected.rows.count)
    #expect(answer.table.times == answer.table.times.sorted())
  }

  @Test func `few patterns are counted together, and lines are never repeated`() throws {
    let table = try Self.population(20_000).coxTable(Self.few).table
    #expect(table.patternCount == 6)
    #expect(table.strata == ["basic", "full"])
    let lines = (0..<table.lines.count).map {
      [table.lines.pattern[$0], table.lines.stratum[$0], table.lines.time[$0], table.lines.entry[$0]]
    }
    #expect(Set(lines).count == lines.count)
  }

  @Test(arguments: [few, many], [1, 3, 7])
  func `every number of threads gives the same table`(query: CoxQuery, threads: Int) throws {
    let one = try Self.population(80_000, threads: 1).coxTable(query)
    #expect(try Self.population(80_000, threads: threads).coxTable(query) == one)
  }

  @Test(arguments: [few, many], 1...3 as ClosedRange<UInt64>)
  func `the order of the rows does not show`(query: CoxQuery, seed: UInt64) throws {
    let sorted = try Self.population(70_000, seed: seed).coxTable(query).table
    let shuffled = try Self.population(70_000, seed: seed, shuffled: true).coxTable(query).table
    // Levels are numbered as they appear in the file, so customers are compared by their words.
    #expect(Self.customers(sorted) == Self.customers(shuffled))
  }

  @Test func `times that are no whole numbers give the same table`() throws {
    let population = Self.population(5_000)
    let whole = try population.coxTable(Self.few)
    var query = Self.few
    query.time = "t"
    let other = try population.coxTable(query)
    #expect(whole.table == other.table)
  }

  @Test func `a part of the rows is counted alone`() throws {
    let population = Self.population(5_000)
    let parts = try [true, false].map { flag in
      try population.restricted(to: .flag("old", is: flag)).coxTable(Self.few).table
    }
    let whole = try population.coxTable(Self.few).table
    #expect(parts.flatMap(Self.customers).sorted() == Self.customers(whole))
  }

  @Test func `no covariates make one pattern, and no rows make none`() throws {
    let population = Self.population(500)
    let bare = try population.coxTable(CoxQuery(time: "tenure", event: "left", covariates: []))
    #expect(bare.table.patternCount == 1 && bare.table.strata == [""])
    let nobody = try population.restricted(to: .level(column: "contract", is: "Weekly"))
    let empty = try nobody.coxTable(Self.few)
    #expect(empty.table.customers == 0 && empty.table.patternCount == 0 && empty.excluded.isEmpty)
  }

  @Test func `columns that cannot be counted are refused`() {
    let population = Self.population(50)
    #expect(throws: PopulationError.unknownColumn("nothing")) {
      try population.coxTable(CoxQuery(time: "tenure", event: "left", covariates: ["nothing"]))
    }
    #expect(
      throws: PopulationError.wrongKind(
        column: "id", found: .text, wanted: "a category, a flag or numbers")
    ) { try population.coxTable(CoxQuery(time: "tenure", event: "left", covariates: ["id"])) }
    let table = Table([("id", .text(TextColumn(["a"]))), ("t", .integers([-1])), ("e", .flags([1]))])
    #expect(throws: PopulationError.negative(column: "t")) {
      try TablePopulation(table, roles: Roles(id: "id")).coxTable(
        CoxQuery(time: "t", event: "e", covariates: []))
    }
  }
}
