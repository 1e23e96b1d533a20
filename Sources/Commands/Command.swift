/// One thing `tenure` does. A command turns words into a call, and what comes back into words and an exit code.
protocol Command: Sendable {
  static var name: String { get }
  /// One line of `tenure --help`.
  static var summary: String { get }
  /// What follows the name: "SPEC… [flags]".
  static var synopsis: String { get }
  static var flags: [Flag] { get }

  init()
  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode
}
