import Distributions
import Glibc

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
    let slopes = parameters.indices.map { index -> Double in
      let h = 1e-5
      let up = at(Self.scaled(parameters, index, exp(h))).logOddsGone(pattern)
      let down = at(Self.scaled(parameters, index, exp(-h))).logOddsGone(pattern)
      return value > -.infinity ? -alive * (1 - alive) * (up - down) / (2 * h) : 0
    }
    return Sensitive(alive, slopes)
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

  public func purchasesWhileAlive(repeats: Int, age: Double, over spells: Spells) -> Double {
    let rate = (r + Double(repeats)) / (alpha + age)
    return zip(spells.ends, spells.cumulative).reduce(0) {
      $0 + $1.1 * rate * lasting($1.0, from: beta + age)
    }
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
    let model = ParetoNBD(r: parameters[0], alpha: parameters[1], s: parameters[2], beta: parameters[3])
    var value = 0.0
    var slopes = [0.0, 0.0, 0.0, 0.0]
    for (index, run) in data.runs.enumerated() {
      model.add(data, run, repeats: data.repeats[index], to: &value, &slopes)
    }
    return LikelihoodMaximum.Point(logLikelihood: value, gradient: slopes)
  }

  private func add(
    _ data: PurchasePatterns, _ run: Range<Int>, repeats: Int, to value: inout Double,
    _ slopes: inout [Double]
  ) {
    let x = Double(repeats)
    let tail = TailTable(self, x, data, run)
    let constant =
      GammaFunctions.logGamma(r + x) - GammaFunctions.logGamma(r) + r * log(alpha) + s * log(beta)
    let bySize = GammaFunctions.digamma(r + x) - GammaFunctions.digamma(r) + log(alpha)
    for index in run {
      let pattern = data.patterns[index]
      let (age, recency) = (pattern.age, pattern.recency)
      let (logA, logB) = (log(alpha + age), log(beta + age))
      let logAlive = -(r + x) * logA - s * logB
      let n = pattern.count
      var alive = 1.0
      var whole = logAlive
      if age > recency {
        let near = tail.values(at: recency)
        let far = tail.values(at: age)
        let ratio = exp(min(0, far[0] - near[0]))
        let logGone = log(s) + near[0] + log(max(1e-300, 1 - ratio))
        let top = max(logAlive, logGone)
        whole = top + log(exp(logAlive - top) + exp(logGone - top))
        alive = exp(logAlive - whole)
        // d log(H(t_x) − H(T)), by the slopes of the two logarithms.
        let gone = 1 - alive
        let left = max(1e-300, 1 - ratio)
        for k in 0..<4 { slopes[k] += n * gone * (near[k + 1] - ratio * far[k + 1]) / left }
        slopes[2] += n * gone / s
      }
      value += n * (constant + whole)
      slopes[0] += n * (bySize - alive * logA)
      slopes[1] += n * (r / alpha - alive * (r + x) / (alpha + age))
      slopes[2] += n * (log(beta) - alive * logB)
      slopes[3] += n * (s / beta - alive * s / (beta + age))
    }
  }

  /// log of the tail integral and its derivatives by r, α, s, β, as functions of time.
  private struct TailTable {
    let model: ParetoNBD
    let x: Double
    let table: ChebyshevTable?

    init(_ model: ParetoNBD, _ x: Double, _ data: PurchasePatterns, _ run: Range<Int>) {
      self.model = model
      self.x = x
      let latest = run.reduce(0) { max($0, data.patterns[$1].age) }
      guard run.count > ChebyshevTable.size else {
        table = nil
        return
      }
      let offset = model.offset
      table = ChebyshevTable(from: log(offset), to: log(offset + latest)) {
        TailTable.exact(model, x, exp($0) - offset)
      }
    }

    func values(at time: Double) -> [Double] {
      table?.values(at: log(model.offset + time)) ?? TailTable.exact(model, x, time)
    }

    private static func exact(_ model: ParetoNBD, _ x: Double, _ time: Double) -> [Double] {
      let time = max(0, time)
      let h = 1e-5
      return [model.logTail(x, time)]
        + model.parameters.indices.map { index in
          let up = model.at(ParetoNBD.scaled(model.parameters, index, exp(h))).logTail(x, time)
          let down = model.at(ParetoNBD.scaled(model.parameters, index, exp(-h))).logTail(x, time)
          return (up - down) / (2 * h * model.parameters[index])
        }
    }
  }

  /// The tail is smooth in the logarithm of time counted from here.
  private var offset: Double { min(alpha, beta) }
}
