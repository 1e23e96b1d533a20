import Glibc

/// The shifted beta-geometric model of contractual retention (Fader & Hardie 2007): each customer leaves at the end
/// of a period with a probability of their own, and those probabilities follow a beta distribution.
///
/// P(T = t) = B(α+1, β+t−1)/B(α, β) for whole periods t ≥ 1. The retention rate rises with age, since those likely
/// to leave have left, though nobody changes.
public struct ShiftedBetaGeometric: Sendable {
  public let alpha: Double
  public let beta: Double
  /// Of log α and log β; empty when the parameters were given rather than fitted.
  public let logCovariance: [[Double]]
  /// Of the fit; NaN when given.
  public let logLikelihood: Double

  public init(alpha: Double, beta: Double, logCovariance: [[Double]] = [], logLikelihood: Double = .nan) {
    self.alpha = alpha
    self.beta = beta
    self.logCovariance = logCovariance
    self.logLikelihood = logLikelihood
  }

  /// Why no model could be fitted.
  public enum Failure: Error, Sendable, Hashable {
    /// Nobody left, or everybody in their first period.
    case noVariation
    /// Retention does not rise with age, so the likelihood keeps rising as customers become alike.
    case noHeterogeneity
    case notConverged
  }

  /// Fitted to those at risk and leaving in each period 1, 2, …, so it holds for late entry and any censoring too.
  ///
  /// - Returns: The fit, or why there is none.
  public static func fit(_ periods: [RiskPeriod]) -> Result<ShiftedBetaGeometric, Failure> {
    let leavers = periods.reduce(0) { $0 + $1.leavers }
    let stays = periods.reduce(0) { $0 + $1.atRisk - $1.leavers }
    guard leavers > 0, stays > 0 else { return .failure(.noVariation) }
    // A beta distribution with the pooled rate as its mean.
    let rate = leavers / (leavers + stays)
    let maximum = LikelihoodMaximum(from: [2 * rate, 2 * (1 - rate)], size: leavers + stays) {
      Self.likelihood(periods, alpha: $0[0], beta: $0[1])
    }
    if maximum.isAtBoundary || maximum.parameters.contains(where: { $0 > 1e4 }) {
      return .failure(.noHeterogeneity)
    }
    guard maximum.isConverged else {
      // A ridge towards infinity along a constant ratio is flat, so it also shows as no convergence.
      return .failure(maximum.parameters[0] + maximum.parameters[1] > 500 ? .noHeterogeneity : .notConverged)
    }
    return .success(
      ShiftedBetaGeometric(
        alpha: maximum.parameters[0], beta: maximum.parameters[1], logCovariance: maximum.logCovariance,
        logLikelihood: maximum.logLikelihood))
  }

  /// Σ d·log h + (n−d)·log(1−h) with h = α/(α+β+t−1): the chance of leaving in period t of those who reached it.
  static func likelihood(
    _ periods: [RiskPeriod], alpha: Double, beta: Double
  ) -> LikelihoodMaximum.Point {
    var value = 0.0
    var (slopeA, slopeB) = (0.0, 0.0)
    for period in periods {
      let earlier = Double(period.period - 1)
      let (d, s) = (period.leavers, period.atRisk - period.leavers)
      let whole = alpha + beta + earlier
      value += d * log(alpha / whole) + s * log((beta + earlier) / whole)
      slopeA += d / alpha - (d + s) / whole
      slopeB += s / (beta + earlier) - (d + s) / whole
    }
    return LikelihoodMaximum.Point(logLikelihood: value, gradient: [slopeA, slopeB])
  }

  /// Standard errors of α and β; empty when given.
  public var standardErrors: [Double] {
    zip([alpha, beta], logCovariance.indices).map { $0 * logCovariance[$1][$1].squareRoot() }
  }

  /// The share still here after `period` periods.
  public func survival(after period: Int) -> Double {
    var share = 1.0
    for t in stride(from: 1, through: period, by: 1) { share *= retention(in: t) }
    return share
  }

  /// The share of those who reached period t that stays through it: (β+t−1)/(α+β+t−1).
  public func retention(in period: Int) -> Double {
    (beta + Double(period) - 1) / (alpha + beta + Double(period) - 1)
  }

