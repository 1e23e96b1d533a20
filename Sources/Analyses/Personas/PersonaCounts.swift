import Findings
import Models
import Populations
import Statistics
import Tables

/// What is counted of each persona: members, averages, leavers, revenue; one entry a persona, in their order.
struct PersonaCounts {
  /// The population with each customer's persona as a category of numbers, "0" for the largest.
  let assigned: any Population
  /// Averages by persona and dimension, in the columns' own units, and everyone's.
  let means: [[Double]]
  let overall: [Double]
  /// `nil` under the smallest group shown.
  let leavers: [Proportion?]
  let everyone: Proportion?
  /// `nil` where the data have no revenue.
  let money: (personas: [PersonaMoney?], everyone: PersonaMoney?)?
  let labels: [String]

  static let column = "#persona"

  init(
    _ segments: Segments, _ population: any Population, minimum: GroupMinimum
  ) throws(PopulationError) {
    let labels = (0..<segments.k).map { "\($0)" }
    let assigned = try segments.assigned(to: population, as: Self.column, labels: labels)
    let flags = population.roles.churned.map { [$0] } ?? []
    let columns = segments.valueColumns
    let groups = try assigned.counts(by: [Self.column], flags: flags, sums: columns).groups
    let own = labels.map { label in groups.first { $0.labels[0] == label } }
    let present = own.compactMap { $0 }
    let rows = present.reduce(0) { $0 + $1.count }
    means = own.map { group in
      columns.indices.map { j in group.map { $0.sums[j] / Double(Swift.max($0.count, 1)) } ?? 0 }
    }
    overall = columns.indices.map { j in
      present.reduce(0.0) { $0 + $1.sums[j] } / Double(Swift.max(rows, 1))
    }
    leavers = own.map { group in
      guard let group, !flags.isEmpty, group.count >= minimum.shown else { return nil }
      return Proportion(group.flagged[0], of: group.count)
    }
    everyone =
      flags.isEmpty || rows == 0 ? nil : Proportion(present.reduce(0) { $0 + $1.flagged[0] }, of: rows)
    money = try PersonaMoney.read(assigned, column: Self.column, labels: labels)
    self.labels = labels
    self.assigned = assigned
  }

  /// Each customer's persona, -1 where there is none, in the order of the population.
  func codes() throws(PopulationError) -> [Int32] {
    guard case .categories(let column)? = try assigned.extract([Self.column]).columns.first else { return [] }
    return (0..<column.count).map { column.code(at: $0).map(Int32.init) ?? -1 }
  }
}
