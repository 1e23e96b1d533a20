import Diagnostics
import Formats

/// Computes expressions from the values a resolver knows.
struct Evaluation<R: Resolver> {
  let resolver: R
  let wording: Wording

  enum Result {
    case quantity(Quantity, Format?)
    case missing(String)
    case text(String)
  }

  /// A number or a text; conditions were turned away when reading.
  func value(of expression: Expression) throws(Problems) -> Result {
    switch expression {
    case .number(let number): return .quantity(Quantity(number), nil)
    case .address(let address): return try value(of: address)
    case .parameter(let name): return try parameter(name)
    case .negated(let inner):
      guard case .quantity(let quantity, let format) = try value(of: inner) else {
        return try value(of: inner)
      }
      return .quantity(-quantity, format)
    case .arithmetic(let operation, let left, let right):
      return try combined(operation, try value(of: left), try value(of: right), expression)
    case .comparison, .and, .or, .not:
      throw Problems(.error(.wrongExpression, "a comparison has no value to print", at: nil))
    }
  }

  private func parameter(_ name: Located<String>) throws(Problems) -> Result {
    switch resolver.parameter(name.value) {
    case .text(let text): return .text(text)
    case .number(let number): return .quantity(Quantity(number), nil)
    case nil:
      throw Problems(.error(.unknownValue, "no param is called '\(name.value)'", at: name.place))
    }
  }

  private func combined(
    _ operation: Expression.Arithmetic, _ a: Result, _ b: Result, _ expression: Expression
  ) throws(Problems) -> Result {
    switch (a, b) {
    case (.quantity(let a, _), .quantity(let b, _)):
      return Quantity.combine(operation, a, b).map { .quantity($0, nil) } ?? .missing(wording(.noQuotient))
    case (.missing(let words), _), (_, .missing(let words)): return .missing(words)
    case (.text, _), (_, .text):
      let place = (expression.parameters.first?.place) ?? expression.addresses.first?.place
      throw Problems(.error(.wrongExpression, "a text cannot be computed with", at: place))
    }
  }

  // MARK: Addresses

  private func value(of address: Address) throws(Problems) -> Result {
    guard let measure = resolver.measure(address) else { throw unknown(address) }
    switch address.attribute {
    case nil: return result(measure, of: address)
    case .previous: return result(resolver.previous(address), of: address)
    case .delta: return change(from: resolver.previous(address), to: measure, at: address)
    case .low: return exact(measure.low, measure.format, else: .noInterval)
    case .high: return exact(measure.high, measure.format, else: .noInterval)
    case .n: return exact(measure.n.map { Double($0) }, .num0, else: .noCount)
    }
  }

  private func result(_ measure: Measure, of address: Address) -> Result {
    guard let number = measure.number else { return .missing(measure.absence ?? "") }
    return .quantity(
      Quantity(number, low: measure.low, high: measure.high, of: address), measure.format)
  }

  private func exact(_ number: Double?, _ format: Format, else words: Phrase) -> Result {
    number.map { .quantity(Quantity($0), format) } ?? .missing(wording(words))
  }

  /// The bounds of a change treat both periods as independent samples.
  private func change(from previous: Measure, to measure: Measure, at address: Address) -> Result {
    guard let number = measure.number else { return .missing(measure.absence ?? "") }
    guard let before = previous.number else { return .missing(previous.absence ?? "") }
    let change = number - before
    guard let low = measure.low, let high = measure.high, let lowBefore = previous.low,
      let highBefore = previous.high
    else { return .quantity(Quantity(change), measure.format.ofDifference) }
    func hypotenuse(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return .quantity(
      Quantity(
        change, low: change - hypotenuse(number - low, highBefore - before),
        high: change + hypotenuse(high - number, before - lowBefore), of: address),
      measure.format.ofDifference)
  }

  private func unknown(_ address: Address) -> Problems {
    Problems(
      .error(
        .unknownValue, "no value has the address '\(address.name)'", at: address.place,
        hint: didYouMean(address.name, among: resolver.candidates(for: address))))
  }
}
