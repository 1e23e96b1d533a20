import Distributions
import Glibc
import Threads

/// Pareto/NBD (Schmittlein, Morrison & Colombo 1987): customers buy at a rate of their own, gamma (r, α), and drop out
/// at any moment at a rate of their own, gamma (s, β).
public struct ParetoNBD: PurchaseModel, Hashable {
  public static let parameterNames = ["r", "alpha", "s", "beta"]

  public let r: Double
  /// In the unit of time of the patterns, as is β.
  public let alpha: Double
  public let s: Double
  public let beta: Double

  public init(r: Double, alpha: Double, s: Double, beta: Double) {
    self.r = r
    self.alpha = alpha
    self.s = s
    self.beta = beta
  }

  public var parameters: [Double] { [r, alpha, s, beta] }

  public func at(_ parameters: [Double]) -> ParetoNBD {
    ParetoNBD(r: parameters[0], alpha: parameters[1], s: parameters[2], beta: parameters[3])
  }

  /// log ∫_y^∞ (α+u)^−(r+x) (β+u)^−(s+1) du.
  func logTail(_ x: Double, _ y: Double) -> Double {
    let whole = r + s + x
    let (far, near, second) =
      alpha >= beta ? (alpha + y, alpha - beta, s + 1) : (beta + y, beta - alpha, r + x)
    return -whole * log(far) - log(whole)
      + GaussHypergeometric.logValue(whole, second, whole + 1, near / far)
  }

  /// log of the density of buying so and being alive, and of buying so and having dropped out, without what both share.
  private func parts(_ x: Double, recency: Double, age: Double) -> (alive: Double, gone: Double) {
    let alive = -(r + x) * log(alpha + age) - s * log(beta + age)
    guard age > recency else { return (alive, -.infinity) }
    let tail = logTail(x, recency)
    return (alive, log(s) + tail + log(-expm1(min(-1e-300, logTail(x, age) - tail))))
  }

  public func alive(_ pattern: PurchasePatterns.Pattern) -> Sensitive {
    let value = logOddsGone(pattern)
    let alive = 1 / (1 + exp(value))
    guard value > -.infinity else { return Sensitive(alive) }
    var slopes = SIMD4<Double>.zero
    for index in 0..<4 {
      let h = 1e-5
      let up = at(Self.scaled(parameters, index, exp(h))).logOddsGone(pattern)
      let down = at(Self.scaled(parameters, index, exp(-h))).logOddsGone(pattern)
      slopes[index] = -alive * (1 - alive) * (up - down) / (2 * h)
    }
    return Sensitive(alive, slopes)
  }

  public func alive(_ data: PurchasePatterns, _ run: Range<Int>) -> [Sensitive] {
    guard let first = run.first else { return [] }
    let x = Double(data.patterns[first].repeats)
    let tails = tails(data, run, x)
    return run.map { index in
      let pattern = data.patterns[index]
      guard pattern.age > pattern.recency else { return Sensitive(1) }
      let (near, far) = (tails[Int(data.recencyIndex[index])], tails[Int(data.ageIndex[index])])
      let (gone, slopes) = Self.gone(near, far, s: s)
      let logAlive = -(r + x) * log(alpha + pattern.age) - s * log(beta + pattern.age)
      let alive = 1 / (1 + exp(gone - logAlive))
      let byAlive = SIMD4(
        -log(alpha + pattern.age), -(r + x) / (alpha + pattern.age), -log(beta + pattern.age),
        -s / (beta + pattern.age))
      let byLogs = (slopes - byAlive) * SIMD4(r, alpha, s, beta)
      return Sensitive(alive, -alive * (1 - alive) * byLogs)
    }
  }

  private func logOddsGone(_ pattern: PurchasePatterns.Pattern) -> Double {
    let parts = parts(Double(pattern.repeats), recency: pattern.recency, age: pattern.age)
    return parts.gone - parts.alive
  }

  static func scaled(_ parameters: [Double], _ index: Int, _ factor: Double) -> [Double] {
    var scaled = parameters
    scaled[index] *= factor
    return scaled
  }

  public func expectedRepeats(in time: Double) -> Double { r / alpha * lasting(time, from: beta) }

  public func purchasesWhileAlive(repeats: Int, age: Double, over spells: Spells) -> ExpectedPurchases {
    let rate = (r + Double(repeats)) / (alpha + age)
    var expected = ExpectedPurchases(weighted: 0, all: 0)
    for (end, weight) in zip(spells.ends, spells.cumulative) {
      expected.all = rate * lasting(end, from: beta + age)
      expected.weighted += weight * expected.all
    }
    return expected
  }

  /// Those who last the time buy all of it; the others until a moment whose chances are integrated over.
  public func chancesWhileAlive(repeats: Int, age: Double, in time: Double) -> [Double] {
    let (shape, rate) = (r + Double(repeats), alpha + age)
    let stays = exp(-s * log1p(time / (beta + age)))
    var chances = ChancesOfPurchases.negativeBinomial(shape: shape, rate: rate, time: time).map { $0 * stays }
    // Of those who leave, by equal parts of the chance to have left.
    let parts = 64
    for part in 0..<parts {
      let share = (Double(part) + 0.5) / Double(parts) * (1 - stays)
      let moment = (beta + age) * expm1(-log1p(-share) / s)
      let until = ChancesOfPurchases.negativeBinomial(shape: shape, rate: rate, time: moment)
      for (index, chance) in until.enumerated() where index < chances.count {
        chances[index] += chance * (1 - stays) / Double(parts)
      }
    }
    return chances
  }

