import Diagnostics
public import Models
public import Populations
import Statistics
import Tables

/// A remembered plan's customers in later data, counted by side and action.
struct FollowUpRows {
  /// Those with an outcome, with `OutcomeKernel.output` set for those who stayed.
  let known: any Population
  private let plan: RememberedPlan
  private let found: any Population
  private let absent: [Int]
  private let counts: GroupCounts

  init(_ plan: RememberedPlan, _ population: any Population) throws(AnalysisError) {
    guard let churned = population.roles.churned else {
      throw AnalysisError(
        .missingRole, "the data set does not say who left", hint: "add 'churned:' to the data set")
    }
    self.plan = plan
    let places = try answered { () throws(PopulationError) in try FoundPlan(plan, in: population) }
    absent = RememberedPlan.Side.allCases.map { places.absent($0) }
    let found = try answered { () throws(PopulationError) in
      try population.adding(places.columns).restricted(to: .present(FoundPlan.side))
        .extended(by: OutcomeKernel(source: .stayed(churned)))
    }
    self.found = found
    let known = try answered { () throws(PopulationError) in
      try found.restricted(to: .present(OutcomeKernel.output))
    }
    self.known = known
    counts = try answered { () throws(PopulationError) in
      try known.counts(by: [FoundPlan.side, FoundPlan.action], flags: [OutcomeKernel.output], sums: [])
    }
  }

  func side(_ side: RememberedPlan.Side) -> FollowUpStudy.Side {
    FollowUpStudy.Side(
      customers: plan.count(side), absent: absent[side.rawValue],
      stayed: share(counts.groups.filter { $0.labels[0] == side.name }))
  }

  /// Actions of the plan, in the order of the alphabet.
  var actions: [String] { plan.actions }

  func stayed(_ side: RememberedPlan.Side, _ action: String) -> Proportion? {
    share(counts.groups.filter { $0.labels[0] == side.name && $0.labels[1] == action })
  }

  /// Customers of an action on its smaller side.
  func smallest(of action: String) -> Int {
    [RememberedPlan.Side.recommended, .withheld].map { stayed($0, action)?.count ?? 0 }.min() ?? 0
  }

  private func share(_ groups: [GroupCounts.Group]) -> Proportion? {
    let count = groups.reduce(0) { $0 + $1.count }
    return count > 0 ? Proportion(groups.reduce(0) { $0 + $1.flagged[0] }, of: count) : nil
  }

  /// How far the scores of those recommended lie from those of the others, in standard deviations.
  func imbalance() throws(AnalysisError) -> Double? {
    let moments = try answered { () throws(PopulationError) in
      try found.moments(of: [FoundPlan.probability], weight: nil, by: FoundPlan.side)
    }
    func sample(_ side: RememberedPlan.Side) -> SampleSums? {
      moments.groups.first { $0.label == side.name }.map { SampleSums($0, column: 0) }
    }
    return zipped(sample(.recommended), sample(.withheld)).flatMap {
      $0.standardisedDifference(from: $1)
    }
  }

  /// Spent on a customer recommended, and on each who was kept: cost and outcome of one customer vary together.
  func money(_ confidence: Confidence) throws(AnalysisError) -> (MeanDifference?, FiellerRatio?) {
    let moments = try answered { () throws(PopulationError) in
      try known.moments(of: [OutcomeKernel.output, FoundPlan.cost], weight: nil, by: FoundPlan.side)
    }
    func sums(_ side: RememberedPlan.Side) -> ArmSums? {
      moments.groups.first { $0.label == side.name }.map { ArmSums($0) }
    }
    guard let treated = sums(.recommended), let control = sums(.withheld),
      let spent = MeanDifference(treated.sample(1), minus: control.sample(1)),
      let kept = MeanDifference(treated.sample(0), minus: control.sample(0))
    else { return (nil, nil) }
    return (
      spent,
      FiellerRatio(
        spent.estimate, over: kept.estimate,
        covariance: treated.meanCovariance(1, 0) + control.meanCovariance(1, 0), confidence)
    )
  }
}

/// How well the scores of a plan held among the customers that it left alone.
struct FollowUpScores {
  let held: ObservedToExpected
  let bins: CalibrationBins
  /// `nil` where the fit does not converge, or all stayed or all left.
  let line: CalibrationLine?
  let discrimination: Discrimination?

