public import Diagnostics

/// A value that an option of a cell can have: how it is read from a node, and what the schema says of it.
public protocol OptionValue: Sendable {
  /// For messages and the manual: "a number", "a list of whole numbers".
  static var typeName: String { get }
  /// A JSON Schema (draft 7) of the value, as JSON text.
  static var jsonSchema: String { get }
  static func read(_ node: Node) throws(Problems) -> Self
}

/// One option of a cell, declared once: for reading, for the schema, for the manual, for unknown keys.
public struct Parameter<Value: OptionValue>: Sendable {
  public let name: String
  /// One line of the manual, in English, without a full stop.
  public let help: String
  /// Used when the option is absent; `nil` for options that must be given or may stay empty.
  public let standard: Value?
  public let isRequired: Bool
  /// Says what is wrong with a value that has the right type; `nil` when nothing is.
  let fault: @Sendable (Value) -> String?

  public init(
    _ name: String, help: String, standard: Value? = nil, isRequired: Bool = false,
    fault: @escaping @Sendable (Value) -> String? = { _ in nil }
  ) {
    self.name = name
    self.help = help
    self.standard = standard
    self.isRequired = isRequired
    self.fault = fault
  }

  /// The same without its type, for a list of an analysis's options.
  public var declaration: ParameterDeclaration {
    ParameterDeclaration(name: name, help: help, isRequired: isRequired, value: Value.self)
  }
}

/// An option as the manual, the schema and the check of unknown keys see it.
public struct ParameterDeclaration: Sendable {
  public let name: String
  public let help: String
  public let isRequired: Bool
  fileprivate let value: any OptionValue.Type

  // Asked for by the manual and the schema alone, so made when they are asked for.
  public var typeName: String { value.typeName }
  public var jsonSchema: String { value.jsonSchema }
}