  /// ∫_0^t (β/(β+u))^s du: the time that a customer who is alive lasts, of t.
  private func lasting(_ time: Double, from beta: Double) -> Double {
    let stretch = log1p(time / beta)
    let power = (1 - s) * stretch
    // At s = 1 the integral is a logarithm.
    return abs(power) < 1e-8 ? beta * stretch * (1 + power / 2) : beta * expm1(power) / (1 - s)
  }

  /// The log-likelihood of the patterns and its gradient by r, α, s, β.
  ///
  /// The integral over the moment of dropping out has no closed gradient: it is differenced, at few times for each
  /// number of repeats, and interpolated between them.
  public static func likelihood(
    _ data: PurchasePatterns, _ parameters: [Double]
  ) -> LikelihoodMaximum.Point {
    ParetoNBD(r: parameters[0], alpha: parameters[1], s: parameters[2], beta: parameters[3]).likelihood(data)
  }

  private func likelihood(_ data: PurchasePatterns) -> LikelihoodMaximum.Point {
    let logA = data.times.map { log(alpha + $0) }
    let logB = data.times.map { log(beta + $0) }
    let tails = Parallel.map(data.runs.count) { self.tails(data, data.runs[$0], Double(data.repeats[$0])) }
    let runs = data.summed { run, range in
      sums(data, range, Double(data.repeats[run]), tails[run], logA, logB)
    }
    var value = 0.0
    var slopes = [0.0, 0.0, 0.0, 0.0]
    for (index, sums) in runs.enumerated() {
      let x = Double(data.repeats[index])
      let n = sums[5]
      value +=
        sums[4]
        + n * (GammaFunctions.logGamma(r + x) - GammaFunctions.logGamma(r) + r * log(alpha) + s * log(beta))
      slopes[0] += sums[0] + n * (GammaFunctions.digamma(r + x) - GammaFunctions.digamma(r) + log(alpha))
      slopes[1] += sums[1] + n * r / alpha
      slopes[2] += sums[2] + n * log(beta)
      slopes[3] += sums[3] + n * s / beta
    }
    return LikelihoodMaximum.Point(logLikelihood: value, gradient: slopes)
  }

  /// Σ of the slopes, of the log-likelihood, and of customers, over patterns of one number of repeats.
  private func sums(
    _ data: PurchasePatterns, _ range: Range<Int>, _ x: Double, _ tails: [SIMD8<Double>], _ logA: [Double],
    _ logB: [Double]
  ) -> SIMD8<Double> {
    var slopes = SIMD4<Double>.zero
    var (value, count) = (0.0, 0.0)
    for index in range {
      let pattern = data.patterns[index]
      let (age, recency) = (Int(data.ageIndex[index]), Int(data.recencyIndex[index]))
      let logAlive = -(r + x) * logA[age] - s * logB[age]
      let byAlive = SIMD4(
        -logA[age], -(r + x) / (alpha + pattern.age), -logB[age], -s / (beta + pattern.age))
      let n = pattern.count
      count += n
      guard age > recency else {
        value += n * logAlive
        slopes += n * byAlive
        continue
      }
      let (logGone, byGone) = Self.gone(tails[recency], tails[age], s: s)
      let odds = logGone - logAlive
      let small = exp(-abs(odds))
      let gone = odds > 0 ? 1 / (1 + small) : small / (1 + small)
      value += n * (logAlive + log1p(small) + max(0, odds))
      slopes += n * ((1 - gone) * byAlive + gone * byGone)
    }
    return SIMD8(slopes[0], slopes[1], slopes[2], slopes[3], value, count, 0, 0)
  }

  /// The logarithm of the density of having dropped out between two times, and its slopes by r, α, s, β.
  @inline(__always)
  private static func gone(
    _ near: SIMD8<Double>, _ far: SIMD8<Double>, s: Double
  ) -> (log: Double, slopes: SIMD4<Double>) {
    let ratio = exp(min(0, far[0] - near[0]))
    let left = max(1e-300, 1 - ratio)
    // d log(H(t_x) − H(T)), by the slopes of the two logarithms.
    var slopes =
      (SIMD4(near[1], near[2], near[3], near[4]) - ratio * SIMD4(far[1], far[2], far[3], far[4])) / left
    slopes[2] += 1 / s
    return (log(s) + near[0] + log(left), slopes)
  }

  /// log of the tail integral and its derivatives by r, α, s, β, at each of the times that a run's patterns have.
  private func tails(_ data: PurchasePatterns, _ run: Range<Int>, _ x: Double) -> [SIMD8<Double>] {
    var isUsed = [Bool](repeating: false, count: data.times.count)
    for index in run {
      isUsed[Int(data.ageIndex[index])] = true
      isUsed[Int(data.recencyIndex[index])] = true
    }
    let used = isUsed.indices.filter { isUsed[$0] }
    var tails = [SIMD8<Double>](repeating: .zero, count: data.times.count)
    guard used.count > ChebyshevTable.size, let last = used.last else {
      for index in used { tails[index] = tail(x, data.times[index]) }
      return tails
    }
    // Smooth in the logarithm of time counted from here.
    let offset = min(alpha, beta)
    let table = ChebyshevTable(from: log(offset), to: log(offset + data.times[last])) {
      tail(x, max(0, exp($0) - offset))
    }
    for index in used { tails[index] = table.values(at: log(offset + data.times[index])) }
    return tails
  }

  private func tail(_ x: Double, _ time: Double) -> SIMD8<Double> {
    var found = SIMD8<Double>.zero
    found[0] = logTail(x, time)
    let h = 1e-5
    for index in 0..<4 {
      let up = at(Self.scaled(parameters, index, exp(h))).logTail(x, time)
      let down = at(Self.scaled(parameters, index, exp(-h))).logTail(x, time)
      found[index + 1] = (up - down) / (2 * h * parameters[index])
    }
    return found
  }
}
