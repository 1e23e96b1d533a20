import Diagnostics
import Outside
import Reports

/// `tenure check SPEC…`: every mistake of a spec, without reading more than headers.
struct CheckCommand: Command {
  static let name = "check"
  static let summary = "report every mistake of a spec without rendering it"
  static let synopsis = "SPEC…"
  static let flags: [Flag] = [.parameter, .strict]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard !arguments.operands.isEmpty else {
      throw UsageError("a spec is needed, such as reports/quarterly.yaml")
    }
    let messages = Messages(arguments, environment.terminal)
    let overrides = try ParameterFlags.read(arguments)
    var worst = ExitCode.success
    for spec in arguments.operands {
      let outcome = check(spec, overrides, arguments.has(.strict), environment.world, messages)
      if outcome.rawValue > worst.rawValue { worst = outcome }
    }
    return worst
  }

  private func check(
    _ spec: String, _ overrides: [(name: String, value: String)], _ isStrict: Bool, _ world: any World,
    _ messages: Messages
  ) -> ExitCode {
    do {
      let plan = try Plan.make(spec, overrides: overrides, in: world)
      messages.show(plan.warnings)
      let count = plan.warnings.diagnostics.count
      messages.say(
        "\(spec): \(plan.cells.count) cells, "
          + (count == 0 ? "nothing wrong" : Messages.count(of: plan.warnings)))
      return isStrict && count > 0 ? .gate : .success
    } catch {
      messages.show(error)
      return ExitCode(of: error)
    }
  }
}
