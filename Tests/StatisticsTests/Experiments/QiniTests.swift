import Statistics
import Testing

struct QiniTests {
  /// t = [1,1,0,0,1,0,1,0,0,1], y = [1,1,0,1,0,0,1,1,0,0], score = [.9,.8,.8,.7,.6,.5,.5,.4,.3,.1]
  private let sample = UpliftSample(
    treated: [1, 1, 0, 0, 1, 0, 1, 0, 0, 1], outcomes: [1, 1, 0, 1, 0, 0, 1, 1, 0, 0],
    units: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  private let scores: [Float] = [0.9, 0.8, 0.8, 0.7, 0.6, 0.5, 0.5, 0.4, 0.3, 0.1]

  @Test func `one area has three normalisations, each as its library prints it`() throws {
    let curve = try #require(QiniCurve(sample.table(scores)))
    // sklift.metrics.qini_auc_score(y, score, t); np.trapezoid(gain, x/n) - gain[-1]/2 of sklift's qini_curve
    #expect(isNear(curve.ofPerfect, 0.35945945945945945, 1e-12))
    #expect(isNear(curve.area, 0.665, 1e-12) && isNear(curve.fullGain, 1, 1e-12))
    #expect(isNear(curve.ofFullGain, 0.665, 1e-12) && isNear(curve.perTreated, 0.133, 1e-12))
  }

  @Test func `scores that are equal stand together, so their order has no part`() throws {
    let order = [9, 3, 1, 0, 7, 2, 5, 6, 8, 4]
    let shuffled = UpliftSample(
      treated: order.map { sample.treated[$0] }, outcomes: order.map { sample.outcomes[$0] },
      units: order.map { sample.units[$0] })
    #expect(QiniCurve(shuffled.table(order.map { scores[$0] })) == QiniCurve(sample.table(scores)))
    let flat = try #require(QiniCurve(sample.table([Float](repeating: 1, count: 10))))
    #expect(flat.area == 0 && flat.points.count == 2)
  }

  @Test func `the first customers are as many as asked for, a tie in part`() {
    let table = sample.table(scores)
    let top = table.top(0.2)
    // The first, and half of the two that share a score.
    #expect(top.treated == 1.5 && top.control == 0.5 && top.treatedEvents == 1.5)
    #expect(table.top(1).count == 10 && table.top(0).count == 0)
  }

  @Test func `the spread of rankings by chance is that of a bridge`() throws {
    var random = SeededGenerator(state: 5)
    let treated = (0..<2000).map { _ in UInt8(Bool.random(using: &random) ? 1 : 0) }
    let outcomes = treated.map {
      UInt8(Double.random(in: 0..<1, using: &random) < ($0 == 1 ? 0.25 : 0.15) ? 1 : 0)
    }
    let drawn = UpliftSample(treated: treated, outcomes: outcomes, units: treated.map { _ in 0 })
    var areas: [Double] = []
    for _ in 0..<400 {
      let scores = treated.map { _ in Float.random(in: 0..<1, using: &random) }
      areas.append(try #require(QiniCurve(drawn.table(scores))).area)
    }
    let mean = areas.reduce(0, +) / 400
    let deviation = (areas.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399).squareRoot()
    let curve = try #require(QiniCurve(drawn.table(treated.map { Float($0) })))
    // Seed 5: within what 400 draws can tell (a deviation's relative error is 1/√800).
    #expect(abs(deviation / curve.randomDeviation - 1) < 0.12)
  }

  @Test func `without one of the arms there is no curve`() {
    let alone = UpliftSample(treated: [1, 1], outcomes: [1, 0], units: [0, 1])
    #expect(QiniCurve(alone.table([1, 2])) == nil)
    #expect(alone.table([1, 2]).top(0.5).difference == nil)
    #expect(QiniCurve(UpliftTable([])) == nil)
  }

  @Test func `customers drawn again give intervals around the estimate, the same on every run`() throws {
    var random = SeededGenerator(state: 9)
    let scores = (0..<3000).map { _ in Float.random(in: 0..<1, using: &random) }
    let treated = scores.map { _ in UInt8(Bool.random(using: &random) ? 1 : 0) }
    let outcomes = zip(scores, treated).map { score, arm in
      UInt8(Double.random(in: 0..<1, using: &random) < 0.2 + (arm == 1 ? 0.3 * Double(score) : 0) ? 1 : 0)
    }
    let drawn = UpliftSample(
      treated: treated, outcomes: outcomes, units: scores.indices.map { UInt16($0 % UpliftSample.unitCount) })
    func intervals() -> [ClosedRange<Double>?] {
      UnitBootstrap(draws: 200, seed: 3).intervals([drawn.ranking(scores)], .standard) { tables in
        [QiniCurve(tables[0])?.ofFullGain, tables[0].top(0.2).difference, nil]
      }
    }
    let found = intervals()
    let curve = try #require(QiniCurve(drawn.table(scores)))
    let (area, top) = (try #require(curve.ofFullGain), try #require(drawn.table(scores).top(0.2).difference))
    #expect(found[0]?.contains(area) == true && (found[0]?.lowerBound ?? 0) > 0)
    #expect(found[1]?.contains(top) == true && found[2] == nil)
    #expect(found == intervals())
    // The binomial spread of the difference among 600 customers is about .037.
    let width = try #require(found[1]).upperBound - (try #require(found[1])).lowerBound
    #expect((0.1...0.2).contains(width))
  }
}
