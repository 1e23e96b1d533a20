import Glibc

/// Losses summed over customers, by the last time and by whether they left then.
struct BrierLosses: Sendable {
  private let targets: [[Double]]
  /// Last time of the table at or before each grid time, and G there.
  private let places: [Int]
  private let shares: [Double]
  /// 1/G, and how many grid times lie before, by time of the table.
  private let inverse: [Double]
  private let before: [Int]
  private let times: Int
  /// Σ loss and Σ loss², by target, time and whether left.
  private var losses: [Double]
  private var squares: [Double]
  /// Σ of what leavers add at and after the time they left, by target and time.
  private var leaving: [Double]
  /// Σ (1 − S)² of those still there, by grid time.
  private var staying: [Double]
  /// Of the prediction at hand: (1 − S)² by grid time; by target, the loss of someone still there at the first grid
  /// times, and what is to be divided by G of someone who left before the others.
  private var missed: [Double]
  private var stayingLoss: [Double]
  private var leavingLoss: [Double]

  init(_ censoring: CensoringCurve, grid: [Double], targets: [[Double]]) {
    self.targets = targets
    let places = grid.map { censoring.place($0) }
    self.places = places
    shares = grid.map { censoring.share(at: $0) }
    inverse = censoring.survival.map { $0 > 0 ? 1 / $0 : 0 }
    before = censoring.times.indices.map { time in places.prefix { $0 < time }.count }
    times = censoring.times.count
    losses = [Double](repeating: 0, count: targets.count * times * 2)
    squares = losses
    leaving = [Double](repeating: 0, count: targets.count * times)
    staying = [Double](repeating: 0, count: grid.count)
    missed = staying
    stayingLoss = [Double](repeating: 0, count: targets.count * (grid.count + 1))
    leavingLoss = stayingLoss
  }

  /// Takes the probabilities exp(−baseline·hazard) of being still there.
  mutating func predict(_ baseline: [Double], hazard: Double) {
    let width = places.count + 1
    for target in targets.indices { stayingLoss[target * width] = 0 }
    for k in places.indices {
      let survival = exp(-baseline[k] * hazard)
      missed[k] = (1 - survival) * (1 - survival)
      let weighted = missed[k] / shares[k]
      let left = survival * survival
      for target in targets.indices {
        let weight = targets[target][k]
        stayingLoss[target * width + k + 1] = stayingLoss[target * width + k] + weight * weighted
        leavingLoss[target * width + k] = weight * left
      }
    }
    for target in targets.indices {
      leavingLoss[target * width + places.count] = 0
      for k in places.indices.reversed() {
        leavingLoss[target * width + k] += leavingLoss[target * width + k + 1]
      }
    }
  }

  /// Adds customers of the prediction at hand, by their last time.
  mutating func add(time: Int, left: Double, stayed: Double) {
    let width = places.count + 1
    let seen = before[time]
    for k in 0..<seen { staying[k] += (left + stayed) * missed[k] }
    for target in targets.indices {
      let own = stayingLoss[target * width + seen]
      let cell = (target * times + time) * 2
      losses[cell + 1] += stayed * own
      squares[cell + 1] += stayed * own * own
      guard left > 0 else { continue }
      let last = leavingLoss[target * width + seen] * inverse[time]
      losses[cell] += left * (own + last)
      squares[cell] += left * (own + last) * (own + last)
      leaving[target * times + time] += left * last
    }
  }

  mutating func add(_ other: BrierLosses) {
    for index in losses.indices {
      losses[index] += other.losses[index]
      squares[index] += other.squares[index]
    }
    for index in leaving.indices { leaving[index] += other.leaving[index] }
    for index in staying.indices { staying[index] += other.staying[index] }
  }

  func sums(_ target: Int, _ time: Int, left: Bool) -> (losses: Double, squares: Double) {
    let cell = (target * times + time) * 2 + (left ? 0 : 1)
    return (losses[cell], squares[cell])
  }

  func mean(_ target: Int, _ n: Double) -> Double {
    Summation.sum(Array(losses[target * times * 2..<(target + 1) * times * 2])) / n
  }

  /// The derivative of the mean by log G at each time.
  func gradient(_ target: Int, _ n: Double) -> [Double] {
    var gradient = (0..<times).map { -leaving[target * times + $0] / n }
    for k in places.indices where places[k] >= 0 {
      gradient[places[k]] -= targets[target][k] * staying[k] / (shares[k] * n)
    }
    return gradient
  }
}
