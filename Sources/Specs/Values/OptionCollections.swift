public import Diagnostics

/// A list in brackets or with dashes; every wrong item is reported.
extension Array: OptionValue where Element: OptionValue {
  public static var typeName: String { "a list, each \(Element.typeName)" }
  public static var jsonSchema: String { #"{"type":"array","items":\#(Element.jsonSchema)}"# }

  public static func read(_ node: Node) throws(Problems) -> [Element] {
    guard case .list(let nodes) = node.content else {
      throw node.mismatch("a list", hint: node.scalar.map { "put it in brackets: [\($0)]" })
    }
    var problems = Problems()
    var items: [Element] = []
    for item in nodes {
      if let value = problems.collect({ () throws(Problems) in try Element.read(item) }) {
        items.append(value)
      }
    }
    try problems.throwIfErrors()
    return items
  }
}

/// One value, or a list of them.
public struct OneOrMore<Value: OptionValue>: OptionValue {
  public let values: [Value]

  public init(_ values: [Value]) { self.values = values }

  public static var typeName: String { "\(Value.typeName), or a list of them" }
  public static var jsonSchema: String { #"{"anyOf":[\#(Value.jsonSchema),\#([Value].jsonSchema)]}"# }

  public static func read(_ node: Node) throws(Problems) -> OneOrMore {
    if case .list = node.content { return OneOrMore(try [Value].read(node)) }
    return OneOrMore([try Value.read(node)])
  }
}

/// A map whose keys the author chooses, in the order written.
public struct NamedValues<Value: OptionValue>: OptionValue {
  public let entries: [(name: Located<String>, value: Value)]

  public init(_ entries: [(name: Located<String>, value: Value)]) { self.entries = entries }

  public subscript(name: String) -> Value? { entries.first { $0.name.value == name }?.value }

  public static var typeName: String { "a map of names to values, each \(Value.typeName)" }
  public static var jsonSchema: String {
    #"{"type":"object","additionalProperties":\#(Value.jsonSchema)}"#
  }

  public static func read(_ node: Node) throws(Problems) -> NamedValues {
    guard case .map(let written) = node.content else { throw node.mismatch("a map of names to values") }
    var problems = Problems()
    var entries: [(name: Located<String>, value: Value)] = []
    for entry in written {
      if let value = problems.collect({ () throws(Problems) in try Value.read(entry.value) }) {
        entries.append((entry.key, value))
      }
    }
    try problems.throwIfErrors()
    return NamedValues(entries)
  }
}

/// The word `auto`, or a value.
public enum AutoOr<Value: OptionValue>: OptionValue {
  case auto
  case given(Value)

  /// `nil` for `auto`.
  public var value: Value? {
    guard case .given(let value) = self else { return nil }
    return value
  }

  public static var typeName: String { "auto, or \(Value.typeName)" }
  public static var jsonSchema: String { #"{"anyOf":[{"const":"auto"},\#(Value.jsonSchema)]}"# }

  public static func read(_ node: Node) throws(Problems) -> AutoOr {
    if node.scalar == "auto" { return .auto }
    do { return .given(try Value.read(node)) } catch {
      let hint = node.scalar.flatMap { nearest(to: $0, among: ["auto"]) }.map { "did you mean \($0)?" }
      throw hint == nil ? error : node.mismatch(typeName, hint: hint)
    }
  }
}

extension AutoOr: Equatable where Value: Equatable {}
extension AutoOr: Hashable where Value: Hashable {}
