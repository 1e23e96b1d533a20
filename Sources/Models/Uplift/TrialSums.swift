public import Populations
public import Statistics
import Tables

/// Sums of an experiment's columns by part of the customers and arm, for intervals by drawing again.
public struct TrialSums: Sendable {
  /// For each part of the customers, arm by arm: rows, then the sum of each column.
  public let units: [[Double]]
  public let armCount: Int
  public let columnCount: Int

  /// Rows without an arm or without a value in one of the columns are left out. `arm` is a category column.
  public init(
    _ population: any Population, arm: String, columns: [String], seed: UInt64
  ) throws(PopulationError) {
    let table = try population.extract([arm] + columns)
    guard case .categories(let arms)? = table[arm] else {
      throw .wrongKind(column: arm, found: table[arm]?.kind ?? .text, wanted: "a category")
    }
    let hashes = try population.hashes(seed: seed)
    let values = columns.compactMap { table[$0] }
    let width = columns.count + 1
    var flat = [Double](repeating: 0, count: UpliftSample.unitCount * arms.levels.count * width)
    for row in hashes.indices {
      guard let code = arms.code(at: row), !values.contains(where: { $0.isMissing(row) }) else { continue }
      let start = (Int(UpliftUnits.unit(of: hashes[row])) * arms.levels.count + code) * width
      flat[start] += 1
      for (index, column) in values.enumerated() { flat[start + 1 + index] += column.number(row) ?? 0 }
    }
    let perUnit = arms.levels.count * width
    units = (0..<UpliftSample.unitCount).map { Array(flat[$0 * perUnit..<($0 + 1) * perUnit]) }
    armCount = arms.levels.count
    columnCount = columns.count
  }

  /// The mean of a column in an arm, from sums over parts; `nil` where the arm has no rows.
  public static func mean(_ sums: [Double], arm: Int, column: Int, of columnCount: Int) -> Double? {
    let start = arm * (columnCount + 1)
    return sums[start] > 0 ? sums[start + 1 + column] / sums[start] : nil
  }
}

/// Customers who occur several times in an experiment's data, such as in several campaigns.
public enum TrialClusters {
  /// For each treated arm its rows and outcomes by customer, beside those left alone; `nil` where every customer occurs
  /// once. The first level of `arm` is the one left alone.
  public static func clusters(
    _ population: any Population, arm: String, outcome: String, seed: UInt64
  ) throws(PopulationError) -> [[ClusteredDifference.Cluster]]? {
    let hashes = try population.hashes(seed: seed)
    let order = hashes.indices.sorted { (hashes[$0], $0) < (hashes[$1], $1) }
    guard zip(order, order.dropFirst()).contains(where: { hashes[$0] == hashes[$1] }) else { return nil }
    let table = try population.extract([arm, outcome])
    guard case .categories(let arms)? = table[arm], case .flags(let flags)? = table[outcome] else {
      throw .wrongKind(column: arm, found: table[arm]?.kind ?? .text, wanted: "a category")
    }
    return (1..<max(2, arms.levels.count)).map { treatment in
      var clusters: [ClusteredDifference.Cluster] = []
      var last: UInt64?
      for row in order {
        guard let code = arms.code(at: row), code == 0 || code == treatment, flags[row] <= 1 else { continue }
        if hashes[row] != last { clusters.append(ClusteredDifference.Cluster()) }
        last = hashes[row]
        let place = clusters.count - 1
        if code == 0 {
          clusters[place].control += 1
          clusters[place].controlSum += Double(flags[row])
        } else {
          clusters[place].treated += 1
          clusters[place].treatedSum += Double(flags[row])
        }
      }
      return clusters
    }
  }
}
