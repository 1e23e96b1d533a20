import Diagnostics
import Documents
import Formats
import Outside

/// `tenure diff A B`: what changed between two bundles, cell by cell.
struct DiffCommand: Command {
  static let name = "diff"
  static let summary = "say what changed between two bundles"
  static let synopsis = "A B"
  private static let all = Flag("all", help: "list every value that differs, not the first ten of a cell")
  static let flags: [Flag] = [all]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard arguments.operands.count == 2 else { throw UsageError("two bundles are needed") }
    let old = try results(arguments.operands[0], in: environment.world)
    let new = try results(arguments.operands[1], in: environment.world)
    let differences = ResultDifferences(from: old, to: new)
    let page = DifferencePage(
      differences, Wording(language: .en, currency: new.currency),
      limit: arguments.has(Self.all) ? nil : 10)
    for line in page.lines { environment.terminal.print(line) }
    if differences.count == 0 { environment.terminal.message("no value differs") }
    return differences.count == 0 ? .success : .problem
  }

  private func results(_ bundle: String, in world: any World) throws -> ResultsFile {
    let path = bundle + "/results.json"
    let bytes = try world.read(path)
    do { return try ResultsFile(parsing: bytes) } catch {
      throw WorldError(path: path, reason: .other, message: "not the results of a report")
    }
  }
}
