import Models
import Populations

/// What each score puts at risk: p·v, its variance p(1−p)·v² as the customer leaves or stays, and whether p is high.
///
/// v is the revenue times a factor, or 1 without a revenue column; money is in whole ticks, as plans write it.
struct RiskKernel: RowKernel {
  static let expected = "#kpi.expected"
  static let variance = "#kpi.variance"
  static let flag = "#kpi.at_risk"

  let score: String
  let revenue: String?
  let factor: Double
  /// From this score on a customer is at risk.
  let atRisk: Double

  var inputs: [String] { [score] + (revenue.map { [$0] } ?? []) }
  let outputs = [
    KernelOutput(expected, .number), KernelOutput(variance, .number), KernelOutput(flag, .flag),
  ]

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let scores = block.numbers(0)
    let revenues = revenue == nil ? [] : block.numbers(1)
    var expected = [Double](repeating: .nan, count: block.count)
    var variance = expected
    var flags = [UInt8](repeating: 0, count: block.count)
    for row in 0..<block.count {
      let p = scores[row]
      let value = revenues.isEmpty ? factor : revenues[row] * factor
      expected[row] = revenues.isEmpty ? p * value : Money.rounded(p * value)
      variance[row] = p * (1 - p) * value * value
      flags[row] = p >= atRisk ? 1 : 0
    }
    results.outputs = [.numbers(expected), .numbers(variance), .flags(flags)]
  }
}
