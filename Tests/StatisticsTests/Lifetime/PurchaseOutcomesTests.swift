import Distributions
import Glibc
import Statistics
import TestSupport
import Testing

struct PurchaseOutcomesTests {
  private let models: [any PurchaseModel] = [
    BetaGeometricNBD(r: 0.8, alpha: 60, a: 0.8, b: 2.5),
    BetaGeometricNBD(.modified, r: 0.5, alpha: 40, a: 0.9, b: 1.6),
    ParetoNBD(r: 0.6, alpha: 70, s: 0.6, beta: 80), NegativeBinomialRate(r: 0.7, alpha: 50),
  ]

  @Test func `chances of numbers of purchases add up, and their mean is the purchases expected`() {
    for model in models {
      for (repeats, age) in [(0, 30.0), (2, 200), (15, 500)] {
        let chances = model.chancesWhileAlive(repeats: repeats, age: age, in: 365)
        let mean = chances.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        let expected = model.purchasesWhileAlive(repeats: repeats, age: age, over: Spells(to: 365)).all
        #expect(abs(chances.reduce(0, +) - 1) < 2e-6)
        #expect(abs(mean / expected - 1) < 1e-3, "\(type(of: model)) \(repeats): \(mean), \(expected)")
      }
    }
  }

  @Test func `ends of amounts are those of a numerical mixture of beta distributions`() throws {
    let fit = GammaGamma(p: 6.25, q: 3.74, v: 15.4)
    let spend = SpendEstimate(fit)
    let patterns = PurchasePatterns([.init(repeats: 2, recency: 90, age: 200)])
    let mean = 35.0
    for model in models {
      let outcomes = PurchaseOutcomes(model, patterns, over: 365, spend: spend)
      let chances = model.chancesWhileAlive(repeats: 2, age: 200, in: 365)
      for alive in [1, 0.6, 0.2] {
        let found = outcomes.interval(0, repeats: 2, alive: alive, mean: mean, level: 0.95)
        func below(_ amount: Double) -> Double {
          let odds = amount / (fit.v + 2 * mean)
          let later = fit.q + 2 * fit.p
          var share = chances[0]
          for (number, chance) in chances.enumerated().dropFirst() {
            share += chance * Beta(a: fit.p * Double(number), b: later).cumulative(odds / (1 + odds))
          }
          return 1 - alive + alive * share
        }
        #expect(abs(below(found.amount.upperBound) - 0.975) < 0.002)
        if found.amount.lowerBound > 0 {
          #expect(abs(below(found.amount.lowerBound) - 0.025) < 0.002)
        } else {
          #expect(below(0) >= 0.025)
        }
        func atMost(_ number: Int) -> Double { 1 - alive + alive * chances.prefix(number + 1).reduce(0, +) }
        let last = found.purchases.upperBound
        #expect(atMost(last) >= 0.975 - 1e-6 && (last == 0 || atMost(last - 1) < 0.975 + 1e-6))
      }
    }
  }

  @Test func `customers who are surely gone bring nothing`() {
    let patterns = PurchasePatterns([.init(repeats: 1, recency: 3, age: 500)])
    let outcomes = PurchaseOutcomes(
      models[0], patterns, over: 365, spend: SpendEstimate(GammaGamma(p: 6, q: 4, v: 15)))
    for alive in [0, 1e-12] {
      let found = outcomes.interval(0, repeats: 1, alive: alive, mean: 20, level: 0.95)
      #expect(found.purchases == 0...0 && found.amount == 0...0)
    }
  }

  @Test func `without a model of spend every purchase counts as the mean`() {
    let spends = [GammaGamma.Spend(repeats: 1, mean: 10), .init(repeats: 2, mean: 20)]
    let patterns = PurchasePatterns([.init(repeats: 3, recency: 100, age: 200)])
    let outcomes = PurchaseOutcomes(models[0], patterns, over: 365, spend: SpendEstimate(spends))
    let found = outcomes.interval(0, repeats: 3, alive: 0.9, mean: 12, level: 0.9)
    #expect(found.amount.upperBound == 15 * Double(found.purchases.upperBound))
  }

  @Test func `a part searched first leads to the same maximum as all of them`() throws {
    // More patterns than are searched at once, made by BG/NBD, in days.
    let data = MadePatterns.patterns(60_000, seed: 3)
    #expect(data.patterns.count > 30_000)
    let truth = [0.8, 60, 0.8, 2.5]
    for kind in [PurchaseFit.Kind.bgnbd, .paretonbd] {
      let fit = try PurchaseFit.fit(data, kind).get()
      #expect(fit.maximum.isConverged)
      // At the maximum no parameter can be moved without loss.
      for index in 0..<4 {
        for factor in [0.995, 1.005] {
          var moved = fit.model.parameters
          moved[index] *= factor
          let there =
            kind == .bgnbd
            ? BetaGeometricNBD.likelihood(data, .plain, moved) : ParetoNBD.likelihood(data, moved)
          #expect(there.logLikelihood < fit.logLikelihood, "\(kind) \(index)")
        }
      }
      guard kind == .bgnbd else { continue }
      for (index, value) in truth.enumerated() {
        #expect(abs(fit.model.parameters[index] / value - 1) < 5 * fit.maximum.standardErrors[index] / value)
      }
    }
  }

