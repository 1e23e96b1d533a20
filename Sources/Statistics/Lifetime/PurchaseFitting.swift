import Glibc

/// Patterns made ready for fitting models to them, one or several, with the rates without dropout that all start from.
///
/// The search works on times in units of their mean age. Of many patterns some are searched first, and all of them only
/// near the maximum found there, with the curvature found there.
public struct PurchaseFitting: Sendable {
  public let data: PurchasePatterns
  private let scaled: PurchasePatterns
  private let scale: Double
  private let null: LikelihoodMaximum
  private let sample: PurchasePatterns?

  /// Patterns above which a part is searched first, and customers of that part.
  private static let many = 30_000
  private static let sampled = 15_000.0

  /// Refused where too few came back or all buy at one rate.
  public static func of(_ data: PurchasePatterns) -> Result<PurchaseFitting, PurchaseFit.Refusal> {
    guard data.totals.repeaters >= Double(PurchaseFit.fewestRepeaters) else {
      return .failure(.tooFewRepeaters(Int(data.totals.repeaters)))
    }
    let fitting = PurchaseFitting(data)
    guard fitting.null.parameters[0] < 1e4, !fitting.null.isAtBoundary else { return .failure(.noSpread) }
    return .success(fitting)
  }

  private init(_ data: PurchasePatterns) {
    self.data = data
    let scale = data.totals.age / data.customers
    self.scale = scale
    let scaled = data.scaled(by: scale)
    self.scaled = scaled
    sample = data.patterns.count > Self.many ? scaled.thinned(to: Self.sampled) : nil
    null = Self.maximum(scaled, sample, from: [[1, data.customers / data.totals.repeats]]) {
      NegativeBinomialRate.likelihood($0, $1)
    }
  }

  /// A model of a kind; `near` is one fitted to much the same customers, to start from.
  public func fit(
    _ kind: PurchaseFit.Kind, near: PurchaseFit? = nil
  ) -> Result<PurchaseFit, PurchaseFit.Refusal> {
    let start = null.parameters
    switch kind {
    case .empirical: return finished(NegativeBinomialRate(r: start[0], alpha: start[1] * scale), null)
    case .bgnbd, .mbgnbd:
      let variant: BetaGeometricNBD.Variant = kind == .bgnbd ? .plain : .modified
      let maximum = maximum(near, from: [start + [0.5, 1.5], start + [1, 10]]) {
        BetaGeometricNBD.likelihood($0, variant, $1)
      }
      let p = maximum.parameters
      return finished(BetaGeometricNBD(variant, r: p[0], alpha: p[1] * scale, a: p[2], b: p[3]), maximum)
    case .paretonbd:
      let maximum = maximum(near, from: [start + [0.5, 0.5]]) { ParetoNBD.likelihood($0, $1) }
      let p = maximum.parameters
      return finished(ParetoNBD(r: p[0], alpha: p[1] * scale, s: p[2], beta: p[3] * scale), maximum)
    }
  }

  private typealias Likelihood = @Sendable (PurchasePatterns, [Double]) -> LikelihoodMaximum.Point

  private func maximum(
    _ near: PurchaseFit?, from starts: [[Double]], _ likelihood: @escaping Likelihood
  ) -> LikelihoodMaximum {
    if let near, near.model.parameters.count == 4 {
      var start = near.model.parameters
      start[1] /= scale
      if near.model is ParetoNBD { start[3] /= scale }
      let scaled = self.scaled
      let found = LikelihoodMaximum(
        from: start, size: data.customers,
        covariance: near.maximum.logCovariance.map { $0.map { $0 * near.customers / data.customers } }
      ) { likelihood(scaled, $0) }
      if found.isConverged { return found }
    }
    return Self.maximum(scaled, sample, from: starts, likelihood)
  }

  private static func maximum(
    _ data: PurchasePatterns, _ sample: PurchasePatterns?, from starts: [[Double]],
    _ likelihood: @escaping Likelihood
  ) -> LikelihoodMaximum {
    guard let sample else { return best(data, from: starts, likelihood) }
    let found = best(sample, from: starts, likelihood)
    guard found.isConverged else {
      // Out of bounds for a part is not yet so for all.
      let start = found.parameters.map { min(max($0, exp(-Self.farthest)), exp(Self.farthest)) }
      return best(data, from: [start], likelihood)
    }
    let share = sample.customers / data.customers
    let whole = LikelihoodMaximum(
      from: found.parameters, size: data.customers,
      covariance: found.logCovariance.map { $0.map { $0 * share } }
    ) { likelihood(data, $0) }
    return whole.isConverged ? whole : best(data, from: starts, likelihood)
  }

  /// Logarithm of a parameter from which a search of everyone starts where that of a part ran away.
  private static let farthest = 6.0

  /// The next start is only tried when the one before it did not converge.
  private static func best(
    _ data: PurchasePatterns, from starts: [[Double]], _ likelihood: @escaping Likelihood
  ) -> LikelihoodMaximum {
    var found = LikelihoodMaximum(from: starts[0], size: data.customers) { likelihood(data, $0) }
    for start in starts.dropFirst() where !found.isConverged {
      let other = LikelihoodMaximum(from: start, size: data.customers) { likelihood(data, $0) }
      if other.isConverged || other.logLikelihood > found.logLikelihood { found = other }
    }
    return found
  }

  private func finished(
    _ model: any PurchaseModel, _ maximum: LikelihoodMaximum
  ) -> Result<PurchaseFit, PurchaseFit.Refusal> {
    let gain = maximum.logLikelihood - null.logLikelihood
    let hasDropout = model.parameters.count > 2
    guard !hasDropout || gain > PurchaseFit.leastGain else { return .failure(.noDropout) }
    // Both parameters of dropout large together: they are one number, its mean.
    if hasDropout, maximum.parameters[2...].allSatisfy({ $0 > 1000 }) { return .failure(.noDropoutSpread) }
    if hasDropout, maximum.isAtBoundary { return .failure(.noDropout) }
    guard maximum.isConverged else {
      let isRidge = hasDropout && maximum.parameters[2...].allSatisfy { $0 > 50 }
      return .failure(isRidge ? .noDropoutSpread : .notConverged)
    }
    // Scaled times have another density: each repeat was one in units of the mean age.
    let shift = -data.totals.repeats * log(scale)
    let shown = LikelihoodMaximum(
      parameters: model.parameters, logLikelihood: maximum.logLikelihood + shift,
      logCovariance: maximum.logCovariance, evaluations: maximum.evaluations,
      isConverged: true, isAtBoundary: false)
    return .success(PurchaseFit(model: model, maximum: shown, gain: gain, customers: data.customers))
  }
}
