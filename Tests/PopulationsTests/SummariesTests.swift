import Populations
import Statistics
import Tables
import Testing

struct SummariesTests {
  @Test func `moments are those of a plain loop over complete rows`() throws {
    let population = Customers.population(9_000)
    let table = population.table
    let group = try population.moments(of: ["tenure", "score"], weight: "monthly", by: nil).groups[0]
    var (weight, sums, cross, count) = (0.0, [0.0, 0.0], 0.0, 0)
    for row in 0..<9_000 {
      guard let x = table["tenure"]?.number(row), let y = table["score"]?.number(row),
        let w = table["monthly"]?.number(row)
      else { continue }
      count += 1
      weight += w
      sums[0] += w * x
      sums[1] += w * y
      cross += w * x * y
    }
    #expect(group.count == count && group.excluded == 9_000 - count)
    #expect(abs(group.weight - weight) < 1e-9 * weight)
    #expect(abs(group.sums[0] - sums[0]) < 1e-9 * sums[0])
    #expect(abs(group.sums[1] - sums[1]) < 1e-9 * sums[1])
    #expect(abs(group.product(1, 0) - cross) < 1e-9 * cross)
  }

  @Test func `groups of moments add up to the moments of all`() throws {
    let population = Customers.population(9_000)
    let all = try population.moments(of: ["score", "tenure"], weight: nil, by: nil).groups[0]
    let groups = try population.moments(of: ["score", "tenure"], weight: nil, by: "contract").groups
    #expect(groups.reduce(0) { $0 + $1.count } == all.count)
    for cell in 0..<3 {
      #expect(
        abs(groups.reduce(0) { $0 + $1.products[cell] } - all.products[cell]) < 1e-9 * all.products[cell])
    }
  }

  @Test func `a value on an edge belongs to the bin above it`() throws {
    let table = Table([("id", .integers([1, 2, 3, 4, 5])), ("x", .numbers([0, 1, 1.5, 2, .nan]))])
    let histogram = try TablePopulation(table, roles: Roles(id: "id")).histogram(of: "x", edges: [1, 2])
    #expect(histogram == Histogram(edges: [1, 2], counts: [1, 2, 1], missing: 1))
  }

  @Test func `distinct values ascend, and too many are refused`() throws {
    let population = Customers.population(2_000)
    let values = try population.distinctValues(of: "tenure", limit: 100)
    #expect(values.map { $0.value } == (0..<72).map { Double($0) })
    #expect(
      values.reduce(0) { $0 + $1.count }
        == (0..<2_000).filter { population.table["tenure"]?.number($0) != nil }.count)
    #expect(throws: PopulationError.tooManyValues(column: "score", limit: 100)) {
      try population.distinctValues(of: "score", limit: 100)
    }
  }

  @Test func `a restricted population answers as the table of its rows`() throws {
    let population = Customers.population(70_000)
    let leavers = try population.restricted(to: .flag("left", is: true))
    let long = try leavers.restricted(to: .level(column: "contract", is: "Two year"))
    let alone = TablePopulation(
      Table(
        try population.extract(population.columns.map { $0.name }).names.map { name in
          (name, (population.table[name] ?? .flags([])).rows(long.rowNumbers))
        }), roles: Customers.roles)
    #expect(long.count == alone.count && long.count > 1_000)
    #expect(
      try long.moments(of: ["score"], weight: nil, by: nil)
        == alone.moments(of: ["score"], weight: nil, by: nil))
    #expect(try long.hashes(seed: 3) == alone.hashes(seed: 3))
    #expect(
      try long.counts(by: ["tenure"], flags: [], sums: ["total"])
        == alone.counts(by: ["tenure"], flags: [], sums: ["total"]))
  }

  @Test func `a kernel's column is aligned with the data set, missing outside the population`() throws {
    let population = Customers.population(70_000)
    let stayers = try population.restricted(to: .flag("left", is: false))
    let extended = try stayers.extended(by: TenureBand())
    let counted = try extended.counts(by: ["#band"], flags: [], sums: [])
    let expected = try stayers.counts(by: ["tenure"], flags: [], sums: [])
    let early = expected.groups.filter { $0.labels[0].flatMap(Int.init).map { $0 < 12 } ?? false }
    #expect(counted.groups[0].labels == ["early"])
    #expect(counted.groups[0].count == early.reduce(0) { $0 + $1.count })
    let whole = try #require((extended as? TablePopulation)?.table["#band"])
    #expect(whole.count == 70_000)
    let rows = Set(extended.rowNumbers)
    #expect((0..<70_000).allSatisfy { rows.contains(Int32($0)) || whole.isMissing($0) })
  }
}

private struct TenureBand: RowKernel {
  var inputs: [String] { ["tenure"] }
  var outputs: [KernelOutput] { [KernelOutput("#band", .category(["early", "late"]))] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    results.outputs[0] = .codes(block.numbers(0).map { $0.isNaN ? -1 : $0 < 12 ? 0 : 1 })
  }
}
