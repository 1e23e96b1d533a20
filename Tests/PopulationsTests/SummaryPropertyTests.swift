import Populations
import Statistics
import Tables
import Testing

/// What every summary promises: the same bits for any number of threads, the same to 1e-12 for any order of the rows
/// and for any division of them into parts.
struct SummaryPropertyTests {
  private static let edges = [0.1, 0.25, 0.5, 0.9]
  private static let times = LifeTableQuery(time: "tenure", event: "left", group: "contract", entry: "entry")

  /// Every exact answer of a population, with groups by their labels: levels of a category come in the order of the
  /// rows.
  private func exact(_ population: any Population) throws -> [String] {
    let counts = try population.counts(
      by: ["contract", "left"], flags: ["left"], sums: ["monthly", "total"])
    let lives = try population.lifeTable(Self.times)
    return counts.groups.map { "\($0)" }.sorted() + lives.table.groups.map { "\($0)" }.sorted()
      + lives.excluded.map { "\($0)" }.sorted()
      + [
        "\(lives.table.times)", "\(lives.notes.zeroRows.sorted())",
        "\(try population.distinctValues(of: "tenure", limit: 100))",
        "\(try population.valueCounts(of: "monthly"))", "\(try population.valueCounts(of: "score"))",
        "\(try population.quantiles(of: "score", at: [0, 0.1, 0.5, 1]) ?? [])",
        "\(try population.histogram(of: "score", edges: Self.edges))",
        "\(try population.patterns(of: ["tenure", "left"]))",
        "\(try population.patterns(of: ["score", "total"]))",
        "\(try population.sample(of: ["tenure", "score"], size: 400, seed: 3).values)",
        "\(try population.hashes(seed: 2).sorted())",
      ]
  }

  @Test(arguments: [2, 3, 7]) func `any number of threads gives the same bits`(threads: Int) throws {
    let one = Customers.population(140_000, threads: 1)
    let many = Customers.population(140_000, threads: threads)
    #expect(try exact(one) == exact(many))
    #expect(
      try one.stratifiedRows(by: "left", size: 900, seed: 4)
        == many.stratifiedRows(by: "left", size: 900, seed: 4))
    let extract = try Customers.population(70_000, seed: 2).extract(["id", "total"])
    let other = TablePopulation(
      Table(
        [("id", extract["id"]), ("worth", extract["total"])].compactMap { name, column in
          column.map { (name, $0) }
        }), roles: Roles(id: "id"))
    let joined = try [one, many].map { try $0.joined(with: other, columns: ["worth"]) }
    #expect(joined[0].matched == 70_000 && joined[0].matched == joined[1].matched)
    #expect(
      try joined[0].population.counts(by: ["contract"], flags: [], sums: ["worth"])
        == joined[1].population.counts(by: ["contract"], flags: [], sums: ["worth"]))
  }

  @Test(arguments: 1...3) func `any order of the rows gives the same`(seed: UInt64) throws {
    let sorted = Customers.table(70_000, seed: seed)
    let shuffled = Customers.table(70_000, seed: seed, shuffled: true)
    let a = TablePopulation(sorted, roles: Customers.roles)
    let b = TablePopulation(shuffled, roles: Customers.roles)
    #expect(try exact(a) == exact(b))
    let ids = try [a, b].map { population in
      let rows = try population.stratifiedRows(by: "left", size: 900, seed: 4)
      return Set(rows.compactMap { population.table["id"]?.text(Int($0)) })
    }
    #expect(ids[0] == ids[1])
    let extract = try a.extract(["id", "score"])
    let other = TablePopulation(
      Table(
        [("id", extract["id"]), ("other", extract["score"])].compactMap { name, column in
          column.map { (name, $0) }
        }), roles: Roles(id: "id"))
    let sums = try [a, b].map {
      try $0.joined(with: other, columns: ["other"]).population.moments(
        of: ["other", "monthly"], weight: nil, by: "contract")
    }
    let groups = sums.map { $0.groups.sorted { ($0.label ?? "") < ($1.label ?? "") } }
    for (x, y) in zip(groups[0], groups[1]) {
      #expect(x.label == y.label && x.count == y.count)
      for (p, q) in zip(x.sums + x.products, y.sums + y.products) { #expect(isNear(p, q)) }
    }
  }

  @Test(arguments: 1...3) func `parts of the rows add up to the whole`(seed: UInt64) throws {
    let whole = Customers.population(9_000, seed: seed).table
    var part = [Int32](repeating: 0, count: 9_000)
    for row in part.indices { part[row] = Int32(Random.value(row, 77, seed: seed) * 4) }
    let table = whole.adding([("part", .categories(CategoryColumn(part.map { "p\($0)" })))])
    let all = TablePopulation(table, roles: Customers.roles)
    let parts = try (0..<4).map { try all.restricted(to: .level(column: "part", is: "p\($0)")) }
    #expect(parts.reduce(0) { $0 + $1.count } == 9_000)

    func added<Answer>(_ answer: (any Population) throws -> Answer, _ numbers: (Answer) -> [Double]) throws {
      let sums = try parts.map { numbers(try answer($0)) }
      for (index, total) in numbers(try answer(all)).enumerated() {
        #expect(isNear(sums.reduce(0) { $0 + $1[index] }, total))
      }
    }
    try added({ try $0.counts(by: ["contract"], flags: ["left"], sums: ["monthly", "total"]) }) {
      $0.groups.sorted { "\($0.labels)" < "\($1.labels)" }.flatMap { [Double($0.count)] + $0.sums }
    }
    try added({ try $0.moments(of: ["monthly", "score"], weight: "monthly", by: "contract") }) {
      $0.groups.sorted { ($0.label ?? "") < ($1.label ?? "") }.flatMap { [$0.weight] + $0.sums + $0.products }
    }
    try added({ try $0.histogram(of: "score", edges: Self.edges) }) {
      ($0.counts + [$0.missing]).map { Double($0) }
    }
    // Events, censorings and entries of each group at each time; a part may lack some of the times.
    func lives(_ answer: LifeTableAnswer) -> [Double] {
      (0..<73).flatMap { time -> [Double] in
        answer.table.groups.sorted { $0.label < $1.label }.flatMap { group -> [Double] in
          guard let place = answer.table.times.firstIndex(of: Double(time)) else { return [0, 0] }
          return [group.events[place], group.censored[place]]
        }
      }
    }
    try added({ try $0.lifeTable(Self.times) }, lives)
    func tenures(_ counts: ValueCounts) -> [Double] {
      (0..<73).map { tenure in
        Double(zip(counts.values, counts.counts).first { $0.0 == Double(tenure) }?.1 ?? 0)
      }
    }
    try added({ try $0.valueCounts(of: "tenure") }, tenures)
  }

  private func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * max(abs(a), abs(b)) }
}
