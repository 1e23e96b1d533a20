import Glibc

/// A probability on the scale on which contributions add up.
public struct LogOdds: Sendable, Hashable {
  public let value: Double

  /// Probabilities of 0 and 1 are kept just inside.
  public init(_ probability: Double) {
    let p = Swift.min(Swift.max(probability, 1e-9), 1 - 1e-9)
    value = log(p / (1 - p))
  }

  /// The probability after a change of the log-odds.
  public func adding(_ change: Double) -> Double { probability(value + change) }
}
