import Distributions
import Glibc
import Threads

/// The gamma-gamma model of spend (Fader & Hardie 2013): each customer's purchases scatter around a mean of their own,
/// and those means scatter too, without any bearing on how often they buy.
public struct GammaGamma: Sendable, Hashable {
  public let p: Double
  public let q: Double
  /// In units of money.
  public let v: Double
  /// Of the logarithms of p, q and v; empty when given.
  public let logCovariance: [[Double]]
  public let logLikelihood: Double
  public let customers: Double

  public init(
    p: Double, q: Double, v: Double, logCovariance: [[Double]] = [], logLikelihood: Double = .nan,
    customers: Double = 0
  ) {
    self.p = p
    self.q = q
    self.v = v
    self.logCovariance = logCovariance
    self.logLikelihood = logLikelihood
    self.customers = customers
  }

  /// Customers with the same number of repeats and the same mean spend on them.
  public struct Spend: Sendable, Hashable {
    /// At least 1.
    public let repeats: Int
    /// Mean over the repeats, above 0.
    public let mean: Double
    public let count: Double

    public init(repeats: Int, mean: Double, count: Double = 1) {
      self.repeats = repeats
      self.mean = mean
      self.count = count
    }
  }

  public enum Refusal: Error, Sendable, Hashable {
    case tooFew(Int)
    /// Means scatter so widely that their mean is not finite (q ≤ 1).
    case noMean
    /// Spend hardly varies, within customers or between them.
    case noSpread
    case notConverged
  }

  /// Fitted to those with repeats and a positive mean.
  public static func fit(_ spends: [Spend]) -> Result<GammaGamma, Refusal> {
    let data = SpendRuns(spends)
    guard data.customers >= Double(PurchaseFit.fewestRepeaters) else {
      return .failure(.tooFew(Int(data.customers)))
    }
    let maximum = data.maximum
    let found = maximum.parameters
    guard !maximum.isAtBoundary, found[0] < 1e4, found[1] < 1e4 else { return .failure(.noSpread) }
    guard maximum.isConverged else { return .failure(.notConverged) }
    guard found[1] > 1 else { return .failure(.noMean) }
    return .success(
      GammaGamma(
        p: found[0], q: found[1], v: found[2] * data.scale, logCovariance: maximum.logCovariance,
        logLikelihood: maximum.logLikelihood - data.customers * log(data.scale), customers: data.customers))
  }

  public var parameters: [Double] { [p, q, v] }

  public var standardErrors: [Double] {
    logCovariance.indices.map { parameters[$0] * logCovariance[$0][$0].squareRoot() }
  }

  /// What those expect who have not bought again: the mean over all customers, p·v/(q−1).
  public var populationMean: Double { p * v / (q - 1) }

  /// Expected spend a purchase is `base + share·m̄`, of a customer with x repeats at a mean of m̄.
  public func expectation(repeats: Int) -> (base: Double, share: Double) {
    let x = Double(repeats)
    let whole = p * x + q - 1
    return (p * v / whole, p * x / whole)
  }

  public func expectedSpend(repeats: Int, mean: Double) -> Double {
    let (base, share) = expectation(repeats: repeats)
    return repeats > 0 ? base + share * mean : base
  }

  /// Derivatives of `base` and `share` by the logarithms of p, q and v.
  public func slopes(repeats: Int) -> (base: [Double], share: [Double]) {
    let x = Double(repeats)
    let whole = p * x + q - 1
    let base = p * v / whole
    let share = p * x / whole
    return (
      [base * (1 - p * x / whole), -base * q / whole, base],
      [share * (1 - p * x / whole), -share * q / whole, 0]
    )
  }
}

/// Spends by number of repeats, in units of their mean.
private struct SpendRuns: Sendable {
  struct Run: Sendable {
    let repeats: Double
    var range: Range<Int>
    var count = 0.0
    var logMeans = 0.0
  }

  private var runs: [Run] = []
  private var means: [Double] = []
  private var counts: [Double] = []
  private var pieces: [(run: Int, range: Range<Int>)] = []
  let scale: Double
  let customers: Double

  private static let pieceSize = 16_384
  /// Spends above which a part is searched first, and how many make up that part.
  private static let many = 30_000
  private static let sampled = 15_000

