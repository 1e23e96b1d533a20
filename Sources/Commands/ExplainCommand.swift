import Diagnostics

/// `tenure explain CODE`: what a message means, why it matters, how to mend it.
struct ExplainCommand: Command {
  static let name = "explain"
  static let summary = "say what a message's code means"
  static let synopsis = "CODE"
  static let flags: [Flag] = []

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard arguments.operands.count == 1 else { throw UsageError("one code is needed, such as E0203") }
    let wanted = arguments.operands[0].uppercased()
    guard let code = DiagnosticCode.all.first(where: { $0.name == wanted }) else {
      let near = didYouMean(wanted, among: DiagnosticCode.all.map { $0.name })
      throw UsageError("there is no code '\(arguments.operands[0])'" + (near.map { "; \($0)" } ?? ""))
    }
    environment.terminal.print("\(code.name)\n\(code.explanation)")
    return .success
  }
}
