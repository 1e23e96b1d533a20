/// What becomes of customers observed for no time at all.
public enum ZeroDurations: String, Sendable, Hashable, CaseIterable {
  /// At risk at 0 and not after; who left at 0 brings the curve down there.
  case keep
  /// Left out.
  case drop
  /// Taken to have been observed for half a unit, or half the shortest duration where that is less.
  case half
}

extension LifeTable {
  /// The table after a rule for durations of 0. `zeroRows` are the rows of each group with such a duration.
  public func applying(_ rule: ZeroDurations, zeroRows: [Int]) -> LifeTable {
    guard rule != .keep, let first = times.first, first == 0, zeroRows.contains(where: { $0 > 0 }) else {
      return self
    }
    switch rule {
    case .keep: return self
    case .drop: return droppingZeros(zeroRows)
    case .half: return movingZeros(to: halfUnit)
    }
  }

  /// Half a unit, or half the shortest duration where that is less: zero durations stay the shortest.
  public var halfUnit: Double { min(1, times.first { $0 > 0 } ?? 1) / 2 }

  private func droppingZeros(_ zeroRows: [Int]) -> LifeTable {
    let groups = zip(groups, zeroRows).map { group, rows in
      var group = group
      group.initial -= group.events[0] + group.censored[0]
      group.rows -= rows
      group.events[0] = 0
      group.censored[0] = 0
      for cause in group.byCause.indices { group.byCause[cause][0] = 0 }
      group.squares = group.squares.map { squares in
        var squares = squares
        squares.initial -= squares.events[0] + squares.censored[0]
        squares.events[0] = 0
        squares.censored[0] = 0
        for cause in squares.byCause.indices { squares.byCause[cause][0] = 0 }
        return squares
      }
      return group
    }
    return LifeTable(times: times, groups: groups, causes: causes)
  }

  /// Nobody else is observed to a time before the shortest duration, so 0 only gets another name: entries at 0 count
  /// from the first time on, which is later than 0 either way.
  private func movingZeros(to time: Double) -> LifeTable {
    LifeTable(times: [time] + times.dropFirst(), groups: groups, causes: causes)
  }
}
