import Diagnostics
import Documents
import Outside
import Reports
import Writers

/// `tenure score SPEC --model VERSION -o FILE`: scores the customers of a spec with a trained model.
struct ScoreCommand: Command {
  static let name = "score"
  static let summary = "score customers with a trained model, to a CSV"
  static let synopsis = "SPEC --model VERSION -o FILE"
  private static let version = Flag(
    "model", .value("VERSION"), help: "the version (default: the one that `tenure models use` chose)")
  private static let data = Flag("data", .value("NAME"), help: "the data set to score (default: the model's)")
  private static let file = Flag(
    "output", short: "o", .value("FILE"), help: "write this CSV, and its schema beside it")
  static let flags: [Flag] = [version, file, data, .parameter, .state, .jobs, .asOf]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard arguments.operands.count == 1 else {
      throw UsageError("one spec is needed, such as reports/quarterly.yaml")
    }
    guard let path = arguments.value(Self.file), !path.isEmpty, !path.hasSuffix("/") else {
      throw UsageError("a file to write is needed: -o scores.csv")
    }
    let messages = Messages(arguments, environment.terminal)
    let request = try RenderCommand.request(arguments.operands[0], arguments)
    let world = environment.world
    do {
      let plan = try Plan.make(request.spec, overrides: request.overrides, in: world)
      messages.show(plan.warnings)
      let registry = ModelRegistry(try StateStore(folder: request.state, world))
      let scores = try Scoring(world: world, registry: registry).run(
        plan, request, version: arguments.value(Self.version), data: arguments.value(Self.data))
      messages.show(scores.warnings)
      try write(ExtractFile(scores.extract(path: path)), to: path, world)
      environment.terminal.print("\(path)\n\(Self.schema(of: path))")
      messages.say(
        "\(counted(scores.rows, "customer")) of '\(scores.data)' scored by model \(scores.version)"
          + (scores.isTrainingData ? ", each by the fold that did not see them" : ""))
      return .success
    } catch let problems as Problems {
      messages.show(problems)
      return ExitCode(of: problems)
    }
  }

  /// `scores.schema.json` for `scores.csv`.
  private static func schema(of path: String) -> String {
    (path.hasSuffix(".csv") ? String(path.dropLast(4)) : path) + ".schema.json"
  }

  /// Streamed beside its place and renamed into it: what stands there is whole. The schema comes first, so that no
  /// scores stand without one.
  private func write(_ rows: ExtractFile, to path: String, _ world: any World) throws {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    if !folder.isEmpty { try world.makeDirectory(folder) }
    try put(Self.schema(of: path), world) { write in try write(rows.schema) }
    try put(path, world) { write in try rows.write(write) }
  }

  private func put(
    _ path: String, _ world: any World, _ content: (([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let unfinished = path + ".part"
    do {
      let file = try world.create(unfinished)
      try content { try file.write($0) }
      try file.close()
      try world.rename(unfinished, path)
    } catch {
      // What was begun is of no use; when it cannot be removed either, the first failure is what matters.
      try? world.remove(unfinished)
      throw error
    }
  }
}
