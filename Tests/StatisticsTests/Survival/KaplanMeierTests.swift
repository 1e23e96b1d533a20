import Statistics
import Testing

/// The six-mercaptopurine arm of Freireich et al. (1963): remission in weeks, `false` where still in remission.
let mercaptopurine: [Life] = [
  (6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false), (11, false),
  (13, true), (16, true), (17, false), (19, false), (20, false), (22, true), (23, true), (25, false),
  (32, false), (32, false), (34, false), (35, false),
].map { Life(time: Double($0.0), left: $0.1, group: "6-MP") }

let placebo: [Life] = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23].map {
  Life(time: $0, left: true, group: "placebo")
}

struct KaplanMeierTests {
  static func random(_ seed: UInt64, delayed: Bool) -> [Life] {
    var generator = SeededGenerator(state: seed)
    return (0..<Int.random(in: 5...80, using: &generator)).map { _ in
      let time = Double(Int.random(in: 1...20, using: &generator))
      let entry = delayed ? Double(Int.random(in: 0..<Int(time), using: &generator)) : 0
      return Life(
        time: time, left: Bool.random(using: &generator),
        group: ["a", "b", "c"].randomElement(using: &generator) ?? "a",
        entry: entry)
    }
  }

  @Test func `matches the published six-mercaptopurine arm`() throws {
    // survfit(Surv(time, status) ~ 1): Freireich's data as in Klein & Moeschberger, table 4.1B.
    let curve = try #require(KaplanMeier(LifeTable(mercaptopurine)))
    let published = [
      (6.0, 0.8571, 0.0764), (7, 0.8067, 0.0869), (10, 0.7529, 0.0963), (13, 0.6902, 0.1068),
      (16, 0.6275, 0.1141), (22, 0.5378, 0.1282), (23, 0.4482, 0.1346),
    ]
    for (week, survival, error) in published {
      #expect(isNear(curve.survival(at: week), survival, 5e-5))
      #expect(isNear(curve.standardError(at: week), error, 5e-5))
    }
    #expect(curve.atRisk(at: 10) == 15)
    #expect(curve.median().time == 23)
    #expect(curve.median().high == nil)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `without censoring the curve is the empirical share`(seed: UInt64) throws {
    let rows = Self.random(seed, delayed: false).map { Life(time: $0.time, left: true) }
    let curve = try #require(KaplanMeier(LifeTable(rows)))
    for time in stride(from: 0.0, through: 21, by: 0.5) {
      let share = Double(rows.filter { $0.time > time }.count) / Double(rows.count)
      #expect(isNear(curve.survival(at: time), share, 1e-12))
    }
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `with delayed entry only those already here are at risk`(seed: UInt64) throws {
    let rows = Self.random(seed, delayed: true)
    let curve = try #require(KaplanMeier(LifeTable(rows).pooled()))
    var survival = 1.0
    for time in 1...20 {
      let t = Double(time)
      let atRisk = Double(rows.filter { ($0.entry < t || $0.entry == 0) && t <= $0.time }.count)
      let left = Double(rows.filter { $0.time == t && $0.left }.count)
      if left > 0 { survival *= 1 - left / atRisk }
      #expect(curve.atRisk(at: t) == atRisk)
      #expect(isNear(curve.survival(at: t), survival, 1e-12))
    }
  }

  @Test(arguments: SurvivalBand.allCases)
  func `there are no bounds before the first event and none at zero`(band: SurvivalBand) throws {
    let curve = try #require(KaplanMeier(LifeTable([2, 3, 4].map { Life(time: $0, left: true) })))
    #expect(curve.interval(at: 1, .standard, band) == nil)
    #expect(curve.interval(at: 4, .standard, band) == nil)
    #expect(curve.interval(at: 3, .standard, band)?.contains(curve.survival(at: 3)) == true)
    #expect(curve.standardError(at: 4) == nil)
  }

  @Test func `a median on a flat stretch is its middle`() throws {
    let curve = try #require(KaplanMeier(LifeTable([1, 2, 4, 5].map { Life(time: $0, left: true) })))
    #expect(curve.median().time == 3)
  }

  @Test func `all censored stays at one and reaches no median`() throws {
    let curve = try #require(KaplanMeier(LifeTable([1, 2, 3].map { Life(time: $0, left: false) })))
    #expect(curve.survival(at: 3) == 1)
    #expect(curve.median() == SurvivalQuantile.unreached)
    #expect(curve.restrictedMean(to: 3).estimate == Estimate(3, standardError: 0))
    #expect(curve.lastEventTime == nil)
  }

  @Test func `zero durations are at risk at zero and gone after`() throws {
    let curve = try #require(
      KaplanMeier(
        LifeTable([Life(time: 0, left: false), Life(time: 1, left: true), Life(time: 2, left: false)])))
    #expect(curve.atRisk(at: 0) == 3)
    #expect(curve.atRisk(at: 1) == 2)
    #expect(curve.survival(at: 1) == 0.5)
  }

  @Test func `nobody makes no curve`() {
    #expect(
      KaplanMeier(
        LifeTable(times: [], groups: [.init(label: "", events: [], censored: [], entered: [], initial: 0)]))
        == nil)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `the restricted mean is the area under the steps`(seed: UInt64) throws {
    let curve = try #require(KaplanMeier(LifeTable(Self.random(seed, delayed: true)).pooled()))
    let width = 0.25
    let area = stride(from: 0.0, to: 18, by: width).reduce(0) { $0 + curve.survival(at: $1) * width }
    #expect(isNear(curve.restrictedMean(to: 18).estimate.value, area, 1e-9))
  }

  @Test func `past the data the mean says that it is extrapolated`() throws {
    let curve = try #require(KaplanMeier(LifeTable(mercaptopurine)))
    #expect(!curve.restrictedMean(to: 35).isExtrapolated)
    #expect(curve.restrictedMean(to: 36).isExtrapolated)
    let gone = try #require(KaplanMeier(LifeTable(placebo)))
    #expect(!gone.restrictedMean(to: 36).isExtrapolated)
    // Everyone left, so the area is the plain mean, and its error that of the mean (divided by n).
    let mean = placebo.reduce(0) { $0 + $1.time } / 21
    let spread = placebo.reduce(0) { $0 + ($1.time - mean) * ($1.time - mean) } / 21 / 21
    #expect(isNear(gone.restrictedMean(to: 36).estimate.value, mean, 1e-12))
    #expect(isNear(gone.restrictedMean(to: 36).estimate.standardError, spread.squareRoot(), 1e-12))
  }
}

extension SurvivalQuantile {
  static let unreached = KaplanMeier(LifeTable([Life(time: 1, left: false)]))?.median()
}
