import CBoostMath

/// A distribution whose probabilities can be asked for; NaN outside its domain.
public protocol Distribution: Sendable {
  /// P(X ≤ x).
  func cumulative(_ x: Double) -> Double
  /// P(X > x), with the digits of a small tail kept.
  func upperTail(_ x: Double) -> Double
}

/// The normal distribution of mean 0 and variance 1.
public struct StandardNormal: Distribution {
  public init() {}
  public func cumulative(_ x: Double) -> Double { tenure_normal_lower(x) }
  public func upperTail(_ x: Double) -> Double { tenure_normal_upper(x) }
  /// The x below which a share `p` lies, 0 < p < 1.
  public func quantile(_ p: Double) -> Double { tenure_normal_quantile(p) }
}

public struct ChiSquared: Distribution {
  public let degrees: Double

  public init(degrees: Double) { self.degrees = degrees }
  public func cumulative(_ x: Double) -> Double { tenure_chi_squared_lower(x, degrees) }
  public func upperTail(_ x: Double) -> Double { tenure_chi_squared_upper(x, degrees) }
  public func quantile(_ p: Double) -> Double { tenure_chi_squared_quantile(p, degrees) }
}

public struct StudentT: Distribution {
  public let degrees: Double

  public init(degrees: Double) { self.degrees = degrees }
  public func cumulative(_ x: Double) -> Double { tenure_student_t_lower(x, degrees) }
  public func upperTail(_ x: Double) -> Double { tenure_student_t_upper(x, degrees) }
  public func quantile(_ p: Double) -> Double { tenure_student_t_quantile(p, degrees) }
}

public struct FisherF: Distribution {
  public let numerator: Double
  public let denominator: Double

  public init(numerator: Double, denominator: Double) {
    self.numerator = numerator
    self.denominator = denominator
  }
  public func cumulative(_ x: Double) -> Double { tenure_fisher_f_lower(x, numerator, denominator) }
  public func upperTail(_ x: Double) -> Double { tenure_fisher_f_upper(x, numerator, denominator) }
  public func quantile(_ p: Double) -> Double { tenure_fisher_f_quantile(p, numerator, denominator) }
}

public struct Beta: Distribution {
  public let a: Double
  public let b: Double

  public init(a: Double, b: Double) {
    self.a = a
    self.b = b
  }
  public func cumulative(_ x: Double) -> Double { tenure_beta_lower(x, a, b) }
  public func upperTail(_ x: Double) -> Double { tenure_beta_upper(x, a, b) }
  public func quantile(_ p: Double) -> Double { tenure_beta_quantile(p, a, b) }
}

/// Successes among `trials`, each with the same share.
public struct Binomial: Distribution {
  public let trials: Int
  public let share: Double

  public init(trials: Int, share: Double) {
    self.trials = trials
    self.share = share
  }
  /// P(X = k).
  public func mass(_ k: Int) -> Double { tenure_binomial_mass(Double(k), Double(trials), share) }
  public func cumulative(_ x: Double) -> Double {
    tenure_binomial_lower(x.rounded(.down), Double(trials), share)
  }
  public func upperTail(_ x: Double) -> Double {
    tenure_binomial_upper(x.rounded(.down), Double(trials), share)
  }
}

/// Marked items among `drawn` taken without putting back from `total`, of which `marked` are marked.
public struct Hypergeometric: Sendable {
  public let marked: Int
  public let drawn: Int
  public let total: Int

  /// Counts that cannot be are our mistake and stop the process.
  public init(marked: Int, drawn: Int, total: Int) {
    precondition(
      (0...total).contains(marked) && (0...total).contains(drawn) && total <= Int(UInt32.max),
      "no more can be marked or drawn than there are")
    self.marked = marked
    self.drawn = drawn
    self.total = total
  }

  /// P(X = k); 0 for a k that cannot be.
  public func mass(_ k: Int) -> Double {
    isPossible(k) ? tenure_hypergeometric_mass(UInt32(k), UInt32(marked), UInt32(drawn), UInt32(total)) : 0
  }
  /// P(X ≤ k).
  public func cumulative(_ k: Int) -> Double {
    if k < smallest { return 0 }
    if k >= largest { return 1 }
    return tenure_hypergeometric_lower(UInt32(k), UInt32(marked), UInt32(drawn), UInt32(total))
  }
  /// P(X > k).
  public func upperTail(_ k: Int) -> Double {
    if k < smallest { return 1 }
    if k >= largest { return 0 }
    return tenure_hypergeometric_upper(UInt32(k), UInt32(marked), UInt32(drawn), UInt32(total))
  }

  private var smallest: Int { max(0, drawn + marked - total) }
  private var largest: Int { min(drawn, marked) }
  private func isPossible(_ k: Int) -> Bool { k >= smallest && k <= largest }
}
