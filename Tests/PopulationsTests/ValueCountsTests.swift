import Populations
import Statistics
import Tables
import Testing

struct ValueCountsSummaryTests {
  @Test(arguments: [1, 2, 3, 7])
  func `counted and sorted values are those of the rows for any number of threads`(
    threads: Int
  ) throws {
    let population = Customers.population(150_000, threads: threads)
    for name in ["tenure", "monthly", "score"] {
      let table = try population.extract([name])
      let column = try #require(table[name])
      let numbers = (0..<column.count).map { column.number($0) ?? .nan }
      #expect(try population.valueCounts(of: name) == ValueCounts(numbers))
    }
  }

  @Test func `values far apart, below 0, missing and of a part of the rows are counted too`() throws {
    let values: [Int32] = [Int32.max, -5, Column.missingInteger, -5, 0, Int32.min + 1]
    let table = Table([
      ("id", .text(TextColumn(values.indices.map { "\($0)" }))), ("x", .integers(values)),
      ("flag", .flags([1, 0, 1, 1, Column.missingFlag, 0])),
    ])
    let population = TablePopulation(table, roles: Roles(id: "id"))
    let counts = try population.valueCounts(of: "x")
    #expect(counts.values == [Double(Int32.min + 1), -5, 0, Double(Int32.max)])
    #expect(counts.counts == [1, 2, 1, 1] && counts.missing == 1)
    #expect(
      try population.valueCounts(of: "flag") == ValueCounts(values: [0, 1], counts: [2, 3], missing: 1))
    let part = try population.restricted(to: .flag("flag", is: true))
    #expect(try part.valueCounts(of: "x").counts == [1, 1])
    #expect(throws: PopulationError.self) { try population.valueCounts(of: "id") }
  }
}