  /// `nil` where too few were held out.
  init?(_ rows: FollowUpRows, _ minimum: Int) throws(AnalysisError) {
    guard let churned = rows.known.roles.churned else { return nil }
    let table = try answered { () throws(PopulationError) in
      try rows.known.restricted(to: .flag(FoundPlan.held, is: true)).extract([
        FoundPlan.probability, churned,
      ])
    }
    guard case .numbers(let scores)? = table[FoundPlan.probability], case .flags(let left)? = table[churned]
    else { return nil }
    let judged = ScoreTable(scores: scores, outcomes: left)
    guard judged.count >= Double(Swift.max(1, minimum)), let held = ObservedToExpected(judged) else {
      return nil
    }
    self.held = held
    // So many in each that its interval says something.
    bins = CalibrationBins(judged, bins: Swift.max(1, Swift.min(10, Int(judged.count) / 100)))
    line = CalibrationLine(judged)
    discrimination = Discrimination(judged)
  }
}

/// How far a plan's messages came, as the data say; who is not in them was not reached.
struct FollowUpReach {
  let stages: [(stage: ExperimentColumns.Stage, recommended: Proportion, heldOut: Proportion?)]

  /// `nil` where the cell does not say where that stands.
  init?(
    _ options: Campaign, _ plan: RememberedPlan, _ population: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) {
    try self.init(options, plan, in: options.reachSource(population, context))
  }

  init?(
    _ options: Campaign, _ plan: RememberedPlan, in source: any Population
  ) throws(AnalysisError) {
    guard let reach = options.reached, !reach.stages.isEmpty else { return nil }
    let found = try answered { () throws(PopulationError) in
      try source.adding(FoundPlan(plan, in: source).columns).restricted(to: .present(FoundPlan.held))
    }
    var stages: [(ExperimentColumns.Stage, Proportion, Proportion?)] = []
    for (stage, outcome) in reach.stages {
      let kernel = OutcomeKernel(
        source: try .reading(outcome, in: found, option: "reached", mayBeNobody: true))
      let counts = try answered(blaming: "reached") { () throws(PopulationError) in
        try found.extended(by: kernel).counts(by: [FoundPlan.held], flags: [OutcomeKernel.output], sums: [])
      }
      func reached(_ label: String) -> Int {
        counts.groups.first { $0.labels[0] == label }?.flagged[0] ?? 0
      }
      let heldOut = plan.count - plan.count(.recommended)
      stages.append(
        (
          stage, Proportion(reached("0"), of: plan.count(.recommended)),
          heldOut > 0 ? Proportion(reached("1"), of: heldOut) : nil
        ))
    }
    self.stages = stages
  }

  /// Customers held out who were reached all the same.
  var contaminated: Int { stages.first { $0.stage == .delivered }?.heldOut?.successes ?? 0 }
}

extension Campaign {
  /// The data that say how far messages came and what they cost.
  fileprivate func reachSource(_ population: any Population, _ context: AnalysisContext) -> any Population {
    reached?.data != nil ? context.reference?.population ?? population : population
  }

  /// The plan with what its customers really cost; `nil` where the cell does not say where that stands.
  func paid(
    for plan: RememberedPlan, _ population: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) -> RememberedPlan? {
    try paid(for: plan, in: reachSource(population, context))
  }

  private func paid(
    for plan: RememberedPlan, in source: any Population
  ) throws(AnalysisError) -> RememberedPlan? {
    guard let cost = reached?.cost else { return nil }
    return try answered(blaming: "reached") { () throws(PopulationError) in
      try plan.costing(cost.value, in: source)
    }
  }

  /// What was spent on all who were recommended an action, by the data that the cell names; `nil` where it names none.
  public func spent(
    on plan: RememberedPlan, in source: any Population
  ) throws(AnalysisError) -> Double? {
    try paid(for: plan, in: source)?.cost(.recommended)
  }

  /// How many of those recommended each stage reached, by the data that the cell names; `nil` where it names none.
  public func reach(
    of plan: RememberedPlan, in source: any Population
  ) throws(AnalysisError) -> [(stage: String, customers: Int)]? {
    try FollowUpReach(self, plan, in: source)?.stages.map { ($0.stage.rawValue, $0.recommended.successes) }
  }
}
