import Populations
import Statistics
import Tables
import Testing

/// Life tables that tell causes apart and weigh rows.
struct WeightedLifeTableTests {
  private static let query = LifeTableQuery(
    time: "tenure", event: "left", group: "contract", entry: "entry", cause: "reason", weight: "weight")

  private static func table(_ count: Int, seed: UInt64 = 1, shuffled: Bool = false) -> Table {
    let table = Customers.table(count, seed: seed, shuffled: shuffled)
    // From the id, so that a customer keeps them wherever the row stands.
    let ids = (0..<count).map { Int(table["id"]?.text($0)?.dropFirst(2) ?? "") ?? 0 }
    let reasons: [String?] = ["Price", "Moved", "Service", nil]
    return table.adding([
      (
        "reason",
        .categories(CategoryColumn(ids.map { reasons[Int(Random.value($0, 20, seed: seed) * 4)] }))
      ),
      (
        "weight",
        .numbers(
          ids.map {
            let draw = Random.value($0, 21, seed: seed)
            return draw < 0.02 ? .nan : draw < 0.05 ? 0 : 0.1 + 3 * Random.value($0, 22, seed: seed)
          })
      ),
    ])
  }

  @Test func `every count is that of a plain loop`() throws {
    let table = Self.table(4_000)
    let answer = try TablePopulation(table, roles: Customers.roles).lifeTable(Self.query)
    #expect(Set(answer.table.causes) == ["Price", "Moved", "Service", nil])
    for (index, group) in answer.table.groups.enumerated() {
      let rows = (0..<4_000).filter { row in
        guard table["contract"]?.text(row) == group.label, let time = table["tenure"]?.number(row),
          let weight = table["weight"]?.number(row), table["left"]?.number(row) != nil,
          let entry = table["entry"]?.number(row)
        else { return false }
        return weight > 0 && (entry <= 0 || entry < time)
      }
      func sum(_ time: Double, _ power: Int, _ keep: (Int) -> Bool) -> Double {
        rows.filter { table["tenure"]?.number($0) == time && keep($0) }.reduce(0) { total, row in
          let weight = table["weight"]?.number(row) ?? .nan
          return total + (power == 1 ? weight : weight * weight)
        }
      }
      let squares = try #require(group.squares)
      #expect(group.rows == rows.count)
      #expect(answer.notes.zeroRows[index] == rows.filter { table["tenure"]?.number($0) == 0 }.count)
      for (step, time) in answer.table.times.enumerated() {
        for (cause, label) in answer.table.causes.enumerated() {
          let isIt = { (row: Int) in table["left"]?.number(row) == 1 && table["reason"]?.text(row) == label }
          #expect(abs(group.byCause[cause][step] - sum(time, 1, isIt)) < 1e-8)
          #expect(abs(squares.byCause[cause][step] - sum(time, 2, isIt)) < 1e-8)
        }
        let stays = { (row: Int) in table["left"]?.number(row) == 0 }
        #expect(abs(group.censored[step] - sum(time, 1, stays)) < 1e-8)
        #expect(abs(squares.censored[step] - sum(time, 2, stays)) < 1e-8)
        #expect(abs(group.events[step] - group.byCause.reduce(0) { $0 + $1[step] }) < 1e-12)
      }
      // Sums are exact, so nobody is left over when everyone has gone.
      #expect((group.atRisk.last ?? 0) == (group.events.last ?? 0) + (group.censored.last ?? 0))
    }
    let analysed = answer.table.groups.reduce(0) { $0 + $1.rows }
    #expect(analysed + answer.excluded.values.reduce(0, +) + answer.notes.weightless == 4_000)
    #expect(answer.excluded["weight"] != nil && answer.notes.weightless > 0)
    #expect(answer.notes.stayersWithCause > 0)
  }

  @Test(arguments: [2, 3, 7]) func `every number of threads gives the same bits`(threads: Int) throws {
    let table = Self.table(200_000)
    let one = try TablePopulation(table, roles: Customers.roles, threads: 1).lifeTable(Self.query)
    #expect(try TablePopulation(table, roles: Customers.roles, threads: threads).lifeTable(Self.query) == one)
  }

