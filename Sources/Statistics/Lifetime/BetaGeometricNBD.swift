import Distributions
import Glibc

/// BG/NBD (Fader, Hardie & Lee 2005) and MBG/NBD (Batislam, Denizel & Filiztekin 2007): customers buy at random times
/// at a rate of their own, which follows a gamma distribution (r, α), and after a purchase they may drop out with a
/// chance of their own, which follows a beta distribution (a, b).
///
/// In the modified model they may drop out after the first purchase too; in the plain one everyone without a repeat
/// counts as alive.
public struct BetaGeometricNBD: PurchaseModel, Hashable {
  public enum Variant: Sendable, Hashable { case plain, modified }

  public static let parameterNames = ["r", "alpha", "a", "b"]

  public let variant: Variant
  public let r: Double
  /// In the unit of time of the patterns.
  public let alpha: Double
  public let a: Double
  public let b: Double

  public init(_ variant: Variant = .plain, r: Double, alpha: Double, a: Double, b: Double) {
    self.variant = variant
    self.r = r
    self.alpha = alpha
    self.a = a
    self.b = b
  }

  public var parameters: [Double] { [r, alpha, a, b] }

  public func at(_ parameters: [Double]) -> BetaGeometricNBD {
    BetaGeometricNBD(variant, r: parameters[0], alpha: parameters[1], a: parameters[2], b: parameters[3])
  }

  /// Occasions to drop out before the first repeat.
  private var shift: Double { variant == .plain ? 0 : 1 }

  /// Odds of having dropped out, as a logarithm; −∞ for a customer who had no occasion to.
  func logOddsGone(repeats: Int, recency: Double, age: Double) -> Double {
    let occasions = Double(repeats) + shift
    guard occasions > 0 else { return -.infinity }
    return log(a / (b + occasions - 1))
      + (r + Double(repeats)) * (log(alpha + age) - log(alpha + recency))
  }

  public func alive(_ pattern: PurchasePatterns.Pattern) -> Sensitive {
    let x = Double(pattern.repeats)
    let odds = logOddsGone(repeats: pattern.repeats, recency: pattern.recency, age: pattern.age)
    guard odds > -.infinity else { return Sensitive(1) }
    let alive = 1 / (1 + exp(odds))
    let scale = -alive * (1 - alive)
    return Sensitive(
      alive,
      SIMD4(
        scale * r * (log(alpha + pattern.age) - log(alpha + pattern.recency)),
        scale * alpha * (r + x) * (1 / (alpha + pattern.age) - 1 / (alpha + pattern.recency)),
        scale, -scale * b / (b + x + shift - 1)))
  }

  public func expectedRepeats(in time: Double) -> Double {
    whileAlive(shape: r, rate: alpha, chance: (a, b + shift), over: Spells(to: time)).all
      * (variant == .plain ? 1 : b / (a + b))
  }

  public func purchasesWhileAlive(repeats: Int, age: Double, over spells: Spells) -> ExpectedPurchases {
    let x = Double(repeats)
    return whileAlive(shape: r + x, rate: alpha + age, chance: (a, b + x + shift), over: spells)
  }

  /// E over p of Σ u·(1 − (1 + p·t/α)^−r)/p, which has no singular case, unlike the form with ₂F₁ at a = 1.
  private func whileAlive(
    shape: Double, rate: Double, chance: (a: Double, b: Double), over spells: Spells
  ) -> ExpectedPurchases {
    let quadrature = BetaQuadrature(a: chance.a, b: chance.b)
    var total = ExpectedPurchases(weighted: 0, all: 0)
    for (p, weight) in zip(quadrature.nodes, quadrature.weights) where weight > 0 {
      var (sum, purchases) = (0.0, 0.0)
      for (end, factor) in zip(spells.ends, spells.cumulative) {
        let reach = p * end / rate
        // Near p = 0 the fraction is its limit, the purchases of someone who never drops out.
        purchases = reach * shape < 1e-9 ? shape * end / rate : -expm1(-shape * log1p(reach)) / p
        sum += factor * purchases
      }
      total.weighted += weight * sum
      total.all += weight * purchases
    }
    return total
  }

  /// The unconditional distribution (Fader, Hardie & Lee 2005, eq. 8) with what is known of an active customer in place
  /// of the parameters: they are at their last purchase's outcome, as a new customer of the plain model is.
  public func chancesWhileAlive(repeats: Int, age: Double, in time: Double) -> [Double] {
    let x = Double(repeats)
    let (shape, rate) = (r + x, alpha + age)
    let stays = b + x + shift
    // P(y) of someone who never drops out, Σ of it so far, and the chance of still being there after y purchases.
    var chance = exp(-shape * log1p(time / rate))
    var sum = 0.0
    var staying = 1.0
    var chances: [Double] = []
    var total = 0.0
    while total < 1 - 1e-6, chances.count < ChancesOfPurchases.most {
      let y = Double(chances.count)
      // Left at the y-th purchase, with at least y of them in the time.
      let left = y > 0 ? staying * a / (a + stays + y - 1) * max(0, 1 - sum) : 0
      if y > 0 { staying *= (stays + y - 1) / (a + stays + y - 1) }
      let found = staying * chance + left
      chances.append(found)
      total += found
      sum += chance
      chance *= (shape + y) / (y + 1) * time / (rate + time)
    }
    return chances
  }

  /// Purchases expected of someone like this in a time: the closed form with ₂F₁, for a ≠ 1 and a + b + x > 1.
  public func expectedPurchases(_ pattern: PurchasePatterns.Pattern, in time: Double) -> Double {
    alive(pattern).value
      * purchasesWhileAlive(repeats: pattern.repeats, age: pattern.age, over: Spells(to: time)).all
  }
}
