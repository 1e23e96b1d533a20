import Glibc
import Threads

/// Pairs counted for each line, from the side of those who left and from the side of those they are compared with.
/// A pair counts as much as the weight of the time at which its first one left.
struct ConcordancePairs: Sendable {
  private(set) var all = 0.0
  private(set) var concordant = 0.0

  private let risk: CoxRisk
  /// One a time; 1 at all times unless given.
  private let weights: [Double]
  private let ranks: [Int32]
  private let rankCount: Int
  /// For one customer of a line who left: as the one who left, and as one still there when others left.
  private(set) var leaving: [(concordant: Double, all: Double)]
  private(set) var leaverStaying: [(concordant: Double, all: Double)]
  /// For one who was last seen.
  private(set) var staying: [(concordant: Double, all: Double)]

  init(_ risk: CoxRisk, _ ranks: [Int32], rankCount: Int, weights: [Double]? = nil) {
    self.risk = risk
    self.weights = weights ?? [Double](repeating: 1, count: risk.times.count)
    self.rankCount = rankCount
    self.ranks = risk.pattern.map { ranks[Int($0)] }
    leaving = Array(repeating: (0, 0), count: risk.lineCount)
    leaverStaying = leaving
    staying = leaving
  }

  /// The two sides share nothing that is written, so they are counted side by side.
  mutating func count() {
    let sides = Parallel.map(2) { [self] side in
      var counted = self
      counted.countStrata(isLeaving: side == 0)
      return counted
    }
    (all, concordant, leaving) = (sides[0].all, sides[0].concordant, sides[0].leaving)
    (leaverStaying, staying) = (sides[1].leaverStaying, sides[1].staying)
  }

  private mutating func countStrata(isLeaving: Bool) {
    var byStratum = [[Int32]](repeating: [], count: risk.strata)
    for line in 0..<risk.lineCount { byStratum[Int(risk.stratum[line])].append(Int32(line)) }
    for lines in byStratum where !lines.isEmpty {
      var ranks = RankCounts(rankCount, times: risk.times.count, lines: lines.count)
      if isLeaving { countLeaving(lines, &ranks) } else { countStaying(lines, &ranks) }
    }
  }

  func deviation(from share: Double) -> Double {
    var squares = 0.0
    for line in 0..<risk.lineCount {
      let left = risk.left[line]
      let stayed = risk.count[line] - left
      if left > 0 {
        let influence =
          leaving[line].concordant + leaverStaying[line].concordant
          - share * (leaving[line].all + leaverStaying[line].all)
        squares += left * influence * influence
      }
      if stayed > 0 {
        let influence = staying[line].concordant - share * staying[line].all
        squares += stayed * influence * influence
      }
    }
    return squares.squareRoot() / all
  }

  /// From the last time to the first, with those still there counted by their rank.
  private mutating func countLeaving(_ lines: [Int32], _ present: inout RankCounts) {
    let times = risk.times.count
    let byEnd = buckets(lines, times + 1) { Int(risk.end[$0]) }
    let byStart = buckets(lines, times + 1) { Int(risk.start[$0]) }
    for time in Swift.stride(from: times - 1, through: 0, by: -1) {
      // Those who left one time later are there now; those last seen since this time are too.
      if time + 2 <= times {
        for line in byEnd[time + 2].map({ Int($0) })
        where risk.left[line] > 0 && Int(risk.start[line]) <= time {
          present.add(risk.left[line], at: ranks[line])
        }
      }
      for line in byEnd[time + 1].map({ Int($0) }) where risk.count[line] > risk.left[line] {
        present.add(risk.count[line] - risk.left[line], at: ranks[line])
      }
      // Those who came in after this time are not.
      for line in byStart[time + 1].map({ Int($0) }) {
        let end = Int(risk.end[line])
        let wereAdded = (risk.count[line] - risk.left[line]) + (end - 1 > time + 1 ? risk.left[line] : 0)
        if wereAdded > 0 { present.add(-wereAdded, at: ranks[line]) }
      }
      present.settle()
      for line in byEnd[time + 1].map({ Int($0) }) where risk.left[line] > 0 {
        let (below, equal) = present.count(below: ranks[line])
        leaving[line] = (weights[time] * (below + equal / 2), weights[time] * present.total)
        concordant += risk.left[line] * leaving[line].concordant
        all += risk.left[line] * leaving[line].all
      }
    }
  }

