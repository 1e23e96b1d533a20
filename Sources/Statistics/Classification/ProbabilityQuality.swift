import Glibc

/// How close probabilities come to outcomes.
public struct ProbabilityQuality: Sendable, Hashable {
  /// Mean squared distance; lower is better.
  public let brier: Double
  /// Of always predicting the prevalence: p̄(1 − p̄).
  public let brierOfPrevalence: Double
  /// Mean of −log of the probability given to what happened, with probabilities kept within 1e-15…1 − 1e-15.
  public let logLoss: Double
  /// Of the Brier score, and of the log-loss: of means over customers, each with its own distance and loss.
  public let brierError: Double
  public let logLossError: Double
  public let meanPredicted: Double
  public let prevalence: Double

  /// Share of the prevalence's Brier score that is removed: 1 is perfect, 0 no better than the prevalence.
  public var brierSkill: Double { 1 - brier / brierOfPrevalence }

  /// Of always predicting the prevalence: −p̄·log p̄ − (1 − p̄)·log(1 − p̄).
  public var logLossOfPrevalence: Double {
    -prevalence * log(clipped(prevalence)) - (1 - prevalence) * log1p(-clipped(prevalence))
  }

  /// `nil` unless both outcomes occur and every score is a probability.
  public init?(_ table: ScoreTable) {
    guard table.hasBothOutcomes, let first = table.scores.first, let last = table.scores.last,
      first >= 0, last <= 1
    else { return nil }
    var squares: [Double] = []
    var losses: [Double] = []
    var predicted: [Double] = []
    var fourths: [Double] = []
    var squaredLosses: [Double] = []
    for index in table.scores.indices {
      let p = table.scores[index]
      let kept = clipped(p)
      squares.append(table.positives[index] * (1 - p) * (1 - p) + table.negatives[index] * p * p)
      let (high, low) = (-log(kept), -log1p(-kept))
      losses.append(table.positives[index] * high + table.negatives[index] * low)
      squaredLosses.append(table.positives[index] * high * high + table.negatives[index] * low * low)
      let (miss, alarm) = ((1 - p) * (1 - p), p * p)
      fourths.append(table.positives[index] * miss * miss + table.negatives[index] * alarm * alarm)
      predicted.append((table.positives[index] + table.negatives[index]) * p)
    }
    brier = Summation.sum(squares) / table.count
    logLoss = Summation.sum(losses) / table.count
    let spread = { (squares: [Double], mean: Double) in
      (max(0, Summation.sum(squares) / table.count - mean * mean) / table.count).squareRoot()
    }
    brierError = spread(fourths, brier)
    logLossError = spread(squaredLosses, logLoss)
    meanPredicted = Summation.sum(predicted) / table.count
    prevalence = table.prevalence
    brierOfPrevalence = prevalence * (1 - prevalence)
  }
}

/// A probability kept away from 0 and 1, where logarithms end.
func clipped(_ p: Double) -> Double { min(max(p, 1e-15), 1 - 1e-15) }

func logit(_ p: Double) -> Double { log(p) - log1p(-p) }
