import Diagnostics

/// Reads a condition by precedence: or, and, not, comparison, sums, products, sign.
struct RowConditionParser {
  private enum Token: Equatable {
    case number(Double), text(String), name(String), symbol(String), unknown(String), end
  }

  private let bytes: [UInt8]
  private let place: (Range<Int>) -> Place
  private var at = 0
  private var token = Token.end
  private var range = 0..<0
  private var depth = 0

  init(_ bytes: [UInt8], place: @escaping (Range<Int>) -> Place) {
    self.bytes = bytes
    self.place = place
    advance()
  }

  mutating func whole() throws(Problems) -> RowCondition.Term {
    let term = try disjunction()
    guard token == .end else { throw unexpected() }
    guard term.isCondition else {
      throw Problems(
        .error(
          .badRowCondition, "a condition compares something", at: place(0..<max(1, bytes.count)),
          hint: "write something like tenure <= 120"))
    }
    return term
  }

  private mutating func disjunction() throws(Problems) -> RowCondition.Term {
    var left = try conjunction()
    while take("or") {
      let right = try conjunction()
      left = .or(try condition(left), try condition(right))
    }
    return left
  }

  private mutating func conjunction() throws(Problems) -> RowCondition.Term {
    var left = try negation()
    while take("and") {
      let right = try negation()
      left = .and(try condition(left), try condition(right))
    }
    return left
  }

  private mutating func negation() throws(Problems) -> RowCondition.Term {
    guard take("not") else { return try comparison() }
    try deepen()
    defer { depth -= 1 }
    return .not(try condition(try negation()))
  }

  private mutating func comparison() throws(Problems) -> RowCondition.Term {
    let left = try sum()
    guard case .symbol(let symbol) = token, let sign = RowCondition.Comparison(rawValue: symbol) else {
      return left
    }
    let here = place(range)
    advance()
    let right = try sum()
    if case .symbol(let next) = token, RowCondition.Comparison(rawValue: next) != nil {
      throw failure("comparisons do not chain", hint: "write a < b and b < c")
    }
    return .comparison(sign, try number(left), try number(right), here)
  }

  private mutating func sum() throws(Problems) -> RowCondition.Term {
    var left = try product()
    while case .symbol(let symbol) = token, symbol == "+" || symbol == "-" {
      advance()
      let right = try product()
      left = .arithmetic(symbol == "+" ? .add : .subtract, try number(left), try number(right))
    }
    return left
  }

  private mutating func product() throws(Problems) -> RowCondition.Term {
    var left = try sign()
    while case .symbol(let symbol) = token, symbol == "*" || symbol == "/" {
      advance()
      let right = try sign()
      left = .arithmetic(symbol == "*" ? .multiply : .divide, try number(left), try number(right))
    }
    return left
  }

  private mutating func sign() throws(Problems) -> RowCondition.Term {
    guard take("-") else { return try primary() }
    try deepen()
    defer { depth -= 1 }
    return .negated(try number(try sign()))
  }

  private mutating func primary() throws(Problems) -> RowCondition.Term {
    let here = place(range)
    switch token {
    case .number(let value):
      advance()
      return .number(value)
    case .text(let text):
      advance()
      return .text(Located(text, at: here))
    case .name(let name):
      advance()
      return .column(Located(name, at: here))
    case .symbol("("):
      advance()
      try deepen()
      defer { depth -= 1 }
      let inner = try disjunction()
      guard take(")") else {
        throw Problems(.error(.badRowCondition, "this '(' is not closed", at: here))
      }
      return inner
    case .symbol, .unknown, .end: throw unexpected()
    }
  }

  // MARK: Kinds

  private func condition(_ term: RowCondition.Term) throws(Problems) -> RowCondition.Term {
    guard term.isCondition else { throw failure("'and', 'or' and 'not' join comparisons") }
    return term
  }

  private func number(_ term: RowCondition.Term) throws(Problems) -> RowCondition.Term {
    guard !term.isCondition else { throw failure("a comparison is no value") }
    return term
  }

  private mutating func deepen() throws(Problems) {
    depth += 1
    if depth > 50 { throw failure("this is nested too deep") }
  }

  private mutating func take(_ symbol: String) -> Bool {
    guard token == .symbol(symbol) else { return false }
    advance()
    return true
  }

  private func unexpected() -> Problems {
    switch token {
    case .end: failure("the condition ends too early")
    case .symbol(let text), .unknown(let text):
      failure("'\(text)' is not expected here", hint: text == "=" ? "did you mean '=='?" : nil)
    case .number, .text, .name: failure("an operator is missing before this")
    }
  }

  private func failure(_ message: String, hint: String? = nil) -> Problems {
    let end = Swift.max(range.lowerBound, 1)
    let shown = token == .end ? end - 1..<end : range
    return Problems(.error(.badRowCondition, message, at: place(shown), hint: hint))
  }

  // MARK: Tokens

  private mutating func advance() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D { at += 1 }
    let start = at
    token = next()
    range = start..<at
  }

  private mutating func next() -> Token {
    guard at < bytes.count else { return .end }
    let first = bytes[at]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") || first == UInt8(ascii: "`") {
      return quoted(first)
    }
    if Self.isDigit(first) { return number() }
    if Self.isLetter(first) { return word() }
    for symbol in ["<=", ">=", "==", "!=", "+", "-", "*", "/", "(", ")", "<", ">"]
    where bytes[at...].starts(with: symbol.utf8) {
      at += symbol.utf8.count
      return .symbol(symbol)
    }
    let start = at
    at += 1
    while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
    return .unknown(text(start..<at))
  }

  /// A text, or in backticks the name of a column that is no single word.
  private mutating func quoted(_ quote: UInt8) -> Token {
    let start = at
    at += 1
    while at < bytes.count, bytes[at] != quote { at += 1 }
    guard at < bytes.count else { return .unknown(text(start..<at)) }
    at += 1
    let inner = text(start + 1..<at - 1)
    return quote == UInt8(ascii: "`") ? .name(inner) : .text(inner)
  }

  private mutating func number() -> Token {
    let start = at
    while at < bytes.count, Self.isDigit(bytes[at]) { at += 1 }
    if at + 1 < bytes.count, bytes[at] == UInt8(ascii: "."), Self.isDigit(bytes[at + 1]) {
      at += 1
      while at < bytes.count, Self.isDigit(bytes[at]) { at += 1 }
    }
    return Double(text(start..<at)).map { .number($0) } ?? .unknown(text(start..<at))
  }

  private mutating func word() -> Token {
    let start = at
    while at < bytes.count, Self.isLetter(bytes[at]) || Self.isDigit(bytes[at]) { at += 1 }
    let word = text(start..<at)
    return ["and", "or", "not"].contains(word) ? .symbol(word) : .name(word)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte == 95 || byte >= 0x80
  }
}
