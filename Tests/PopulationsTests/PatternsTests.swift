import Populations
import Tables
import Testing

struct PatternsTests {
  /// Made-up rows with repeated values, a missing one in a few of each column.
  private func table(_ count: Int, seed: UInt64, shuffled: Bool = false) -> Table {
    func random(_ row: Int, _ column: Int) -> Double { Random.value(row, column, seed: seed) }
    let rows = shuffled ? (0..<count).sorted { random($0, 9) < random($1, 9) } : Array(0..<count)
    return Table([
      ("id", .integers(rows.map { Int32($0) })),
      (
        "orders",
        .integers(rows.map { random($0, 1) < 0.01 ? Column.missingInteger : Int32(random($0, 2) * 7) })
      ),
      ("day", .days(rows.map { Int32(random($0, 3) * 90) })),
      ("share", .numbers(rows.map { (random($0, 4) * 4).rounded() / 4 })),
      (
        "spend",
        .decimals(
          rows.map { random($0, 5) < 0.01 ? Column.missingDecimal : Int64(random($0, 6) * 9000) }, digits: 2)
      ),
    ])
  }

  private func population(_ table: Table, threads: Int = 2) -> TablePopulation {
    TablePopulation(table, roles: Roles(id: "id"), threads: threads)
  }

  @Test func `combinations and counts are those of a count by hand`() throws {
    let table = table(5000, seed: 3)
    let names = ["orders", "day", "spend", "share"]
    let found = try population(table).patterns(of: names)
    var byHand: [[Double]: Int] = [:]
    var missing = 0
    for row in 0..<table.rowCount {
      let read = names.compactMap { table[$0]?.number(row) }
      if read.count == names.count { byHand[read, default: 0] += 1 } else { missing += 1 }
    }
    #expect(found.count == byHand.count && found.missing == missing && missing > 50)
    for index in 0..<found.count {
      #expect(found.counts[index] == byHand[Array(found[index])])
    }
    for index in 1..<found.count { #expect(found[index - 1].lexicographicallyPrecedes(found[index])) }
  }

  @Test(arguments: [1, 2, 3, 7]) func `every number of threads gives the same bits`(threads: Int) throws {
    let table = table(200_000, seed: 1)
    let one = try population(table, threads: 1).patterns(of: ["orders", "share", "spend"])
    #expect(try population(table, threads: threads).patterns(of: ["orders", "share", "spend"]) == one)
  }

  @Test(arguments: 1...5) func `the order of the rows changes nothing`(seed: UInt64) throws {
    let names = ["orders", "day", "share"]
    let sorted = try population(table(70_000, seed: seed)).patterns(of: names)
    #expect(try population(table(70_000, seed: seed, shuffled: true)).patterns(of: names) == sorted)
  }

  @Test func `a restricted population counts its own rows, and none make none`() throws {
    let whole = population(table(3000, seed: 2))
    let part = try whole.restricted(to: .level(column: "orders", is: "3"))
    let found = try part.patterns(of: ["orders"])
    #expect(found.values == [3] && found.counts == [part.count])
    let none = try whole.restricted(to: .level(column: "orders", is: "99")).patterns(of: ["orders"])
    #expect(none.count == 0 && none.values.isEmpty)
  }

  @Test func `text makes no patterns`() throws {
    let people = Customers.population(10, threads: 1)
    #expect(throws: PopulationError.self) { try people.patterns(of: ["contract"]) }
  }
}
