import Formats

/// A number computed from values, with how it moves when each of them does.
///
/// Margins are combined as in the method of variance estimates recovery (Zou & Donner 2008), of which Newcombe's
/// interval of a difference is the best known case: the lower bound takes each value's distance to the bound that
/// pulls it down. Values of different groups of one cell are about different customers and are independent, so
/// their squares add. All other pairs may be about the same customers; their correlation is unknown and taken as
/// the worst there is, so that no claim holds by luck of two errors being assumed to cancel.
struct Quantity {
  struct Term {
    let source: Address
    /// How much the result moves when the value moves by one.
    var slope: Double
    let down: Double
    let up: Double
  }

  let number: Double
  let terms: [Term]

  init(_ number: Double, terms: [Term] = []) {
    self.number = number
    self.terms = terms
  }

  /// A value with its bounds; one without is exact.
  init(_ number: Double, low: Double?, high: Double?, of address: Address) {
    self.number = number
    let down = low.map { Swift.max(0, number - $0) } ?? 0
    let up = high.map { Swift.max(0, $0 - number) } ?? 0
    terms = low == nil && high == nil ? [] : [Term(source: address, slope: 1, down: down, up: up)]
  }

  /// How far below and above the number the interval reaches.
  var margins: (down: Double, up: Double) {
    (
      combined(terms.map { $0.slope > 0 ? $0.slope * $0.down : -$0.slope * $0.up }),
      combined(terms.map { $0.slope > 0 ? $0.slope * $0.up : -$0.slope * $0.down })
    )
  }

  private func combined(_ margins: [Double]) -> Double {
    if margins.contains(.infinity) { return .infinity }
    var sum = 0.0
    for i in terms.indices {
      sum += margins[i] * margins[i]
      for j in terms.indices where j > i && !isIndependent(terms[i].source, terms[j].source) {
        sum += 2 * margins[i] * margins[j]
      }
    }
    return sum.squareRoot()
  }

  private func isIndependent(_ a: Address, _ b: Address) -> Bool {
    guard let first = a.group, let second = b.group else { return false }
    return a.cell == b.cell && first != second
  }

  // MARK: Arithmetic

  /// `nil` for a division by zero.
  static func combine(_ operation: Expression.Arithmetic, _ a: Quantity, _ b: Quantity) -> Quantity? {
    switch operation {
    case .add: merged(a.number + b.number, a, 1, b, 1)
    case .subtract: merged(a.number - b.number, a, 1, b, -1)
    case .multiply: merged(a.number * b.number, a, b.number, b, a.number)
    case .divide:
      b.number == 0
        ? nil : merged(a.number / b.number, a, 1 / b.number, b, -a.number / (b.number * b.number))
    }
  }

  static prefix func - (a: Quantity) -> Quantity { merged(-a.number, a, -1, Quantity(0), 0) }

  /// A value that stands on both sides is one term, so that x − x has no margin.
  private static func merged(
    _ number: Double, _ a: Quantity, _ slopeA: Double, _ b: Quantity, _ slopeB: Double
  ) -> Quantity {
    var terms: [Term] = []
    for (term, slope) in a.terms.map({ ($0, slopeA) }) + b.terms.map({ ($0, slopeB) }) {
      let same = terms.firstIndex {
        $0.source.name == term.source.name && $0.source.attribute == term.source.attribute
      }
      if let same {
        terms[same].slope += slope * term.slope
      } else {
        var term = term
        term.slope *= slope
        terms.append(term)
      }
    }
    return Quantity(number, terms: terms.filter { $0.slope != 0 })
  }
}
