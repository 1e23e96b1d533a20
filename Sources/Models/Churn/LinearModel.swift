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

  func shifted(by amount: Double) -> LinearModel {
    amount == 0 ? self : LinearModel(intercept: intercept + amount, terms: terms)
  }

  /// The same for more features: `places` has the new place of each old one; the others add nothing.
  func among(_ features: [Feature], at places: [Int]) -> LinearModel {
    var terms = features.map { feature -> Term in
      switch feature.kind {
      case .numeric: .numeric(mean: 0, deviation: 1, coefficient: 0)
      case .category(let levels):
        .category(coefficients: [Double](repeating: 0, count: levels.count), mean: 0)
      }
    }
    for (term, place) in zip(self.terms, places) { terms[place] = term }
    return LinearModel(intercept: intercept, terms: terms)
  }

  /// The mean log-odds of the training rows.
  var base: Double { terms.reduce(intercept) { $0 + $1.mean } }
}