  /// The same with the standard error of the parameters.
  public func retentionEstimate(in period: Int) -> Estimate {
    let rate = retention(in: period)
    guard !logCovariance.isEmpty else { return Estimate(rate, standardError: 0) }
    let whole = alpha + beta + Double(period) - 1
    let variance = SymmetricMatrix.quadratic(
      logCovariance, [-alpha * rate / whole, beta * alpha / (whole * whole)])
    return Estimate(rate, standardError: variance.squareRoot())
  }

  /// With its standard error by the delta method; 0 when the parameters were given.
  public func survivalEstimate(after period: Int) -> Estimate {
    let share = survival(after: period)
    guard !logCovariance.isEmpty else { return Estimate(share, standardError: 0) }
    var (a, b) = (0.0, 0.0)
    for t in stride(from: 1, through: period, by: 1) {
      let earlier = Double(t) - 1
      a -= 1 / (alpha + beta + earlier)
      b += 1 / (beta + earlier) - 1 / (alpha + beta + earlier)
    }
    let variance = SymmetricMatrix.quadratic(logCovariance, [share * a * alpha, share * b * beta])
    return Estimate(share, standardError: variance.squareRoot())
  }

  /// Discounted expected lifetime of a new customer who pays now: Σ_{t≥0} S(t)/(1+d)^t, d > 0.
  ///
  /// A value in units of one payment. Equal to ₂F₁(1, β; α+β; 1/(1+d)).
  public func discountedLifetime(discount: Double) -> Double {
    guard discount > 0 else { return alpha > 1 ? (alpha + beta - 1) / (alpha - 1) : .infinity }
    return GaussHypergeometric.value(1, beta, alpha + beta, 1 / (1 + discount))
  }

  /// Discounted expected residual lifetime of a customer in period n just before the renewal: Σ_{t≥n} S(t|T>n−1)/(1+d)^(t−n).
  ///
  /// The first of these payments is the renewal that now falls due (Fader & Hardie 2010, eq. 6).
  public func discountedResidualLifetime(period n: Int, discount: Double) -> Double {
    let reached = Double(n)
    return retention(in: n)
      * GaussHypergeometric.value(1, beta + reached, alpha + beta + reached, 1 / (1 + discount))
  }
}

/// Those who reached a period, and those of them who left in it.
public struct RiskPeriod: Sendable, Hashable {
  /// From 1 on.
  public let period: Int
  public let atRisk: Double
  public let leavers: Double

  public init(period: Int, atRisk: Double, leavers: Double) {
    self.period = period
    self.atRisk = atRisk
    self.leavers = leavers
  }
}

extension RiskPeriod {
  /// A life table in whole periods: a departure at time t falls in the period that ends at or after it, a customer
  /// last seen at t stayed through the periods that ended by then, and one who came in at t is at risk from the next.
  ///
  /// Departures at time 0 count in period 1.
  public static func periods(of table: LifeTable, group index: Int = 0) -> [RiskPeriod] {
    let group = table.groups[index]
    guard let last = table.times.last, last >= 0 else { return [] }
    let count = max(1, Int(last.rounded(.up)))
    var entering = [Double](repeating: 0, count: count + 2)
    var leaving = [Double](repeating: 0, count: count + 2)
    var seen = [Double](repeating: 0, count: count + 2)
    entering[1] = group.initial
    for (position, time) in table.times.enumerated() {
      leaving[max(1, Int(time.rounded(.up)))] += group.events[position]
      seen[Int(time.rounded(.down))] += group.censored[position]
      // Entries stand at the first time of the table after them, and their own time is the one before that.
      let entry = position > 0 ? table.times[position - 1] : 0
      entering[Int(entry.rounded(.down)) + 1] += group.entered[position]
    }
    var present = 0.0
    return (1...count).map { period in
      present += entering[period] - seen[period - 1]
      defer { present -= leaving[period] }
      return RiskPeriod(period: period, atRisk: max(present, leaving[period]), leavers: leaving[period])
    }
  }
}
