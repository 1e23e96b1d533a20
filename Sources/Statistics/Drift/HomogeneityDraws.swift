import Glibc

/// Pairs of tables as they would come about if both periods were drawn from the shares of the two together.
struct HomogeneityDraws {
  private let shares: [Double]
  private let sizes: (Int, Int)
  private let draws: Int
  private let seed: UInt64

  init(_ a: [Int], _ b: [Int], draws: Int, seed: UInt64) {
    let total = Double(a.reduce(0, +) + b.reduce(0, +))
    shares = a.indices.map { Double(a[$0] + b[$0]) / total }
    sizes = (a.reduce(0, +), b.reduce(0, +))
    self.draws = draws
    self.seed = seed
  }

  /// A number for each pair, in the order of the draws, which the seed decides.
  func map(_ statistic: ([Int], [Int]) -> Double) -> [Double] {
    var random = UniformDraws(seed: seed)
    return (0..<draws).map { _ in
      let a = table(sizes.0, &random)
      return statistic(a, table(sizes.1, &random))
    }
  }

  /// Counts of `size` rows, one binomial draw after another.
  private func table(_ size: Int, _ random: inout UniformDraws) -> [Int] {
    var (left, rest) = (size, 1.0)
    var counts = [Int](repeating: 0, count: shares.count)
    for bin in shares.indices.dropLast() where left > 0 {
      let share = rest > 0 ? Swift.min(1, shares[bin] / rest) : 1
      counts[bin] = BinomialDraw.draw(left, share, &random)
      left -= counts[bin]
      rest -= shares[bin]
    }
    counts[counts.count - 1] = left
    return counts
  }
}

/// Numbers between 0 and 1 by Vigna's SplitMix64: the same for a seed on every machine.
public struct UniformDraws: Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// At least 0, under 1.
  public mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
  }
}

enum BinomialDraw {
  /// Where the variance is at least this, a normal draw with its skewness put right is rounded.
  private static let normalFrom = 60.0

  static func draw(_ trials: Int, _ share: Double, _ random: inout UniformDraws) -> Int {
    if share <= 0 { return 0 }
    if share >= 1 { return trials }
    if share > 0.5 { return trials - draw(trials, 1 - share, &random) }
    let mean = Double(trials) * share
    let variance = mean * (1 - share)
    guard variance < normalFrom else {
      let z = normal(&random)
      let skewed = z + (1 - 2 * share) / (6 * variance.squareRoot()) * (z * z - 1)
      let value = (mean + variance.squareRoot() * skewed).rounded()
      return Int(Swift.min(Double(trials), Swift.max(0, value)))
    }
    // Inversion: masses from 0 upward until the draw is passed.
    let odds = share / (1 - share)
    var mass = exp(Double(trials) * log1p(-share))
    var left = random.next()
    var count = 0
    while left > mass, count < trials {
      left -= mass
      count += 1
      mass *= odds * Double(trials - count + 1) / Double(count)
    }
    return count
  }

  /// Box and Muller's.
  private static func normal(_ random: inout UniformDraws) -> Double {
    let radius = (-2 * log(1 - random.next())).squareRoot()
    return radius * cos(2 * Double.pi * random.next())
  }
}
