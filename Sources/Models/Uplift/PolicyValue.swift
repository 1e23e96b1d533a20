public import Populations
public import Statistics
import Tables

/// What a rule of whom to treat is worth, estimated from an experiment that treated at random.
public struct PolicyValue: Sendable, Hashable {
  /// Share with the outcome when everyone is treated as the rule says, from models of the outcome that are corrected by
  /// what happened to those whom the draw treated as the rule would (doubly robust; Dudík, Langford and Li, 2011).
  public let value: Estimate
  /// Less the same of treating nobody.
  public let gain: Estimate
  /// The share with the outcome among those alone whom the draw treated as the rule would, weighted by the inverse of
  /// their chance.
  public let weighted: Estimate
  /// The gain with each customer counted by what they are worth; `nil` where that is not known.
  public let worth: Estimate?
  /// Share of customers whom the rule treats.
  public let treatedShare: Double

  /// `worths` are one a customer; those below nothing count nothing.
  init(_ scores: UpliftScores, treats: [Bool], worths: [Float]?) {
    let sample = scores.sample
    let e = scores.treatedShare
    var (values, gains, weighted, worth) = (Sums(), Sums(), Sums(), Sums())
    for row in treats.indices {
      let isTreated = sample.treated[row] == 1
      let y = Double(sample.outcomes[row])
      let (left, reached) = (Double(scores.whenLeft[row]), Double(scores.whenTreated[row]))
      let ofTreated = reached + (isTreated ? (y - reached) / e : 0)
      let ofLeft = left + (isTreated ? 0 : (y - left) / (1 - e))
      values.add(treats[row] ? ofTreated : ofLeft)
      gains.add(treats[row] ? ofTreated - ofLeft : 0)
      if let worths { worth.add(treats[row] ? (ofTreated - ofLeft) * Double(max(0, worths[row])) : 0) }
      weighted.add(treats[row] == isTreated ? y / (isTreated ? e : 1 - e) : 0)
    }
    value = values.mean
    gain = gains.mean
    self.weighted = weighted.mean
    self.worth = worths == nil ? nil : worth.mean
    treatedShare = Double(treats.count { $0 }) / Double(max(1, treats.count))
  }

  private struct Sums {
    var (count, sum, squares) = (0, 0.0, 0.0)

    mutating func add(_ x: Double) {
      count += 1
      sum += x
      squares += x * x
    }

    var mean: Estimate {
      SampleSums(count: count, sum: sum, squares: squares).mean ?? Estimate(0, standardError: 0)
    }
  }
}

/// A rule of whom to treat.
public enum Policy: String, Sendable, Hashable, CaseIterable {
  case none, everyone
  /// Those first who are likeliest to leave, or likeliest to have another outcome, when left alone.
  case risk
  /// Those first who gain most.
  case uplift
  /// Those first who are worth most.
  case value
  /// Those first of whom treating keeps most value: the gain times what they are worth.
  case optimal
}

extension UpliftScores {
  /// What treating by a rule is worth; the rules that rank treat the same share of customers.
  ///
  /// `order` ranks, highest first; ties are treated in the order of the customers' hashes. `nil`: everyone or nobody.
  public func value(
    of order: [Float]?, treating share: Double, worths: [Float]? = nil
  ) -> PolicyValue {
    guard let order else {
      return PolicyValue(self, treats: [Bool](repeating: share > 0, count: sample.count), worths: worths)
    }
    var treats = [Bool](repeating: false, count: sample.count)
    // Rows stand in the order of their hashes.
    let ranked = order.indices.sorted { order[$0] == order[$1] ? $0 < $1 : order[$0] > order[$1] }
    for row in ranked.prefix(Int((share * Double(sample.count)).rounded())) { treats[row] = true }
    return PolicyValue(self, treats: treats, worths: worths)
  }
}

extension UpliftScores {
  /// A numeric column's values of the customers ranked; the least of all where a value is missing.
  public func values(of column: String, in population: any Population) throws(PopulationError) -> [Float] {
    let table = try population.extract([column])
    guard let values = table[column], values.kind.isNumeric else {
      throw .wrongKind(column: column, found: table[column]?.kind ?? .text, wanted: "numbers")
    }
    var places: [Int32: Int] = [:]
    for (position, row) in population.rowNumbers.enumerated() { places[row] = position }
    return rows.map { row in
      places[row].flatMap { values.number($0) }.map { Float($0) } ?? -Float.greatestFiniteMagnitude
    }
  }

  /// Tenths of the customers from the highest scores down, with the mean score of each; ties are split in the order of
  /// the customers' hashes.
  public func tenths(_ scores: [Float]) -> [(predicted: Double, group: UpliftTable.Group)] {
    let ranked = scores.indices.sorted { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] }
    return (0..<10).compactMap { tenth in
      let part = ranked[tenth * ranked.count / 10..<(tenth + 1) * ranked.count / 10]
      guard !part.isEmpty else { return nil }
      var group = UpliftTable.Group()
      for row in part { group.add(treated: sample.treated[row], outcome: sample.outcomes[row]) }
      return (Summation.mean(part.map { Double(scores[$0]) }), group)
    }
  }

  /// Rows of the data set of the last tenth by score.
  public func lastTenth(_ scores: [Float]) -> [Int32] {
    let ranked = scores.indices.sorted { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] }
    return ranked[(9 * ranked.count / 10)...].map { rows[$0] }
  }
}

extension [UInt8] {
  /// The same flags with those of some rows set.
  public func setting(_ rows: [Int32]) -> [UInt8] {
    var flags = self
    for row in rows { flags[Int(row)] = 1 }
    return flags
  }
}
