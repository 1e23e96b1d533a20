import Distributions
import Glibc

/// Outcomes regressed on the log-odds of their scores: a slope of 1 and an intercept of 0 are perfect.
///
/// A slope under 1 says that scores are too extreme (overfitted), over 1 that they are too timid.
public struct CalibrationLine: Sendable, Hashable {
  public let slope: Estimate
  public let intercept: Estimate
  /// Calibration in the large: the intercept when the slope is held at 1; under 0, scores are too high.
  public let inTheLarge: Estimate
  /// Spiegelhalter's test statistic (1986) of calibration, standard normal when calibrated.
  public let spiegelhalterZ: Double

  /// Two-sided.
  public var spiegelhalterPValue: Double { 2 * StandardNormal().upperTail(abs(spiegelhalterZ)) }

  /// `nil` unless both outcomes occur, every score is a probability, there are two of them, and the fit converges.
  public init?(_ table: ScoreTable) {
    guard table.hasBothOutcomes, table.scores.count > 1, let first = table.scores.first,
      let last = table.scores.last, first >= 0, last <= 1
    else { return nil }
    let odds = table.scores.map { logit(clipped($0)) }
    guard let line = CalibrationLine.fit(odds, table, isSlopeFree: true),
      let large = CalibrationLine.fit(odds, table, isSlopeFree: false)
    else { return nil }
    slope = line.slope
    intercept = line.intercept
    inTheLarge = large.intercept
    spiegelhalterZ = CalibrationLine.spiegelhalter(table)
  }

  /// Calibration in the large alone, which is found faster; `nil` as for the whole line.
  public static func inTheLarge(of table: ScoreTable) -> Estimate? {
    guard table.hasBothOutcomes, let first = table.scores.first, let last = table.scores.last, first >= 0,
      last <= 1
    else { return nil }
    return fit(table.scores.map { logit(clipped($0)) }, table, isSlopeFree: false)?.intercept
  }

  /// Newton's method on the log-likelihood, which is concave; standard errors from the information matrix. A step that
  /// would lower the likelihood, as the first ones may from scores that are far off, is halved until it does not.
  private static func fit(
    _ odds: [Double], _ table: ScoreTable, isSlopeFree: Bool
  ) -> (
    intercept: Estimate, slope: Estimate
  )? {
    var intercept = 0.0
    var slope = 1.0
    for _ in 0..<100 {
      let step = information(odds, table, intercept, slope)
      let determinant = step.aa * step.bb - step.ab * step.ab
      let moveA: Double
      var moveB = 0.0
      if isSlopeFree {
        guard determinant > 1e-12 * step.aa * step.bb else { return nil }
        moveA = (step.bb * step.a - step.ab * step.b) / determinant
        moveB = (step.aa * step.b - step.ab * step.a) / determinant
      } else {
        moveA = step.a / step.aa
      }
      guard moveA.isFinite, moveB.isFinite else { return nil }
      let share = shareOfStep(odds, table, (intercept, slope), (moveA, moveB))
      intercept += share * moveA
      slope += share * moveB
      guard abs(moveA) < 1e-10, abs(moveB) < 1e-10 else { continue }
      let varianceA = isSlopeFree ? step.bb / determinant : 1 / step.aa
      let varianceB = isSlopeFree ? step.aa / determinant : 0
      return (
        Estimate(intercept, standardError: varianceA.squareRoot()),
        Estimate(slope, standardError: varianceB.squareRoot())
      )
    }
    return nil
  }

  /// 1, or the first halving of it, at which the likelihood does not fall; what rounding takes away does not count.
  private static func shareOfStep(
    _ odds: [Double], _ table: ScoreTable, _ at: (Double, Double), _ move: (Double, Double)
  ) -> Double {
    let here = logLikelihood(odds, table, at.0, at.1)
    var share = 1.0
    for _ in 0..<40 {
      let there = logLikelihood(odds, table, at.0 + share * move.0, at.1 + share * move.1)
      if there >= here - 1e-9 * abs(here) { return share }
      share /= 2
    }
    return share
  }

  private static func logLikelihood(
    _ odds: [Double], _ table: ScoreTable, _ intercept: Double, _ slope: Double
  ) -> Double {
    var sum = 0.0
    for index in odds.indices {
      let line = intercept + slope * odds[index]
      // ln p and ln(1 − p) without rounding p to 0 or 1.
      let tail = log1p(exp(-abs(line)))
      sum -= table.positives[index] * (max(0, -line) + tail) + table.negatives[index] * (max(0, line) + tail)
    }
    return sum
  }

  /// Gradient (a, b) and information (aa, ab, bb) of intercept and slope.
  private static func information(
    _ odds: [Double], _ table: ScoreTable, _ intercept: Double, _ slope: Double
  )
    -> (a: Double, b: Double, aa: Double, ab: Double, bb: Double)
  {
    var sums = (a: 0.0, b: 0.0, aa: 0.0, ab: 0.0, bb: 0.0)
    for index in odds.indices {
      let x = odds[index]
      let rows = table.positives[index] + table.negatives[index]
      let p = 1 / (1 + exp(-(intercept + slope * x)))
      let residual = table.positives[index] - rows * p
      let weight = rows * p * (1 - p)
      sums.a += residual
      sums.b += residual * x
      sums.aa += weight
      sums.ab += weight * x
      sums.bb += weight * x * x
    }
    return sums
  }

  private static func spiegelhalter(_ table: ScoreTable) -> Double {
    var distance = 0.0
    var variance = 0.0
    for (index, p) in table.scores.enumerated() {
      let rows = table.positives[index] + table.negatives[index]
      distance += (table.positives[index] - rows * p) * (1 - 2 * p)
      variance += rows * (1 - 2 * p) * (1 - 2 * p) * p * (1 - p)
    }
    return variance > 0 ? distance / variance.squareRoot() : 0
  }
}
