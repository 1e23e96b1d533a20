/// Reads a page's content stream as statements: an operator with its operands (ISO 32000-1, 7.8.2).
struct ContentReader {
  struct Statement {
    let name: String
    /// From the first operand to the end of the operator.
    let range: Range<Int>
  }

  private var tokens: PDFTokens

  init(_ bytes: [UInt8]) { tokens = PDFTokens(bytes) }

  mutating func next() -> Statement? {
    var start: Int?
    var depth = 0
    while let token = tokens.next() {
      switch token.kind {
      case .open: depth += 1
      case .close: depth -= 1
      case .word where depth == 0 && isOperator(token.range.lowerBound):
        let name = String(decoding: tokens.bytes[token.range], as: UTF8.self)
        return Statement(name: name, range: (start ?? token.range.lowerBound)..<token.range.upperBound)
      case .word, .name, .text: break
      }
      start = start ?? token.range.lowerBound
    }
    return nil
  }

  private func isOperator(_ begin: Int) -> Bool {
    switch tokens.bytes[begin] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): false
    default: true
    }
  }
}
