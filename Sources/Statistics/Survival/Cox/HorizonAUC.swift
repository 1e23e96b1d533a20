import Glibc

/// The area under the curve at a time: of a customer who has left by then and one who is followed beyond it, the chance
/// that the model gave the first the higher risk; equal risks count half, and leavers weigh 1/G at the time they left
/// (cumulative cases, dynamic controls; Uno, Cai, Tian & Wei 2007; Hung & Chiang 2010).
///
/// The standard error is the infinitesimal jackknife, with G estimated and the model's scores as they are.
struct HorizonAUC {
  let estimate: Estimate

  /// `codes` ranks each line of the table by its risk at the horizon. `nil` without leavers or without others.
  init?(
    _ table: CoxTable, _ censoring: CensoringCurve, codes: [Int32], rankCount: Int, at horizon: Double
  ) {
    let last = censoring.place(horizon)
    let lines = table.lines
    var cases = [Double](repeating: 0, count: rankCount)
    var controls = cases
    for line in 0..<lines.count {
      let time = Int(lines.time[line])
      if time > last {
        controls[Int(codes[line])] += Double(lines.left[line]) + Double(lines.stayed[line])
      } else if lines.left[line] > 0 {
        cases[Int(codes[line])] += Double(lines.left[line]) / censoring.survival[time]
      }
    }
    let (allCases, allControls) = (cases.reduce(0, +), controls.reduce(0, +))
    guard allCases > 0, allControls > 0 else { return nil }
    // Others below each rank and leavers above it, ties by half.
    var below = cases
    var above = cases
    var (seenControls, seenCases, concordant) = (0.0, 0.0, 0.0)
    for rank in cases.indices {
      below[rank] = seenControls + controls[rank] / 2
      above[rank] = allCases - seenCases - cases[rank] / 2
      concordant += cases[rank] * below[rank]
      seenControls += controls[rank]
      seenCases += cases[rank]
    }
    let all = allCases * allControls
    let area = concordant / all
    var gradient = [Double](repeating: 0, count: censoring.times.count)
    for line in 0..<lines.count where lines.left[line] > 0 && Int(lines.time[line]) <= last {
      let time = Int(lines.time[line])
      let surplus = below[Int(codes[line])] - area * allControls
      gradient[time] -= Double(lines.left[line]) * surplus / (censoring.survival[time] * all)
    }
    let throughG = censoring.influence(gradient)
    var squares = 0.0
    for line in 0..<lines.count {
      let time = Int(lines.time[line])
      var ofLeaver = throughG.left[time]
      var ofStayer = throughG.stayed[time]
      if time > last {
        let own = (above[Int(codes[line])] - area * allCases) / all
        ofLeaver += own
        ofStayer += own
      } else {
        ofLeaver += (below[Int(codes[line])] - area * allControls) / (censoring.survival[time] * all)
      }
      squares += Double(lines.left[line]) * ofLeaver * ofLeaver
      squares += Double(lines.stayed[line]) * ofStayer * ofStayer
    }
    estimate = Estimate(area, standardError: squares.squareRoot())
  }
}
