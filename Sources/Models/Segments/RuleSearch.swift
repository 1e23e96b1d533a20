/// The search behind a segment rule: every pair of questions over a grid of thresholds.
struct RuleSearch {
  private let points: PointCloud
  private let labels: [Int]
  private let k: Int
  /// Candidate thresholds by feature, ascending.
  private let cuts: [[Double]]
  /// How many of a feature's cuts are at or below the value, row by row.
  private let bins: [[Int]]

  init(_ points: PointCloud, labels: [Int], k: Int) {
    self.points = points
    self.labels = labels
    self.k = k
    let d = points.dimensions
    let cuts = (0..<d).map { j in
      RuleSearch.cuts((0..<points.count).map { points.values[$0 * d + j] }, labels: labels, k: k)
    }
    bins = (0..<d).map { j in
      (0..<points.count).map { row in
        let value = points.values[row * d + j]
        return cuts[j].reduce(0) { $0 + (value >= $1 ? 1 : 0) }
      }
    }
    self.cuts = cuts
  }

  /// Quantiles, and the middles between the means of each pair of segments, where K-means draws its borders;
  /// rounded so that a reader can keep them in mind.
  private static func cuts(_ values: [Double], labels: [Int], k: Int) -> [Double] {
    let sorted = values.sorted()
    guard let low = sorted.first, let high = sorted.last, high > low else { return [] }
    var candidates = (1..<13).map { sorted[sorted.count * $0 / 13] }
    let means = (0..<k).map { segment in
      let own = values.indices.filter { labels[$0] == segment }
      return own.isEmpty ? low : own.reduce(0) { $0 + values[$1] } / Double(own.count)
    }
    for a in 0..<k { candidates += means[(a + 1)...].map { (means[a] + $0) / 2 } }
    var cuts: [Double] = []
    for candidate in candidates.sorted() {
      let cut = rounded(candidate, span: high - low)
      if cut > low, cut <= high, cuts.last.map({ cut > $0 }) ?? true { cuts.append(cut) }
    }
    return cuts
  }

  /// To a hundredth of the span or so, at a power of ten.
  private static func rounded(_ value: Double, span: Double) -> Double {
    var unit = 1.0
    while unit * 100 > span * 2, unit > 1e-9 { unit /= 10 }
    while unit * 1_000 < span * 2, unit < 1e15 { unit *= 10 }
    return unit >= 1
      ? (value / unit).rounded() * unit : (value * (1 / unit).rounded()).rounded() / (1 / unit).rounded()
  }

  /// The answers that name most rows rightly, and how many that is.
  func best() -> (answers: [SegmentRule.Answer], right: Int) {
    let everyone = Array(repeating: true, count: points.count)
    var best = leaf(everyone, [])
    for (feature, cuts) in cuts.enumerated() {
      for (index, cut) in cuts.enumerated() {
        let below = split(everyone, feature, index, isBelow: true)
        let above = split(everyone, feature, index, isBelow: false)
        let left = bestSplit(below, [.init(feature: feature, isBelow: true, threshold: cut)])
        let right = bestSplit(above, [.init(feature: feature, isBelow: false, threshold: cut)])
        if left.right + right.right > best.right {
          best = (left.answers + right.answers, left.right + right.right)
        }
      }
    }
    return best
  }

  /// One more question for some rows, if it helps.
  private func bestSplit(
    _ rows: [Bool], _ conditions: [SegmentRule.Condition]
  ) -> (answers: [SegmentRule.Answer], right: Int) {
    var choice: (feature: Int, index: Int)?
    var most = leaf(rows, conditions).right
    for feature in cuts.indices {
      let counts = self.counts(rows, feature)
      for index in cuts[feature].indices {
        let right = majority(counts, 0...index) + majority(counts, index + 1...cuts[feature].count)
        if right > most { (most, choice) = (right, (feature, index)) }
      }
    }
    guard let choice else { return leaf(rows, conditions) }
    let cut = cuts[choice.feature][choice.index]
    let sides = [true, false].map { isBelow in
      leaf(
        split(rows, choice.feature, choice.index, isBelow: isBelow),
        conditions + [.init(feature: choice.feature, isBelow: isBelow, threshold: cut)])
    }
    return (sides.flatMap { $0.answers }, most)
  }

  /// Rows by bin and label.
  private func counts(_ rows: [Bool], _ feature: Int) -> [[Int]] {
    var counts = Array(repeating: Array(repeating: 0, count: k), count: cuts[feature].count + 1)
    let own = bins[feature]
    for row in rows.indices where rows[row] { counts[own[row]][labels[row]] += 1 }
    return counts
  }

  private func majority(_ counts: [[Int]], _ range: ClosedRange<Int>) -> Int {
    (0..<k).map { label in range.reduce(0) { $0 + counts[$1][label] } }.max() ?? 0
  }

  private func split(_ rows: [Bool], _ feature: Int, _ index: Int, isBelow: Bool) -> [Bool] {
    let own = bins[feature]
    return rows.indices.map { rows[$0] && (own[$0] <= index) == isBelow }
  }

  private func leaf(
    _ rows: [Bool], _ conditions: [SegmentRule.Condition]
  ) -> (answers: [SegmentRule.Answer], right: Int) {
    var counts = Array(repeating: 0, count: k)
    for row in rows.indices where rows[row] { counts[labels[row]] += 1 }
    let segment = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
    let answer = SegmentRule.Answer(
      conditions: RuleSearch.tightened(conditions), segment: segment, count: counts.reduce(0, +))
    return ([answer], counts.isEmpty ? 0 : counts[segment])
  }

  /// Of two questions about the same side of the same feature only the narrower is left.
  private static func tightened(_ conditions: [SegmentRule.Condition]) -> [SegmentRule.Condition] {
    guard conditions.count == 2, conditions[0].feature == conditions[1].feature,
      conditions[0].isBelow == conditions[1].isBelow
    else { return conditions }
    let isSecond = (conditions[1].threshold < conditions[0].threshold) == conditions[0].isBelow
    return [conditions[isSecond ? 1 : 0]]
  }
}
