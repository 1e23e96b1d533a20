import Distributions
import Glibc
import Threads

/// What single customers go on to buy in a time to come, and what it comes to, as distributions: the intervals of a mean
/// shrink with the data, while one customer stays as uncertain as chance makes them.
///
/// Purchases while alive have the model's distribution given repeats and age; purchases of a customer scatter as the
/// gamma-gamma model has it, so that the sum of y of them, in units of v + x·m̄, is z/(1−z) with z ~ Beta(p·y, q + p·x).
/// Ages within one part in a hundred of α + age share a distribution, and amounts are read from a grid of 64 points:
/// ends of intervals are off by about a hundredth. The parameters are taken as they were estimated.
public struct PurchaseOutcomes: Sendable {
  /// Of customers who have not dropped out, of one number of repeats and age.
  private struct Curve: Sendable {
    /// The chance of at most 0, 1, … purchases.
    let purchases: [Float]
    /// The chance of at least one purchase and an amount up to each point of the run's grid.
    let amounts: [Float]
  }

  private struct Run: Sendable {
    let curves: [Curve]
    /// For each pattern of the run, its curve.
    let places: [Int32]
    /// Ascending logarithms of amounts; empty where every purchase counts as the mean.
    let grid: [Double]
  }

  private let runs: [Run]
  /// The first pattern of each run.
  private let starts: [Int]
  private let spend: SpendEstimate

  public init(
    _ model: any PurchaseModel, _ data: PurchasePatterns, over time: Double, spend: SpendEstimate
  ) {
    self.spend = spend
    starts = data.runs.map { $0.lowerBound }
    runs = Parallel.map(data.runs.count) { number in
      Self.run(model, data, data.runs[number], data.repeats[number], time, spend)
    }
  }

  public struct Interval: Sendable, Hashable {
    /// Purchase days to come.
    public let purchases: ClosedRange<Int>
    /// What they come to.
    public let amount: ClosedRange<Double>
  }

  /// Of a customer of a pattern with a chance of being alive, whose repeats so far were worth `mean` each; half of what
  /// the level leaves lies on either side.
  public func interval(
    _ pattern: Int, repeats: Int, alive: Double, mean: Double, level: Double
  ) -> Interval {
    var (number, high) = (0, starts.count)
    while high - number > 1 {
      let middle = (number + high) / 2
      if starts[middle] <= pattern { number = middle } else { high = middle }
    }
    let run = runs[number]
    let curve = run.curves[Int(run.places[pattern - starts[number]])]
    let low = Self.end((1 - level) / 2, alive, curve, run.grid)
    let top = Self.end((1 + level) / 2, alive, curve, run.grid)
    let unit = spend.unit(repeats: repeats, mean: mean)
    return Interval(
      purchases: low.purchases...max(low.purchases, top.purchases),
      amount: low.amount * unit...max(low.amount, top.amount) * unit)
  }

  /// The number and amount that stay below a share of the outcomes; those who dropped out buy nothing.
  private static func end(
    _ share: Double, _ alive: Double, _ curve: Curve, _ grid: [Double]
  ) -> (purchases: Int, amount: Double) {
    let below = alive > 0 ? (share - (1 - alive)) / alive : 0
    guard let none = curve.purchases.first.map({ Double($0) }), below > none else { return (0, 0) }
    let purchases = first(Float(below), curve.purchases)
    guard !grid.isEmpty else { return (purchases, Double(purchases)) }
    let wanted = Float(below - none)
    let place = first(wanted, curve.amounts)
    guard place > 0 else { return (purchases, exp(grid[0])) }
    guard place < grid.count else { return (purchases, exp(grid[grid.count - 1])) }
    let (before, after) = (curve.amounts[place - 1], curve.amounts[place])
    let part = after > before ? Double((wanted - before) / (after - before)) : 0
    return (purchases, exp(grid[place - 1] + part * (grid[place] - grid[place - 1])))
  }

