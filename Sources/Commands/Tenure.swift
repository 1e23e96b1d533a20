import Diagnostics
import Outside

/// The command line, apart from the process: words and a world in, an exit code out.
public enum Tenure {
  static let version = "0.1.0"

  /// Every command, in the order of the overview.
  static let commands: [any Command.Type] = [
    RenderCommand.self, CheckCommand.self, VerifyCommand.self, DiffCommand.self, DriftCommand.self,
    TrainCommand.self,
    ModelsCommand.self, ScoreCommand.self, OutreachCommand.self, ForgetCommand.self, NewCommand.self,
    SampleCommand.self, SchemaCommand.self,
    CellsCommand.self, ExplainCommand.self, DoctorCommand.self,
  ]

  /// Commands of the design that later versions bring, so that a user learns it from us and not by guessing.
  static let planned = ["preview"]

  /// Runs one command line against the process's own terminal and disk.
  public static func run(_ words: [String]) async -> Int32 {
    let world = Disk()
    let terminal = SystemTerminal(
      colour: colour(in: words), noColour: world.environment("NO_COLOR").map { !$0.isEmpty } ?? false)
    return await run(words, in: CommandEnvironment(terminal: terminal, world: world)).rawValue
  }

  /// The same in a given world, for tests.
  public static func run(_ words: [String], in environment: CommandEnvironment) async -> ExitCode {
    guard let name = words.first, name != "--help", name != "-h", name != "help" else {
      environment.terminal.print(Usage.overview(commands))
      return words.isEmpty ? .usage : .success
    }
    if name == "--version" {
      environment.terminal.print("tenure \(version)")
      return .success
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      return unknown(name, environment)
    }
    return await run(command, Array(words.dropFirst()), environment)
  }

  private static func run(
    _ command: any Command.Type, _ words: [String], _ environment: CommandEnvironment
  ) async -> ExitCode {
    do {
      let arguments = try Arguments(words, flags: command.flags + Flag.common)
      if arguments.has(.help) {
        environment.terminal.print(Usage.text(of: command))
        return .success
      }
      return try await command.init().run(arguments, in: environment)
    } catch let error as UsageError {
      environment.terminal.message("tenure \(command.name): \(error.message)")
      environment.terminal.message("usage: tenure \(command.name) \(command.synopsis)")
      return .usage
    } catch let error as WorldError {
      environment.terminal.message("tenure: \(error.path): \(error.message)")
      return .problem
    } catch {
      environment.terminal.message("tenure: internal error: \(error)")
      return .fault
    }
  }

  private static func unknown(_ name: String, _ environment: CommandEnvironment) -> ExitCode {
    if planned.contains(name) {
      environment.terminal.message("tenure: command '\(name)' is planned, not built yet")
    } else {
      let near = nearest(to: name, among: commands.map { $0.name })
      environment.terminal.message(
        "tenure: unknown command '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
    }
    environment.terminal.message("see: tenure --help")
    return .usage
  }

  private static func colour(in words: [String]) -> Bool? {
    for (index, word) in words.enumerated() {
      let value =
        word == "--color"
        ? words.dropFirst(index + 1).first : word.hasPrefix("--color=") ? String(word.dropFirst(8)) : nil
      if value == "always" { return true }
      if value == "never" { return false }
    }
    return nil
  }
}
