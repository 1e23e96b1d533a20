import Glibc
import Threads

/// What each pattern of purchases lets expect: the chance of being alive, and purchases to come with and without the
/// weights of their spells, with their derivatives by the logarithms of the model's parameters.
///
/// Purchases while alive depend on repeats and age alone and are smooth in the age, so they are worked out at few ages
/// for each number of repeats and interpolated; error under 1e-8 of the value.
public struct PurchaseForecast: Sendable {
  /// In the order of the patterns.
  public let alive: [Sensitive]
  public let purchases: [Sensitive]
  /// Σ weight × purchases of each spell.
  public let weighted: [Sensitive]
  /// Of the logarithms of the parameters; empty when they were given.
  public let covariance: [[Double]]
  /// The numbers that stand for a customer of each pattern, beside each other.
  public let expected: [Expected]

  /// The values of a pattern, and the variance of the weighted purchases from the uncertainty of the parameters.
  public struct Expected: Sendable, Hashable {
    public let alive: Double
    public let purchases: Double
    public let weighted: Double
    public let weightedVariance: Double
  }

  public init(
    _ model: any PurchaseModel, _ data: PurchasePatterns, over spells: Spells, covariance: [[Double]] = []
  ) {
    self.covariance = covariance
    let runs = Parallel.map(data.runs.count) { Self.forecast(model, data, data.runs[$0], spells) }
    alive = Blocks.joined(runs.map { $0.alive })
    purchases = Blocks.joined(runs.map { $0.purchases })
    let weighted = Blocks.joined(runs.map { $0.weighted })
    self.weighted = weighted
    let form = DeltaVariance(covariance)
    let (alive, purchases) = (alive, purchases)
    expected = Blocks.joined(
      Blocks.map(weighted.count) { range in
        range.map {
          Expected(
            alive: alive[$0].value, purchases: purchases[$0].value, weighted: weighted[$0].value,
            weightedVariance: form(weighted[$0].slopes))
        }
      })
  }

  private static func forecast(
    _ model: any PurchaseModel, _ data: PurchasePatterns, _ run: Range<Int>, _ spells: Spells
  ) -> (alive: [Sensitive], purchases: [Sensitive], weighted: [Sensitive]) {
    let lasting = WhileAlive(model, data, run, spells)
    let alive = model.alive(data, run)
    var (purchases, weighted): ([Sensitive], [Sensitive]) = ([], [])
    purchases.reserveCapacity(run.count)
    weighted.reserveCapacity(run.count)
    var age = -1.0
    var current = (weighted: Sensitive(0), all: Sensitive(0))
    for (chance, index) in zip(alive, run) {
      let pattern = data.patterns[index]
      if pattern.age != age {
        age = pattern.age
        current = lasting.at(age)
      }
      purchases.append(chance * current.all)
      weighted.append(chance * current.weighted)
    }
    return (alive, purchases, weighted)
  }

  /// Variance of a quantity from the uncertainty of the parameters, by the delta method.
  public func variance(_ slopes: SIMD4<Double>) -> Double {
    covariance.isEmpty ? 0 : SymmetricMatrix.quadratic(covariance, slopes)
  }

  /// Σ weight × number over patterns, with its slopes.
  public func total(_ numbers: [Sensitive], weights: [Double]) -> Sensitive {
    var sum = Sensitive(0)
    for (number, weight) in zip(numbers, weights) {
      sum.value += weight * number.value
      sum.slopes += weight * number.slopes
    }
    return sum
  }

  /// With the standard error of the parameters.
  public func estimate(_ number: Sensitive) -> Estimate {
    Estimate(number.value, standardError: variance(number.slopes).squareRoot())
  }
}

/// Purchases while alive of those with one number of repeats, by age.
private struct WhileAlive {
  let model: any PurchaseModel
  let repeats: Int
  let spells: Spells
  /// Of weighted purchases and of all; as logarithms with slopes.
  let tables: (weighted: ChebyshevTable, all: ChebyshevTable)?
  let offset: Double

  init(_ model: any PurchaseModel, _ data: PurchasePatterns, _ run: Range<Int>, _ spells: Spells) {
    self.model = model
    self.spells = spells
    repeats = data.patterns[run.lowerBound].repeats
    // α is the second parameter of every model here, and a time.
    let offset = model.parameters[1]
    self.offset = offset
    var ages = 0
    var last = -1.0
    for index in run where data.patterns[index].age != last {
      last = data.patterns[index].age
      ages += 1
    }
    guard ages > ChebyshevTable.size else {
      tables = nil
      return
    }
    let (repeats, first) = (repeats, data.patterns[run.lowerBound].age)
    var found: [(weighted: SIMD8<Double>, all: SIMD8<Double>)] = []
    let (low, high) = (log(offset + first), log(offset + last))
    let weighted = ChebyshevTable(from: low, to: high) { place in
      let exact = WhileAlive.exact(model, repeats, max(0, exp(place) - offset), spells)
      found.append(exact)
      return exact.weighted
    }
    var next = 0
    let all = ChebyshevTable(from: low, to: high) { _ in
      next += 1
      return found[next - 1].all
    }
    tables = (weighted, all)
  }

  func at(_ age: Double) -> (weighted: Sensitive, all: Sensitive) {
    guard let tables else {
      let exact = Self.exact(model, repeats, age, spells)
      return (Self.number(exact.weighted), Self.number(exact.all))
    }
    let place = log(offset + age)
    return (Self.number(tables.weighted.values(at: place)), Self.number(tables.all.values(at: place)))
  }

  /// From a logarithm and its slopes.
  private static func number(_ logs: SIMD8<Double>) -> Sensitive {
    let value = exp(logs[0])
    return Sensitive(value, value * SIMD4(logs[1], logs[2], logs[3], logs[4]))
  }

  /// The logarithms, and their differences by the logarithms of the parameters.
  private static func exact(
    _ model: any PurchaseModel, _ repeats: Int, _ age: Double, _ spells: Spells
  ) -> (weighted: SIMD8<Double>, all: SIMD8<Double>) {
    let h = 1e-4
    func logs(_ parameters: [Double]) -> (weighted: Double, all: Double) {
      let found = model.at(parameters).purchasesWhileAlive(repeats: repeats, age: age, over: spells)
      return (log(found.weighted), log(found.all))
    }
    var (weighted, all) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    (weighted[0], all[0]) = logs(model.parameters)
    for index in model.parameters.indices {
      var (up, down) = (model.parameters, model.parameters)
      up[index] *= exp(h)
      down[index] *= exp(-h)
      let (above, below) = (logs(up), logs(down))
      weighted[index + 1] = (above.weighted - below.weighted) / (2 * h)
      all[index + 1] = (above.all - below.all) / (2 * h)
    }
    return (weighted, all)
  }
}
