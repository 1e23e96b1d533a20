import Diagnostics
import Formats

/// Reads tokens by precedence: or, and, not, comparison, sums, products, sign.
struct ExpressionParser {
  private let tokens: [Token]
  private let place: (Range<Int>) -> Place
  private var position = 0
  private var depth = 0
  /// Brackets and signs within each other; keeps any text from exhausting the stack.
  private static let deepest = 50

  init(_ bytes: [UInt8], in range: Range<Int>, place: @escaping (Range<Int>) -> Place) {
    tokens = Expressions.tokens(of: bytes, in: range)
    self.place = place
  }

  /// An expression and nothing behind it.
  mutating func whole() throws(Problems) -> Expression {
    let expression = try disjunction()
    guard current.kind == .end else { throw unexpected() }
    return expression
  }

  /// An expression with an optional format, and nothing behind it.
  mutating func formatted() throws(Problems) -> (Expression, Format?) {
    let expression = try disjunction()
    guard take("|") != nil else {
      guard current.kind == .end else { throw unexpected() }
      return (expression, nil)
    }
    let named = current
    guard case .name(let parts, attribute: nil) = named.kind, parts.count == 1 else {
      throw failure(.unknownFormat, "a format is missing behind '|'", named, hint: "write | pct1, | num0 …")
    }
    advance()
    guard let format = Format(rawValue: parts[0]) else {
      let names = Format.allCases.map { $0.rawValue }
      throw failure(
        .unknownFormat, "unknown format '\(parts[0])'", named,
        hint: didYouMean(parts[0], among: names) ?? "formats are \(names.joined(separator: ", "))")
    }
    guard current.kind == .end else { throw unexpected() }
    return (expression, format)
  }

  private mutating func disjunction() throws(Problems) -> Expression {
    var left = try conjunction()
    while let word = take("or") {
      let right = try conjunction()
      left = .or(try condition(left, at: word), try condition(right, at: word))
    }
    return left
  }

  private mutating func conjunction() throws(Problems) -> Expression {
    var left = try negation()
    while let word = take("and") {
      let right = try negation()
      left = .and(try condition(left, at: word), try condition(right, at: word))
    }
    return left
  }

  private mutating func negation() throws(Problems) -> Expression {
    guard let word = take("not") else { return try comparison() }
    try deepen()
    defer { depth -= 1 }
    let inner = try negation()
    return .not(try condition(inner, at: word))
  }

  private mutating func comparison() throws(Problems) -> Expression {
    let left = try sum()
    guard let comparison = currentSymbol.flatMap({ Expression.Comparison(rawValue: $0) }) else { return left }
    let sign = current
    advance()
    let right = try sum()
    if let next = currentSymbol, Expression.Comparison(rawValue: next) != nil {
      throw failure(.badExpression, "comparisons do not chain", current, hint: "write a < b and b < c")
    }
    return .comparison(comparison, try number(left, at: sign), try number(right, at: sign))
  }

  private mutating func sum() throws(Problems) -> Expression {
    var left = try product()
    while let sign = take("+") ?? take("-") {
      let right = try product()
      let operation: Expression.Arithmetic = sign.kind == .symbol("+") ? .add : .subtract
      left = .arithmetic(operation, try number(left, at: sign), try number(right, at: sign))
    }
    return left
  }

  private mutating func product() throws(Problems) -> Expression {
    var left = try sign()
    while let sign = take("*") ?? take("/") {
      let right = try self.sign()
      let operation: Expression.Arithmetic = sign.kind == .symbol("*") ? .multiply : .divide
      if operation == .divide, case .number(0) = right {
        throw failure(.badExpression, "nothing can be divided by 0", sign)
      }
      left = .arithmetic(operation, try number(left, at: sign), try number(right, at: sign))
    }
    return left
  }

  private mutating func sign() throws(Problems) -> Expression {
    guard let minus = take("-") else { return try primary() }
    try deepen()
    defer { depth -= 1 }
    let inner = try sign()
    return .negated(try number(inner, at: minus))
  }

