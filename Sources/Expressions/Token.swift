/// A piece of an expression, with its byte range in the text.
struct Token {
  enum Kind: Equatable {
    case number(Double)
    /// Segments between points, and what follows a colon.
    case name([String], attribute: String?)
    /// An operator, a bracket or a word: `+`, `<=`, `and`.
    case symbol(String)
    case unknown(String)
    case end
  }

  let kind: Kind
  let range: Range<Int>
}

/// Cuts bytes into tokens; what fits nowhere becomes `.unknown`, which the parser reports.
func tokens(of bytes: [UInt8], in range: Range<Int>) -> [Token] {
  var lexer = Lexer(bytes: bytes, at: range.lowerBound, end: range.upperBound)
  var tokens: [Token] = []
  while let token = lexer.next() { tokens.append(token) }
  tokens.append(Token(kind: .end, range: range.upperBound..<range.upperBound))
  return tokens
}

private struct Lexer {
  let bytes: [UInt8]
  var at: Int
  let end: Int

  mutating func next() -> Token? {
    while at < end, [0x20, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
    guard at < end else { return nil }
    let start = at
    let kind = isDigit(bytes[at]) ? number() : isLetter(bytes[at]) ? name() : symbol()
    return Token(kind: kind, range: start..<at)
  }

  private mutating func number() -> Token.Kind {
    let start = at
    skipDigits()
    if at + 1 < end, bytes[at] == UInt8(ascii: "."), isDigit(bytes[at + 1]) {
      at += 1
      skipDigits()
    }
    if at < end, isLetter(bytes[at]) || bytes[at] == UInt8(ascii: "%") {
      while at < end, isLetter(bytes[at]) || isDigit(bytes[at]) || bytes[at] == UInt8(ascii: "%") { at += 1 }
      return .unknown(text(from: start))
    }
    return Double(text(from: start)).map { .number($0) } ?? .unknown(text(from: start))
  }

  private mutating func name() -> Token.Kind {
    var segments = [segment()]
    while at + 1 < end, bytes[at] == UInt8(ascii: "."), isLetter(bytes[at + 1]) || isDigit(bytes[at + 1]) {
      at += 1
      segments.append(segment())
    }
    if segments.count == 1, ["and", "or", "not"].contains(segments[0]) { return .symbol(segments[0]) }
    guard at + 1 < end, bytes[at] == UInt8(ascii: ":"), isLetter(bytes[at + 1]) else {
      return .name(segments, attribute: nil)
    }
    at += 1
    return .name(segments, attribute: segment())
  }

  private mutating func symbol() -> Token.Kind {
    for symbol in ["<=", ">=", "==", "!=", "+", "-", "*", "/", "(", ")", "|", "<", ">"]
    where bytes[at..<end].starts(with: symbol.utf8) {
      at += symbol.utf8.count
      return .symbol(symbol)
    }
    let start = at
    at += 1
    while at < end, bytes[at] & 0xC0 == 0x80 { at += 1 }
    return .unknown(text(from: start))
  }

  private mutating func segment() -> String {
    let start = at
    while at < end, isLetter(bytes[at]) || isDigit(bytes[at]) { at += 1 }
    return text(from: start)
  }

  private mutating func skipDigits() {
    while at < end, isDigit(bytes[at]) { at += 1 }
  }

  private func text(from start: Int) -> String { String(decoding: bytes[start..<at], as: UTF8.self) }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

func isLetter(_ byte: UInt8) -> Bool {
  (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte == UInt8(ascii: "_")
}
