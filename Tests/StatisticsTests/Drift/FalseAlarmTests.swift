import Glibc
import Statistics
import Testing

/// How often the calibrated critical value speaks where nothing has changed.
struct FalseAlarmTests {
  @Test(arguments: [(4000, 100), (4000, 200), (1000, 1000), (10_000, 10_000), (100, 100), (1000, 200)])
  func `five in a hundred unchanged numeric columns are flagged`(reference: Int, current: Int) {
    var generator = SeededGenerator(state: UInt64(reference * 7 + current))
    let trials = 1_000
    var alarms = 0
    for trial in 0..<trials {
      let x = Self.uniform(reference, &generator)
      let y = Self.uniform(current, &generator)
      let edges = ReferenceBins(x).edges
      let index = StabilityIndex(x.binned(at: edges), y.binned(at: edges), seed: UInt64(trial), draws: 499)
      if let index, index.value > index.critical { alarms += 1 }
    }
    let share = Double(alarms) / Double(trials)
    #expect(abs(share - 0.05) <= 0.02, "\(share) at \(reference) and \(current)")
  }

  /// Rows spread evenly over 2,000 values, counted as they are drawn.
  private static func uniform(_ rows: Int, _ generator: inout SeededGenerator) -> ValueCounts {
    var counts = [Int](repeating: 0, count: 2_000)
    for _ in 0..<rows { counts[Int(truncatingIfNeeded: generator.next() % 2_000)] += 1 }
    let filled = counts.indices.filter { counts[$0] > 0 }
    return ValueCounts(values: filled.map { Double($0) }, counts: filled.map { counts[$0] })
  }

  @Test(arguments: [(4000, 100), (100, 100), (1000, 1000)])
  func `rare levels do not raise it`(reference: Int, current: Int) {
    var generator = SeededGenerator(state: 99)
    let shares = [0.5, 0.3, 0.1, 0.05, 0.03, 0.01, 0.005, 0.005]
    func draw(_ count: Int) -> [Int] {
      var counts = [Int](repeating: 0, count: shares.count)
      for _ in 0..<count {
        var left = Double.random(in: 0..<1, using: &generator)
        var level = 0
        while level < shares.count - 1, left >= shares[level] {
          left -= shares[level]
          level += 1
        }
        counts[level] += 1
      }
      return counts
    }
    let trials = 500
    var (alarms, fixed) = (0, 0)
    for trial in 0..<trials {
      let index = StabilityIndex(draw(reference), draw(current), seed: UInt64(trial), draws: 299)
      guard let index else { continue }
      if index.value > index.critical { alarms += 1 }
      if index.value > 0.1 { fixed += 1 }
    }
    let share = Double(alarms) / Double(trials)
    #expect(abs(share - 0.05) <= 0.022, "\(share)")
    // The rule of .1 for every size has no such hold on 100 rows.
    if current == 100 { #expect(Double(fixed) / Double(trials) > 0.2) }
  }

  @Test func `the interval holds the index of the populations nineteen times in twenty`() {
    var generator = SeededGenerator(state: 5)
    let (a, b) = ([0.25, 0.25, 0.25, 0.25], [0.2, 0.22, 0.26, 0.32])
    let truth = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * log($1.0 / $1.1) }
    func draw(_ shares: [Double], _ count: Int) -> [Int] {
      var counts = [Int](repeating: 0, count: 4)
      for _ in 0..<count {
        let u = Double.random(in: 0..<1, using: &generator)
        counts[u < shares[0] ? 0 : u < shares[0] + shares[1] ? 1 : u < 1 - shares[3] ? 2 : 3] += 1
      }
      return counts
    }
    var held = 0
    for _ in 0..<400 {
      if StabilityIndex(draw(a, 800), draw(b, 900))?.interval.contains(truth) == true { held += 1 }
    }
    #expect((368...396).contains(held), "\(held)")
  }
}