  /// From the first time to the last, with those who have left counted by their rank.
  private mutating func countStaying(_ lines: [Int32], _ gone: inout RankCounts) {
    let times = risk.times.count
    let byEnd = buckets(lines, times + 1) { Int(risk.end[$0]) }
    let byStart = buckets(lines, times + 1) { Int(risk.start[$0]) }
    for time in 0...times {
      gone.settle()
      if time > 0 {
        for line in byStart[time].map({ Int($0) }) {
          let (higher, total) = gone.above(ranks[line])
          staying[line].concordant -= higher
          staying[line].all -= total
          leaverStaying[line].concordant -= higher
          leaverStaying[line].all -= total
        }
        for line in byEnd[time].map({ Int($0) }) where risk.count[line] > risk.left[line] {
          let (higher, total) = gone.above(ranks[line])
          staying[line].concordant += higher
          staying[line].all += total
        }
      }
      guard time < times else { break }
      for line in byEnd[time + 1].map({ Int($0) }) where risk.left[line] > 0 {
        let (higher, total) = gone.above(ranks[line])
        leaverStaying[line].concordant += higher
        leaverStaying[line].all += total
      }
      for line in byEnd[time + 1].map({ Int($0) }) where risk.left[line] > 0 {
        gone.add(weights[time] * risk.left[line], at: ranks[line])
      }
    }
  }

  /// Lines by a number, in their order.
  private func buckets(_ lines: [Int32], _ count: Int, _ key: (Int) -> Int) -> [ArraySlice<Int32>] {
    var starts = [Int](repeating: 0, count: count + 1)
    for line in lines { starts[key(Int(line)) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var places = starts
    var sorted = [Int32](repeating: 0, count: lines.count)
    for line in lines {
      let key = key(Int(line))
      sorted[places[key]] = line
      places[key] += 1
    }
    return (0..<count).map { sorted[starts[$0]..<starts[$0 + 1]] }
  }
}

/// Counts by rank that are asked how many lie below: running sums where all ranks are summed anew at each of a few
/// times, a binary indexed tree (Fenwick 1994) where there are many times.
private struct RankCounts {
  private(set) var total = 0.0
  private var counts: [Double]
  private var sums: [Double]
  private let isTree: Bool

  init(_ ranks: Int, times: Int, lines: Int) {
    let depth = log2(Double(max(2, ranks)))
    isTree = Double(times) * Double(ranks) > 4 * Double(lines) * depth
    counts = [Double](repeating: 0, count: ranks)
    sums = [Double](repeating: 0, count: ranks + 1)
  }

  mutating func add(_ amount: Double, at rank: Int32) {
    total += amount
    counts[Int(rank)] += amount
    guard isTree else { return }
    var index = Int(rank) + 1
    while index < sums.count {
      sums[index] += amount
      index += index & -index
    }
  }

  /// To be called between adding and asking.
  mutating func settle() {
    guard !isTree else { return }
    var sum = 0.0
    for rank in counts.indices {
      sum += counts[rank]
      sums[rank + 1] = sum
    }
  }

  func count(below rank: Int32) -> (below: Double, equal: Double) {
    var index = Int(rank)
    guard isTree else { return (sums[index], counts[index]) }
    var sum = 0.0
    while index > 0 {
      sum += sums[index]
      index &= index - 1
    }
    return (sum, counts[Int(rank)])
  }

  /// Those of a higher rank with half of those of the same, and all.
  func above(_ rank: Int32) -> (higher: Double, total: Double) {
    let (below, equal) = count(below: rank)
    return (total - below - equal / 2, total)
  }
}
