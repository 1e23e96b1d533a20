/// A value of Universal Binary JSON (ubjson.org, draft 12), the format XGBoost saves models in.
enum BinaryJSON: Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case numbers([Float])
  case list([BinaryJSON])
  case object([String: BinaryJSON])

  subscript(key: String) -> BinaryJSON? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  var items: [BinaryJSON]? {
    guard case .list(let items) = self else { return nil }
    return items
  }

  /// A list of numbers, whether it was written with one type for all or with one each.
  var floats: [Float]? {
    switch self {
    case .numbers(let values): return values
    case .list(let items):
      var values: [Float] = []
      for case .number(let value) in items { values.append(Float(value)) }
      return values.count == items.count ? values : nil
    default: return nil
    }
  }

  var string: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }
}

/// Reads Universal Binary JSON; whole numbers up to 2²⁴ survive the way through `Float`, more than node numbers need.
struct BinaryJSONReader {
  struct Malformed: Error {}

  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func read(_ bytes: [UInt8]) throws(Malformed) -> BinaryJSON {
    var reader = BinaryJSONReader(bytes)
    return try reader.value(try reader.byte())
  }

  private mutating func byte() throws(Malformed) -> UInt8 {
    guard position < bytes.count else { throw Malformed() }
    defer { position += 1 }
    return bytes[position]
  }

  /// A big-endian number of so many bytes.
  private mutating func bits(_ width: Int) throws(Malformed) -> UInt64 {
    guard position + width <= bytes.count else { throw Malformed() }
    var bits: UInt64 = 0
    for offset in 0..<width { bits = bits << 8 | UInt64(bytes[position + offset]) }
    position += width
    return bits
  }

  private mutating func number(_ marker: UInt8) throws(Malformed) -> Double? {
    switch Character(Unicode.Scalar(marker)) {
    case "i": Double(Int8(truncatingIfNeeded: try bits(1)))
    case "U": Double(try bits(1))
    case "I": Double(Int16(truncatingIfNeeded: try bits(2)))
    case "l": Double(Int32(truncatingIfNeeded: try bits(4)))
    case "L": Double(Int64(truncatingIfNeeded: try bits(8)))
    case "d": Double(Float(bitPattern: UInt32(try bits(4))))
    case "D": Double(bitPattern: try bits(8))
    default: nil
    }
  }

  private mutating func length() throws(Malformed) -> Int {
    guard let length = try number(try byte()), length >= 0, length <= Double(bytes.count) else {
      throw Malformed()
    }
    return Int(length)
  }

  private mutating func text() throws(Malformed) -> String {
    let count = try length()
    guard position + count <= bytes.count else { throw Malformed() }
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  private mutating func value(_ marker: UInt8) throws(Malformed) -> BinaryJSON {
    if let number = try number(marker) { return .number(number) }
    switch Character(Unicode.Scalar(marker)) {
    case "Z": return .null
    case "T": return .flag(true)
    case "F": return .flag(false)
    case "S": return .text(try text())
    case "[": return try list()
    case "{": return try object()
    default: throw Malformed()
    }
  }

  private mutating func list() throws(Malformed) -> BinaryJSON {
    var marker = try byte()
    if marker == UInt8(ascii: "$") {
      let type = try byte()
      guard try byte() == UInt8(ascii: "#") else { throw Malformed() }
      let count = try length()
      var values: [Float] = []
      values.reserveCapacity(count)
      for _ in 0..<count {
        guard let value = try number(type) else { throw Malformed() }
        values.append(Float(value))
      }
      return .numbers(values)
    }
    var items: [BinaryJSON] = []
    if marker == UInt8(ascii: "#") {
      for _ in 0..<(try length()) { items.append(try value(try byte())) }
      return .list(items)
    }
    while marker != UInt8(ascii: "]") {
      items.append(try value(marker))
      marker = try byte()
    }
    return .list(items)
  }

  private mutating func object() throws(Malformed) -> BinaryJSON {
    var members: [String: BinaryJSON] = [:]
    while true {
      guard position < bytes.count else { throw Malformed() }
      if bytes[position] == UInt8(ascii: "}") {
        position += 1
        return .object(members)
      }
      let key = try text()
      members[key] = try value(try byte())
    }
  }
}
