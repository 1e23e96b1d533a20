import Reports

/// `tenure cells [KIND]`: the kinds of cells, or the options and values of one.
struct CellsCommand: Command {
  static let name = "cells"
  static let summary = "list the kinds of cells, or the options of one"
  static let synopsis = "[KIND]"
  static let flags: [Flag] = []

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard let name = arguments.operands.first else {
      environment.terminal.print(Manual.kinds())
      return .success
    }
    guard let text = Manual.kind(name) else {
      throw UsageError("there is no kind '\(name)'" + (Manual.hint(forKind: name).map { "; \($0)" } ?? ""))
    }
    environment.terminal.print(text)
    return .success
  }
}

/// `tenure schema`: the JSON Schema that editors complete from.
struct SchemaCommand: Command {
  static let name = "schema"
  static let summary = "print the JSON Schema of a spec"
  static let synopsis = ""
  static let flags: [Flag] = []

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    environment.terminal.print(ReportSchema.json())
    return .success
  }
}
