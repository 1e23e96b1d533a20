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

  /// Fitted to patterns; times may be in any unit.
  public static func fit(_ data: PurchasePatterns, _ kind: Kind) -> Result<PurchaseFit, Refusal> {
    PurchaseFitting.of(data).flatMap { $0.fit(kind) }
  }
}
