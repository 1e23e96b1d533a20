/// Newton's method for the partial likelihood, with steps halved while they lead downhill.
struct CoxSearch {
  let penalty: Double
  let null: CoxSums
  private(set) var coefficients: [Double]
  private(set) var sums: CoxSums
  /// At the coefficients, with the penalty; row-major.
  private(set) var information: [Double] = []
  private(set) var factor: Cholesky?
  /// The score statistic at 0.
  private(set) var nullForm = 0.0
  private(set) var iterations = 0
  private(set) var isConverged = false

  private let risk: CoxRisk
  private let design: CoxDesign
  private let ties: CoxTies

  private static let limit = 40
  /// A log hazard ratio, of 0 to 1 or per standard deviation, that data with a maximum do not reach …
  private static let hugeCoefficient = 6.0
  /// … with a standard error that says that nothing is known of it.
  private static let hugeError = 10.0

  init(_ risk: CoxRisk, _ design: CoxDesign, _ ties: CoxTies, penalty: Double) {
    self.risk = risk
    self.design = design
    self.ties = ties
    self.penalty = penalty
    coefficients = [Double](repeating: 0, count: design.columns.count)
    null = CoxSums(risk, design, at: coefficients, ties)
    sums = null
  }

  /// Columns whose coefficients run away; the search ends when it meets one.
  mutating func run() -> [Int] {
    while iterations < CoxSearch.limit {
      information = penalised(sums.information())
      let slope = penalised(score: sums.score())
      factor = Cholesky(information, size: coefficients.count)
      guard let factor else { return runaways(nil) }
      if iterations == 0 { nullForm = factor.form(slope) }
      let step = factor.solve(slope)
      let gain = zip(step, slope).reduce(0) { $0 + $1.0 * $1.1 }
      let before = objective(sums, coefficients)
      // Half the gain is how far the top lies above, were the likelihood a parabola. So near the top it is one, and
      // rounding would hide whether a step leads uphill.
      if gain < 1e-9 * (1 + abs(before)) {
        coefficients = zip(coefficients, step).map { $0 + $1 }
        sums = CoxSums(risk, design, at: coefficients, ties)
        if gain < 1e-14 * (1 + abs(before)) { return finish() }
      } else {
        guard climb(step, from: before) else { return runaways(factor) }
      }
      iterations += 1
      let found = penalty == 0 ? runaways(factor) : []
      if !found.isEmpty { return found }
    }
    return runaways(factor)
  }

  /// The information where the search ended.
  private mutating func finish() -> [Int] {
    information = penalised(sums.information())
    factor = Cholesky(information, size: coefficients.count)
    isConverged = factor != nil
    return []
  }

  private mutating func climb(_ step: [Double], from before: Double) -> Bool {
    var share = 1.0
    for _ in 0..<12 {
      let next = zip(coefficients, step).map { $0 + share * $1 }
      let reached = CoxSums(risk, design, at: next, ties)
      let value = objective(reached, next)
      if value.isFinite, value > before {
        coefficients = next
        sums = reached
        return true
      }
      share /= 2
    }
    return false
  }

  private func objective(_ sums: CoxSums, _ coefficients: [Double]) -> Double {
    sums.logLikelihood - penalty / 2 * coefficients.reduce(0) { $0 + $1 * $1 }
  }

  private func penalised(_ information: [Double]) -> [Double] {
    var result = information
    for index in coefficients.indices { result[index * coefficients.count + index] += penalty }
    return result
  }

  private func penalised(score: [Double]) -> [Double] {
    zip(score, coefficients).map { $0 - penalty * $1 }
  }

  /// Without a factor the information is singular: columns of which it holds next to nothing.
  private func runaways(_ factor: Cholesky?) -> [Int] {
    let size = coefficients.count
    guard let inverse = factor?.inverse else {
      return coefficients.indices.filter {
        information[$0 * size + $0] < 1 / (CoxSearch.hugeError * CoxSearch.hugeError)
      }
    }
    return coefficients.indices.filter {
      abs(coefficients[$0]) > CoxSearch.hugeCoefficient
        && inverse[$0 * size + $0] > CoxSearch.hugeError * CoxSearch.hugeError
    }
  }
}
