import Populations
import Tables
import Testing

struct KernelSumsTests {
  /// Tenure by thirds of it, of those with a score.
  private struct Kernel: RowKernel {
    var inputs: [String] { ["tenure", "score"] }
    var outputs: [KernelOutput] {
      [
        KernelOutput("part", .category(["low", "high"])), KernelOutput("t", .number),
        KernelOutput("s", .number),
      ]
    }

    func evaluate(_ block: RowBlock, into results: inout KernelResults) {
      let (tenure, score) = (block.numbers(0), block.numbers(1))
      results.outputs = [
        .codes(tenure.indices.map { score[$0].isNaN || tenure[$0].isNaN ? -1 : tenure[$0] < 20 ? 0 : 1 }),
        .numbers(tenure), .numbers(score.map { $0 * 1e6 }),
      ]
    }
  }

  private struct Wrong: RowKernel {
    var inputs: [String] { ["tenure"] }
    var outputs: [KernelOutput] { [KernelOutput("t", .number)] }
    func evaluate(_ block: RowBlock, into results: inout KernelResults) {}
  }

  @Test func `sums are those of the columns a kernel would make`() throws {
    let population = Customers.population(5000, threads: 2)
    let found = try population.sums(of: Kernel())
    let table = try population.extended(by: Kernel()).extract(["part", "t", "s"])
    #expect(found.columns == ["t", "s"] && found.groups.map { $0.level } == ["low", "high"])
    for group in found.groups {
      let rows = (0..<table.rowCount).filter { table["part"]?.text($0) == group.level }
      #expect(rows.count == group.count && group.count > 100)
      for (index, name) in ["t", "s"].enumerated() {
        let sum = rows.reduce(0) { $0 + (table[name]?.number($1) ?? 0) }
        #expect(abs(group.sums[index] - sum) <= 1e-11 * abs(sum))
      }
    }
    #expect(found.count == found.groups[0].count + found.groups[1].count)
  }

  @Test(arguments: [1, 2, 3, 7]) func `every number of threads gives the same bits`(threads: Int) throws {
    let one = try Customers.population(200_000, threads: 1).sums(of: Kernel())
    #expect(try Customers.population(200_000, threads: threads).sums(of: Kernel()) == one)
  }

  @Test(arguments: 1...5) func `the order of the rows changes nothing but rounding`(seed: UInt64) throws {
    let sorted = TablePopulation(Customers.table(70_000, seed: seed), roles: Customers.roles)
    let shuffled = TablePopulation(
      Customers.table(70_000, seed: seed, shuffled: true), roles: Customers.roles)
    let (a, b) = (try sorted.sums(of: Kernel()), try shuffled.sums(of: Kernel()))
    for (x, y) in zip(a.groups, b.groups) {
      #expect(x.count == y.count)
      for (p, q) in zip(x.sums, y.sums) { #expect(abs(p - q) <= 1e-12 * abs(p)) }
    }
  }

  @Test func `a kernel without groups is refused`() throws {
    #expect(throws: PopulationError.self) { try Customers.population(10, threads: 1).sums(of: Wrong()) }
  }
}
