public import Diagnostics

/// A read expression; nothing in it is looked up yet.
public indirect enum Expression: Sendable, Hashable {
  case number(Double)
  case address(Address)
  /// `params.quarter`.
  case parameter(Located<String>)
  case negated(Expression)
  case arithmetic(Arithmetic, Expression, Expression)
  case comparison(Comparison, Expression, Expression)
  case and(Expression, Expression)
  case or(Expression, Expression)
  case not(Expression)

  public enum Arithmetic: String, Sendable { case add = "+", subtract = "-", multiply = "*", divide = "/" }

  public enum Comparison: String, Sendable {
    case less = "<", atMost = "<=", more = ">", atLeast = ">=", equal = "==", different = "!="

    /// What holds when this does not.
    var opposite: Comparison {
      switch self {
      case .less: .atLeast
      case .atMost: .more
      case .more: .atMost
      case .atLeast: .less
      case .equal: .different
      case .different: .equal
      }
    }
  }

  /// Whether it is true or false rather than a number or a text.
  public var isCondition: Bool {
    switch self {
    case .comparison, .and, .or, .not: true
    case .number, .address, .parameter, .negated, .arithmetic: false
    }
  }

  /// Every address in it, from left to right.
  public var addresses: [Address] {
    switch self {
    case .address(let address): [address]
    case .number, .parameter: []
    case .negated(let inner), .not(let inner): inner.addresses
    case .arithmetic(_, let a, let b), .comparison(_, let a, let b), .and(let a, let b), .or(let a, let b):
      a.addresses + b.addresses
    }
  }

  /// Every param in it, from left to right.
  public var parameters: [Located<String>] {
    switch self {
    case .parameter(let name): [name]
    case .number, .address: []
    case .negated(let inner), .not(let inner): inner.parameters
    case .arithmetic(_, let a, let b), .comparison(_, let a, let b), .and(let a, let b), .or(let a, let b):
      a.parameters + b.parameters
    }
  }

  /// Reads a whole text, as `claim:` has it.
  ///
  /// `place` leads from a byte range of the text to where it was written.
  public init(_ text: String, place: (Range<Int>) -> Place) throws(Problems) {
    let bytes = Array(text.utf8)
    self = try withoutActuallyEscaping(place) { place throws(Problems) in
      var parser = ExpressionParser(bytes, in: 0..<bytes.count, place: place)
      return try parser.whole()
    }
  }
}
