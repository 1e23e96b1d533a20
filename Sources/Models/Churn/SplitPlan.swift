/// Who is dealt into which fold in every repeat, and on which rows each fold's model learns.
struct SplitPlan: Sendable {
  /// Rows that a fold's model learns from.
  enum Training: Sendable {
    /// All that are in other folds.
    case others
    /// In time order: those whose outcome was known before the fold's first day, however far back. `days` are by row,
    /// `limits` by fold: a row trains when its day is at or before the limit.
    case earlier(days: [Int32], limits: [Int32])
  }

  /// A row that no fold judges.
  static let unjudged: UInt8 = 255

  let foldCount: Int
  /// By repeat, the fold of each row of the sample.
  let deals: [[UInt8]]
  let training: Training
  /// Rows that come first and that all folds' scores together are of; those behind them are of earlier days.
  var ownCount: Int?

  var repeatCount: Int { deals.count }
  var isInTime: Bool { if case .earlier = training { true } else { false } }

  /// In time, those before the first fold are judged by none; a model of the others scores them.
  var hasUnjudged: Bool { ownCount == nil && deals[0].contains(SplitPlan.unjudged) }

  /// Rows of a fold; of the fold after the last, those that none judges.
  func judged(_ repetition: Int, _ fold: Int) -> [Int] {
    let deal = deals[repetition]
    if fold == foldCount { return deal.indices.filter { deal[$0] == SplitPlan.unjudged } }
    return deal.indices.filter { deal[$0] == UInt8(fold) }
  }

  func trained(_ repetition: Int, _ fold: Int) -> [Int] {
    let deal = deals[repetition]
    if fold == foldCount { return deal.indices.filter { deal[$0] != SplitPlan.unjudged } }
    switch training {
    case .others: return deal.indices.filter { deal[$0] != UInt8(fold) }
    case .earlier(let days, let limits): return days.indices.filter { days[$0] <= limits[fold] }
    }
  }
}

extension SplitPlan {
  /// Deals rows, which come in the order of their hashes, into folds of equal size and equal shares of both outcomes:
  /// each outcome's rows in turn, in the order of the hash mixed with the repeat's number.
  static func stratified(hashes: [UInt64], labels: [UInt8], folds: Int, repeats: Int) -> SplitPlan {
    let deals = (0..<repeats).map { repetition -> [UInt8] in
      let order = SplitPlan.order(hashes, repetition)
      var next: (UInt8, UInt8) = (0, 0)
      var deal = [UInt8](repeating: 0, count: hashes.count)
      for row in order {
        if labels[row] == 1 {
          // Those who left are dealt from the other end, so that the folds that get one more of each are not the same.
          deal[row] = UInt8(folds) - 1 - next.1
          next.1 = (next.1 + 1) % UInt8(folds)
        } else {
          deal[row] = next.0
          next.0 = (next.0 + 1) % UInt8(folds)
        }
      }
      return deal
    }
    return SplitPlan(foldCount: folds, deals: deals, training: .others)
  }

  /// Folds are the days that are judged, newest first. The first `own` rows are of the newest.
  static func earlier(days: [Int32], own: Int, timeline: EarlierCustomers, folds: Int) -> SplitPlan {
    let origins = timeline.origins(limit: folds)
    let deal = days.indices.map { row -> UInt8 in
      guard row >= own else { return 0 }
      return origins.dropFirst().firstIndex(of: Int(days[row])).map { UInt8($0) } ?? unjudged
    }
    return SplitPlan(
      foldCount: origins.count, deals: [deal],
      training: .earlier(days: days, limits: origins.map { Int32($0 - timeline.known) }), ownCount: own)
  }

  /// Deals whole groups: the largest first, each to the fold with the fewest rows so far. `groups` has a hash of each
  /// row's group.
  static func grouped(groups: [UInt64], folds: Int, repeats: Int) -> SplitPlan {
    var sizes: [UInt64: Int] = [:]
    for group in groups { sizes[group, default: 0] += 1 }
    let deals = (0..<repeats).map { repetition -> [UInt8] in
      var filled = [Int](repeating: 0, count: folds)
      var places: [UInt64: UInt8] = [:]
      let order = sizes.map { (key: $0.key, size: $0.value, rank: mixed($0.key, repetition)) }.sorted {
        ($1.size, $0.rank, $0.key) < ($0.size, $1.rank, $1.key)
      }
      for group in order {
        let fold = filled.indices.min { (filled[$0], $0) < (filled[$1], $1) } ?? 0
        filled[fold] += group.size
        places[group.key] = UInt8(fold)
      }
      return groups.map { places[$0] ?? 0 }
    }
    return SplitPlan(foldCount: folds, deals: deals, training: .others)
  }

  private static func order(_ hashes: [UInt64], _ repetition: Int) -> [Int] {
    // The sample is in the order of its hashes already.
    guard repetition > 0 else { return Array(hashes.indices) }
    let ranks = hashes.map { mixed($0, repetition) }
    return ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
  }

  /// The hash itself for the first repeat, and another one of it for each of the others (SplitMix64's finish).
  static func mixed(_ hash: UInt64, _ repetition: Int) -> UInt64 {
    guard repetition > 0 else { return hash }
    var z = hash &+ UInt64(repetition) &* 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
