import Statistics
import TestSupport
import Testing
import Threads

/// Uno's C, areas under the curve and Brier scores against scikit-survival 0.28.0: `concordance_index_ipcw` (its `tau`
/// leaves out times equal to it, so it was given the horizon and a millionth), `cumulative_dynamic_auc`, `brier_score`
/// and `integrated_brier_score` over all times of leaving up to the last horizon, on `CoxPHSurvivalAnalysis(alpha=0)`.
/// For Breslow's ties the probabilities are its own; for Efron's, those of Efron's baseline worked out with numpy.
struct CoxAccuracyTests {
  struct Expected {
    let uno: Double
    let areas: [Double]
    let briers: [Double]
    let integrated: Double
  }

  static func check(_ accuracy: CoxAccuracy, _ expected: Expected) {
    #expect(isNear(accuracy.uno.value, expected.uno, 1e-8))
    for (horizon, value) in zip(accuracy.horizons, expected.areas) {
      #expect(isNear(horizon.area.value, value, 1e-8))
    }
    for (horizon, value) in zip(accuracy.horizons, expected.briers) {
      #expect(isNear(horizon.brier.score.value, value, 1e-8))
    }
    #expect(isNear(accuracy.integrated.score.value, expected.integrated, 1e-8))
  }

  /// Eighty customers with ties in times and in scores.
  static let small = (0..<80).map { (index: Int) -> CoxRow in
    let time = Double((index * 37) % 23 + 1) / 2
    let first = Double((index * 13) % 17) / 4
    let isLeaver = (index * index * 7) % 5 < 3
    let group = index % 3
    return CoxRow(
      time: time, left: isLeaver, values: [first, group == 1 ? 1 : 0, group == 2 ? 1 : 0])
  }

  static func fit(_ rows: [CoxRow], _ ties: CoxTies = .efron) throws -> (CoxFit, CoxTable) {
    let names = (rows.first?.values ?? []).indices.map { "x\($0)" }
    let table = CoxTable(rows, names: names)
    return (try CoxFit(table, names.map { _ in .number }, ties: ties), table)
  }

  @Test func `a small set gives scikit-survival's numbers`() throws {
    let (efron, table) = try Self.fit(Self.small)
    Self.check(
      try CoxAccuracy(efron, table, horizons: [3, 6, 9]),
      Expected(
        uno: 0.521542411648697, areas: [0.5319935120513465, 0.5581311968799623, 0.5320607227850426],
        briers: [0.15806696398060952, 0.2234815115205911, 0.240458570236251],
        integrated: 0.18559704769941812))
    let (breslow, other) = try Self.fit(Self.small, .breslow)
    Self.check(
      try CoxAccuracy(breslow, other, horizons: [3, 6, 9]),
      Expected(
        uno: 0.5179982489246996, areas: [0.5273103499571737, 0.5576632399668389, 0.5295601677325681],
        briers: [0.15806449180510804, 0.223653821772091, 0.24053383195096117],
        integrated: 0.18559507095192473))
  }

  @Test(.enabled(if: SharedFiles.exists("data/rossi.csv"), "../shared/data/rossi.csv is missing"))
  func `Rossi's data give scikit-survival's numbers`() throws {
    let table = CoxTable(try RossiTests.rows(), names: RossiTests.names)
    let efron = try CoxFit(table, RossiTests.codings)
    Self.check(
      try CoxAccuracy(efron, table, horizons: [13, 26, 39]),
      Expected(
        uno: 0.6387614316002658, areas: [0.5857402912621359, 0.6200029394473838, 0.6533537336006472],
        briers: [0.042960177419676365, 0.10448841783142049, 0.14262918930730398],
        integrated: 0.07366845885926396))
    let breslow = try CoxFit(table, RossiTests.codings, ties: .breslow)
    Self.check(
      try CoxAccuracy(breslow, table, horizons: [13, 26, 39]),
      Expected(
        uno: 0.6388563653048954, areas: [0.5858616504854369, 0.6202478933960415, 0.6534240793500052],
        briers: [0.042964012434618504, 0.10449021702364011, 0.1426269766272654],
        integrated: 0.07366992180865063))
  }

