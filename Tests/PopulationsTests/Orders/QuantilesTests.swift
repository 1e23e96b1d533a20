import Populations
import Statistics
import Tables
import Testing

struct PopulationQuantilesTests {
  private let shares = [0, 0.2, 0.4, 0.5, 0.6, 0.8, 1]

  @Test(arguments: [1, 2, 3, 7]) func `quantiles are those of the sorted values, whatever the threads`(
    threads: Int
  ) throws {
    let population = Customers.population(150_000, threads: threads)
    for column in ["monthly", "score", "tenure"] {
      let values = (0..<population.count).compactMap { population.table[column]?.number($0) }.sorted()
      let wanted = shares.compactMap { Quantiles.value($0, ofSorted: values) }
      #expect(try population.quantiles(of: column, at: shares) == wanted)
    }
  }

  @Test func `the order of the rows changes nothing`() throws {
    let shuffled = TablePopulation(
      Customers.table(90_000, seed: 3, shuffled: true), roles: Customers.roles)
    #expect(
      try shuffled.quantiles(of: "score", at: shares)
        == Customers.population(90_000, seed: 3).quantiles(of: "score", at: shares))
  }

  @Test func `a part has its own quantiles, and nothing has none`() throws {
    let part = try Customers.population(5_000).restricted(to: .level(column: "contract", is: "One year"))
    #expect(try part.quantiles(of: "tenure", at: [0, 1]) == [0, 71])
    let nobody = try part.restricted(to: .level(column: "contract", is: "Two year"))
    #expect(try nobody.quantiles(of: "tenure", at: [0.5]) == nil)
    #expect(throws: PopulationError.self) { try part.quantiles(of: "contract", at: [0.5]) }
  }
}
