import Diagnostics
import Findings
import Glibc
import Populations
import Statistics
import Tables

/// What each customer under contract is worth, with the interval of the expected value and the range of what this
/// customer may bring; missing for those who are not valued.
struct ContractValues {
  /// One list a column of `names`, one number a row of the data set.
  private(set) var columns: [[Double]]

  static let names =
    [
      LifetimeKernel.value, ContractKernel.low, ContractKernel.high, ContractKernel.likelyLow,
      ContractKernel.likelyHigh,
    ]

  init(count: Int) {
    columns = Self.names.map { _ in [Double](repeating: .nan, count: count) }
  }

  var values: [Double] { columns[0] }

  mutating func fill(from valued: any Population) throws(AnalysisError) {
    let table = try answered { () throws(PopulationError) in try valued.extract(Self.names) }
    let rows = valued.rowNumbers
    for (index, column) in table.columns.enumerated() {
      guard case .numbers(let numbers) = column else { continue }
      for (row, number) in zip(rows, numbers) { columns[index][Int(row)] = number }
    }
  }

  /// A file of those valued, in the order of the population.
  func extract(_ path: String, _ population: any Population) throws(AnalysisError) -> Extract {
    let rows = population.rowNumbers
    let kept = rows.indices.filter { !values[Int(rows[$0])].isNaN }.map { Int32($0) }
    let ids = try answered { () throws(PopulationError) in try population.extract([population.roles.id]) }
    let fields = [
      Extract.Field("customer_id", "Customer"),
      Extract.Field("value", "Expected value over the horizon, discounted", decimals: 2),
      Extract.Field("value_low", "Lower end of the interval of the expected value", decimals: 2),
      Extract.Field("value_high", "Upper end of the interval of the expected value", decimals: 2),
      Extract.Field("likely_low", "Lower end of the range of what this customer may bring", decimals: 2),
      Extract.Field("likely_high", "Upper end of the range of what this customer may bring", decimals: 2),
    ]
    let made = [ids.columns[0]] + columns.map { values in Column.numbers(rows.map { values[Int($0)] }) }
    return Extract(
      path: path, fields: fields,
      table: Table(zip(fields, made).map { (name: $0.name, column: $1) }, rowCount: rows.count), rows: kept)
  }
}

/// The interval of a customer's expected value, from the curve's uncertainty, and the range of what the customer may
/// bring, since customers pay until they leave.
struct ContractKernel: RowKernel {
  static let low = "#clv_low"
  static let high = "#clv_high"
  static let likelyLow = "#clv_likely_low"
  static let likelyHigh = "#clv_likely_high"

  let revenue: String
  let tenure: String
  let worth: any RemainingWorth
  let margin: Double
  let confidence: Confidence

  var inputs: [String] { [revenue, tenure, LifetimeKernel.value] }
  var outputs: [KernelOutput] {
    [Self.low, Self.high, Self.likelyLow, Self.likelyHigh].map { KernelOutput($0, .number) }
  }

  /// Of one age.
  private struct Spread {
    let factor: Double
    let low: Double
    let high: Double
  }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let (revenues, tenures, values) = (block.numbers(0), block.numbers(1), block.numbers(2))
    var made = [[Double]](repeating: [Double](repeating: .nan, count: block.count), count: 4)
    // Ages are taken as whole periods here, which recur, so each is worked out once a block.
    var known: [Int: Spread] = [:]
    for row in values.indices where !values[row].isNaN {
      let age = Int(min(max(0, tenures[row]), 1e6))
      let spread = known[age] ?? spread(Double(age))
      known[age] = spread
      made[0][row] = values[row] / spread.factor
      made[1][row] = values[row] * spread.factor
      made[2][row] = revenues[row] * margin * spread.low
      made[3][row] = revenues[row] * margin * spread.high
    }
    results.outputs = made.map { .numbers($0) }
  }

  private func spread(_ age: Double) -> Spread {
    let mean = worth.perUnit(atAge: age)
    let error = worth.variance(of: [(age: age, weight: 1)]).squareRoot()
    return Spread(
      factor: mean > 0 ? exp(confidence.z * error / mean) : 1,
      low: worth.perUnit(atAge: age, quantile: (1 - confidence.level) / 2),
      high: worth.perUnit(atAge: age, quantile: (1 + confidence.level) / 2))
  }
}
