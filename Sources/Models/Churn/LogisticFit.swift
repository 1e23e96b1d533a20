import Glibc
import Statistics

/// Logistic regression with an L2 penalty of ½·λ·Σβ² on all but the intercept (scikit-learn's `C = 1/λ`), fitted by
/// iteratively reweighted least squares: Newton's method, which here ends within 1e-8 in five or six steps.
///
/// Numbers are standardised with the training rows' mean and deviation, missing ones put at the mean; a level is a
/// 0/1 column. A row has one non-zero value a feature, so only these enter the weighted cross-products. These are
/// summed stretch by stretch, so that no more than a stretch of the rows need stand in memory as numbers.
struct LogisticFit {
  let task: FitTask
  private let means: [Double]
  private let deviations: [Double]
  /// Of few rows all stretches are kept.
  private let kept: [Design]

  private var rows: [Int] { task.rows }
  private var sample: TrainingSample { task.sample }
  var encoding: FeatureEncoding { task.encoding }

  init(_ task: FitTask) {
    self.task = task
    var means: [Double] = []
    var deviations: [Double] = []
    for column in task.sample.columns {
      let (mean, deviation) = column.spread(over: task.rows)
      means.append(mean)
      deviations.append(deviation)
    }
    self.means = means
    self.deviations = deviations
    let places = (means, deviations)
    kept =
      task.rows.count > Self.keptRows
      ? [] : Self.stretches(task.rows.count).map { Design(task, task.rows[$0], places) }
  }

