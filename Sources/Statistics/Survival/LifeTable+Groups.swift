extension LifeTable.Group {
  /// Everyone ever observed, as a sum of weights.
  public var count: Double { initial + entered.reduce(0, +) }
  public var eventCount: Double { events.reduce(0, +) }

  /// Under observation just before each time: come in before it, and not yet gone.
  public var atRisk: [Double] {
    LifeTable.present(initial, entered: entered, gone: [events, censored])
  }

  /// The squared weights of those at risk; the number at risk when rows weigh one.
  public var squaresAtRisk: [Double] {
    squares.map { LifeTable.present($0.initial, entered: $0.entered, gone: [$0.events, $0.censored]) }
      ?? atRisk
  }

  /// The squared weights of those who left.
  var eventSquares: [Double] { squares?.events ?? events }

  /// How many equally weighted customers those at risk are worth, (Σw)²/Σw²: Kish's effective size.
  public var effectiveAtRisk: [Double] {
    guard squares != nil else { return atRisk }
    return zip(atRisk, squaresAtRisk).map { $1 > 0 ? $0 * $0 / $1 : 0 }
  }
}

extension LifeTable {
  /// The same times for some of the groups, in the order asked for.
  public func selecting(_ indices: [Int]) -> LifeTable {
    LifeTable(times: times, groups: indices.map { groups[$0] }, causes: causes)
  }

  /// The same customers for whom only leaving for one of the causes counts: who left for another is last seen then.
  ///
  /// Its hazards are cause-specific, and its curves say what would be if nobody left for another cause.
  public func specific(to cause: Int) -> LifeTable {
    func rest(_ censored: [Double], _ events: [Double], _ own: [Double]) -> [Double] {
      censored.indices.map { censored[$0] + events[$0] - own[$0] }
    }
    return LifeTable(
      times: times,
      groups: groups.map { group in
        Group(
          label: group.label, events: group.byCause[cause],
          censored: rest(group.censored, group.events, group.byCause[cause]), entered: group.entered,
          initial: group.initial,
          squares: group.squares.map {
            Squares(
              events: $0.byCause[cause], censored: rest($0.censored, $0.events, $0.byCause[cause]),
              entered: $0.entered, initial: $0.initial)
          }, rows: group.rows)
      })
  }

  /// All groups taken as one.
  public func pooled(label: String = "") -> LifeTable {
    func sum(_ part: (Group) -> [Double]) -> [Double] {
      groups.reduce(into: [Double](repeating: 0, count: times.count)) {
        $0 = zip($0, part($1)).map { $0 + $1 }
      }
    }
    func squared(_ part: (Squares) -> [Double], else plain: (Group) -> [Double]) -> [Double] {
      sum { group in group.squares.map(part) ?? plain(group) }
    }
    let squares =
      groups.allSatisfy { $0.squares == nil }
      ? nil
      : Squares(
        events: squared({ $0.events }, else: { $0.events }),
        censored: squared({ $0.censored }, else: { $0.censored }),
        entered: squared({ $0.entered }, else: { $0.entered }),
        initial: groups.reduce(0) { $0 + ($1.squares?.initial ?? $1.initial) },
        byCause: causes.indices.map { cause in
          squared({ $0.byCause[cause] }, else: { $0.byCause[cause] })
        })
    return LifeTable(
      times: times,
      groups: [
        Group(
          label: label, events: sum { $0.events }, censored: sum { $0.censored },
          entered: sum { $0.entered }, initial: groups.reduce(0) { $0 + $1.initial },
          byCause: causes.indices.map { cause in sum { $0.byCause[cause] } }, squares: squares,
          rows: groups.reduce(0) { $0 + $1.rows })
      ], causes: causes)
  }

  /// The latest time at which at least `count` (or as many as weights are worth) are under observation in every
  /// group; `nil` when there is none.
  public func latestTime(withAtLeast count: Double) -> Double? {
    let present = groups.map { $0.effectiveAtRisk }
    return times.indices.last { index in present.allSatisfy { $0[index] >= count } }.map { times[$0] }
  }

  /// Time under observation in a group, all its members' together: Σ at risk × time since the one before. With weights
  /// it is that of as many equally weighted customers as those at risk are worth.
  public func personTime(of group: Int) -> Double {
    let atRisk = groups[group].effectiveAtRisk
    var before = 0.0
    return times.indices.reduce(0) { total, index in
      defer { before = times[index] }
      return total + atRisk[index] * (times[index] - before)
    }
  }

  /// Of a running total: what has come in by each time, less what has gone before it. Sums of weights round, so a
  /// remainder below 10⁻¹² of all is nobody, and those who go are all who are left when no more than that remains.
  static func present(_ initial: Double, entered: [Double], gone: [[Double]]) -> [Double] {
    let rounding = 1e-12 * entered.reduce(initial, +)
    var present = initial
    return entered.indices.map { index in
      present += entered[index]
      let leaving = gone.reduce(0) { $0 + $1[index] }
      if abs(present - leaving) <= rounding { present = leaving }
      defer { present -= leaving }
      return present
    }
  }
}
