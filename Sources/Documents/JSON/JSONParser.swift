/// Why a text is not JSON, and the byte at which that shows.
public struct JSONError: Error, Sendable, Hashable {
  public let message: String
  public let offset: Int

  public init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }
}

extension JSONValue {
  /// Reads a whole JSON text (RFC 8259): nothing but white space may follow the value, keys are distinct, and
  /// nesting is at most 64 deep.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.parseAll()
  }
}

private struct JSONParser {
  private static let deepest = 64

  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func parseAll() throws(JSONError) -> JSONValue {
    let value = try parseValue(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw problem("text follows the value") }
    return value
  }

  private func problem(_ message: String) -> JSONError { JSONError(message, at: position) }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func accept(_ wanted: Unicode.Scalar) -> Bool {
    skipSpace()
    guard byte == UInt8(ascii: wanted) else { return false }
    position += 1
    return true
  }

  private mutating func parseValue(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= Self.deepest else { throw problem("nested too deeply") }
    skipSpace()
    switch byte {
    case UInt8(ascii: "{")?: return try parseObject(depth: depth)
    case UInt8(ascii: "[")?: return try parseArray(depth: depth)
    case UInt8(ascii: "\"")?: return .string(try parseString())
    case UInt8(ascii: "t")?: return try parseWord("true", .bool(true))
    case UInt8(ascii: "f")?: return try parseWord("false", .bool(false))
    case UInt8(ascii: "n")?: return try parseWord("null", .null)
    default: return try parseNumber()
    }
  }

  private mutating func parseWord(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let end = position + word.utf8.count
    guard end <= bytes.count, bytes[position..<end].elementsEqual(word.utf8) else {
      throw problem("expected a value")
    }
    position = end
    return value
  }

  private mutating func parseObject(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var members: [JSONMember] = []
    var seen: Set<String> = []
    if accept("}") { return .object([]) }
    repeat {
      skipSpace()
      let start = position
      let key = try parseString()
      guard seen.insert(key).inserted else { throw JSONError("the key '\(key)' stands twice", at: start) }
      guard accept(":") else { throw problem("expected ':'") }
      members.append(JSONMember(key, try parseValue(depth: depth + 1)))
    } while accept(",")
    guard accept("}") else { throw problem("expected ',' or '}'") }
    return .object(members)
  }

  private mutating func parseArray(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var values: [JSONValue] = []
    if accept("]") { return .array([]) }
    repeat { values.append(try parseValue(depth: depth + 1)) } while accept(",")
    guard accept("]") else { throw problem("expected ',' or ']'") }
    return .array(values)
  }

  private mutating func parseNumber() throws(JSONError) -> JSONValue {
    let start = position
    while let byte, isPartOfNumber(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if let whole = Int(text), String(whole) == text { return .integer(whole) }
    let digits = text.drop { $0 == "-" }
    let isWritten = digits.first?.isNumber == true && !text.hasPrefix("+") && text.last?.isNumber == true
    let hasLeadingZero = digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true
    guard isWritten, !hasLeadingZero, let value = Double(text), value.isFinite else {
      throw JSONError("expected a value", at: start)
    }
    return .number(value)
  }

  private func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private mutating func parseString() throws(JSONError) -> String {
    guard byte == UInt8(ascii: "\"") else { throw problem("expected '\"'") }
    position += 1
    var text: [UInt8] = []
    while let byte, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw problem("a control character in a string") }
      position += 1
      if byte == UInt8(ascii: "\\") { try parseEscape(into: &text) } else { text.append(byte) }
    }
    guard byte != nil else { throw problem("the string does not end") }
    position += 1
    guard let string = String(validating: text, as: UTF8.self) else { throw problem("not UTF-8") }
    return string
  }

  private mutating func parseEscape(into text: inout [UInt8]) throws(JSONError) {
    guard let letter = byte else { throw problem("the string does not end") }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"): text += String(Character(try parseUnicode())).utf8
    default: throw problem("an unknown escape")
    }
  }

  private mutating func parseUnicode() throws(JSONError) -> Unicode.Scalar {
    var value = try parseHex()
    if (0xD800..<0xDC00).contains(value), byte == UInt8(ascii: "\\") {
      position += 1
      guard byte == UInt8(ascii: "u") else { throw problem("half of a surrogate pair") }
      position += 1
      let low = try parseHex()
      guard (0xDC00..<0xE000).contains(low) else { throw problem("half of a surrogate pair") }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw problem("half of a surrogate pair") }
    return scalar
  }

  private mutating func parseHex() throws(JSONError) -> UInt32 {
    guard position + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw problem("expected four hexadecimal digits") }
    position += 4
    return value
  }
}
