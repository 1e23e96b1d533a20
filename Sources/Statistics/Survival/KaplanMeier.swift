/// The share still here over time, estimated from who left and who was only last seen (Kaplan & Meier 1958).
///
/// Events come before censorings at the same time. The curve steps at the times it is given and holds its value
/// between them; past the last observed time it is held flat, which `isBeyondData` tells.
public struct KaplanMeier: Sendable, Hashable {
  /// How customers of unequal weight spread; `nil` when rows weigh one.
  let residuals: WeightedResiduals?

  /// What happened at one time.
  public struct Step: Sendable, Hashable {
    public let time: Double
    /// Come in before this time, and not gone before it.
    public let atRisk: Double
    /// How many equally weighted customers those at risk are worth; the same when rows weigh one.
    public let effective: Double
    public let events: Double
    public let censored: Double
    /// From this time on.
    public let survival: Double
    /// The variance of log survival up to and with this time: Greenwood's, Σ d/(n(n−d)), infinite once survival is 0.
    /// With weights, see `WeightedResiduals`.
    public let logVariance: Double

    fileprivate func weighing(_ effective: Double, logVariance: Double) -> Step {
      Step(
        time: time, atRisk: atRisk, effective: effective, events: events, censored: censored,
        survival: survival, logVariance: logVariance)
    }
  }

  public let label: String
  /// At every time of the table up to the last at which anyone of this group left or was last seen.
  public let steps: [Step]
  /// Everyone ever observed, as a sum of weights.
  public let count: Double
  /// Rows, whatever they weigh.
  public let rows: Int
  public let eventCount: Double
  /// The last time at which anyone left or was last seen.
  public let lastTime: Double
  /// The last time with someone leaving; `nil` when nobody did.
  public let lastEventTime: Double?

  /// `nil` for a group that was never observed.
  public init?(_ table: LifeTable, group index: Int = 0) {
    let group = table.groups[index]
    let atRisk = group.atRisk
    guard group.count > 0,
      let last = table.times.indices.last(where: { group.events[$0] + group.censored[$0] > 0 })
    else { return nil }
    var survival = 1.0
    var logVariance = 0.0
    var steps: [Step] = []
    for index in 0...last {
      let (n, d, c) = (atRisk[index], group.events[index], group.censored[index])
      if d > 0 {
        survival *= d < n ? 1 - d / n : 0
        logVariance += d < n ? d / (n * (n - d)) : .infinity
      }
      steps.append(
        Step(
          time: table.times[index], atRisk: n, effective: n, events: d, censored: c, survival: survival,
          logVariance: logVariance))
    }
    residuals = WeightedResiduals(group, atRisk: atRisk, through: last)
    if let residuals {
      let variances = residuals.logVariances
      steps = steps.indices.map { steps[$0].weighing(residuals.effective[$0], logVariance: variances[$0]) }
    }
    label = group.label
    self.steps = steps
    count = group.count
    rows = group.rows
    eventCount = group.eventCount
    lastTime = table.times[last]
    lastEventTime = steps.last { $0.events > 0 }?.time
  }

  /// Rows do not all weigh one.
  public var isWeighted: Bool { residuals != nil }

  /// The share still here just after a time; 1 before the first event.
  public func survival(at time: Double) -> Double { step(at: time)?.survival ?? 1 }

  /// Greenwood's standard error of the share still here; `nil` where the share is 0, since nothing is left to vary.
  public func standardError(at time: Double) -> Double? {
    guard let step = step(at: time) else { return 0 }
    return step.survival > 0 ? step.survival * step.logVariance.squareRoot() : nil
  }

  /// Under observation just before a time.
  public func atRisk(at time: Double) -> Double {
    let index = partition { $0.time < time }
    return index < steps.count ? steps[index].atRisk : 0
  }

  /// The same as equally weighted customers.
  public func effectiveAtRisk(at time: Double) -> Double {
    let index = partition { $0.time < time }
    return index < steps.count ? steps[index].effective : 0
  }

  /// Those who left up to and with a time.
  public func events(through time: Double) -> Double { total(through: time) { $0.events } }

  /// Those last seen up to and with a time.
  public func censored(through time: Double) -> Double { total(through: time) { $0.censored } }

  /// The curve is held flat here: nobody was observed for so long, though not everyone had left.
  public func isBeyondData(_ time: Double) -> Bool { time > lastTime && (steps.last?.survival ?? 1) > 0 }

  /// The last step at or before a time.
  func step(at time: Double) -> Step? {
    let index = partition { $0.time <= time }
    return index > 0 ? steps[index - 1] : nil
  }

  /// The number of leading steps that hold a condition, by halving.
  private func partition(_ holds: (Step) -> Bool) -> Int {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if holds(steps[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func total(through time: Double, _ part: (Step) -> Double) -> Double {
    steps.prefix { $0.time <= time }.reduce(0) { $0 + part($1) }
  }
}
