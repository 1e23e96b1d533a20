import Populations
import Statistics
import Tables
import Testing

struct LifeTableTests {
  @Test func `events, censorings and the rows at risk are those of a plain loop`() throws {
    let population = Customers.population(5_000)
    let table = population.table
    let answer = try population.lifeTable(
      LifeTableQuery(time: "tenure", event: "left", group: "contract", entry: "entry"))
    #expect(answer.table.times == answer.table.times.sorted())
    for group in answer.table.groups {
      let rows = (0..<table.rowCount).compactMap { row -> (entry: Double, time: Double, left: Bool)? in
        guard table["contract"]?.text(row) == group.label, let time = table["tenure"]?.number(row),
          let left = table["left"]?.number(row), let entry = table["entry"]?.number(row),
          entry <= 0 || entry < time
        else { return nil }
        return (entry, time, left == 1)
      }
      var atRisk = group.initial
      for (index, time) in answer.table.times.enumerated() {
        atRisk += group.entered[index]
        #expect(atRisk == Double(rows.filter { ($0.entry <= 0 || $0.entry < time) && time <= $0.time }.count))
        #expect(group.events[index] == Double(rows.filter { $0.time == time && $0.left }.count))
        #expect(group.censored[index] == Double(rows.filter { $0.time == time && !$0.left }.count))
        atRisk -= group.events[index] + group.censored[index]
      }
      #expect(atRisk == 0)
    }
    let analysed = answer.table.groups.reduce(0) { $0 + $1.events.reduce(0, +) + $1.censored.reduce(0, +) }
    #expect(Int(analysed) + answer.excluded.values.reduce(0, +) == 5_000)
  }

  @Test func `times that are no whole numbers give the same table`() throws {
    let table = Customers.table(3_000)
    let numbers = (0..<3_000).map { table["tenure"]?.number($0) ?? .nan }
    let population = TablePopulation(table.adding([("t", .numbers(numbers))]), roles: Customers.roles)
    let whole = try population.lifeTable(LifeTableQuery(time: "tenure", event: "left", group: "contract"))
    let other = try population.lifeTable(LifeTableQuery(time: "t", event: "left", group: "contract"))
    #expect(whole.table == other.table)
  }

  @Test func `a negative time is refused`() {
    let table = Table([("id", .text(TextColumn(["a"]))), ("t", .integers([-1])), ("e", .flags([1]))])
    #expect(throws: PopulationError.negative(column: "t")) {
      try TablePopulation(table, roles: Roles(id: "id")).lifeTable(LifeTableQuery(time: "t", event: "e"))
    }
  }
}