  init(_ spends: [GammaGamma.Spend]) {
    customers = spends.reduce(0) { $0 + $1.count }
    let scale = spends.reduce(0) { $0 + $1.mean * $1.count } / max(1, customers)
    self.scale = scale
    func isBefore(_ a: GammaGamma.Spend, _ b: GammaGamma.Spend) -> Bool {
      a.repeats != b.repeats ? a.repeats < b.repeats : a.mean < b.mean
    }
    let isSorted = spends.indices.dropFirst().allSatisfy { !isBefore(spends[$0], spends[$0 - 1]) }
    let sorted = isSorted ? spends : spends.sorted(by: isBefore)
    means.reserveCapacity(sorted.count)
    counts.reserveCapacity(sorted.count)
    for spend in sorted {
      if runs.last?.repeats != Double(spend.repeats) {
        runs.append(Run(repeats: Double(spend.repeats), range: means.count..<means.count))
      }
      let mean = spend.mean / scale
      means.append(mean)
      counts.append(spend.count)
      let last = runs.count - 1
      runs[last].count += spend.count
      runs[last].logMeans += spend.count * log(mean)
      runs[last].range = runs[last].range.lowerBound..<means.count
    }
    for (number, run) in runs.enumerated() {
      for start in stride(from: run.range.lowerBound, to: run.range.upperBound, by: Self.pieceSize) {
        pieces.append((number, start..<min(run.range.upperBound, start + Self.pieceSize)))
      }
    }
  }

  /// Of many spends, found near the maximum of some of them.
  var maximum: LikelihoodMaximum {
    let start = [1.5, 3.0, 2.0]
    guard means.count > Self.many else {
      return LikelihoodMaximum(from: start, size: customers) { likelihood($0) }
    }
    let step = means.count / Self.sampled
    let some = SpendRuns(
      runs.flatMap { run in
        run.range.filter { $0 % step == 0 }.map {
          GammaGamma.Spend(repeats: Int(run.repeats), mean: means[$0], count: counts[$0])
        }
      })
    let near = LikelihoodMaximum(from: start, size: some.customers) { some.likelihood($0) }
    guard near.isConverged else {
      return LikelihoodMaximum(from: start, size: customers) { likelihood($0) }
    }
    // Its means were in units of their own mean.
    let found = [near.parameters[0], near.parameters[1], near.parameters[2] * some.scale]
    let share = some.customers / customers
    let whole = LikelihoodMaximum(
      from: found, size: customers, covariance: near.logCovariance.map { $0.map { $0 * share } }
    ) { likelihood($0) }
    return whole.isConverged ? whole : LikelihoodMaximum(from: start, size: customers) { likelihood($0) }
  }

  private func likelihood(_ parameters: [Double]) -> LikelihoodMaximum.Point {
    let (p, q, v) = (parameters[0], parameters[1], parameters[2])
    var sums = [SIMD2<Double>](repeating: .zero, count: runs.count)
    let parts = Parallel.map(
      pieces.count, threads: means.count > Self.pieceSize ? Parallel.processorCount : 1
    ) {
      sum(pieces[$0].range, runs[pieces[$0].run].repeats, v)
    }
    for (piece, part) in zip(pieces, parts) { sums[piece.run] += part }
    var value = 0.0
    var slopes = [0.0, 0.0, 0.0]
    let (logGammaQ, digammaQ) = (GammaFunctions.logGamma(q), GammaFunctions.digamma(q))
    for (run, sum) in zip(runs, sums) {
      let x = run.repeats
      let (logs, inverses) = (sum[0], sum[1])
      let n = run.count
      let whole = p * x + q
      value +=
        n
        * (GammaFunctions.logGamma(whole) - GammaFunctions.logGamma(p * x) - logGammaQ + q * log(v)
          + p * x * log(x)) + (p * x - 1) * run.logMeans - whole * logs
      let digammaWhole = GammaFunctions.digamma(whole)
      slopes[0] += x * (n * (digammaWhole - GammaFunctions.digamma(p * x) + log(x)) + run.logMeans - logs)
      slopes[1] += n * (digammaWhole - digammaQ + log(v)) - logs
      slopes[2] += n * q / v - whole * inverses
    }
    return LikelihoodMaximum.Point(logLikelihood: value, gradient: slopes)
  }

  /// Σ of the logarithm and of the inverse of x·m̄ + v.
  private func sum(_ range: Range<Int>, _ x: Double, _ v: Double) -> SIMD2<Double> {
    var sums = SIMD2<Double>.zero
    for index in range {
      let whole = x * means[index] + v
      sums += counts[index] * SIMD2(log(whole), 1 / whole)
    }
    return sums
  }
}
