/// A JSON value whose objects keep the order of their keys, so that what is written is the same every time.
public indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Finite; anything else is written as `null`, since JSON has no word for it.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])

  /// The value of a key; `nil` when this is not an object or has no such key.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// An object from pairs in the order given.
  public static func object(_ pairs: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(pairs.map { JSONMember($0.key, $0.value) })
  }

  public var text: String? {
    if case .string(let value) = self { value } else { nil }
  }

  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  public var int: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  public var elements: [JSONValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  public var members: [JSONMember]? {
    if case .object(let members) = self { members } else { nil }
  }
}

/// A key of a JSON object with its value.
public struct JSONMember: Sendable, Hashable {
  public let key: String
  public let value: JSONValue

  public init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}
