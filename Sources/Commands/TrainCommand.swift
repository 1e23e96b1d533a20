import Diagnostics
import Formats
import Outside
import Reports
import Threads

/// `tenure train SPEC…`: trains the models of a spec and keeps each as a version.
struct TrainCommand: Command {
  static let name = "train"
  static let summary = "train the models of a spec and keep each as a version"
  static let synopsis = "SPEC…"
  private static let use = Flag("use", help: "let reports that say `version: current` use the new versions")
  private static let ifDrifted = Flag(
    "if-drifted",
    help:
      "train only where the data have moved away from what the version in use learned from, as tenure drift decides"
  )
  private static let gate = Flag("gate", help: "with --if-drifted: exit with 3 when nothing was trained")
  static let flags: [Flag] = [
    .parameter, .state, .jobs, .asOf, .strict, .noCache, use, ifDrifted, gate,
  ]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard !arguments.operands.isEmpty else {
      throw UsageError("a spec is needed, such as reports/quarterly.yaml")
    }
    if arguments.has(Self.gate), !arguments.has(Self.ifDrifted) {
      throw UsageError("--gate is about --if-drifted")
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
      guard arguments.has(Self.ifDrifted) else {
        let models = try await training.run(plan, request)
        try finish(models, plan, registry, arguments, environment)
        return .success
      }
      let (watched, trained) = try await training.runIfDrifted(plan, request)
      let wording = Wording(language: plan.spec.language, currency: plan.spec.currency)
      for model in watched {
        for line in WatchLines(model, wording).lines { environment.terminal.print(line) }
      }
      try finish(trained, plan, registry, arguments, environment)
      return trained.isEmpty && arguments.has(Self.gate) ? .gate : .success
    } catch {
      messages.show(error)
      return ExitCode(of: error)
    }
  }

  /// Prints what was trained, and lets reports use it where that was asked for.
  private func finish(
    _ models: [RecordedModel], _ plan: Plan, _ registry: ModelRegistry, _ arguments: Arguments,
    _ environment: CommandEnvironment
  ) throws(Problems) {
    for model in models {
      if arguments.has(Self.use) {
        try registry.use(model.version.version, report: plan.spec.id.value, model: model.name)
      }
      environment.terminal.print(
        [
          model.version.version, model.isNew ? "new" : "known", model.name, model.version.learner,
          ModelWords.headline(model.version),
        ].joined(separator: "  "))
    }
  }
}
