import Statistics
import Threads

/// What single columns give away.
extension LeakSample {
  /// Whole numbers of which hardly two rows have the same.
  var identifiers: [Leak] {
    features.compactMap { feature in
      guard feature.isInteger else { return nil }
      let present = feature.values.filter { !$0.isNaN }
      guard present.count >= 100 else { return nil }
      let share = Double(Set(present).count) / Double(present.count)
      return share >= 0.98 ? Leak(.identifier, feature.column, measure: share) : nil
    }
  }

  /// Words of names that are given when a customer has left.
  static let telling: Set<String> = [
    "churn", "churned", "cancel", "cancelled", "canceled", "cancellation", "cancelling", "terminated",
    "termination", "exit", "exited", "attrition", "attrited", "cltv", "winback", "offboarding", "closed",
    "deactivated", "unsubscribed",
  ]

  var names: [Leak] {
    (features.map { $0.column } + levels.map { $0.column }).compactMap { column in
      let words = LeakSample.words(of: column)
      let hasReason = words.contains("reason") || words.contains("motif")
      let hasLeaving = !words.isDisjoint(with: [
        "leaving", "left", "leave", "quit", "departure", "satisfaction",
      ])
      let tells = !words.isDisjoint(with: LeakSample.telling) || (hasReason && hasLeaving)
      return tells ? Leak(.name, column, measure: 1) : nil
    }
  }

  /// "LastCancelDate" and "last_cancel_date" are last, cancel and date.
  static func words(of column: String) -> Set<String> {
    var words: [String] = [""]
    var previous: Character = " "
    for character in column {
      if !character.isLetter {
        words.append("")
      } else if character.isUppercase, previous.isLowercase {
        words.append(character.lowercased())
      } else {
        words[words.count - 1] += character.lowercased()
      }
      previous = character
    }
    return Set(words.filter { !$0.isEmpty })
  }

  /// Columns whose values are there for one outcome and missing for the other.
  var presences: [Leak] {
    func leak(_ column: String, _ isPresent: (Int) -> Bool) -> Leak? {
      var counts = (left: 0, leftPresent: 0, stayed: 0, stayedPresent: 0)
      for row in labels.indices {
        if labels[row] == 1 {
          counts.left += 1
          counts.leftPresent += isPresent(row) ? 1 : 0
        } else {
          counts.stayed += 1
          counts.stayedPresent += isPresent(row) ? 1 : 0
        }
      }
      guard counts.left > 0, counts.stayed > 0 else { return nil }
      let gap = abs(
        Double(counts.leftPresent) / Double(counts.left) - Double(counts.stayedPresent)
          / Double(counts.stayed))
      return gap >= 0.5 ? Leak(.presence, column, measure: gap, isSevere: gap >= 0.9) : nil
    }
    return features.compactMap { feature in leak(feature.column) { !feature.values[$0].isNaN } }
      + levels.compactMap { level in leak(level.column) { level.codes[$0] >= 0 } }
  }

  /// Columns that rank who left nearly by themselves: from .85 to be looked at, above .95 no model is trained.
  var tooGood: [Leak] {
    @Sendable func leak(_ column: String, _ scores: [Double]) -> Leak? {
      guard let area = Discrimination(ScoreTable(scores: scores, outcomes: labels))?.auc.value else {
        return nil
      }
      let best = Swift.max(area, 1 - area)
      return best > 0.85 ? Leak(.tooGood, column, measure: best, isSevere: best > ModelError.leakLimit) : nil
    }
    let numeric = features
    let found = Parallel.map(numeric.count + levels.count) { index -> Leak? in
      guard index < numeric.count else {
        let level = levels[index - numeric.count]
        return leak(level.column, shares(of: level))
      }
      return leak(numeric[index].column, numeric[index].values)
    }
    return found.compactMap { $0 }
  }

  /// For each row the share who left among the rows of its level.
  private func shares(of level: Levels) -> [Double] {
    var rows = [Double](repeating: 0, count: level.count + 1)
    var left = rows
    for row in labels.indices {
      rows[level.codes[row] + 1] += 1
      left[level.codes[row] + 1] += Double(labels[row])
    }
    return level.codes.map { left[$0 + 1] / rows[$0 + 1] }
  }

  /// Whole numbers for one outcome, and fractions for the other.
  var interpolations: [Leak] {
    features.compactMap { feature in
      var counts = [(rows: 0, whole: 0), (rows: 0, whole: 0)]
      for row in labels.indices where !feature.values[row].isNaN {
        counts[Int(labels[row])].rows += 1
        if feature.values[row].rounded() == feature.values[row] { counts[Int(labels[row])].whole += 1 }
      }
      guard counts.allSatisfy({ $0.rows >= 50 }) else { return nil }
      let shares = counts.map { Double($0.whole) / Double($0.rows) }
      let (low, high) = (Swift.min(shares[0], shares[1]), Swift.max(shares[0], shares[1]))
      return high >= 0.98 && low <= 0.8
        ? Leak(.interpolated, feature.column, measure: 1 - low, isSevere: true) : nil
    }
  }

  /// Exactly half left, which happens to nobody's customers.
  var balanced: Leak? {
    leavers == stayers && leavers >= 100 ? Leak(.balanced, measure: 0.5) : nil
  }

  /// Columns whose values might be shares who left.
  var candidatesOfEncoding: [String] {
    features.filter { feature in
      var isFraction = false
      for value in feature.values where !value.isNaN {
        guard value >= 0, value <= 1 else { return false }
        if value > 0, value < 1 { isFraction = true }
      }
      return isFraction
    }.map { $0.column }
  }
}
