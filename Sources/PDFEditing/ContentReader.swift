/// Reads a page's content stream as statements: an operator with its operands (ISO 32000-1, 7.8.2).
struct ContentReader {
  struct Statement {
    let name: String
    /// From the first operand to the end of the operator.
    let range: Range<Int>
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Statement? {
    var start: Int?
    var depth = 0
    while position < bytes.count {
      let begin = position
      switch bytes[position] {
      case 0, 9, 10, 12, 13, 32:
        position += 1
        continue
      case UInt8(ascii: "%"):
        skipComment()
        continue
      case UInt8(ascii: "("): skipText()
      case UInt8(ascii: "<"), UInt8(ascii: ">"): skipAngle(depth: &depth)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        position += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        position += 1
      case UInt8(ascii: "/"):
        position += 1
        skipRegular()
      default:
        skipRegular()
        if depth == 0, isOperator(begin) {
          let name = String(decoding: bytes[begin..<position], as: UTF8.self)
          return Statement(name: name, range: (start ?? begin)..<position)
        }
      }
      start = start ?? begin
    }
    return nil
  }

  private func isOperator(_ begin: Int) -> Bool {
    switch bytes[begin] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): false
    default: true
    }
  }

  private func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"),
      UInt8(ascii: "%"):
      true
    default: false
    }
  }

  private mutating func skipRegular() {
    let begin = position
    while position < bytes.count, !isDelimiter(bytes[position]) { position += 1 }
    // A stray delimiter is passed over, so that reading always goes on.
    if position == begin { position += 1 }
  }

  private mutating func skipComment() {
    while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
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
    } while depth > 0 && position < bytes.count
  }

  /// A dictionary's bracket, which nests, or a hexadecimal text.
  private mutating func skipAngle(depth: inout Int) {
    let isDouble = position + 1 < bytes.count && bytes[position + 1] == bytes[position]
    if isDouble {
      depth += bytes[position] == UInt8(ascii: "<") ? 1 : -1
      position += 2
      return
    }
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
    position += 1
  }
}