  private mutating func primary() throws(Problems) -> Expression {
    let token = current
    switch token.kind {
    case .number(let value):
      advance()
      return .number(value)
    case .name(let segments, let attribute):
      advance()
      return try name(segments, attribute, token)
    case .symbol("("):
      advance()
      try deepen()
      defer { depth -= 1 }
      let inner = try disjunction()
      guard take(")") != nil else {
        throw failure(.badExpression, "this '(' is not closed", token)
      }
      return inner
    case .symbol, .unknown, .end: throw unexpected()
    }
  }

  private func name(_ segments: [String], _ attribute: String?, _ token: Token) throws(Problems) -> Expression
  {
    if segments[0] == "params" {
      guard segments.count == 2, attribute == nil else {
        throw failure(.badExpression, "a param is written params.name", token)
      }
      return .parameter(Located(segments[1], at: place(token.range)))
    }
    guard segments.count == 2 || segments.count == 3 else {
      throw failure(
        .badExpression, "'\(segments.joined(separator: "."))' is not the address of a value", token,
        hint: "an address is cell.value or cell.value.group")
    }
    let known = attribute.flatMap { Address.Attribute(rawValue: $0) }
    if let attribute, known == nil {
      let names = Address.Attribute.allCases.map { $0.rawValue }
      let start = token.range.upperBound - attribute.utf8.count
      throw Problems(
        .error(
          .badExpression, "unknown attribute '\(attribute)'", at: place(start..<token.range.upperBound),
          hint: didYouMean(attribute, among: names) ?? "attributes are \(names.joined(separator: ", "))"))
    }
    return .address(
      Address(
        cell: segments[0], value: segments[1], group: segments.count == 3 ? segments[2] : nil,
        attribute: known, place: place(token.range)))
  }

  // MARK: Kinds

  private func condition(_ expression: Expression, at word: Token) throws(Problems) -> Expression {
    guard expression.isCondition else {
      throw failure(.wrongExpression, "'and', 'or' and 'not' join comparisons, not numbers", word)
    }
    return expression
  }

  private func number(_ expression: Expression, at sign: Token) throws(Problems) -> Expression {
    guard !expression.isCondition else {
      throw failure(.wrongExpression, "a comparison is not a number", sign)
    }
    return expression
  }

  // MARK: Tokens

  private var current: Token { tokens[position] }

  private var currentSymbol: String? {
    guard case .symbol(let symbol) = current.kind else { return nil }
    return symbol
  }

  private mutating func advance() { position = Swift.min(position + 1, tokens.count - 1) }

  private mutating func take(_ symbol: String) -> Token? {
    guard currentSymbol == symbol else { return nil }
    defer { advance() }
    return current
  }

  private mutating func deepen() throws(Problems) {
    depth += 1
    if depth > ExpressionParser.deepest {
      throw failure(.badExpression, "this is nested too deep", current)
    }
  }

  private func unexpected() -> Problems {
    let hints = [
      "=": "did you mean '=='?", "&": "did you mean 'and'?", "!": "did you mean 'not'?",
      "^": "there are no powers",
      "%": "write a share such as 0.05",
    ]
    switch current.kind {
    case .end: return failure(.badExpression, "the expression ends too early", current)
    case .unknown(let text):
      let hint = text.hasSuffix("%") ? "write a share such as 0.05" : hints[text]
      return failure(.badExpression, "'\(text)' is not expected here", current, hint: hint)
    case .symbol(let text): return failure(.badExpression, "'\(text)' is not expected here", current)
    case .number, .name:
      return failure(.badExpression, "an operator is missing before this", current)
    }
  }

  private func failure(
    _ code: DiagnosticCode, _ message: String, _ token: Token, hint: String? = nil
  ) -> Problems {
    // The end of a text is shown at its last byte.
    let isEnd = token.kind == .end && token.range.lowerBound > 0
    let range = isEnd ? token.range.lowerBound - 1..<token.range.lowerBound : token.range
    return Problems(.error(code, message, at: place(range), hint: hint))
  }
}
