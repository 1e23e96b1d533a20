public import Diagnostics

/// The options of one cell, read through its declared parameters; problems gather until the reader is asked.
///
/// Placeholders such as `{{ params.budget }}` were put in before.
public struct OptionReader {
  /// The cell's map.
  public let node: Node
  public private(set) var problems = Problems()

  public init(_ node: Node) { self.node = node }

  /// The option's value, its default, or `nil`; wrong and missing values are added to `problems`.
  public mutating func read<Value>(_ parameter: Parameter<Value>) -> Value? {
    guard let entry = node.entry(parameter.name) else {
      if parameter.isRequired {
        problems.add(.error(.missingOption, "option '\(parameter.name)' is missing", at: node.place))
      }
      return parameter.standard
    }
    guard let value = problems.collect({ () throws(Problems) in try Value.read(entry.value) }) else {
      return nil
    }
    if let fault = parameter.fault(value) {
      problems.add(
        .error(
          .badOption, "'\(parameter.name)' \(fault)", at: entry.value.place,
          hint: shareHint(value, parameter)))
      return nil
    }
    return value
  }

  /// The place of an option's value, else of the cell.
  public func place(_ name: String) -> Place { node.entry(name)?.value.place ?? node.place }

  public mutating func add(_ diagnostic: Diagnostic) { problems.add(diagnostic) }

  /// A number that would do as a share was likely written as a percentage.
  private func shareHint<Value>(_ value: Value, _ parameter: Parameter<Value>) -> String? {
    guard let number = value as? Double, number > 1, number <= 100,
      let share = number.hundredth as? Value, parameter.fault(share) == nil
    else { return nil }
    return "did you mean \(number.hundredth)?"
  }
}
