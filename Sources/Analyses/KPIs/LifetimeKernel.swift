import Populations
import Statistics

/// What a customer of an age and revenue is worth over the horizon, and their age in whole periods.
struct LifetimeKernel: RowKernel {
  static let value = "#kpi.lifetime"
  static let age = "#kpi.age"

  let revenue: String
  let tenure: String
  let remaining: any RemainingWorth
  let margin: Double
  /// Whole ages told apart, older ones together with the oldest.
  let ages: Int

  var inputs: [String] { [revenue, tenure] }
  var outputs: [KernelOutput] {
    [KernelOutput(Self.value, .number), KernelOutput(Self.age, .category((0..<ages).map { String($0) }))]
  }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let revenues = block.numbers(0)
    let tenures = block.numbers(1)
    var values = [Double](repeating: .nan, count: block.count)
    var codes = [Int32](repeating: -1, count: block.count)
    // Whole ages recur, so each is worked out once a block.
    var known = [Double](repeating: .nan, count: ages)
    for row in 0..<block.count where !revenues[row].isNaN && !tenures[row].isNaN {
      let age = max(0, tenures[row])
      let whole = Int(min(age, Double(ages - 1)))
      let perUnit: Double
      if age == Double(whole) {
        if known[whole].isNaN { known[whole] = remaining.perUnit(atAge: age) }
        perUnit = known[whole]
      } else {
        perUnit = remaining.perUnit(atAge: age)
      }
      values[row] = revenues[row] * margin * perUnit
      codes[row] = Int32(whole)
    }
    results.outputs = [.numbers(values), .codes(codes)]
  }
}
