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
  /// Of customers who have not dropped out, of one number of repeats and age: where its numbers stand in the lists of all.
  fileprivate struct Curve: Sendable {
    /// The chance of at most 0, 1, … purchases.
    var purchases: Range<Int>
    /// The chance of at least one purchase and an amount up to each point of the run's grid.
    var amounts: Range<Int>
    /// Ascending logarithms of amounts; empty where every purchase counts as the mean.
    var grid: Range<Int>
  }

  /// The same of the patterns of one number of repeats, or of all.
  fileprivate struct Run: Sendable {
    var curves: [Curve] = []
    /// For each pattern, its curve.
    var places: [Int32] = []
    var purchases: [Float] = []
    var amounts: [Float] = []
    var grids: [Double] = []
  }

  private let all: Run
  private let spend: SpendEstimate

  public init(
    _ model: any PurchaseModel, _ data: PurchasePatterns, over time: Double, spend: SpendEstimate
  ) {
    self.spend = spend
    let runs = Parallel.map(data.runs.count) { number in
      Self.run(model, data, data.runs[number], data.repeats[number], time, spend)
    }
    all = runs.reduce(into: Run()) { $0.append($1) }
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
    let curve = all.curves[Int(all.places[pattern])]
    let low = end((1 - level) / 2, alive, curve)
    let top = end((1 + level) / 2, alive, curve)
    let unit = spend.unit(repeats: repeats, mean: mean)
    return Interval(
      purchases: low.purchases...max(low.purchases, top.purchases),
      amount: low.amount * unit...max(low.amount, top.amount) * unit)
  }

  /// The number and amount that stay below a share of the outcomes; those who dropped out buy nothing.
  private func end(_ share: Double, _ alive: Double, _ curve: Curve) -> (purchases: Int, amount: Double) {
    let below = alive > 0 ? (share - (1 - alive)) / alive : 0
    guard !curve.purchases.isEmpty else { return (0, 0) }
    let none = Double(all.purchases[curve.purchases.lowerBound])
    guard below > none else { return (0, 0) }
    let purchases = Self.first(Float(below), all.purchases, curve.purchases)
    let (amounts, grid) = (curve.amounts.lowerBound, curve.grid.lowerBound)
    guard !curve.grid.isEmpty else { return (purchases, Double(purchases)) }
    let wanted = Float(below - none)
    let place = Self.first(wanted, all.amounts, curve.amounts)
    guard place > 0 else { return (purchases, exp(all.grids[grid])) }
    guard place < curve.grid.count else { return (purchases, exp(all.grids[curve.grid.upperBound - 1])) }
    let (before, after) = (all.amounts[amounts + place - 1], all.amounts[amounts + place])
    let part = after > before ? Double((wanted - before) / (after - before)) : 0
    let (left, right) = (all.grids[grid + place - 1], all.grids[grid + place])
    return (purchases, exp(left + part * (right - left)))
  }

  /// The place of the first number that reaches a value, of a stretch of ascending ones.
  private static func first(_ value: Float, _ ascending: [Float], _ stretch: Range<Int>) -> Int {
    var (low, high) = (stretch.lowerBound, stretch.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low - stretch.lowerBound
  }
}

// MARK: Making

extension PurchaseOutcomes.Run {
  /// Puts the patterns that come next behind those here.
  fileprivate mutating func append(_ next: PurchaseOutcomes.Run) {
    let (curve, purchase, amount, point) = (Int32(curves.count), purchases.count, amounts.count, grids.count)
    func moved(_ range: Range<Int>, _ by: Int) -> Range<Int> { range.lowerBound + by..<range.upperBound + by }
    curves += next.curves.map {
      PurchaseOutcomes.Curve(
        purchases: moved($0.purchases, purchase), amounts: moved($0.amounts, amount),
        grid: moved($0.grid, point))
    }
    places += next.places.map { $0 + curve }
    purchases += next.purchases
    amounts += next.amounts
    grids += next.grids
  }
}

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
    var run = Run(places: places, grids: sums?.grid ?? [])
    for chances in chances {
      let (purchases, amounts) = (run.purchases.count, run.amounts.count)
      var sum = 0.0
      for chance in chances {
        sum += chance
        run.purchases.append(Float(sum))
      }
      run.amounts += sums?.mixed(chances) ?? []
      run.curves.append(
        Curve(
          purchases: purchases..<run.purchases.count, amounts: amounts..<run.amounts.count,
          grid: 0..<run.grids.count))
    }
    return run
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