  /// The place of the first number that reaches a value, of ascending ones.
  private static func first(_ value: Float, _ ascending: [Float]) -> Int {
    var (low, high) = (0, ascending.count)
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

// MARK: Making

extension PurchaseOutcomes {
  private static let points = 64
  /// Logarithms of α + age that share a distribution.
  private static let step = 0.01

  private static func run(
    _ model: any PurchaseModel, _ data: PurchasePatterns, _ range: Range<Int>, _ repeats: Int, _ time: Double,
    _ spend: SpendEstimate
  ) -> Run {
    let offset = model.parameters[1]
    var chances: [[Double]] = []
    var places: [Int32] = []
    places.reserveCapacity(range.count)
    var from = -Double.infinity
    for index in range {
      let age = data.patterns[index].age
      if log(offset + age) - from > step {
        from = log(offset + age)
        chances.append(model.chancesWhileAlive(repeats: repeats, age: age, in: time))
      }
      places.append(Int32(chances.count - 1))
    }
    let sums = AmountSums(spend, repeats: repeats, most: chances.reduce(0) { max($0, $1.count - 1) }, points)
    let curves = chances.map { chances -> Curve in
      var sum = 0.0
      let cumulative = chances.map { chance -> Float in
        sum += chance
        return Float(sum)
      }
      return Curve(purchases: cumulative, amounts: sums?.mixed(chances) ?? [])
    }
    return Run(curves: curves, places: places, grid: sums?.grid ?? [])
  }

  /// Distributions of the sum of y purchases of a customer with so many repeats, at points of a grid.
  private struct AmountSums {
    /// Logarithms of amounts in units of v + x·m̄.
    let grid: [Double]
    /// Numbers of purchases, ascending; beyond the first ones each stands for those around it.
    private let numbers: [Int]
    /// For each of `numbers`, the chance that the sum stays below each point.
    private let below: [[Double]]

    /// `nil` where spend has no distribution of its own.
    init?(_ spend: SpendEstimate, repeats: Int, most: Int, _ points: Int) {
      guard case .gammaGamma(let fit) = spend.source, most > 0 else { return nil }
      let later = fit.q + fit.p * Double(repeats)
      func odds(_ share: Double) -> Double { log(share) - log1p(-share) }
      let low = odds(max(1e-300, Beta(a: fit.p, b: later).quantile(1e-3)))
      let high = odds(min(1 - 1e-15, Beta(a: fit.p * Double(most), b: later).quantile(0.9995)))
      grid = (0..<points).map { low + (high - low) * Double($0) / Double(points - 1) }
      var numbers = [1]
      while let last = numbers.last, last < most { numbers.append(min(most, max(last + 1, last * 11 / 10))) }
      self.numbers = numbers
      let shares = grid.map { 1 / (1 + exp(-$0)) }
      below = numbers.map { number in
        let beta = Beta(a: fit.p * Double(number), b: later)
        return shares.map { beta.cumulative($0) }
      }
    }

    /// The chance of a purchase at least and a sum below each point, for chances of 0, 1, … purchases.
    func mixed(_ chances: [Double]) -> [Float] {
      var weights = [Double](repeating: 0, count: numbers.count)
      var place = 0
      for number in chances.indices.dropFirst() {
        while place + 1 < numbers.count, numbers[place + 1] <= number { place += 1 }
        // Between two numbers that are looked at, a chance goes to both by its distance.
        let gap = place + 1 < numbers.count ? Double(numbers[place + 1] - numbers[place]) : 1
        let part = Double(number - numbers[place]) / gap
        weights[place] += chances[number] * (1 - part)
        if part > 0, place + 1 < numbers.count { weights[place + 1] += chances[number] * part }
      }
      var mixed = [Double](repeating: 0, count: grid.count)
      for (weight, shares) in zip(weights, below) where weight > 0 {
        for point in mixed.indices { mixed[point] += weight * shares[point] }
      }
      return mixed.map { Float($0) }
    }
  }
}
