import Glibc
import Statistics
import Testing

struct PurchasePatternsTests {
  /// Repeats, recency and age of all sizes, in a unit of time, with counts from 1 up and one that is no whole number.
  private func patterns(_ unit: Double) -> PurchasePatterns {
    var patterns: [PurchasePatterns.Pattern] = []
    for repeats in 0..<7 {
      for age in stride(from: 1, to: 60, by: 3) {
        for recency in stride(from: repeats == 0 ? 0 : 1, through: repeats == 0 ? 0 : age, by: 4) {
          let count = patterns.count % 11 == 5 ? 2.5 : Double(1 + patterns.count % 7)
          patterns.append(
            PurchasePatterns.Pattern(
              repeats: repeats, recency: Double(recency) * unit, age: Double(age) * unit, count: count))
        }
      }
    }
    return PurchasePatterns(patterns)
  }

  @Test(arguments: [1, 0.37]) func `each pattern is found where it stands, and no other`(unit: Double) {
    let patterns = patterns(unit)
    for (index, pattern) in patterns.patterns.enumerated() {
      #expect(
        patterns.index(repeats: pattern.repeats, recency: pattern.recency, age: pattern.age) == index)
    }
    #expect(patterns.index(repeats: 9, recency: 1 * unit, age: 4 * unit) == nil)
    #expect(patterns.index(repeats: -1, recency: 1 * unit, age: 4 * unit) == nil)
    #expect(patterns.index(repeats: 2, recency: 1 * unit, age: 5 * unit) == nil)
    #expect(patterns.index(repeats: 2, recency: 2 * unit, age: 4 * unit) == nil)
    #expect(patterns.index(repeats: 2, recency: 1 * unit, age: 1e9) == nil)
    #expect(patterns.index(repeats: 2, recency: .nan, age: 4 * unit) == nil)
  }

  @Test func `the likelihood is that of each customer by the paper's formula`() {
    // Fader, Hardie & Lee 2005, eq. 6, customer by customer.
    let (r, alpha, a, b) = (0.6, 9.0, 0.7, 2.3)
    let patterns = patterns(1)
    func logBeta(_ a: Double, _ b: Double) -> Double { lgamma(a) + lgamma(b) - lgamma(a + b) }
    let expected = patterns.patterns.reduce(0.0) { sum, pattern in
      let x = Double(pattern.repeats)
      let stays = logBeta(a, b + x) - (r + x) * log(alpha + pattern.age)
      let gone = logBeta(a + 1, b + x - 1) - (r + x) * log(alpha + pattern.recency)
      let mixed = x > 0 ? stays + log1p(exp(gone - stays)) : stays
      return sum + pattern.count * (lgamma(r + x) - lgamma(r) + r * log(alpha) + mixed - logBeta(a, b))
    }
    let found = BetaGeometricNBD.likelihood(patterns, .plain, [r, alpha, a, b]).logLikelihood
    #expect(abs(found - expected) <= 1e-12 * abs(expected))
  }
}
