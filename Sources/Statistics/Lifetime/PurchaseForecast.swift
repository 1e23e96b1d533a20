import Glibc

/// What each pattern of purchases lets expect: the chance of being alive, and weighted purchases to come, with their
/// derivatives by the logarithms of the model's parameters.
///
/// Purchases while alive depend on repeats and age alone and are smooth in the age, so they are worked out at few ages
/// for each number of repeats and interpolated; error under 1e-8 of the value.
public struct PurchaseForecast: Sendable {
  /// In the order of the patterns.
  public let alive: [Sensitive]
  public let purchases: [Sensitive]
  /// Of the logarithms of the parameters; empty when they were given.
  public let covariance: [[Double]]

  public init(
    _ model: any PurchaseModel, _ data: PurchasePatterns, over spells: Spells, covariance: [[Double]] = []
  ) {
    self.covariance = covariance
    alive = data.patterns.map { model.alive($0) }
    var purchases: [Sensitive] = []
    purchases.reserveCapacity(data.patterns.count)
    for run in data.runs {
      let lasting = WhileAlive(model, data, run, spells)
      var age = -1.0
      var current = Sensitive(0, [])
      for index in run {
        let pattern = data.patterns[index]
        if pattern.age != age {
          age = pattern.age
          current = lasting.at(age)
        }
        purchases.append(alive[index] * current)
      }
    }
    self.purchases = purchases
  }

  /// Variance of a quantity from the uncertainty of the parameters, by the delta method.
  public func variance(_ slopes: [Double]) -> Double {
    covariance.isEmpty ? 0 : SymmetricMatrix.quadratic(covariance, slopes)
  }

  /// Σ weight × number over patterns, with its slopes.
  public func total(_ numbers: [Sensitive], weights: [Double]) -> Sensitive {
    var sum = Sensitive(0, numbers.first?.slopes.map { _ in 0 } ?? [])
    for (number, weight) in zip(numbers, weights) {
      sum.value += weight * number.value
      for index in sum.slopes.indices { sum.slopes[index] += weight * number.slopes[index] }
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
  let table: ChebyshevTable?
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
      table = nil
      return
    }
    let (repeats, first) = (repeats, data.patterns[run.lowerBound].age)
    table = ChebyshevTable(from: log(offset + first), to: log(offset + last)) {
      WhileAlive.exact(model, repeats, max(0, exp($0) - offset), spells)
    }
  }

  func at(_ age: Double) -> Sensitive {
    let values = table?.values(at: log(offset + age)) ?? Self.exact(model, repeats, age, spells)
    let value = exp(values[0])
    return Sensitive(value, values.dropFirst().map { $0 * value })
  }

  /// The logarithm, and its differences by the logarithms of the parameters.
  private static func exact(
    _ model: any PurchaseModel, _ repeats: Int, _ age: Double, _ spells: Spells
  ) -> [Double] {
    let h = 1e-4
    func value(_ parameters: [Double]) -> Double {
      log(model.at(parameters).purchasesWhileAlive(repeats: repeats, age: age, over: spells))
    }
    return [value(model.parameters)]
      + model.parameters.indices.map { index in
        var (up, down) = (model.parameters, model.parameters)
        up[index] *= exp(h)
        down[index] *= exp(-h)
        return (value(up) - value(down)) / (2 * h)
      }
  }
}
