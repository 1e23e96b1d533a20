import Models
import Populations
import Statistics
import Tables
import Testing

/// A business whose customers are drawn into a treatment that helps those of plan A, hurts those of plan B, and does
/// nothing to the others.
private enum Drawn {
  static func population(_ count: Int, seed: UInt64 = 1, order: [Int]? = nil) -> TablePopulation {
    var state = seed
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    var rows: [(id: String, plan: String, spend: Double, treated: UInt8, wanted: UInt8)] = []
    for index in 0..<count {
      let plan = ["A", "B", "C"][Int(uniform() * 3)]
      let spend = uniform() * 100
      let treated: UInt8 = uniform() < 0.5 ? 1 : 0
      let effect = plan == "A" ? 0.25 : plan == "B" ? -0.2 : 0
      let chance = 0.4 + 0.002 * spend + (treated == 1 ? effect : 0)
      rows.append(("C-\(index)", plan, spend, treated, uniform() < chance ? 1 : 0))
    }
    let ordered = order.map { $0.map { rows[$0] } } ?? rows
    let table = Table([
      ("id", .text(TextColumn(ordered.map { $0.id }))),
      ("plan", .categories(CategoryColumn(ordered.map { $0.plan }))),
      ("spend", .numbers(ordered.map { $0.spend })), ("late", .numbers(ordered.map { Double($0.wanted) })),
      ("#treated", .flags(ordered.map { $0.treated })), ("#wanted", .flags(ordered.map { $0.wanted })),
    ])
    return TablePopulation(table, roles: Roles(id: "id"))
  }

  static func scores(
    _ population: TablePopulation, base: UpliftSettings.Base = .logistic, threads: Int = 1
  ) throws -> UpliftScores {
    try UpliftScores(
      on: population, treated: "#treated", outcome: "#wanted", excluding: ["late"],
      UpliftSettings(base: base, seed: 4, threads: threads))
  }
}

struct UpliftScoresTests {
  @Test(arguments: UpliftSettings.Base.allCases)
  func `learners find whom a treatment helps and whom it hurts`(base: UpliftSettings.Base) throws {
    let scores = try Drawn.scores(Drawn.population(6000), base: base)
    #expect(scores.features == ["plan", "spend"])
    for (learner, effects) in scores.effects where learner != .single || base == .boosted {
      let curve = try #require(QiniCurve(scores.sample.table(effects)))
      #expect(curve.area > 4 * curve.randomDeviation, "\(learner)")
      let top = try #require(scores.sample.table(effects).top(0.25).difference)
      #expect(top > 0.15, "\(learner)")
    }
    let twoModels = scores.effects[0].scores
    let mean = twoModels.reduce(0) { $0 + Double($1) } / Double(twoModels.count)
    #expect(abs(mean - 0.0167) < 0.04)
  }

  @Test func `neither the order of the rows nor the threads have a part in it`() throws {
    let forward = try Drawn.scores(Drawn.population(1500))
    let order = Array((0..<1500).reversed())
    let backward = try Drawn.scores(Drawn.population(1500, order: order), threads: 3)
    #expect(forward.sample.outcomes == backward.sample.outcomes)
    for (a, b) in zip(forward.effects, backward.effects) { #expect(a.scores == b.scores) }
  }

  @Test func `policies are worth what the law says, out of fold`() throws {
    let scores = try Drawn.scores(Drawn.population(8000))
    let everyone = scores.value(of: nil, reaching: .share(1))
    let nobody = scores.value(of: nil, reaching: .share(0))
    // .4 + .002·50 = .5 untreated; treated a third gains .25 and a third loses .2.
    #expect(nobody.value.interval(.standard).contains(0.5) && nobody.gain.value == 0)
    #expect(everyone.gain.interval(.standard).contains(0.05 / 3))
    let best = scores.value(of: scores.effects[0].scores, reaching: .share(1.0 / 3))
    #expect(abs(best.treatedShare - 1.0 / 3) < 0.001)
    #expect(best.gain.interval(.standard).contains(0.25 / 3))
    #expect(abs(best.value.value - best.weighted.value) < 0.03)
    // Of customers who are all worth 40 the value kept is 40 times the customers kept.
    let worths = [Float](repeating: 40, count: scores.sample.count)
    let worth = try #require(
      scores.value(of: scores.effects[0].scores, reaching: .share(1.0 / 3), worths: worths).worth)
    #expect(abs(worth.value - 40 * best.gain.value) < 1e-9 && best.worth == nil)
    #expect(abs(worth.standardError - 40 * best.gain.standardError) < 1e-9)
    let tenths = scores.tenths(scores.effects[0].scores)
    #expect(tenths.count == 10 && (tenths.last?.group.difference ?? 0) < -0.05)
    #expect(scores.lastTenth(scores.effects[0].scores).count == 800)
  }

