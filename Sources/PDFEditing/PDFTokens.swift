/// Walks over the pieces that PDF files and their content streams are made of (ISO 32000-1, 7.2 and 7.3).
struct PDFTokens {
  enum Kind {
    /// A number, an operator or a keyword.
    case word
    case name
    /// A string, in parentheses or in hexadecimal.
    case text
    /// Of a dictionary, an array or a procedure.
    case open, close
  }

  struct Token {
    let kind: Kind
    let range: Range<Int>
  }

  let bytes: [UInt8]
  private let end: Int
  private(set) var position: Int

  init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    self.bytes = bytes
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  /// `nil` at the end.
  mutating func next() -> Token? {
    skipSpace()
    guard position < end else { return nil }
    let begin = position
    let kind = take()
    // Damaged text may seem to go on after the end.
    position = min(position, end)
    return Token(kind: kind, range: begin..<position)
  }

  /// A whole value: a piece, a reference, or a dictionary or an array with all that is in it.
  mutating func value() -> Range<Int>? {
    guard let first = next() else { return nil }
    switch first.kind {
    case .name, .text: return first.range
    case .close: return nil
    case .word: return first.range.lowerBound..<reference(after: first.range.upperBound)
    case .open:
      var depth = 1
      while depth > 0, let token = next() {
        if token.kind == .open { depth += 1 } else if token.kind == .close { depth -= 1 }
      }
      return depth == 0 ? first.range.lowerBound..<position : nil
    }
  }

  /// Where a value ends that begins with a word: `12 0 R` is one value.
  private mutating func reference(after end: Int) -> Int {
    var ahead = self
    guard let generation = ahead.next(), generation.kind == .word, let letter = ahead.next(),
      letter.range.count == 1, bytes[letter.range.lowerBound] == UInt8(ascii: "R")
    else { return end }
    self = ahead
    return position
  }

  private mutating func skipSpace() {
    while position < end {
      switch bytes[position] {
      case 0, 9, 10, 12, 13, 32: position += 1
      case UInt8(ascii: "%"): skipComment()
      default: return
      }
    }
  }

  private mutating func take() -> Kind {
    switch bytes[position] {
    case UInt8(ascii: "("):
      skipText()
      return .text
    case UInt8(ascii: "<"), UInt8(ascii: ">"): return takeAngle()
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      position += 1
      return .open
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      position += 1
      return .close
    case UInt8(ascii: "/"):
      position += 1
      skipRegular()
      return .name
    default:
      skipRegular()
      return .word
    }
  }

  private func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"),
      UInt8(ascii: "%"):
      false
    default: true
    }
  }

  private mutating func skipRegular() {
    let begin = position
    while position < end, isRegular(bytes[position]) { position += 1 }
    // A stray delimiter is passed over, so that reading always goes on.
    if position == begin, position < end, bytes[position] == UInt8(ascii: ")") { position += 1 }
  }

  private mutating func skipComment() {
    while position < end, bytes[position] != 10, bytes[position] != 13 { position += 1 }
  }

  private mutating func skipText() {
    var depth = 0
    repeat {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      position += 1
    } while depth > 0 && position < end
  }

  /// A dictionary's bracket, or a text in hexadecimal.
  private mutating func takeAngle() -> Kind {
    let byte = bytes[position]
    if position + 1 < end, bytes[position + 1] == byte {
      position += 2
      return byte == UInt8(ascii: "<") ? .open : .close
    }
    while position < end, bytes[position] != UInt8(ascii: ">") { position += 1 }
    position += 1
    return .text
  }
}
