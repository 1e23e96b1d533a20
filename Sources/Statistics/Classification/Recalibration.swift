import Glibc

/// A monotone map from raw scores to probabilities, learned from scores whose outcomes are known.
///
/// It must be learned on rows whose scores were made without their outcomes; the ranking stays as it is, but for ties
/// that an isotonic map makes.
public enum Recalibration: Sendable, Hashable {
  /// 1 / (1 + exp(−(intercept + slope·logit p))): Platt's (1999), on the log-odds.
  case platt(intercept: Double, slope: Double)
  /// logit q = a·log p − b·log(1 − p) + c, with a, b ≥ 0: Kull, Silva Filho & Flach (2017).
  case beta(a: Double, b: Double, c: Double)
  /// Steps from pooling adjacent violators: `values[i]` for scores from `edges[i]` on, interpolated between the middles.
  case isotonic(scores: [Double], values: [Double])

  public func callAsFunction(_ p: Double) -> Double {
    switch self {
    case .platt(let intercept, let slope): return logistic(intercept + slope * logit(clipped(p)))
    case .beta(let a, let b, let c):
      let kept = clipped(p)
      return logistic(a * log(kept) - b * log1p(-kept) + c)
    case .isotonic(let scores, let values): return Recalibration.interpolated(p, scores, values)
    }
  }

  private static func interpolated(_ p: Double, _ scores: [Double], _ values: [Double]) -> Double {
    guard let first = scores.first, let last = scores.last, p > first else { return values.first ?? p }
    guard p < last else { return values[values.count - 1] }
    var low = 0
    var high = scores.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if scores[middle] <= p { low = middle } else { high = middle }
    }
    let share = (p - scores[low]) / (scores[high] - scores[low])
    return values[low] + share * (values[high] - values[low])
  }
}

extension Recalibration {
  /// Platt's map; `nil` when it cannot be fitted, as when scores separate the outcomes.
  public static func platt(_ table: ScoreTable) -> Recalibration? {
    guard let line = CalibrationLine(table), line.slope.value > 0 else { return nil }
    return .platt(intercept: line.intercept.value, slope: line.slope.value)
  }

  /// Isotonic regression, as scikit-learn's: equal outcomes within a pool, straight lines between pools.
  public static func isotonic(_ table: ScoreTable) -> Recalibration? {
    guard table.hasBothOutcomes else { return nil }
    var pools: [(first: Double, last: Double, positives: Double, rows: Double)] = []
    for index in table.scores.indices {
      let score = table.scores[index]
      var pool = (
        first: score, last: score, positives: table.positives[index],
        rows: table.positives[index] + table.negatives[index]
      )
      while let before = pools.last, before.positives * pool.rows >= pool.positives * before.rows {
        pool = (before.first, pool.last, before.positives + pool.positives, before.rows + pool.rows)
        pools.removeLast()
      }
      pools.append(pool)
    }
    var scores: [Double] = []
    var values: [Double] = []
    for pool in pools {
      scores.append(pool.first)
      values.append(pool.positives / pool.rows)
      guard pool.last > pool.first else { continue }
      scores.append(pool.last)
      values.append(pool.positives / pool.rows)
    }
    return .isotonic(scores: scores, values: values)
  }

  /// Beta calibration: logistic regression on log p and −log(1 − p); a coefficient below 0 is dropped and the other
  /// fitted alone, so that the map stays monotone. `nil` when it cannot be fitted.
  public static func beta(_ table: ScoreTable) -> Recalibration? {
    guard table.hasBothOutcomes, let lowest = table.scores.first, let highest = table.scores.last,
      lowest >= 0,
      highest <= 1
    else { return nil }
    let low = table.scores.map { log(clipped($0)) }
    let high = table.scores.map { -log1p(-clipped($0)) }
    guard let both = fit([low, high], table) else { return nil }
    if both[0] >= 0, both[1] >= 0 { return .beta(a: both[0], b: both[1], c: both[2]) }
    if both[0] < 0 { return fit([high], table).map { .beta(a: 0, b: max(0, $0[0]), c: $0[1]) } }
    return fit([low], table).map { .beta(a: max(0, $0[0]), b: 0, c: $0[1]) }
  }

  /// Logistic regression by Newton's method with step halving: coefficients, then the intercept.
  private static func fit(_ columns: [[Double]], _ table: ScoreTable) -> [Double]? {
    let width = columns.count + 1
    var beta = [Double](repeating: 0, count: width)
    beta[width - 1] = logit(clipped(table.prevalence))
    var before = logLikelihood(columns, beta, table)
    for _ in 0..<100 {
      let (gradient, hessian) = derivatives(columns, beta, table)
      guard var step = Cholesky(hessian, size: width, tolerance: 0)?.solve(gradient) else { return nil }
      var next = zip(beta, step).map { $0 + $1 }
      var after = logLikelihood(columns, next, table)
      for _ in 0..<30 where !(after >= before - 1e-12 * abs(before)) {
        step = step.map { $0 / 2 }
        next = zip(beta, step).map { $0 + $1 }
        after = logLikelihood(columns, next, table)
      }
      beta = next
      before = after
      if (step.map { abs($0) }.max() ?? 0) < 1e-9 { return beta }
    }
    return nil
  }

  private static func margin(_ columns: [[Double]], _ beta: [Double], _ row: Int) -> Double {
    var sum = beta[columns.count]
    for (index, column) in columns.enumerated() { sum += beta[index] * column[row] }
    return sum
  }

  private static func logLikelihood(_ columns: [[Double]], _ beta: [Double], _ table: ScoreTable) -> Double {
    Summation.sum(
      table.scores.indices.map { row in
        let margin = margin(columns, beta, row)
        let rows = table.positives[row] + table.negatives[row]
        return table.positives[row] * margin - rows * (max(margin, 0) + log1p(exp(-abs(margin))))
      })
  }

  private static func derivatives(
    _ columns: [[Double]], _ beta: [Double], _ table: ScoreTable
  ) -> (gradient: [Double], hessian: [Double]) {
    let width = beta.count
    var gradient = [Double](repeating: 0, count: width)
    var hessian = [Double](repeating: 0, count: width * width)
    var x = [Double](repeating: 1, count: width)
    for row in table.scores.indices {
      for (index, column) in columns.enumerated() { x[index] = column[row] }
      let p = logistic(margin(columns, beta, row))
      let rows = table.positives[row] + table.negatives[row]
      let residual = table.positives[row] - rows * p
      let weight = rows * p * (1 - p)
      for i in 0..<width {
        gradient[i] += residual * x[i]
        for j in 0...i { hessian[i * width + j] += weight * x[i] * x[j] }
      }
    }
    return (gradient, hessian)
  }
}

func logistic(_ margin: Double) -> Double { 1 / (1 + exp(-margin)) }
