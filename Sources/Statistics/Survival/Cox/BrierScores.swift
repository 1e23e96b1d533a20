import Glibc

/// Mean squared differences between whether a customer was still here at a time and the probability that was given to
/// it, with customers weighted by 1/G, so that those whose end is known stand for those last seen before (Graf,
/// Schmoor, Sauerbrei & Schumacher 1999); at times, and as weighted means over times.
///
/// Standard errors are the infinitesimal jackknife, with G and
/// the curve without drivers estimated, and the model's predictions as they are.
struct BrierScores {
  /// One a target.
  let scores: [CoxAccuracy.Brier]

  /// `hazards` are those of the patterns against the baseline.
  init(
    _ fit: CoxFit, _ table: CoxTable, _ censoring: CensoringCurve, hazards: [Double], grid: [Double],
    targets: [BrierLosses.Target]
  ) {
    let baseline = fit.baseline(at: grid)
    let empty = BrierLosses(censoring, grid: grid, targets: targets)
    let lines = table.lines
    let parts = Blocks.map(lines.count) { range in
      var losses = empty
      var (pattern, stratum) = (Int32(-1), Int32(-1))
      for line in range {
        if lines.pattern[line] != pattern || lines.stratum[line] != stratum {
          (pattern, stratum) = (lines.pattern[line], lines.stratum[line])
          losses.predict(baseline[Int(stratum)], hazard: hazards[Int(pattern)])
        }
        losses.add(
          time: Int(lines.time[line]), left: Double(lines.left[line]), stayed: Double(lines.stayed[line]))
      }
      return losses
    }
    var model = empty
    for part in parts { model.add(part) }
    // The Kaplan–Meier curve of everyone knows no drivers.
    let curve = LeavingCurve(censoring)
    let places = grid.map { censoring.place($0) }
    var reference = empty
    reference.predict(places.map { $0 < 0 ? 0 : -log(curve.survival[$0]) }, hazard: 1)
    for time in censoring.times.indices {
      reference.add(time: time, left: censoring.left[time], stayed: censoring.stayed[time])
    }
    let slopes = curve.slopes(places, censoring)
    scores = targets.indices.map { target in
      var gradient = [Double](repeating: 0, count: censoring.times.count)
      for (k, place) in places.enumerated() where place >= 0 {
        gradient[place] += targets[target].weight(k) * slopes[k]
      }
      return BrierScores.score(target, model, reference, censoring, curve.influence(gradient, censoring))
    }
  }

  private static func score(
    _ target: Int, _ model: BrierLosses, _ reference: BrierLosses, _ censoring: CensoringCurve,
    _ throughCurve: (left: [Double], stayed: [Double])
  ) -> CoxAccuracy.Brier {
    let n = censoring.customers
    let own = model.mean(target, n)
    let other = reference.mean(target, n)
    let ownG = censoring.influence(model.gradient(target, n))
    let otherG = censoring.influence(reference.gradient(target, n))
    // Influences are a·loss + b, with a and b the same for all who left, or were last seen, at a time.
    func deviation(
      _ slope: Double, _ level: (_ time: Int, _ left: Bool) -> Double, of losses: BrierLosses
    ) -> Double {
      var squares = 0.0
      for time in censoring.times.indices {
        for left in [true, false] {
          let count = left ? censoring.left[time] : censoring.stayed[time]
          guard count > 0 else { continue }
          let sums = losses.sums(target, time, left: left)
          let b = level(time, left)
          squares += max(0, slope * slope * sums.squares + 2 * slope * b * sums.losses + b * b * count)
        }
      }
      return squares.squareRoot()
    }
    func ownLevel(_ time: Int, _ left: Bool) -> Double {
      (left ? ownG.left[time] : ownG.stayed[time]) - own / n
    }
    func otherInfluence(_ time: Int, _ left: Bool) -> Double {
      let count = left ? censoring.left[time] : censoring.stayed[time]
      let loss = reference.sums(target, time, left: left).losses / max(1, count)
      let through =
        left
        ? otherG.left[time] + throughCurve.left[time] : otherG.stayed[time] + throughCurve.stayed[time]
      return through + (loss - other) / n
    }
    let gain = other > 0 ? 1 - own / other : 0
    return CoxAccuracy.Brier(
      score: Estimate(own, standardError: deviation(1 / n, ownLevel, of: model)),
      withoutDrivers: Estimate(other, standardError: deviation(0, otherInfluence, of: reference)),
      gain: Estimate(
        gain,
        standardError: other > 0
          ? deviation(
            -1 / (n * other), { -ownLevel($0, $1) / other + own * otherInfluence($0, $1) / (other * other) },
            of: model) : 0))
  }
}

/// The Kaplan–Meier curve of everyone at the times of a table.
private struct LeavingCurve {
  let survival: [Double]
  private let atRisk: [Double]

  init(_ censoring: CensoringCurve) {
    var present = censoring.customers
    var share = 1.0
    var atRisk: [Double] = []
    survival = censoring.times.indices.map { time in
      atRisk.append(present)
      if present > 0 { share *= 1 - censoring.left[time] / present }
      present -= censoring.left[time] + censoring.stayed[time]
      return share
    }
    self.atRisk = atRisk
  }

  /// The derivative of the Brier score at each time by the logarithm of the curve there.
  func slopes(_ places: [Int], _ censoring: CensoringCurve) -> [Double] {
    let n = censoring.customers
    var gone = 0.0
    var seen = 0.0
    let sums = censoring.times.indices.map { time in
      if censoring.left[time] > 0 { gone += censoring.left[time] / censoring.survival[time] }
      seen += censoring.left[time] + censoring.stayed[time]
      return (gone: gone / n, present: (n - seen) / n)
    }
    return places.map { place in
      guard place >= 0 else { return 0 }
      let share = survival[place]
      return 2 * share
        * (share * sums[place].gone - (1 - share) * sums[place].present / censoring.survival[place])
    }
  }

  /// What a customer adds through the curve, by the last time and by whether the customer left then.
  func influence(
    _ gradient: [Double], _ censoring: CensoringCurve
  ) -> (left: [Double], stayed: [Double]) {
    var later = gradient
    for time in later.indices.dropLast().reversed() { later[time] += later[time + 1] }
    var before = 0.0
    var left: [Double] = []
    var stayed: [Double] = []
    for time in gradient.indices {
      let slope = later[time]
      left.append(slope == 0 ? before : before - slope / atRisk[time])
      let leavers = censoring.left[time]
      if slope != 0, leavers > 0 { before += slope * leavers / (atRisk[time] * (atRisk[time] - leavers)) }
      stayed.append(before)
    }
    return (left, stayed)
  }
}
