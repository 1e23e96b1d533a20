import Distributions

/// The level of an interval, with the normal quantile that belongs to it.
public struct Confidence: Sendable, Hashable {
  /// A share such as .95.
  public let level: Double
  /// Half of `1 − level` lies above this many standard errors.
  public let z: Double

  /// A level outside (0, 1) is our mistake: options are checked where they are read.
  public init(_ level: Double) {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    self.level = level
    z = StandardNormal().quantile(0.5 + level / 2)
  }

  public static let standard = Confidence(0.95)

  /// `value ± z·standardError`.
  public func interval(around value: Double, standardError: Double) -> ClosedRange<Double> {
    let half = z * standardError
    return value - half...value + half
  }

  /// The standard error that an interval of this level stands for, taken as symmetric.
  public func standardError(of interval: ClosedRange<Double>) -> Double {
    (interval.upperBound - interval.lowerBound) / (2 * z)
  }
}

/// A number with its standard error.
public struct Estimate: Sendable, Hashable {
  public let value: Double
  public let standardError: Double

  public init(_ value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }

  public func interval(_ confidence: Confidence) -> ClosedRange<Double> {
    confidence.interval(around: value, standardError: standardError)
  }

  /// Two-sided, against a value of 0; 1 when both value and standard error are 0.
  public var pValue: Double {
    guard standardError > 0 else { return value == 0 ? 1 : 0 }
    return 2 * StandardNormal().upperTail(abs(value / standardError))
  }

  /// The difference of two independent estimates.
  public static func - (a: Estimate, b: Estimate) -> Estimate {
    let variance = a.standardError * a.standardError + b.standardError * b.standardError
    return Estimate(a.value - b.value, standardError: variance.squareRoot())
  }
}
