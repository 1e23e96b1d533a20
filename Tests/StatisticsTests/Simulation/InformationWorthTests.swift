import Statistics
import Testing

@Suite struct InformationWorthTests {
  /// Acting is worth what the input says, not acting nothing: worths of both at the ends are all there is to know.
  private func acting(_ input: UncertainInput) -> InformationWorth {
    let places = [input.quantile(0.001), input.mean, input.quantile(0.999)]
    return InformationWorth(of: input, places: places, worths: [places, [0, 0, 0]], today: 0)
  }

  /// σ·L(|μ|/σ) with L the unit normal loss: `s * (norm.pdf(30/s) - 30/s * norm.sf(30/s))` of scipy 1.14 for
  /// s = 100 · √share.
  @Test(arguments: [(1.0, 26.676124211720985), (0.25, 8.433636612087776), (0.04, 0.5861358752520929)])
  func `knowing a normal number, or a part of it, is worth the unit normal loss`(
    share: Double, gain: Double
  )
    throws
  {
    // From low to high lies a share of 68.27 %: one standard deviation each way.
    let input = try #require(
      UncertainInput(.normal, low: -70, base: 30, high: 130, coverage: 0.6826894921370859))
    #expect(abs(acting(input).gain(explaining: share) / gain - 1) < 0.02)
  }

  @Test(arguments: UncertainInput.Shape.allCases)
  func `more is never worth less, knowing is worth most, and learning nothing is worth nothing`(
    shape: UncertainInput.Shape
  ) throws {
    let input = try #require(UncertainInput(shape, low: 0.2, base: 0.3, high: 0.5))
    let places = [0.1, 0.25, 0.4, 0.6]
    let worth = InformationWorth(
      of: input, places: places, worths: [places.map { 100 * ($0 - 0.33) }, places.map { _ in 0 }],
      today: input.mean > 0.33 ? 0 : 1)
    let gains = [0, 0.1, 0.3, 0.6, 1].map { worth.gain(explaining: $0) }
    #expect(abs(gains[0]) < 0.02)
    #expect(zip(gains, gains.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 })
    #expect(gains[4] > 0)
  }

  /// `rng.binomial(1000, p, 400000) / 1000` with p = .2 treated and .25 not gives variances of 1 − a/b of .00454 and of
  /// b − a of .000347 (numpy, default_rng(1)); to first order they are .00448 and .0003475.
  @Test func `a trial's error is that of drawn trials`() {
    let share = TrialPrecision(risk: 0.25, effect: 0.2, isRelative: true)
    let points = TrialPrecision(risk: 0.25, effect: 0.05, isRelative: false)
    #expect(abs(share.variance(perArm: 1000) - 0.00448) < 1e-12)
    #expect(abs(points.variance(perArm: 1000) - 0.0003475) < 1e-12)
    #expect(share.variance(perArm: 4000) == share.variance(perArm: 1000) / 4)
    #expect(abs(share.explained(priorVariance: 0.00448, perArm: 1000) - 0.5) < 1e-12)
    #expect(
      TrialPrecision(risk: 0, effect: 0.2, isRelative: true).explained(priorVariance: 1, perArm: 9) == 0)
  }

  /// Fisher's interval of Bonett and Wright: tanh(arctanh(.5) ± 1.959964 · sqrt(1.125 / 97)) of numpy.
  @Test func `a rank correlation has an interval`() throws {
    let range = try #require(rankCorrelationInterval(0.5, count: 100, .standard))
    #expect(abs(range.lowerBound - 0.3258966) < 1e-5)
    #expect(abs(range.upperBound - 0.6413019) < 1e-5)
    #expect(rankCorrelationInterval(1, count: 50, .standard)?.upperBound ?? 0 <= 1)
    #expect(rankCorrelationInterval(0.2, count: 3, .standard) == nil)
  }
}

@Suite struct ContourLineTests {
  @Test func `the line of zero of a plane is straight`() {
    // x + 2 y − 3 is zero from (3, 0) to (1, 1) and on to (0, 1.5).
    let grid = (0..<3).map { row in (0..<5).map { Double($0) + 2 * Double(row) - 3 } }
    let line = ContourLine(of: grid, at: 0)
    #expect(line.pieces.count > 2)
    for piece in line.pieces {
      for place in [piece.from, piece.to] { #expect(abs(place.column + 2 * place.row - 3) < 1e-12) }
    }
    #expect(ContourLine(of: grid, at: 100).pieces.isEmpty)
  }

  @Test func `a saddle is cut by its middle, and what is no number is passed over`() {
    #expect(ContourLine(of: [[1, -1], [-1, 1]], at: 0).pieces.count == 2)
    #expect(ContourLine(of: [[1, .nan], [-1, 1]], at: 0).pieces.isEmpty)
    #expect(ContourLine(of: [], at: 0).pieces.isEmpty)
    #expect(ContourLine(of: [[2]], at: 0).pieces.isEmpty)
  }
}
