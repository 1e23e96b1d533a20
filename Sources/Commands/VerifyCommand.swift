import Diagnostics
import Documents
import Outside
import Reports

/// `tenure verify RUN`: hashes a bundle again and compares it with its manifest.
struct VerifyCommand: Command {
  static let name = "verify"
  static let summary = "hash a bundle again and compare it with its manifest"
  static let synopsis = "RUN"
  static let flags: [Flag] = []

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard arguments.operands.count == 1 else {
      throw UsageError("one bundle is needed, such as output/x/2026Q3/all")
    }
    let messages = Messages(arguments, environment.terminal)
    do {
      let check = BundleCheck(folder: arguments.operands[0], environment.world)
      let outputs = try check.verify()
      environment.terminal.print("\(outputs.count) files as the manifest says")
      for redaction in try check.redactions() {
        let rows = redaction.rows == 1 ? "1 row" : "\(redaction.rows) rows"
        let pages =
          redaction.leftOut.isEmpty ? "" : ", \(redaction.leftOut.joined(separator: " and ")) left out"
        environment.terminal.print("redacted: \(rows) of one customer taken out\(pages)")
      }
      return .success
    } catch {
      messages.show(error)
      return .problem
    }
  }
}
