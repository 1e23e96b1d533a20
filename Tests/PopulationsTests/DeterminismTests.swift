import Populations
import Statistics
import Tables
import Testing

struct DeterminismTests {
  private let columns = ["tenure", "monthly", "score"]

  @Test(arguments: [1, 2, 3, 7]) func `every number of threads gives the same bits`(threads: Int) throws {
    let one = Customers.population(200_000, threads: 1)
    let many = Customers.population(200_000, threads: threads)
    let moments = try one.moments(of: columns, weight: "monthly", by: "contract")
    #expect(try many.moments(of: columns, weight: "monthly", by: "contract") == moments)
    let plain = try one.moments(of: columns, weight: nil, by: nil)
    #expect(try many.moments(of: columns, weight: nil, by: nil) == plain)
    let counts = try one.counts(by: ["contract"], flags: ["left"], sums: ["score", "total"])
    #expect(try many.counts(by: ["contract"], flags: ["left"], sums: ["score", "total"]) == counts)
    #expect(try many.hashes(seed: 5) == one.hashes(seed: 5))
  }

  @Test(arguments: 1...5) func `the order of the rows changes nothing but rounding`(seed: UInt64) throws {
    let sorted = TablePopulation(Customers.table(70_000, seed: seed), roles: Customers.roles)
    let shuffled = TablePopulation(
      Customers.table(70_000, seed: seed, shuffled: true), roles: Customers.roles)
    let a = try sorted.moments(of: columns, weight: nil, by: nil).groups[0]
    let b = try shuffled.moments(of: columns, weight: nil, by: nil).groups[0]
    #expect(a.count == b.count && a.excluded == b.excluded)
    for (x, y) in zip(a.sums + a.products, b.sums + b.products) { #expect(abs(x - y) <= 1e-12 * abs(x)) }
    let first = try sorted.sample(of: ["tenure"], size: 500, seed: 7)
    #expect(try shuffled.sample(of: ["tenure"], size: 500, seed: 7).values == first.values)
  }
}