  /// Penalties tried when none is given.
  static let penalties = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000]

  /// The model with this penalty; without one, with the penalty among `penalties` under which the rows are most likely:
  /// the penalty is a normal prior of variance 1/λ on the coefficients, which are integrated out (Laplace's
  /// approximation of the marginal likelihood, MacKay 1992).
  ///
  /// It does not depend on how many rows there are, so of very many the first choose it.
  func fitted(penalty: Double?) -> (model: LinearModel, penalty: Double) {
    let first = penalty ?? 1
    if penalty == nil, rows.count >= 8 * Self.choosing,
      let near = descended(penalty: first, rows: rows.count / 8, from: origin),
      let chosen = likeliest(near, penalty: first),
      let end = descended(penalty: chosen.penalty, rows: rows.count, from: chosen.beta)
    {
      return (model(end.beta), chosen.penalty)
    }
    let end = descended(penalty: first)
    guard penalty == nil, let chosen = likeliest(end, penalty: first), chosen.penalty != first else {
      return (model(end.beta), first)
    }
    let last = descended(penalty: chosen.penalty, rows: rows.count, from: chosen.beta)
    return last.map { (model($0.beta), chosen.penalty) } ?? (model(end.beta), first)
  }

  /// Where Newton's steps led, and the information matrix there, as its lower triangle.
  struct End {
    var beta: [Double]
    var information: [Double]
  }

  func descended(penalty: Double) -> End {
    // The first rows in the order of their hashes are a sample: near the end at an eighth of the cost.
    if rows.count >= 8 * Self.start,
      let near = descended(penalty: penalty, rows: rows.count / 8, from: origin),
      let end = descended(penalty: penalty, rows: rows.count, from: near.beta)
    {
      return end
    }
    return descended(penalty: penalty, rows: rows.count, from: origin)
      ?? End(beta: origin, information: [Double](repeating: 0, count: origin.count * origin.count))
  }

  private var origin: [Double] { [Double](repeating: 0, count: encoding.width + 1) }

  /// Fewest rows worth a start of their own.
  private static let start = 250
  /// Fewest rows that choose a penalty for all.
  private static let choosing = 4000
  private static let keptRows = 65_536
  private static let stretch = 8_192

  private static func stretches(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: stretch).map { $0..<Swift.min($0 + stretch, count) }
  }

  /// Newton's steps on the first rows; each about squares the distance to the end, so one below 1e-4 is the last.
  /// `nil` when they lead nowhere.
  private func descended(penalty: Double, rows count: Int, from start: [Double]) -> End? {
    var beta = start
    let width = beta.count
    for _ in 0..<30 {
      var (gradient, information) = sums(beta, rows: count)
      var hessian = information
      for index in 1..<width {
        gradient[index] -= penalty * beta[index]
        hessian[index * width + index] += penalty
      }
      guard let step = Cholesky(hessian, size: width, tolerance: 0)?.solve(gradient) else { return nil }
      for index in 0..<width { beta[index] += step[index] }
      if (step.map { abs($0) }.max() ?? 0) < 1e-4 {
        for row in 0..<width {
          for column in 0..<row { information[column * width + row] = information[row * width + column] }
        }
        return End(beta: beta, information: information)
      }
    }
    return nil
  }

  /// The likeliest penalty, and the coefficients it leads to, by the quadratic that the log-likelihood nearly is around
  /// the end: no further pass over the rows.
  private func likeliest(_ end: End, penalty: Double) -> (penalty: Double, beta: [Double])? {
    let width = end.beta.count
    // At the end the likelihood's own gradient is λβ.
    let gradient = end.beta.indices.map { $0 == 0 ? 0 : penalty * end.beta[$0] }
    let target = zip(end.times(end.beta), gradient).map { $0 + $1 }
    var best: (evidence: Double, penalty: Double, beta: [Double])?
    for other in Self.penalties {
      var hessian = end.information
      for index in 1..<width { hessian[index * width + index] += other }
      guard let factor = Cholesky(hessian, size: width, tolerance: 0) else { continue }
      let beta = factor.solve(target)
      let step = zip(beta, end.beta).map { $0 - $1 }
      let bent = zip(step, end.times(step)).reduce(0) { $0 + $1.0 * $1.1 } / 2
      let gained = zip(gradient, step).reduce(0) { $0 + $1.0 * $1.1 } - bent
      let norm = beta.dropFirst().reduce(0) { $0 + $1 * $1 }
      let evidence =
        gained - other * norm / 2 + Double(width - 1) * log(other) / 2 - factor.logDeterminant / 2
      if best.map({ evidence > $0.evidence }) ?? true { best = (evidence, other, beta) }
    }
    return best.map { ($0.penalty, $0.beta) }
  }

  /// The non-zero values of a stretch of rows: for each row the intercept, then one a feature (0 where missing).
  private struct Design {
    let indices: [Int32]
    let values: [Double]
    let perRow: Int

    init(_ task: FitTask, _ rows: ArraySlice<Int>, _ places: (means: [Double], deviations: [Double])) {
      perRow = task.encoding.features.count + 1
      var indices = [Int32](repeating: 0, count: rows.count * perRow)
      var values = [Double](repeating: 1, count: rows.count * perRow)
      for (feature, column) in task.sample.columns.enumerated() {
        let start = Int32(task.encoding.starts[feature] + 1)
        var at = feature + 1
        switch column {
        case .numbers(let numbers):
          let (mean, deviation) = (places.means[feature], places.deviations[feature])
          for row in rows {
            indices[at] = start
            let x = Double(numbers[row])
            values[at] = x.isNaN ? 0 : (x - mean) / deviation
            at += perRow
          }
        case .codes(let codes):
          for row in rows {
            let code = codes[row]
            indices[at] = code == CompiledForest.missing ? start : start + Int32(code)
            values[at] = code == CompiledForest.missing ? 0 : 1
            at += perRow
          }
        }
      }
      self.indices = indices
      self.values = values
    }
  }

  /// First and (negative) second derivatives of the log-likelihood; of the second, the lower triangle.
  private func sums(_ beta: [Double], rows count: Int) -> (gradient: [Double], hessian: [Double]) {
    let width = beta.count
    var gradient = [Double](repeating: 0, count: width)
    var hessian = [Double](repeating: 0, count: width * width)
    for (number, stretch) in Self.stretches(count).enumerated() {
      let design = kept.isEmpty ? Design(task, rows[stretch], (means, deviations)) : kept[number]
      add(design, rows[stretch], beta, to: &gradient, &hessian)
    }
    return (gradient, hessian)
  }

  private func add(
    _ design: Design, _ rows: ArraySlice<Int>, _ beta: [Double], to gradient: inout [Double],
    _ hessian: inout [Double]
  ) {
    unsafe design.indices.withUnsafeBufferPointer { indices in
      unsafe design.values.withUnsafeBufferPointer { values in
        unsafe beta.withUnsafeBufferPointer { beta in
          unsafe gradient.withUnsafeMutableBufferPointer { gradient in
            unsafe hessian.withUnsafeMutableBufferPointer { hessian in
              guard let indices = indices.baseAddress, let values = values.baseAddress,
                let slope = beta.baseAddress, let gradient = gradient.baseAddress,
                let hessian = hessian.baseAddress
              else { return }
              unsafe add(
                (indices, values, design.perRow), rows, (slope, beta.count), to: gradient, hessian)
            }
          }
        }
      }
    }
  }

  /// Unchecked, since each row's cross-products are a handful of additions apart: checking each place doubles the time.
  /// Places come from `Design`, which makes them of the same encoding as `beta` is as long as.
  private func add(
    _ design: (indices: UnsafePointer<Int32>, values: UnsafePointer<Double>, perRow: Int),
    _ rows: ArraySlice<Int>, _ beta: (slopes: UnsafePointer<Double>, width: Int),
    to gradient: UnsafeMutablePointer<Double>, _ hessian: UnsafeMutablePointer<Double>
  ) {
    let (perRow, width, eventWeight) = unsafe (design.perRow, beta.width, task.eventWeight)
    var (index, value) = unsafe (design.indices, design.values)
    for row in rows {
      var margin = 0.0
      for at in 0..<perRow { unsafe margin += value[at] * beta.slopes[Int(index[at])] }
      let p = 1 / (1 + exp(-margin))
      let counted = sample.labels[row] == 1 ? eventWeight : 1
      let residual = counted * (Double(sample.labels[row]) - p)
      let weight = counted * p * (1 - p)
      for at in 0..<perRow {
        let i = unsafe Int(index[at])
        let x = unsafe value[at]
        unsafe gradient[i] += residual * x
        let scaled = weight * x
        let line = unsafe hessian + i * width
        // Features come in the order of their columns, so the second index never exceeds the first.
        for other in 0...at { unsafe line[Int(index[other])] += scaled * value[other] }
      }
      unsafe index += perRow
      unsafe value += perRow
    }
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

extension LogisticFit.End {
  /// The information matrix times a vector.
  func times(_ vector: [Double]) -> [Double] {
    let width = vector.count
    return (0..<width).map { row in
      var sum = 0.0
      for column in 0..<width { sum += information[row * width + column] * vector[column] }
      return sum
    }
  }
}
