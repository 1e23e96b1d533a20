import Glibc
import Statistics

/// Logistic regression with an L2 penalty of ½·Σβ² on all but the intercept (scikit-learn's `C = 1`), fitted by
/// iteratively reweighted least squares: Newton's method, which here ends within 1e-8 in five or six steps.
///
/// Numbers are standardised with the training rows' mean and deviation, missing ones put at the mean; a level is a
/// 0/1 column. A row has one non-zero value a feature, so only these enter the sums.
struct LogisticFit {
  private let sample: TrainingSample
  private let encoding: FeatureEncoding
  private let rows: [Int]
  private let means: [Double]
  private let deviations: [Double]

  /// Learns from the rows at these positions in the sample.
  init(_ sample: TrainingSample, encoding: FeatureEncoding, rows: [Int]) {
    self.sample = sample
    self.encoding = encoding
    self.rows = rows
    var means: [Double] = []
    var deviations: [Double] = []
    for column in sample.columns {
      let (mean, deviation) = column.spread(over: rows)
      means.append(mean)
      deviations.append(deviation)
    }
    self.means = means
    self.deviations = deviations
  }

  func fitted() -> LinearModel {
    let design = self.design()
    let origin = [Double](repeating: 0, count: encoding.width + 1)
    // The first rows in the order of their hashes are a sample: near the end at an eighth of the cost.
    if rows.count >= 8 * Self.start, let near = descended(design, rows: rows.count / 8, from: origin),
      let end = descended(design, rows: rows.count, from: near)
    {
      return model(end)
    }
    return model(descended(design, rows: rows.count, from: origin) ?? origin)
  }

  /// Fewest rows worth a start of their own.
  private static let start = 250

  /// Newton's steps on the first rows; each about squares the distance to the end, so one below 1e-5 is the last.
  /// `nil` when they lead nowhere.
  private func descended(_ design: Design, rows count: Int, from start: [Double]) -> [Double]? {
    var beta = start
    let width = beta.count
    for _ in 0..<30 {
      var (gradient, hessian) = sums(design, beta, rows: count)
      for index in 1..<width {
        gradient[index] -= beta[index]
        hessian[index * width + index] += 1
      }
      guard let step = Cholesky(hessian, size: width, tolerance: 0)?.solve(gradient) else { return nil }
      for index in 0..<width { beta[index] += step[index] }
      if (step.map { abs($0) }.max() ?? 0) < 1e-5 { return beta }
    }
    return nil
  }

  /// The non-zero values of the rows: for each row the intercept, then one a feature (0 where missing).
  private struct Design {
    let indices: [Int32]
    let values: [Double]
    let perRow: Int
  }

  private func design() -> Design {
    let perRow = encoding.features.count + 1
    var indices = [Int32](repeating: 0, count: rows.count * perRow)
    var values = [Double](repeating: 1, count: rows.count * perRow)
    for (feature, column) in sample.columns.enumerated() {
      let start = Int32(encoding.starts[feature] + 1)
      switch column {
      case .numbers(let numbers):
        for (position, row) in rows.enumerated() {
          let at = position * perRow + feature + 1
          indices[at] = start
          let x = Double(numbers[row])
          values[at] = x.isNaN ? 0 : (x - means[feature]) / deviations[feature]
        }
      case .codes(let codes):
        for (position, row) in rows.enumerated() {
          let at = position * perRow + feature + 1
          let code = codes[row]
          indices[at] = code == CompiledForest.missing ? start : start + Int32(code)
          values[at] = code == CompiledForest.missing ? 0 : 1
        }
      }
    }
    return Design(indices: indices, values: values, perRow: perRow)
  }

  /// First and (negative) second derivatives of the log-likelihood; of the second, the lower triangle.
  private func sums(
    _ design: Design, _ beta: [Double], rows count: Int
  ) -> (gradient: [Double], hessian: [Double]) {
    let width = beta.count
    var gradient = [Double](repeating: 0, count: width)
    var hessian = [Double](repeating: 0, count: width * width)
    let (indices, values) = (design.indices.span, design.values.span)
    for (position, row) in rows[..<count].enumerated() {
      let first = position * design.perRow
      let last = first + design.perRow
      var margin = 0.0
      for at in first..<last { margin += values[at] * beta[Int(indices[at])] }
      let p = 1 / (1 + exp(-margin))
      let residual = Double(sample.labels[row]) - p
      let weight = p * (1 - p)
      for at in first..<last {
        let i = Int(indices[at])
        let x = values[at]
        gradient[i] += residual * x
        let scaled = weight * x
        // Features come in the order of their columns, so the second index never exceeds the first.
        for other in first...at {
          hessian[i * width + Int(indices[other])] += scaled * values[other]
        }
      }
    }
    return (gradient, hessian)
  }

  private func model(_ beta: [Double]) -> LinearModel {
    let terms = encoding.features.indices.map { feature -> LinearModel.Term in
      let start = encoding.starts[feature] + 1
      switch sample.columns[feature] {
      case .numbers:
        return .numeric(mean: means[feature], deviation: deviations[feature], coefficient: beta[start])
      case .codes(let codes):
        let coefficients = Array(beta[start..<start + encoding.features[feature].width])
        var sum = 0.0
        for row in rows where codes[row] != CompiledForest.missing { sum += coefficients[Int(codes[row])] }
        return .category(coefficients: coefficients, mean: sum / Double(rows.count))
      }
    }
    return LinearModel(intercept: beta[0], terms: terms)
  }
}
