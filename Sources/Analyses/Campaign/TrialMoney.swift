import Findings
import Models
import Populations
import Statistics

/// What arms cost and brought in: sums by arm, and by part of the customers for intervals by drawing again.
struct TrialMoney {
  private let trial: Trial
  private let confidence: Confidence
  private let arms: [ArmSums]
  private let sums: TrialSums
  private let seed: UInt64
  /// Places of the columns after the outcome.
  private let cost: Int?
  private let revenue: Int?
  private let columns: Int

  /// `nil` where the data declare no money.
  init?(_ trial: Trial, _ options: Campaign, _ confidence: Confidence, _ seed: UInt64) throws(AnalysisError) {
    var columns = [OutcomeKernel.output]
    var population = trial.known
    var (costPlace, revenuePlace): (Int?, Int?) = (nil, nil)
    if let column = trial.experiment.cost {
      costPlace = columns.count
      columns.append(column)
    }
    if let column = trial.experiment.revenue {
      revenuePlace = columns.count
      if let share = options.winsor {
        let output = "#limited"
        population = try answered { () throws(PopulationError) in
          let limit = try population.quantiles(of: column, at: [share])?.first
          return try population.extended(
            by: LimitKernel(column: column, output: output, limit: limit ?? .infinity))
        }
        columns.append(output)
      } else {
        columns.append(column)
      }
    }
    guard columns.count > 1 else { return nil }
    let arm = trial.experiment.arm
    let moments = try answered { () throws(PopulationError) in
      try population.moments(of: columns, weight: nil, by: arm)
    }
    sums = try answered { () throws(PopulationError) in
      try TrialSums(population, arm: arm, columns: columns, seed: seed)
    }
    let size = columns.count
    let empty = ArmSums(
      count: 0, sums: columns.map { _ in 0 }, products: [Double](repeating: 0, count: size * size))
    arms = trial.arms.map { arm in moments.groups.first { $0.label == arm }.map { ArmSums($0) } ?? empty }
    (self.trial, self.confidence, self.seed) = (trial, confidence, seed)
    (cost, revenue, self.columns) = (costPlace, revenuePlace, size)
  }

  func result(_ arm: Int) throws(AnalysisError) -> ArmMoney? {
    let (treated, control) = (arms[arm], arms[0])
    guard treated.count > 1, control.count > 1 else { return nil }
    func difference(_ column: Int?) -> MeanDifference? {
      column.flatMap { MeanDifference(treated.sample($0), minus: control.sample($0)) }
    }
    let (spent, brought) = (difference(cost), difference(revenue))
    let drawn = intervals(arm)
    let net = zipped(brought, spent).map { $0.value - $1.value }
    return ArmMoney(
      rows: treated.count, cost: spent, revenue: brought, revenueInterval: drawn[0],
      costPerSaved: costPerSaved(treated, control, spent), net: net, netInterval: drawn[1],
      returned: zipped(net, spent).flatMap { $1.value > 0 ? $0 / $1.value : nil }, returnedInterval: drawn[2])
  }

  /// Cost and outcome of one customer vary together: an accepted offer costs more.
  private func costPerSaved(_ treated: ArmSums, _ control: ArmSums, _ spent: MeanDifference?) -> FiellerRatio?
  {
    guard let cost, let spent, let kept = MeanDifference(treated.sample(0), minus: control.sample(0)) else {
      return nil
    }
    return FiellerRatio(
      spent.estimate, over: kept.estimate,
      covariance: treated.meanCovariance(cost, 0) + control.meanCovariance(cost, 0), confidence)
  }

  /// Of the revenue, of what is left of it after the cost, and of that over the cost.
  private func intervals(_ arm: Int) -> [ClosedRange<Double>?] {
    let (columns, cost, revenue) = (columns, cost, revenue)
    return UnitBootstrap(seed: seed).intervals(ofSums: sums.units, confidence) { sums in
      func difference(_ column: Int?) -> Double? {
        guard let column, let a = TrialSums.mean(sums, arm: arm, column: column, of: columns),
          let b = TrialSums.mean(sums, arm: 0, column: column, of: columns)
        else { return nil }
        return a - b
      }
      let (brought, spent) = (difference(revenue), difference(cost))
      let net = zipped(brought, spent).map { $0 - $1 }
      return [brought, net, zipped(net, spent).flatMap { $1 > 0 ? $0 / $1 : nil }]
    }
  }
}

/// Both, or neither.
func zipped<A, B>(_ a: A?, _ b: B?) -> (A, B)? {
  guard let a, let b else { return nil }
  return (a, b)
}
