import Populations

/// The search behind a segment's rule: all pairs of conditions over a grid of thresholds, and a third where it helps.
struct RuleSearch: Sendable {
  typealias Condition = SegmentRules.Condition

  /// Units of the profile from which a segment counts as low or high: no rule then looks to the other side.
  private static let apart = 0.4

  private let values: RowSample
  private let rows: Range<Int>
  private let labels: [Int]
  private let space: SegmentSpace
  /// Candidate thresholds by dimension, ascending; none for flags and levels.
  private let cuts: [[Double]]

  init(values: RowSample, rows: Range<Int>, labels: [Int], space: SegmentSpace) {
    self.values = values
    self.rows = rows
    self.labels = labels
    self.space = space
    let width = values.columns.count
    cuts = space.dimensions.enumerated().map { j, dimension in
      guard space.features[dimension.feature].kind == .number else { return [] }
      return RuleSearch.cuts(
        rows.map { values.values[$0 * width + j] }, labels: rows.map { labels[$0] },
        k: (labels.max() ?? 0) + 1)
    }
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

  /// The conditions whose conjunction agrees best with a segment by F₁; empty when most who meet them belong
  /// elsewhere.
  func best(for segment: Int, centre: [Double]) -> [Condition] {
    let own = RowSet(rows) { labels[$0] == segment }
    let allowed = conditions(for: segment, centre: centre)
    let width = values.columns.count
    let sets = allowed.map { condition in
      RowSet(rows) { condition.holds(values.values[$0 * width + condition.dimension]) }
    }
    var best: (chosen: [Int], rows: RowSet, score: Double) = ([], RowSet(rows) { _ in true }, 0)
    for a in sets.indices {
      let alone = sets[a].agreement(with: own)
      if alone > best.score { best = ([a], sets[a], alone) }
    }
    let single = best
    for a in sets.indices {
      for b in sets.indices where b > a {
        let score = sets[a].agreement(with: own, and: sets[b])
        // A second condition has to earn its place.
        if score > Swift.max(single.score + 0.01, best.score) {
          best = ([a, b], sets[a].intersection(sets[b]), score)
        }
      }
    }
    let pair = best
    for c in sets.indices where !pair.chosen.contains(c) {
      let score = pair.rows.agreement(with: own, and: sets[c])
      if score > Swift.max(pair.score + 0.02, best.score) {
        best = (pair.chosen + [c], pair.rows.intersection(sets[c]), score)
      }
    }
    let both = best.rows.intersection(own).count
    guard 2 * both > best.rows.count else { return [] }
    return tightened(best.chosen.sorted().map { allowed[$0] })
  }

  /// Of two conditions that look to the same side of one column only the narrower is left.
  private func tightened(_ conditions: [Condition]) -> [Condition] {
    conditions.filter { one in
      !conditions.contains { other in
        guard other != one, other.dimension == one.dimension else { return false }
        switch (one.test, other.test) {
        case (.below(let a), .below(let b)): return b < a
        case (.from(let a), .from(let b)): return b > a
        default: return false
        }
      }
    }
  }

  /// Conditions that the segment's own average meets.
  private func conditions(for segment: Int, centre: [Double]) -> [Condition] {
    let width = values.columns.count
    let own = rows.filter { labels[$0] == segment }
    guard !own.isEmpty else { return [] }
    return space.dimensions.indices.flatMap { j -> [Condition] in
      let mean = own.reduce(0) { $0 + values.values[$1 * width + j] } / Double(own.count)
      switch space.features[space.dimensions[j].feature].kind {
      case .number:
        return cuts[j].flatMap { cut -> [Condition] in
          if cut > mean {
            return centre[j] < Self.apart ? [Condition(dimension: j, test: .below(cut))] : []
          }
          return centre[j] > -Self.apart ? [Condition(dimension: j, test: .from(cut))] : []
        }
      case .flag: return [Condition(dimension: j, test: mean >= 0.5 ? .yes : .no)]
      case .category:
        if mean >= 0.5 { return [Condition(dimension: j, test: .yes)] }
        return mean <= 0.1 ? [Condition(dimension: j, test: .no)] : []
      }
    }
  }
}

/// Some of the rows, a bit each.
private struct RowSet: Sendable {
  private var words: [UInt64]

  init(_ rows: Range<Int>, _ holds: (Int) -> Bool) {
    words = Array(repeating: 0, count: (rows.count + 63) / 64)
    for (place, row) in rows.enumerated() where holds(row) { words[place >> 6] |= 1 << UInt64(place & 63) }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func intersection(_ other: RowSet) -> RowSet {
    var both = self
    for index in words.indices { both.words[index] &= other.words[index] }
    return both
  }

  /// F₁ of these rows as a description of others: the harmonic mean of precision and coverage.
  func agreement(with own: RowSet, and other: RowSet? = nil) -> Double {
    var (met, both, all) = (0, 0, 0)
    for index in words.indices {
      let word = words[index] & (other?.words[index] ?? .max)
      met += word.nonzeroBitCount
      both += (word & own.words[index]).nonzeroBitCount
      all += own.words[index].nonzeroBitCount
    }
    return met + all == 0 ? 0 : 2 * Double(both) / Double(met + all)
  }
}
