import Analyses
import Diagnostics
import Formats
import Specs

/// What `tenure cells` and `tenure explain` print.
public enum Manual {
  /// Every kind of cell with a line each.
  public static func kinds() -> String {
    let kinds = KindDeclaration.all
    let width = kinds.map { $0.name.count }.max() ?? 0
    let lines = kinds.map { "  \(padded($0.name, width))  \($0.summary)\n" }.joined()
    let planned = KindDeclaration.planned.joined(separator: ", ")
    return "Kinds of cells:\n\(lines)\nPlanned, not built yet: \(planned)\n\n"
      + "tenure cells KIND lists the options and values of a kind.\n"
  }

  /// The options and values of one kind; `nil` when there is none of that name.
  public static func kind(_ name: String) -> String? {
    guard let kind = KindDeclaration.named(name) else { return nil }
    var out = "\(kind.name): \(kind.summary)\n\nOptions:\n" + options(kind.parameters)
    if !kind.planned.isEmpty { out += "\nPlanned, not built yet: \(kind.planned.joined(separator: ", "))\n" }
    out += "\nOptions of every such cell:\n"
    out += options(ReportSchema.commonKeys.filter { kind.common.contains($0.name) })
    guard !kind.values.isEmpty else { return out }
    out += "\nValues, as {{ cell.value }} or {{ cell.value.group }}:\n"
    let width = kind.values.map { shown($0).count }.max() ?? 0
    for value in kind.values { out += "  \(padded(shown(value), width))  \(value.help)\n" }
    return out + "\nFormats: \(Format.allCases.map { $0.rawValue }.joined(separator: " "))\n"
  }

  /// Names near one that is no kind, for a hint.
  public static func hint(forKind name: String) -> String? {
    didYouMean(name, among: KindDeclaration.all.map { $0.name })
  }

  /// What a code means; `nil` when there is no such code.
  public static func code(_ name: String) -> String? {
    DiagnosticCode.all.first { $0.name.lowercased() == name.lowercased() }.map {
      "\($0.name): \($0.explanation)\n"
    }
  }

  private static func options(_ parameters: [ParameterDeclaration]) -> String {
    let width = parameters.map { $0.name.count }.max() ?? 0
    return parameters.map { parameter in
      let required = parameter.isRequired ? " (required)" : ""
      return "  \(padded(parameter.name, width))  \(parameter.help)\(required)\n"
        + "  \(padded("", width))  \(parameter.typeName)\n"
    }.joined()
  }

  private static func shown(_ value: ValueDeclaration) -> String {
    switch value.grouping {
    case .single: value.name
    case .grouped: "\(value.name).GROUP"
    case .both: "\(value.name)[.GROUP]"
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: Swift.max(0, width - text.count))
  }
}
