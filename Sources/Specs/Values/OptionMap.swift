public import Diagnostics

/// An option that is a map with options of its own, declared and read like those of a cell.
public protocol OptionMap: OptionValue {
  static var parameters: [ParameterDeclaration] { get }
  /// Names that are planned and not built yet: a located error says so.
  static var planned: [String] { get }
  /// Where a key belongs that is not one of the map's, or why there is none; `nil` for those nobody would think of.
  static func hint(for unknown: String) -> String?
  /// Everything that is wrong is added to the reader's problems; `nil` needs at least one.
  init?(_ options: inout OptionReader)
}

extension OptionMap {
  public static var planned: [String] { [] }
  public static func hint(for unknown: String) -> String? { nil }
  public static var typeName: String { "a map of \(parameters.map { $0.name }.joined(separator: ", "))" }
  public static var jsonSchema: String { objectSchema(of: parameters) }

  public static func read(_ node: Node) throws(Problems) -> Self {
    guard case .map = node.content else { throw node.mismatch(typeName) }
    var reader = OptionReader(node)
    let value = Self(&reader)
    reader.refuseUnknown(
      known: parameters.map { $0.name }, planned: planned, in: "this map", see: nil, hint: hint)
    try reader.problems.throwIfErrors()
    guard let value else {
      preconditionFailure("a map of options that cannot be read says why")
    }
    return value
  }
}

extension OptionReader {
  /// Adds a problem for every key that no parameter declares: "unknown option 'horizon' for OWNER".
  public mutating func refuseUnknown(
    known: [String], planned: [String], in owner: String, see: String?,
    hint: (String) -> String? = { _ in nil }
  ) {
    for entry in node.entries where !known.contains(entry.key.value) {
      let name = entry.key.value
      if planned.contains(name) {
        add(.error(.notBuilt, "option '\(name)' is planned, not built yet", at: entry.key.place, see: see))
      } else {
        add(
          .error(
            .unknownOption, "unknown option '\(name)' for \(owner)", at: entry.key.place,
            hint: hint(name) ?? didYouMean(name, among: known), see: see))
      }
    }
  }
}

/// A closed object of JSON Schema, draft 7.
public func objectSchema(of parameters: [ParameterDeclaration]) -> String {
  let properties = parameters.map { parameter in
    "\(jsonQuoted(parameter.name)):\(described(parameter))"
  }
  let required = parameters.filter { $0.isRequired }.map { jsonQuoted($0.name) }
  let needs = required.isEmpty ? "" : #","required":["# + required.joined(separator: ",") + "]"
  return #"{"type":"object","properties":{"# + properties.joined(separator: ",") + "}" + needs
    + #","additionalProperties":false}"#
}

/// A property's schema with its help, which editors show.
private func described(_ parameter: ParameterDeclaration) -> String {
  let schema = parameter.jsonSchema
  guard schema.hasPrefix("{"), schema != "{}" else { return schema }
  return "{\"description\":\(jsonQuoted(parameter.help)),\(schema.dropFirst())"
}
