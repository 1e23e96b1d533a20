import Statistics

/// A threshold for each fold, chosen on the other folds' scores, and what flagging by them did.
struct ThresholdsByFold: Sendable {
  let thresholds: [Double]
  let confusion: ConfusionMatrix

  /// Sorts once for all folds: each row as one number, its score's bits above its fold and outcome. Scores are not
  /// negative, so their bits sort as they do.
  init(scores: [Float], outcomes: [UInt8], folds: [UInt8], rule: ThresholdRule) {
    var keys: [UInt64] = []
    keys.reserveCapacity(scores.count)
    for row in scores.indices where outcomes[row] <= 1 && !scores[row].isNaN {
      keys.append(
        UInt64(scores[row].bitPattern) << 32 | UInt64(folds[row]) << 1 | UInt64(outcomes[row]))
    }
    keys = RadixSort.sorted(keys).reversed()
    let count = Int(folds.max() ?? 0) + 1
    let isAlone = keys.allSatisfy { ThresholdsByFold.fold($0) == 0 }
    thresholds = (0..<count).map { fold in
      // Scores made elsewhere have no folds, so there are no others to choose on.
      ThresholdsByFold.threshold(keys, without: isAlone ? nil : fold, rule: rule)
    }
    confusion = ThresholdsByFold.confusion(keys, thresholds)
  }

  private static func fold(_ key: UInt64) -> Int { Int(key >> 1 & 0xff) }
  private static func left(_ key: UInt64) -> Bool { key & 1 == 1 }
  private static func score(_ key: UInt64) -> Double {
    Double(Float(bitPattern: UInt32(truncatingIfNeeded: key >> 32)))
  }

  /// The score from which on to flag, halfway to the next lower one, so that rounding does not decide; equal scores
  /// are flagged together.
  private static func threshold(_ keys: [UInt64], without fold: Int?, rule: ThresholdRule) -> Double {
    var events = 0.0
    var rows = 0.0
    for key in keys where self.fold(key) != fold {
      rows += 1
      if left(key) { events += 1 }
    }
    let whole = (rows: rows, events: events)
    var flagged = 0.0
    var hits = 0.0
    var best = (worth: worth(hits: 0, flagged: 0, of: whole, rule), above: Double.infinity)
    var last = Double.infinity
    for key in keys where self.fold(key) != fold {
      let score = score(key)
      if score < last {
        let worth = worth(hits: hits, flagged: flagged, of: whole, rule)
        if worth > best.worth { best = (worth, (last + score) / 2) }
        last = score
      }
      flagged += 1
      if left(key) { hits += 1 }
    }
    return worth(hits: hits, flagged: flagged, of: whole, rule) > best.worth ? 0 : best.above
  }

  /// Higher is better. A capacity is met as nearly as scores allow, and never exceeded by more than it is missed.
  private static func worth(
    hits: Double, flagged: Double, of whole: (rows: Double, events: Double), _ rule: ThresholdRule
  ) -> Double {
    switch rule {
    case .capacity(let share): return -abs(flagged - share * whole.rows)
    case .cost(let alarm, let miss): return hits * miss - (flagged - hits) * alarm
    case .profit(let terms): return terms.profit(hits: hits, alarms: flagged - hits)
    case .fbeta(let beta):
      let weight = beta * beta
      return (1 + weight) * hits / (weight * whole.events + flagged)
    }
  }

  private static func confusion(_ keys: [UInt64], _ thresholds: [Double]) -> ConfusionMatrix {
    var counts = (hits: 0, alarms: 0, misses: 0, rest: 0)
    for key in keys {
      switch (score(key) >= thresholds[fold(key)], left(key)) {
      case (true, true): counts.hits += 1
      case (true, false): counts.alarms += 1
      case (false, true): counts.misses += 1
      case (false, false): counts.rest += 1
      }
    }
    let mean = thresholds.reduce(0, +) / Double(thresholds.count)
    return ConfusionMatrix(
      threshold: mean, trueNegatives: counts.rest, falsePositives: counts.alarms,
      falseNegatives: counts.misses, truePositives: counts.hits)
  }
}
