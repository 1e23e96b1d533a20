import Models
import Statistics
import Threads

/// Draws of all inputs together, each by itself; one draw of an action's effect is common to all its customers.
struct SensitivityDraws {
  let net: SimulatedDraws
  /// Spearman's correlation of each input with the net value, in the order of the inputs.
  let correlations: [Double]
  /// What knowing every input before choosing would add, and how far the draws leave that open.
  let perfect: Estimate
  /// Draws for which the best plan was made.
  let remade: Int
  /// The plan that would be chosen today, by its mean net value over those draws.
  let today: PlanMix

  private static let mostRemade = 400

  init(_ reckoner: PlanReckoner, count: Int, seed: UInt64) {
    let inputs = reckoner.inputs.varied
    var random = SeededDraws(seed: seed)
    let values = (0..<count).map { _ in inputs.map { $0.uncertain.quantile(random.share()) } }
    let settings = values.map { values in reckoner.setting(zip(inputs, values).map { ($0, $1) }) }
    let nets = Parallel.map(count) { reckoner.kept(settings[$0]) }
    net = SimulatedDraws(nets)
    correlations = inputs.indices.map { index in rankCorrelation(values.map { $0[index] }, nets) }
    let remade = Swift.min(count, SensitivityDraws.mostRemade)
    let atMeans = reckoner.model.best(at: reckoner.means)
    let bests = Parallel.map(remade) { index -> (best: Double, atMeans: Double) in
      let setting = settings[index]
      return (
        reckoner.net(of: reckoner.model.best(at: setting), setting), reckoner.net(of: atMeans, setting)
      )
    }
    let plans: [(mix: PlanMix, nets: [Double])] = [
      (reckoner.model.plan, Array(nets.prefix(remade))), (atMeans, bests.map { $0.atMeans }),
      (.nothing, [Double](repeating: 0, count: remade)),
    ]
    let means = plans.map { $0.nets.reduce(0, +) / Double(remade) }
    let chosen = means.indices.max { (means[$0], -$0) < (means[$1], -$1) } ?? 0
    today = plans[chosen].mix
    let gains = (0..<remade).map { index in
      plans.reduce(bests[index].best) { Swift.max($0, $1.nets[index]) } - plans[chosen].nets[index]
    }
    let spread = SimulatedDraws(gains)
    perfect = Estimate(spread.mean, standardError: spread.standardDeviation / Double(remade).squareRoot())
    self.remade = remade
  }

  /// Of the mean net value: how far the number of draws leaves it open.
  var standardError: Double { net.standardDeviation / Double(net.count).squareRoot() }
}
