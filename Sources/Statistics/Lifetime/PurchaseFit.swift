import Glibc

/// A purchase model fitted by maximum likelihood, with what is needed to judge it.
public struct PurchaseFit: Sendable {
  public let model: any PurchaseModel
  public let maximum: LikelihoodMaximum
  /// How much the log-likelihood exceeds that of the same rates with nobody dropping out.
  public let gain: Double
  public let customers: Double

  public var logLikelihood: Double { maximum.logLikelihood }

  /// Which models can be fitted.
  public enum Kind: String, Sendable, CaseIterable { case bgnbd, mbgnbd, paretonbd, empirical }

  /// Why a fit is refused; its numbers are never shown.
  public enum Refusal: Error, Sendable, Hashable {
    /// Fewer customers with a repeat than parameters could rest on.
    case tooFewRepeaters(Int)
    /// Letting customers drop out does not raise the likelihood beyond chance, or drives a parameter out of bounds.
    case noDropout
    /// Customers drop out, and differences between them in how readily cannot be told: parameters run off to infinity.
    case noDropoutSpread
    /// Everybody buys at the same rate, or the rates have no finite spread.
    case noSpread
    case notConverged
  }

  /// Repeaters below which nothing is fitted.
  public static let fewestRepeaters = 30
  /// What dropout must add to the log-likelihood to be told from chance: half of χ²'s 5 % point with two degrees.
  public static let leastGain = 2.9957

  /// Fitted to patterns; times may be in any unit, the search works on a scale of their mean age.
  public static func fit(_ data: PurchasePatterns, _ kind: Kind) -> Result<PurchaseFit, Refusal> {
    let totals = data.totals
    guard totals.repeaters >= Double(fewestRepeaters) else {
      return .failure(.tooFewRepeaters(Int(totals.repeaters)))
    }
    let scale = totals.age / data.customers
    let scaled = PurchasePatterns(
      data.patterns.map {
        PurchasePatterns.Pattern(
          repeats: $0.repeats, recency: $0.recency / scale, age: $0.age / scale, count: $0.count)
      })
    let mean = totals.repeats / data.customers
    let null = LikelihoodMaximum(from: [1, 1 / mean], size: data.customers) {
      NegativeBinomialRate.likelihood(scaled, $0)
    }
    guard null.parameters[0] < 1e4, !null.isAtBoundary else { return .failure(.noSpread) }
    guard kind != .empirical else {
      let model = NegativeBinomialRate(r: null.parameters[0], alpha: null.parameters[1] * scale)
      return finished(model, null, null, data, scale)
    }
    let start = null.parameters
    switch kind {
    case .bgnbd, .mbgnbd:
      let variant: BetaGeometricNBD.Variant = kind == .bgnbd ? .plain : .modified
      let maximum = best(from: [start + [0.5, 1.5], start + [1, 10]], data.customers) {
        BetaGeometricNBD.likelihood(scaled, variant, $0)
      }
      let p = maximum.parameters
      return finished(
        BetaGeometricNBD(variant, r: p[0], alpha: p[1] * scale, a: p[2], b: p[3]), maximum, null, data, scale)
    case .paretonbd:
      let maximum = best(from: [start + [0.5, 0.5]], data.customers) { ParetoNBD.likelihood(scaled, $0) }
      let p = maximum.parameters
      return finished(
        ParetoNBD(r: p[0], alpha: p[1] * scale, s: p[2], beta: p[3] * scale), maximum, null, data, scale)
    case .empirical: return .failure(.notConverged)
    }
  }

  /// The next start is only tried when the one before it did not converge.
  private static func best(
    from starts: [[Double]], _ size: Double, _ likelihood: @escaping ([Double]) -> LikelihoodMaximum.Point
  ) -> LikelihoodMaximum {
    var found = LikelihoodMaximum(from: starts[0], size: size, likelihood)
    for start in starts.dropFirst() where !found.isConverged {
      let other = LikelihoodMaximum(from: start, size: size, likelihood)
      if other.isConverged || other.logLikelihood > found.logLikelihood { found = other }
    }
    return found
  }

  private static func finished(
    _ model: any PurchaseModel, _ maximum: LikelihoodMaximum, _ null: LikelihoodMaximum,
    _ data: PurchasePatterns, _ scale: Double
  ) -> Result<PurchaseFit, Refusal> {
    let gain = maximum.logLikelihood - null.logLikelihood
    let hasDropout = model.parameters.count > 2
    guard !hasDropout || gain > leastGain else { return .failure(.noDropout) }
    // Both parameters of dropout large together: they are one number, its mean.
    if model.parameters.count == 4, maximum.parameters[2...].allSatisfy({ $0 > 1000 }) {
      return .failure(.noDropoutSpread)
    }
    if hasDropout, maximum.isAtBoundary { return .failure(.noDropout) }
    guard maximum.isConverged else {
      let isRidge = model.parameters.count == 4 && maximum.parameters[2...].allSatisfy { $0 > 50 }
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
