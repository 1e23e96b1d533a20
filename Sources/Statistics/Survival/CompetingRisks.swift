/// The share who left for each of several causes, over time, when leaving for one cause rules out the others (Aalen &
/// Johansen 1978).
///
/// One minus a Kaplan–Meier curve of one cause, others censored, would overstate it: those who left for another
/// cause are no longer there to leave for this one. Here all causes and those still here sum to 1.
public struct CompetingRisks: Sendable, Hashable {
  /// One for each cause of the table, in its order.
  public let causes: [CumulativeIncidence]
  public let survival: KaplanMeier

  /// `nil` for a group that was never observed, and for a table that does not tell causes apart.
  public init?(_ table: LifeTable, group index: Int = 0) {
    guard !table.causes.isEmpty, let survival = KaplanMeier(table, group: index) else { return nil }
    let group = table.groups[index]
    let squares = group.squaresAtRisk
    var moments: [CumulativeIncidence.Moment] = []
    var before = 1.0
    for (step, curve) in survival.steps.enumerated() where curve.events > 0 {
      moments.append(
        CumulativeIncidence.Moment(
          time: curve.time, atRisk: curve.atRisk, squares: squares[step], before: before,
          hazard: min(1, curve.events / curve.atRisk),
          counts: group.byCause.map { $0[step] }, hazards: group.byCause.map { $0[step] / curve.atRisk },
          events: (group.squares?.byCause ?? group.byCause).map { $0[step] }))
      before = curve.survival
    }
    self.survival = survival
    causes = table.causes.indices.map { cause in
      CumulativeIncidence(
        label: table.causes[cause], cause: cause, eventCount: group.byCause[cause].reduce(0, +),
        isWeighted: group.squares != nil, isDelayed: group.entered.contains { $0 > 0 }, moments)
    }
  }
}

/// The share who left for one cause, over time.
public struct CumulativeIncidence: Sendable, Hashable {
  /// Gone for this cause up to and with a time.
  public struct Step: Sendable, Hashable {
    public let time: Double
    public let share: Double
  }

  /// What happened at a time with departures, for any cause.
  struct Moment: Sendable, Hashable {
    let time: Double
    let atRisk: Double
    /// Σw² of those at risk.
    let squares: Double
    /// Share still here just before.
    let before: Double
    /// Of those at risk, the share who left for any cause.
    let hazard: Double
    /// Those who left, by cause.
    let counts: [Double]
    /// Of those at risk, the share who left, by cause.
    let hazards: [Double]
    /// Σw² of those who left, by cause.
    let events: [Double]
  }

  /// `nil` for those who left without a known cause.
  public let label: String?
  public let eventCount: Double
  /// Just after each time with departures; the times are those of all causes.
  public let steps: [Step]
  private let cause: Int
  private let isWeighted: Bool
  private let isDelayed: Bool
  private let moments: [Moment]

  init(
    label: String?, cause: Int, eventCount: Double, isWeighted: Bool, isDelayed: Bool, _ moments: [Moment]
  ) {
    self.label = label
    self.isWeighted = isWeighted
    self.isDelayed = isDelayed
    self.cause = cause
    self.eventCount = eventCount
    self.moments = moments
    var share = 0.0
    steps = moments.map { moment in
      share += moment.before * moment.hazards[cause]
      return Step(time: moment.time, share: share)
    }
  }

  /// The share who have left for this cause up to and with a time.
  public func share(at time: Double) -> Double {
    let index = count(through: time)
    return index > 0 ? steps[index - 1].share : 0
  }

  /// Those who left for this cause up to and with a time.
  public func events(through time: Double) -> Double {
    moments.prefix(count(through: time)).reduce(0) { $0 + $1.counts[cause] }
  }

  /// The variance of that share, by the delta method over times taken as independent multinomial draws.
  ///
  /// With F for this cause's share and h for the hazards at u, leaving at u for this cause moves F(t) by
  /// S(u−) − (F(t) − F(u))/(1 − h), for another cause by −(F(t) − F(u))/(1 − h), and staying not at all; the variance
  /// is Σ over u ≤ t of Σ(move − mean move)²/N². For one cause it is Greenwood's; without delayed entry it is the
  /// infinitesimal jackknife's, as R's `survfit` has it. With weights, see `WeightedResiduals`.
  public func variance(at time: Double) -> Double {
    let end = count(through: time)
    guard end > 0 else { return 0 }
    let reached = steps[end - 1].share
    let moves = (0..<end).map { index -> [Double] in
      let moment = moments[index]
      let later = moment.hazard < 1 ? (reached - steps[index].share) / (1 - moment.hazard) : 0
      return moment.hazards.indices.map { ($0 == cause ? moment.before : 0) - later }
    }
    return WeightedResiduals.variance(
      isJoined: isWeighted && !isDelayed,
      (0..<end).map { index in
        let moment = moments[index]
        return WeightedResiduals.Moment(
          atRisk: moment.atRisk, squares: moment.squares,
          shares: zip(moves[index], moment.hazards).map { (move: $0, hazard: $1) }, events: moment.events)
      })
  }

  /// The interval of the share, made on the band's scale for the share **not** gone this way, so that with one cause
  /// it is the survival curve's turned over; `nil` at 0 and 1.
  public func interval(
    at time: Double, _ confidence: Confidence, _ band: SurvivalBand = .logLog
  ) -> ClosedRange<Double>? {
    let rest = 1 - share(at: time)
    return band.bounds(rest, logVariance: variance(at: time) / (rest * rest), confidence).map {
      1 - $0.upperBound...1 - $0.lowerBound
    }
  }

  /// Times with departures up to and with a time.
  private func count(through time: Double) -> Int {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
