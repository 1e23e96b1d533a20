/// The share of those at risk who leave in each period of their time with us.
///
/// Period k covers times after (k − 1)·width up to and with k·width. Where everyone is last seen and comes in at the
/// ends of periods, as with whole times and a width of one, a share is d/n exactly; those who come in or are last
/// seen inside a period count for half of it (the actuarial estimate, Cutler & Ederer 1958).
public struct DiscreteHazard: Sendable, Hashable {
  public struct Period: Sendable, Hashable {
    /// From 1.
    public let index: Int
    /// Those under observation in it; not whole when some came or went inside it.
    public let atRisk: Double
    public let events: Double
    /// Last seen in it, its end included.
    public let censored: Double

    /// 0 when nobody was at risk.
    public var hazard: Double { atRisk > 0 ? events / atRisk : 0 }

    /// Wilson's interval; `nil` when nobody was at risk.
    public func interval(_ confidence: Confidence) -> ClosedRange<Double>? {
      atRisk > 0 ? Wilson.interval(hazard, of: atRisk, confidence) : nil
    }

    public init(index: Int, atRisk: Double, events: Double, censored: Double) {
      self.index = index
      self.atRisk = atRisk
      self.events = events
      self.censored = censored
    }
  }

  /// In the unit of the times.
  public let width: Double
  /// From the first to the last with anyone at risk.
  public let periods: [Period]
  /// Those who left or were last seen at time 0, before the first period.
  public let atZero: Double
  /// Someone came in or was last seen inside a period, so its share is the actuarial estimate.
  public let isActuarial: Bool

  public init(periods: [Period], width: Double = 1, atZero: Double = 0, isActuarial: Bool = false) {
    self.periods = periods
    self.width = width
    self.atZero = atZero
    self.isActuarial = isActuarial
  }

  /// Of one group of a life table. `width` is above 0; anything else is our mistake.
  public init(_ table: LifeTable, group index: Int = 0, width: Double = 1) {
    precondition(width > 0, "a period has a length")
    if let squares = table.groups[index].squares {
      self = DiscreteHazard(table, group: index, width: width, squares)
      return
    }
    let group = table.groups[index]
    var present = group.initial
    var periods: [Period] = []
    var position = 0
    var atZero = 0.0
    var isActuarial = false
    // The table counts entries at the next time it has; they happened at the one before.
    func entries(at position: Int) -> Double {
      position + 1 < table.times.count ? group.entered[position + 1] : 0
    }
    while position < table.times.count, table.times[position] <= 0 {
      atZero += group.events[position] + group.censored[position]
      present += entries(at: position) - group.events[position] - group.censored[position]
      position += 1
    }
    let last = table.times.last.map { DiscreteHazard.period(of: $0, width: width) } ?? 0
    for index in stride(from: 1, through: last, by: 1) {
      let end = Double(index) * width
      var (events, censored, inside) = (0.0, 0.0, 0.0)
      let start = present
      while position < table.times.count,
        DiscreteHazard.period(of: table.times[position], width: width) <= index
      {
        if table.times[position] < end { inside += entries(at: position) - group.censored[position] }
        if table.times[position] < end, entries(at: position) + group.censored[position] > 0 {
          isActuarial = true
        }
        events += group.events[position]
        censored += group.censored[position]
        present += entries(at: position) - group.events[position] - group.censored[position]
        position += 1
      }
      periods.append(
        Period(index: index, atRisk: max(start + inside / 2, events), events: events, censored: censored))
    }
    while let end = periods.last, end.atRisk <= 0 { periods.removeLast() }
    self.init(periods: periods, width: width, atZero: atZero, isActuarial: isActuarial)
  }

  /// Of weighted rows: shares of weights, and counts of as many equally weighted customers as those at risk are worth,
  /// (Σw)²/Σw², so that intervals and tests know how unequal the weights are.
  private init(_ table: LifeTable, group index: Int, width: Double, _ squares: LifeTable.Squares) {
    let group = table.groups[index]
    func hazard(
      _ events: [Double], _ censored: [Double], _ entered: [Double], _ initial: Double
    )
      -> DiscreteHazard
    {
      DiscreteHazard(
        LifeTable(
          times: table.times,
          groups: [
            LifeTable.Group(
              label: "", events: events, censored: censored, entered: entered, initial: initial)
          ]), width: width)
    }
    let weighted = hazard(group.events, group.censored, group.entered, group.initial)
    let squared = hazard(squares.events, squares.censored, squares.entered, squares.initial)
    let periods = zip(weighted.periods, squared.periods).map { own, square in
      let worth = square.atRisk > 0 ? own.atRisk / square.atRisk : 0
      return Period(
        index: own.index, atRisk: own.atRisk * worth, events: own.events * worth,
        censored: own.censored * worth)
    }
    self.init(
      periods: periods, width: width, atZero: weighted.atZero, isActuarial: weighted.isActuarial)
  }

  /// The period that a time above 0 lies in.
  public static func period(of time: Double, width: Double) -> Int {
    Int((time / width).rounded(.up))
  }

  /// Everyone's leavers over everyone's periods at risk: the hazard if it were the same at all times.
  public var pooled: (events: Double, atRisk: Double) {
    periods.reduce((0, 0)) { ($0.0 + $1.events, $0.1 + $1.atRisk) }
  }

  /// Neighbouring periods together, near ones weighing most (a triangular kernel): for a drawn line only.
  public func smoothed(at index: Int, reach: Int, leavingOut: Set<Int> = []) -> Double? {
    var events = 0.0
    var atRisk = 0.0
    for period in periods where abs(period.index - index) <= reach && !leavingOut.contains(period.index) {
      let weight = 1 - Double(abs(period.index - index)) / Double(reach + 1)
      events += weight * period.events
      atRisk += weight * period.atRisk
    }
    return atRisk > 0 ? events / atRisk : nil
  }
}
