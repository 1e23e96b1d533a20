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
  /// Spent a customer of all, by what those cost whom the draw treated as the rule would, weighted likewise; `nil` where
  /// that is not known.
  public let cost: Estimate?
  /// Share of customers whom the rule treats.
  public let treatedShare: Double

  /// `worths` are one a customer; those below nothing count nothing. `costs` are one a customer too.
  init(_ scores: UpliftScores, treats: [Bool], worths: [Float]?, costs: [Double]?) {
    let sample = scores.sample
    let e = scores.treatedShare
    var (values, gains, weighted, worth, cost) = (Sums(), Sums(), Sums(), Sums(), Sums())
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
      if let costs { cost.add(treats[row] && isTreated ? costs[row] / e : 0) }
    }
    value = values.mean
    gain = gains.mean
    self.weighted = weighted.mean
    self.worth = worths == nil ? nil : worth.mean
    self.cost = costs == nil ? nil : cost.mean
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
  /// Whoever comes first by chance.
  case chance
  /// Those first who are likeliest to leave, or likeliest to have another outcome, when left alone.
  case risk
  /// Those first who gain most.
  case uplift
  /// Those first who are worth most.
  case value
  /// Those first of whom treating keeps most value: the gain times what they are worth.
  case optimal
}

/// How far a rule that ranks goes down its list.
public enum PolicyReach: Sendable, Hashable {
  case share(Double)
  /// Until so much is spent a customer of all: what those treated cost, weighted by the inverse of their chance.
  case money(Double)
}

extension UpliftScores {
  /// What treating by a rule is worth; rules that rank treat the same share of customers, or spend the same money.
  ///
  /// `order` ranks, highest first; ties are treated in the order of the customers' hashes. `nil`: everyone, or nobody
  /// where the reach is nothing. Reaching as far as money goes takes `costs`, one a customer.
  public func value(
    of order: [Float]?, reaching reach: PolicyReach, worths: [Float]? = nil, costs: [Double]? = nil
  ) -> PolicyValue {
    guard let order else {
      return PolicyValue(
        self, treats: [Bool](repeating: reach != .share(0), count: sample.count), worths: worths, costs: costs
      )
    }
    var treats = [Bool](repeating: false, count: sample.count)
    // Rows stand in the order of their hashes.
    let ranked = order.indices.sorted { order[$0] == order[$1] ? $0 < $1 : order[$0] > order[$1] }
    for row in ranked.prefix(length(of: ranked, reach, costs)) { treats[row] = true }
    return PolicyValue(self, treats: treats, worths: worths, costs: costs)
  }

  private func length(of ranked: [Int], _ reach: PolicyReach, _ costs: [Double]?) -> Int {
    switch (reach, costs) {
    case (.share(let share), _): return Int((share * Double(sample.count)).rounded())
    case (.money(let money), let costs?):
      // What the whole sample may spend, by those whom the draw treated.
      var left = money * Double(sample.count) * treatedShare
      for (place, row) in ranked.enumerated() where sample.treated[row] == 1 {
        left -= costs[row]
        if left < -1e-9 * Swift.max(1, money) { return place }
      }
      return ranked.count
    case (.money, nil): preconditionFailure("money reaches as far as costs say")
    }
  }

  /// What each of the customers ranked cost, in a numeric column; the mean of those treated where a value is missing.
  public func costs(of column: String, in population: any Population) throws(PopulationError) -> [Double] {
    let values = try values(of: column, in: population).map { Double($0) }
    let isKnown = values.map { $0 > -Double(Float.greatestFiniteMagnitude) }
    let known = values.indices.filter { isKnown[$0] && sample.treated[$0] == 1 }.map { values[$0] }
    let mean = known.isEmpty ? 0 : Summation.mean(known)
    return values.indices.map { isKnown[$0] ? values[$0] : mean }
  }

  /// The mean of the customers treated.
  public func meanOfTreated(_ costs: [Double]) -> Double {
    let treated = costs.indices.filter { sample.treated[$0] == 1 }.map { costs[$0] }
    return treated.isEmpty ? 0 : Summation.mean(treated)
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