  /// All the numbers of an accuracy with their standard errors.
  private static func estimates(_ accuracy: CoxAccuracy) -> [Estimate] {
    [
      accuracy.uno, accuracy.integrated.score, accuracy.integrated.withoutDrivers, accuracy.integrated.gain,
    ] + accuracy.horizons.flatMap { [$0.area, $0.brier.score, $0.brier.withoutDrivers, $0.brier.gain] }
  }

  /// The jackknife: every row left out once, the model's scores kept. It is larger than the infinitesimal one by a term
  /// of order 1/n.
  @Test(arguments: [1, 2] as [UInt64])
  func `standard errors are those of leaving out each customer`(seed: UInt64) throws {
    var rows = coxRows(240, seed: seed, strata: Int(seed))
    var random = SeededGenerator(state: seed + 77)
    for index in rows.indices where Int.random(in: 0..<3, using: &random) == 0 {
      rows[index].left = false
      rows[index].time = Double(Int.random(in: 1...Int(rows[index].time), using: &random))
    }
    let (fit, table) = try Self.fit(rows)
    let horizons = [3.0, 7, 9]
    let all = Self.estimates(try CoxAccuracy(fit, table, horizons: horizons))
    var left: [[Double]] = []
    for line in 0..<table.lines.count {
      for isLeaver in [true, false] {
        var lines = table.lines
        let count = isLeaver ? lines.left[line] : lines.stayed[line]
        guard count > 0 else { continue }
        if isLeaver { lines.left[line] -= 1 } else { lines.stayed[line] -= 1 }
        let less = CoxTable(
          covariates: table.covariates, patternCount: table.patternCount, strata: table.strata,
          times: table.times, lines: lines)
        let values = Self.estimates(try CoxAccuracy(fit, less, horizons: horizons)).map { $0.value }
        for _ in 0..<count { left.append(values) }
      }
    }
    #expect(left.count == rows.count)
    for index in all.indices {
      // Uno's pairs and the baseline are those of the fit, which keeps every row: only what the table decides moves.
      guard index > 0 else { continue }
      let mean = left.reduce(0) { $0 + $1[index] } / Double(left.count)
      let squares = left.reduce(0) { $0 + ($1[index] - mean) * ($1[index] - mean) }
      let jackknife = (squares * Double(left.count - 1) / Double(left.count)).squareRoot()
      #expect(abs(all[index].standardError / jackknife - 1) < 0.03, "\(index): \(all[index]) \(jackknife)")
    }
  }

  /// Uno's C of each pair, one by one, with a derivative by each row's weight.
  @Test func `Uno's C and its error agree with every pair`() throws {
    var rows = coxRows(150, seed: 3)
    for index in rows.indices where index % 4 == 0 { rows[index].left = false }
    for index in rows.indices where index % 5 == 0 { rows[index].time = Double(1 + index % 9) }
    let (fit, table) = try Self.fit(rows)
    let scores = rows.map { row in zip(fit.raw, row.values).reduce(0) { $0 + $1.0 * $1.1 } }
    func uno(_ weights: [Double]) -> Double {
      func curve(_ time: Double) -> Double {
        var share = 1.0
        for at in Set(rows.map { $0.time }).filter({ $0 <= time }).sorted() {
          var (present, gone) = (0.0, 0.0)
          for i in rows.indices {
            let isLastSeen = rows[i].time == at && !rows[i].left
            if isLastSeen || rows[i].time > at { present += weights[i] }
            if isLastSeen { gone += weights[i] }
          }
          if gone > 0 { share *= 1 - gone / present }
        }
        return share
      }
      let g = Dictionary(uniqueKeysWithValues: Set(rows.map { $0.time }).map { ($0, curve($0)) })
      var (concordant, all) = (0.0, 0.0)
      for i in rows.indices where rows[i].left && rows[i].time <= 9 {
        let share = g[rows[i].time] ?? 1
        for j in rows.indices
        where rows[j].time > rows[i].time || (rows[j].time == rows[i].time && !rows[j].left) {
          let weight = weights[i] * weights[j] / (share * share)
          let value: Double = abs(scores[i] - scores[j]) < 1e-11 ? 0.5 : scores[i] > scores[j] ? 1 : 0
          all += weight
          concordant += weight * value
        }
      }
      return concordant / all
    }
    let ones = rows.map { _ in 1.0 }
    let accuracy = try CoxAccuracy(fit, table, horizons: [9])
    #expect(isNear(accuracy.uno.value, uno(ones), 1e-12))
    var squares = 0.0
    for index in rows.indices {
      var (more, less) = (ones, ones)
      more[index] += 1e-4
      less[index] -= 1e-4
      let slope = (uno(more) - uno(less)) / 2e-4
      squares += slope * slope
    }
    #expect(isNear(accuracy.uno.standardError, squares.squareRoot(), 1e-8))
  }

