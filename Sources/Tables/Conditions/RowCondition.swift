public import Diagnostics

/// A condition on the columns of one row, such as `total >= tenure * monthly` or `status == "left" or left_on == ""`.
///
/// A comparison with a missing value is neither true nor false, as in SQL, so that a row of which nothing can be said
/// keeps the condition; what must be there is for `not_null`.
public struct RowCondition: Sendable {
  indirect enum Term: Sendable {
    case number(Double)
    case text(Located<String>)
    case column(Located<String>)
    case negated(Term)
    case arithmetic(Arithmetic, Term, Term)
    case comparison(Comparison, Term, Term, Place)
    case and(Term, Term)
    case or(Term, Term)
    case not(Term)

    var isCondition: Bool {
      switch self {
      case .comparison, .and, .or, .not: true
      case .number, .text, .column, .negated, .arithmetic: false
      }
    }

    var columns: [Located<String>] {
      switch self {
      case .number, .text: []
      case .column(let name): [name]
      case .negated(let inner), .not(let inner): inner.columns
      case .arithmetic(_, let a, let b), .comparison(_, let a, let b, _), .and(let a, let b),
        .or(let a, let b):
        a.columns + b.columns
      }
    }
  }

  enum Arithmetic: String, Sendable { case add = "+", subtract = "-", multiply = "*", divide = "/" }

  enum Comparison: String, Sendable, CaseIterable {
    case atMost = "<=", atLeast = ">=", equal = "==", different = "!=", less = "<", more = ">"
  }

  /// As it was written.
  public let text: String
  let term: Term

  /// Reads a whole text; `place` leads from a byte range of it to where it was written.
  public init(_ text: String, place: (Range<Int>) -> Place) throws(Problems) {
    self.text = text
    term = try withoutActuallyEscaping(place) { place throws(Problems) in
      var parser = RowConditionParser(Array(text.utf8), place: place)
      return try parser.whole()
    }
  }

  /// Every column it names, from left to right.
  public var columns: [Located<String>] { term.columns }
}