  @Test func `rules that spend the same money treat as many as it pays for`() throws {
    let scores = try Drawn.scores(Drawn.population(6000))
    let ranked = scores.effects[0].scores
    // Those whom the first ranking puts first cost thrice as much.
    let middle = ranked.sorted()[ranked.count / 2]
    let costs = ranked.map { $0 > middle ? 3.0 : 1.0 }
    func value(_ order: [Float], _ reach: PolicyReach) -> PolicyValue {
      scores.value(of: order, reaching: reach, costs: costs)
    }
    let money = 0.3 * scores.meanOfTreated(costs)
    let best = value(ranked, .money(money))
    let worst = value(ranked.map { -$0 }, .money(money))
    let chance = value(ranked.map { _ in 0 }, .money(money))
    for policy in [best, worst, chance] {
      let cost = try #require(policy.cost)
      #expect(cost.value <= money + 1e-9 && cost.value > money - 0.01)
      // Within it lies what really is spent: the costs of all whom the rule treats.
      #expect(cost.standardError > 0)
    }
    #expect(abs(best.treatedShare - money / 3) < 0.02)
    #expect(abs(worst.treatedShare - (0.5 + (money - 0.5) / 3)) < 0.03)
    #expect(abs(chance.treatedShare - 0.3) < 0.02 && chance.gain.interval(.standard).contains(0.3 * 0.05 / 3))
    #expect(best.gain.value > chance.gain.value && worst.gain.value < 0)
    #expect(value(ranked, .money(1e9)).treatedShare == 1 && value(ranked, .money(0)).treatedShare < 0.002)
    #expect(
      value(ranked, .share(0.3)).treatedShare == 0.3 && scores.value(of: nil, reaching: .share(0)).cost == nil
    )
  }

  @Test func `too few of an outcome teach nothing, and no columns neither`() {
    #expect(throws: UpliftError.self) { try Drawn.scores(Drawn.population(90)) }
    let population = Drawn.population(900)
    #expect(throws: UpliftError.noFeatures) {
      try UpliftScores(
        on: population, treated: "#treated", outcome: "#wanted", excluding: ["late", "plan", "spend"],
        UpliftSettings(seed: 4))
    }
  }

  @Test func `rows of a customer stay together when customers are drawn again`() throws {
    let table = Table([
      ("id", .text(TextColumn(["a", "b", "a", "c"]))),
      ("#arm", .categories(CategoryColumn(["none", "none", "mail", "mail"]))),
      ("#wanted", .flags([1, 0, 1, 1])), ("cost", .numbers([0, 0, 2, 3])),
    ])
    let population = TablePopulation(table, roles: Roles(id: "id"))
    let found = try TrialClusters.clusters(population, arm: "#arm", outcome: "#wanted", seed: 1)
    let clusters = try #require(found)
    #expect(clusters.count == 1 && clusters[0].count == 3)
    #expect(
      clusters[0].contains(
        ClusteredDifference.Cluster(treated: 1, treatedSum: 1, control: 1, controlSum: 1)))
    let sums = try TrialSums(population, arm: "#arm", columns: ["cost"], seed: 1)
    #expect(
      sums.units.count == UpliftSample.unitCount && sums.units.filter { $0.contains { $0 > 0 } }.count <= 3)
    let once = TablePopulation(table.adding([("k", .integers([1, 2, 3, 4]))]), roles: Roles(id: "k"))
    let alone = try TrialClusters.clusters(once, arm: "#arm", outcome: "#wanted", seed: 1)
    #expect(alone == nil)
  }
}