  @Test func `what cannot be measured is said`() throws {
    let (fit, table) = try Self.fit(Self.small)
    #expect(throws: CoxAccuracy.Failure.unobserved(0.25, left: 0, followed: 80)) {
      try CoxAccuracy(fit, table, horizons: [0.25, 3])
    }
    #expect(throws: CoxAccuracy.Failure.unobserved(12, left: 48, followed: 0)) {
      try CoxAccuracy(fit, table, horizons: [12])
    }
    let (late, delayed) = try Self.fit(coxRows(200, seed: 5, delayed: true))
    #expect(throws: CoxAccuracy.Failure.delayedEntry) {
      try CoxAccuracy(late, delayed, horizons: [5])
    }
  }

  @Test func `strata are compared by what their own baselines predict`() throws {
    let rows = coxRows(300, seed: 9, strata: 2).map { row in
      var row = row
      if row.stratum == "s1" { row.time = min(12, row.time * 2) }
      return row
    }
    let (fit, table) = try Self.fit(rows)
    let accuracy = try CoxAccuracy(fit, table, horizons: [4, 8])
    #expect(accuracy.horizons.allSatisfy { $0.area.value > 0.5 && $0.brier.gain.value > 0 })
  }

  /// So many patterns that the work is divided into several pieces.
  private static let wide: CoxTable = {
    var random = SeededGenerator(state: 12)
    let count = 70_000
    var lines = CoxTable.Lines()
    var values: [Double] = []
    var groups: [Double] = []
    for pattern in 0..<count {
      let value = Double.random(in: -1...1, using: &random)
      let group = Int.random(in: 0..<3, using: &random)
      let time = min(23, Int(Double.random(in: 0..<1, using: &random) * (group == 1 ? 12 : 30)))
      let isLeaver = Double.random(in: 0..<1, using: &random) < 0.4 + 0.2 * value
      values.append(value)
      groups.append(Double(group))
      lines.append(
        pattern: Int32(pattern), stratum: 0, time: Int32(time), entry: -1, left: isLeaver ? 1 : 0,
        stayed: isLeaver ? 0 : 1)
    }
    return CoxTable(
      covariates: [
        .init(name: "group", levels: ["a", "b", "c"], values: groups),
        .init(name: "value", levels: nil, values: values),
      ], patternCount: count, strata: [""], times: (1...24).map(Double.init), lines: lines)
  }()

  private static func everything() throws -> [Double] {
    let fit = try CoxFit(wide, [.levels(reference: 0, merged: []), .number])
    let accuracy = try CoxAccuracy(fit, wide, horizons: [6, 12])
    let tests = try #require(ProportionalHazards(fit))
    let concordance = try #require(Concordance(fit))
    return fit.coefficients + fit.covariance
      + [fit.logLikelihood, fit.score.chiSquared, tests.global.chiSquared]
      + [concordance.estimate.value, concordance.estimate.standardError]
      + estimates(accuracy).flatMap { [$0.value, $0.standardError] }
  }

  @Test func `every number of threads gives the same bits of the fit and of its checks`() throws {
    let one = try Parallel.$threads.withValue(1) { try Self.everything() }
    for threads in [2, 3] {
      #expect(try Parallel.$threads.withValue(threads) { try Self.everything() } == one)
    }
    #expect(one.allSatisfy { $0.isFinite })
  }
}
