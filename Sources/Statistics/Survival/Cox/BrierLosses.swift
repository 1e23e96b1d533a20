import Glibc

/// Losses summed over customers, by the last time and by whether they left then.
struct BrierLosses: Sendable {
  /// What a score is of: one time of a grid, or all of them by weights.
  enum Target: Sendable {
    case at(Int)
    case weighted([Double])

    func weight(_ place: Int) -> Double {
      switch self {
      case .at(let own): own == place ? 1 : 0
      case .weighted(let weights): weights[place]
      }
    }
  }

  private let targets: [Target]
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
  /// Of the prediction at hand, by grid time: (1 − S)² and S².
  private var missed: [Double]
  private var kept: [Double]
  /// By weighted target and grid time: the loss of someone still there at the first grid times, and what is to be
  /// divided by G of someone who left before the others.
  private var stayingLoss: [Double]
  private var leavingLoss: [Double]

  init(_ censoring: CensoringCurve, grid: [Double], targets: [Target]) {
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
    kept = staying
    stayingLoss = [Double](repeating: 0, count: targets.count * (grid.count + 1))
    leavingLoss = stayingLoss
  }

  /// Takes the probabilities exp(−baseline·hazard) of being still there.
  mutating func predict(_ baseline: [Double], hazard: Double) {
    for k in places.indices {
      let survival = exp(-baseline[k] * hazard)
      missed[k] = (1 - survival) * (1 - survival)
      kept[k] = survival * survival
    }
    let width = places.count + 1
    for (target, kind) in targets.enumerated() {
      guard case .weighted(let weights) = kind else { continue }
      let first = target * width
      stayingLoss[first] = 0
      for k in places.indices {
        stayingLoss[first + k + 1] = stayingLoss[first + k] + weights[k] * missed[k] / shares[k]
      }
      leavingLoss[first + places.count] = 0
      for k in places.indices.reversed() {
        leavingLoss[first + k] = leavingLoss[first + k + 1] + weights[k] * kept[k]
      }
    }
  }

  /// Adds customers of the prediction at hand, by their last time.
  mutating func add(time: Int, left: Double, stayed: Double) {
    let width = places.count + 1
    let seen = before[time]
    for k in 0..<seen { staying[k] += (left + stayed) * missed[k] }
    for target in targets.indices {
      let own: Double
      let rest: Double
      switch targets[target] {
      case .at(let k):
        own = k < seen ? missed[k] / shares[k] : 0
        rest = k < seen ? 0 : kept[k]
      case .weighted:
        own = stayingLoss[target * width + seen]
        rest = leavingLoss[target * width + seen]
      }
      let cell = (target * times + time) * 2
      losses[cell + 1] += stayed * own
      squares[cell + 1] += stayed * own * own
      guard left > 0 else { continue }
      let last = rest * inverse[time]
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
      gradient[places[k]] -= targets[target].weight(k) * staying[k] / (shares[k] * n)
    }
    return gradient
  }
}
