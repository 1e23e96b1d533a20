/// A logistic regression over features: what each adds to the log-odds.
struct LinearModel: Sendable, Hashable {
  enum Term: Sendable, Hashable {
    /// coefficient · (x − mean) / deviation; a missing value counts as the mean.
    case numeric(mean: Double, deviation: Double, coefficient: Double)
    /// One coefficient a level; a missing or unseen level counts as 0. `mean` is the training rows' average.
    case category(coefficients: [Double], mean: Double)

    /// What a number adds to the log-odds.
    func value(number: Double) -> Double {
      guard case .numeric(let mean, let deviation, let coefficient) = self, !number.isNaN else { return 0 }
      return coefficient * (number - mean) / deviation
    }

    /// What a level adds to the log-odds; 255 for a missing one.
    func value(code: UInt8) -> Double {
      guard case .category(let coefficients, _) = self, Int(code) < coefficients.count else { return 0 }
      return coefficients[Int(code)]
    }

    /// The average over the training rows, from which contributions are measured.
    var mean: Double {
      guard case .category(_, let mean) = self else { return 0 }
      return mean
    }
  }

  let intercept: Double
  /// One a feature.
  let terms: [Term]

  /// The mean log-odds of the training rows.
  var base: Double { terms.reduce(intercept) { $0 + $1.mean } }
}
