extension LifeTable.Group {
  /// Everyone ever observed.
  public var count: Double { initial + entered.reduce(0, +) }
  public var eventCount: Double { events.reduce(0, +) }

  /// Under observation just before each time: come in before it, and not yet gone.
  public var atRisk: [Double] {
    var present = initial
    return events.indices.map { index in
      present += entered[index]
      defer { present -= events[index] + censored[index] }
      return present
    }
  }
}

extension LifeTable {
  /// The same times for some of the groups, in the order asked for.
  public func selecting(_ indices: [Int]) -> LifeTable {
    LifeTable(times: times, groups: indices.map { groups[$0] })
  }

  /// All groups taken as one.
  public func pooled(label: String = "") -> LifeTable {
    func sum(_ part: (Group) -> [Double]) -> [Double] {
      times.indices.map { index in groups.reduce(0) { $0 + part($1)[index] } }
    }
    return LifeTable(
      times: times,
      groups: [
        Group(
          label: label, events: sum { $0.events }, censored: sum { $0.censored },
          entered: sum { $0.entered }, initial: groups.reduce(0) { $0 + $1.initial })
      ])
  }

  /// The latest time at which at least `count` are under observation in every group; `nil` when there is none.
  public func latestTime(withAtLeast count: Double) -> Double? {
    let present = groups.map { $0.atRisk }
    return times.indices.last { index in present.allSatisfy { $0[index] >= count } }.map { times[$0] }
  }
}