  @Test(arguments: 1...3) func `no order of the rows changes a bit`(seed: UInt64) throws {
    func answer(_ shuffled: Bool) throws -> LifeTableAnswer {
      try TablePopulation(Self.table(70_000, seed: seed, shuffled: shuffled), roles: Customers.roles)
        .lifeTable(Self.query)
    }
    let (sorted, shuffled) = (try answer(false), try answer(true))
    // Levels are numbered as they come, so groups and causes may change places.
    #expect(sorted.table.times == shuffled.table.times && sorted.excluded == shuffled.excluded)
    for group in sorted.table.groups {
      let other = try #require(shuffled.table.groups.first { $0.label == group.label })
      #expect(group.events == other.events && group.censored == other.censored)
      #expect(group.entered == other.entered && group.initial == other.initial)
      #expect(group.squares?.events == other.squares?.events)
      for (cause, label) in sorted.table.causes.enumerated() {
        let place = try #require(shuffled.table.causes.firstIndex { $0 == label })
        #expect(group.byCause[cause] == other.byCause[place])
      }
    }
  }

  @Test(arguments: 1...3) func `parts of the rows add up to the whole`(seed: UInt64) throws {
    let table = Self.table(9_000, seed: seed)
    let query = LifeTableQuery(time: "tenure", event: "left", cause: "reason", weight: "weight")
    let whole = try TablePopulation(table, roles: Customers.roles).lifeTable(query)
    let parts = try [true, false].map { isSet in
      try TablePopulation(
        table.adding([("half", .flags((0..<9_000).map { $0 % 3 == 0 ? 1 : 0 }))]), roles: Customers.roles
      ).restricted(to: .flag("half", is: isSet)).lifeTable(query).table
    }
    for (index, time) in whole.table.times.enumerated() {
      let sum = parts.reduce(0.0) { total, part in
        total + (part.times.firstIndex(of: time).map { part.groups[0].events[$0] } ?? 0)
      }
      #expect(abs(sum - whole.table.groups[0].events[index]) <= 1e-12 * max(1, sum))
    }
  }

  @Test func `whole weights are counted exactly`() throws {
    let count = 5_000
    let table = Customers.table(count).adding([
      ("weight", .integers((0..<count).map { Int32(1 + $0 % 3) }))
    ])
    let population = TablePopulation(table, roles: Customers.roles)
    let answer = try population.lifeTable(LifeTableQuery(time: "tenure", event: "left", weight: "weight"))
    #expect(answer.table.groups[0].events.allSatisfy { $0.rounded() == $0 })
    let one = Customers.table(count).adding([("weight", .integers([Int32](repeating: 7, count: count)))])
    let heavy = try TablePopulation(one, roles: Customers.roles).lifeTable(
      LifeTableQuery(time: "tenure", event: "left", weight: "weight"))
    let plain = try population.lifeTable(LifeTableQuery(time: "tenure", event: "left"))
    #expect(heavy.table.groups[0].events == plain.table.groups[0].events.map { 7 * $0 })
    #expect(heavy.table.groups[0].squares?.events == plain.table.groups[0].events.map { 49 * $0 })
  }

  @Test func `entries after the time and at it are told apart, and weights below 0 refused`() throws {
    func table(_ weights: [Int32]) -> Table {
      Table([
        ("id", .text(TextColumn(["a", "b", "c", "d"]))), ("t", .integers([5, 5, 5, 5])),
        ("e", .flags([1, 1, 0, 0])), ("from", .integers([2, 5, 6, .min])), ("w", .integers(weights)),
      ])
    }
    let query = LifeTableQuery(time: "t", event: "e", entry: "from", weight: "w")
    let answer = try TablePopulation(table([1, 1, 1, 1]), roles: Roles(id: "id")).lifeTable(query)
    #expect(answer.notes.neverAtRisk == 1 && answer.notes.reversed == 1)
    #expect(answer.excluded == ["from": 3])
    #expect(throws: PopulationError.negative(column: "w")) {
      try TablePopulation(table([1, 1, -1, 1]), roles: Roles(id: "id")).lifeTable(query)
    }
  }
}
