/// Uno's C: Harrell's with every pair weighted by 1/G² at the time its first customer left, so that it does not depend
/// on how long customers happened to be followed (Uno, Cai, Pencina, D'Agostino & Wei 2011).
///
/// Pairs count when the first leaves at or before the horizon. With strata they are made within strata, and G is of
/// all customers. The standard error is the infinitesimal jackknife, with G estimated and the model's scores as they
/// are.
struct UnoConcordance {
  let estimate: Estimate

  /// `ranks` are those of the patterns by their risk. `nil` when no pair can be compared.
  init?(
    _ fit: CoxFit, _ table: CoxTable, _ censoring: CensoringCurve, ranks: (codes: [Int32], count: Int),
    through horizon: Double
  ) {
    let risk = fit.risk
    let places = risk.times.map { censoring.place($0) }
    let weights = zip(risk.times, places).map { time, place in
      time <= horizon ? 1 / (censoring.survival[place] * censoring.survival[place]) : 0
    }
    var pairs = ConcordancePairs(risk, ranks.codes, rankCount: ranks.count, weights: weights)
    pairs.count()
    let all = pairs.all
    guard all > 0 else { return nil }
    let share = pairs.concordant / all
    var gradient = [Double](repeating: 0, count: censoring.times.count)
    for line in 0..<risk.lineCount where risk.left[line] > 0 {
      let surplus = pairs.leaving[line].concordant - share * pairs.leaving[line].all
      gradient[places[Int(risk.end[line]) - 1]] -= 2 * risk.left[line] * surplus / all
    }
    let throughG = censoring.influence(gradient)
    var squares = 0.0
    var line = 0
    for index in 0..<table.lines.count {
      let time = Int(table.lines.time[index])
      var ofLeaver = throughG.left[time]
      var ofStayer = throughG.stayed[time]
      if time >= places[0] {
        // Lines last seen before anyone left form no pairs, and are not among the lines at risk.
        ofLeaver +=
          (pairs.leaving[line].concordant + pairs.leaverStaying[line].concordant
            - share * (pairs.leaving[line].all + pairs.leaverStaying[line].all)) / all
        ofStayer += (pairs.staying[line].concordant - share * pairs.staying[line].all) / all
        line += 1
      }
      squares += Double(table.lines.left[index]) * ofLeaver * ofLeaver
      squares += Double(table.lines.stayed[index]) * ofStayer * ofStayer
    }
    estimate = Estimate(share, standardError: squares.squareRoot())
  }
}
