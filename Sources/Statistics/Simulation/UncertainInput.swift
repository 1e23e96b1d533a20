import Distributions
import Glibc

/// A number of which only a range and a best guess are known, as a distribution.
public struct UncertainInput: Sendable, Hashable {
  public enum Shape: String, Sendable, Hashable, CaseIterable {
    /// From low to high, most likely at base.
    case triangular
    /// Every number from low to high alike.
    case uniform
    /// Mean at base; low to high holds a share `coverage` of it, taken as symmetric.
    case normal
    /// Median at base; low to high holds a share `coverage` of it on the scale of logarithms. Above 0 alone.
    case lognormal
    /// Mean at base; as spread as a normal that holds a share `coverage` from low to high. From 0 to 1.
    case beta
  }

  public let shape: Shape
  public let low: Double
  public let base: Double
  public let high: Double
  /// What low to high holds of a distribution without ends.
  public let coverage: Double

  /// `nil` where no such distribution is: low ≤ base ≤ high, above 0 for a lognormal, in 0…1 for a beta that is not
  /// spread further than one can be.
  public init?(_ shape: Shape, low: Double, base: Double, high: Double, coverage: Double = 0.9) {
    guard low <= base, base <= high, low.isFinite, high.isFinite, coverage > 0, coverage < 1 else {
      return nil
    }
    if shape == .lognormal, low <= 0 { return nil }
    self.shape = shape
    self.low = low
    self.base = base
    self.high = high
    self.coverage = coverage
    if shape == .beta, low < high {
      guard low >= 0, high <= 1, base > 0, base < 1, spread * spread < base * (1 - base) else { return nil }
    }
  }

  /// Standard deviations from the middle to either end.
  private var reach: Double { StandardNormal().quantile(0.5 + coverage / 2) }
  private var spread: Double { (high - low) / (2 * reach) }
  private var logSpread: Double { log(high / low) / (2 * reach) }

  private var beta: Beta {
    let size = base * (1 - base) / (spread * spread) - 1
    return Beta(a: base * size, b: (1 - base) * size)
  }

  public var mean: Double {
    switch shape {
    case .triangular: (low + base + high) / 3
    case .uniform: (low + high) / 2
    case .normal, .beta: base
    case .lognormal: low == high ? base : base * exp(logSpread * logSpread / 2)
    }
  }

  public var standardDeviation: Double {
    switch shape {
    case .triangular:
      let (a, m, b) = (low, base, high)
      return ((a * a + m * m + b * b - a * m - a * b - m * b) / 18).squareRoot()
    case .uniform: return (high - low) / 12.squareRoot()
    case .normal, .beta: return spread
    case .lognormal:
      if low == high { return 0 }
      let square = logSpread * logSpread
      return base * exp(square / 2) * (exp(square) - 1).squareRoot()
    }
  }

  /// The number below which a share lies, 0 < share < 1.
  public func quantile(_ share: Double) -> Double {
    if low == high { return base }
    switch shape {
    case .triangular:
      let turn = (base - low) / (high - low)
      return share < turn
        ? low + (share * (high - low) * (base - low)).squareRoot()
        : high - ((1 - share) * (high - low) * (high - base)).squareRoot()
    case .uniform: return low + share * (high - low)
    case .normal: return base + spread * StandardNormal().quantile(share)
    case .lognormal: return base * exp(logSpread * StandardNormal().quantile(share))
    case .beta: return beta.quantile(share)
    }
  }
}

/// Random numbers that anyone can draw again: SplitMix64 (Steele, Lea and Flood 2014).
public struct SeededDraws: Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// Above 0 and below 1.
  public mutating func share() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return (Double(mixed >> 11) + 0.5) * 0x1p-53
  }

  public mutating func normal() -> Double { StandardNormal().quantile(share()) }
}
