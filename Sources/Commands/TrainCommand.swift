import Diagnostics
import Outside
import Reports
import Threads

/// `tenure train SPEC…`: trains the models of a spec and keeps each as a version.
struct TrainCommand: Command {
  static let name = "train"
  static let summary = "train the models of a spec and keep each as a version"
  static let synopsis = "SPEC…"
  private static let use = Flag("use", help: "let reports that say `version: current` use the new versions")
  static let flags: [Flag] = [.parameter, .state, .jobs, .asOf, .strict, .noCache, use]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard !arguments.operands.isEmpty else {
      throw UsageError("a spec is needed, such as reports/quarterly.yaml")
    }
    var worst = ExitCode.success
    for spec in arguments.operands {
      let request = try RenderCommand.request(spec, arguments)
      let outcome = await train(request, arguments, environment)
      if outcome.rawValue > worst.rawValue { worst = outcome }
    }
    return worst
  }

  private func train(
    _ request: RenderRequest, _ arguments: Arguments, _ environment: CommandEnvironment
  ) async -> ExitCode {
    let messages = Messages(arguments, environment.terminal)
    do throws(Problems) {
      let world = environment.world
      let plan = try Plan.make(request.spec, overrides: request.overrides, in: world)
      if arguments.has(.strict), !plan.warnings.diagnostics.isEmpty {
        throw Problems(plan.warnings.diagnostics + [.strictGate(plan.warnings, "nothing is trained")])
      }
      messages.show(plan.warnings)
      let registry = ModelRegistry(try StateStore(folder: request.state, world))
      let training = ModelTraining(world: world, registry: registry, progress: messages.progress)
      for model in try await training.run(plan, request) {
        if arguments.has(Self.use) {
          try registry.use(model.version.version, report: plan.spec.id.value, model: model.name)
        }
        environment.terminal.print(
          [
            model.version.version, model.isNew ? "new" : "known", model.name, model.version.learner,
            ModelWords.headline(model.version),
          ].joined(separator: "  "))
      }
      return .success
    } catch {
      messages.show(error)
      return ExitCode(of: error)
    }
  }
}