  @Test(arguments: [1e-6, 1.0 / 7, 86_400, 1e9]) func `the unit of time decides nothing`(scale: Double) throws
  {
    let days = MadePatterns.patterns(3_000, seed: 4)
    let scaled = PurchasePatterns(
      days.patterns.map {
        .init(repeats: $0.repeats, recency: $0.recency * scale, age: $0.age * scale, count: $0.count)
      })
    for kind in [PurchaseFit.Kind.bgnbd, .paretonbd] {
      let (a, b) = (try PurchaseFit.fit(days, kind).get(), try PurchaseFit.fit(scaled, kind).get())
      let times = kind == .bgnbd ? [1] : [1, 3]
      for index in 0..<4 {
        let wanted = a.model.parameters[index] * (times.contains(index) ? scale : 1)
        #expect(abs(b.model.parameters[index] / wanted - 1) < 1e-5, "\(kind) \(index)")
      }
    }
  }

  @Test func `many spends, of which some are searched first, are fitted like few`() throws {
    let spends = MadePatterns.spends(50_000, p: 6, q: 4, v: 15, seed: 2)
    let fit = try GammaGamma.fit(spends).get()
    for (found, (truth, error)) in zip(fit.parameters, zip([6.0, 4, 15], fit.standardErrors)) {
      #expect(abs(found - truth) < 5 * error, "\(found), \(truth)")
    }
    // The sums of a hundred times as many are rounded by more than the last steps gain.
    let many = spends.map { GammaGamma.Spend(repeats: $0.repeats, mean: $0.mean, count: 100_000) }
    let whole = try GammaGamma.fit(many).get()
    for (a, b) in zip(fit.parameters, whole.parameters) { #expect(abs(a / b - 1) < 1e-4) }
  }

  @Test func `a fit near another one finds the same`() throws {
    let data = MadePatterns.patterns(4_000, seed: 8)
    let fitting = try PurchaseFitting.of(data).get()
    for kind in [PurchaseFit.Kind.bgnbd, .mbgnbd, .paretonbd] {
      let alone = try fitting.fit(kind).get()
      let other = try PurchaseFit.fit(MadePatterns.patterns(4_000, seed: 9), kind).get()
      let near = try fitting.fit(kind, near: other).get()
      for (a, b) in zip(alone.model.parameters, near.model.parameters) { #expect(abs(a / b - 1) < 1e-4) }
      #expect(abs(alone.logLikelihood - near.logLikelihood) < 1e-6)
    }
  }
}

/// Customers who behave as BG/NBD has it.
enum MadePatterns {
  /// Mean spends on one to five repeats, as the gamma-gamma model has it.
  static func spends(_ customers: Int, p: Double, q: Double, v: Double, seed: UInt64) -> [GammaGamma.Spend] {
    var random = MadeNumbers(state: seed)
    return (0..<customers).map { customer in
      let repeats = 1 + customer % 5
      let scale = random.gamma(q) / v
      return .init(repeats: repeats, mean: random.gamma(p * Double(repeats)) / scale / Double(repeats))
    }
  }

  static func patterns(_ customers: Int, seed: UInt64) -> PurchasePatterns {
    var random = MadeNumbers(state: seed)
    return PurchasePatterns(
      (0..<customers).map { customer in
        let rate = random.gamma(0.8) / 60
        let x = random.gamma(0.8)
        let chance = x / (x + random.gamma(2.5))
        let age = Double(100 + customer % 440)
        var (time, last, repeats) = (0.0, 0.0, 0)
        while true {
          time += -log(1 - random.uniform()) / rate
          guard time < age else { break }
          (last, repeats) = (min(age, time.rounded(.up)), repeats + 1)
          if random.uniform() < chance { break }
        }
        return PurchasePatterns.Pattern(repeats: repeats, recency: repeats > 0 ? last : 0, age: age)
      })
  }
}

private struct MadeNumbers {
  var state: UInt64

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
  }

  /// Marsaglia & Tsang 2000; shapes under 1 by a power of a uniform.
  mutating func gamma(_ shape: Double) -> Double {
    if shape < 1 { return gamma(shape + 1) * pow(1 - uniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform())
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      if v > 0, log(1 - uniform()) < x * x / 2 + d - d * v + d * log(v) { return d * v }
    }
  }
}
