import Glibc

/// How long customers are followed, had none of them left: the Kaplan–Meier curve G of being last seen, with leavers
/// taken out before those last seen at the same time (as scikit-survival does).
///
/// Its inverse weighs those whose end is known, so that they stand for those who were last seen before.
struct CensoringCurve: Sendable {
  /// Distinct times of the table, ascending.
  let times: [Double]
  /// Customers who left, and who were last seen, at each time.
  let left: [Double]
  let stayed: [Double]
  /// G at and after each time, up to the next.
  let survival: [Double]
  /// Those who could have been last seen at each time.
  private let atRisk: [Double]

  init(_ table: CoxTable) {
    times = table.times
    var left = [Double](repeating: 0, count: times.count)
    var stayed = left
    for line in 0..<table.lines.count {
      left[Int(table.lines.time[line])] += Double(table.lines.left[line])
      stayed[Int(table.lines.time[line])] += Double(table.lines.stayed[line])
    }
    var present = left.reduce(0, +) + stayed.reduce(0, +)
    var share = 1.0
    var atRisk: [Double] = []
    var survival: [Double] = []
    for time in times.indices {
      let possible = present - left[time]
      atRisk.append(possible)
      if stayed[time] > 0 { share *= (possible - stayed[time]) / possible }
      survival.append(share)
      present = possible - stayed[time]
    }
    self.left = left
    self.stayed = stayed
    self.survival = survival
    self.atRisk = atRisk
  }

  var customers: Double { left.reduce(0, +) + stayed.reduce(0, +) }

  /// Position of the last time at or before another; -1 for none.
  func place(_ time: Double) -> Int { (times.firstIndex { $0 > time } ?? times.count) - 1 }

  /// G at a time.
  func share(at time: Double) -> Double {
    let place = place(time)
    return place < 0 ? 1 : survival[place]
  }

  /// What a customer adds to a statistic through G, by the last time and by whether the customer left then; the
  /// gradient is the statistic's derivative by log G at each time (the infinitesimal jackknife of Kaplan and Meier).
  func influence(_ gradient: [Double]) -> (left: [Double], stayed: [Double]) {
    var later = gradient
    for time in later.indices.dropLast().reversed() { later[time] += later[time + 1] }
    var before = 0.0
    var left: [Double] = []
    var stayed: [Double] = []
    for time in times.indices {
      left.append(before)
      let slope = later[time]
      guard slope != 0, self.stayed[time] > 0 else {
        stayed.append(slope == 0 ? before : before - slope / max(1, atRisk[time]))
        continue
      }
      stayed.append(before - slope / atRisk[time])
      before += slope * self.stayed[time] / (atRisk[time] * (atRisk[time] - self.stayed[time]))
    }
    return (left, stayed)
  }
}
