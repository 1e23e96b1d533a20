import Diagnostics
import Documents
import Outside

/// `tenure diff A B`: what changed between two bundles, value by value.
struct DiffCommand: Command {
  static let name = "diff"
  static let summary = "say what changed between two bundles"
  static let synopsis = "A B"
  static let flags: [Flag] = []

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard arguments.operands.count == 2 else { throw UsageError("two bundles are needed") }
    let (a, b) = (arguments.operands[0], arguments.operands[1])
    let differences = ResultDifferences(
      from: try results(a, in: environment.world), to: try results(b, in: environment.world))
    for line in differences.lines { environment.terminal.print(line) }
    environment.terminal.message(
      differences.lines.isEmpty ? "no value differs" : "values that differ: \(differences.lines.count)")
    return differences.lines.isEmpty ? .success : .problem
  }

  private func results(_ bundle: String, in world: any World) throws -> ResultsFile {
    let path = bundle + "/results.json"
    let bytes = try world.read(path)
    do { return try ResultsFile(parsing: bytes) } catch {
      throw WorldError(path: path, reason: .other, message: "not the results of a report")
    }
  }
}

/// Values that one bundle has and another has not, or has differently.
struct ResultDifferences {
  /// One line a value, sorted by address: `headline.churn_rate  0.131 → 0.124`.
  let lines: [String]

  init(from old: ResultsFile, to new: ResultsFile) {
    let addresses = Set(old.addresses).union(new.addresses).sorted()
    lines = addresses.compactMap { address in
      let (before, after) = (old[address]?.number, new[address]?.number)
      guard before != after || (old[address] == nil) != (new[address] == nil) else { return nil }
      return "\(address)  \(Self.text(old[address])) → \(Self.text(new[address]))"
    }
  }

  /// Six significant digits tell two values apart that a person would.
  private static func sixDigits(_ number: Double) -> String {
    guard number.isFinite, number != 0 else { return "\(number)" }
    var scale = 1.0
    while number.magnitude * scale < 100_000, scale < 1e12 { scale *= 10 }
    return "\((number * scale).rounded() / scale)"
  }

  private static func text(_ entry: ResultsFile.Entry?) -> String {
    guard let entry else { return "absent" }
    guard let number = entry.number else { return "none" }
    return number.rounded() == number && number.magnitude < 1e15 ? "\(Int(number))" : sixDigits(number)
  }
}
