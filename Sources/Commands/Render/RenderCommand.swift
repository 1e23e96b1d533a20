import Diagnostics
import Documents
import Formats
import Outside
import Reports
import Threads
import Writers

/// `tenure render SPEC…`: makes bundles and publishes them.
struct RenderCommand: Command {
  static let name = "render"
  static let summary = "make reports and publish them"
  static let synopsis = "SPEC…"
  static let flags: [Flag] = [
    .parameter, .output, .state, .to, .only, .jobs, .asOf, .strict, .noCache,
  ]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard !arguments.operands.isEmpty else {
      throw UsageError("a spec is needed, such as reports/quarterly.yaml")
    }
    let messages = Messages(arguments, environment.terminal)
    var worst = ExitCode.success
    try refuseSameBundle(arguments.operands, arguments, environment.world)
    for spec in arguments.operands {
      let request = try Self.request(spec, arguments)
      let outcome = await Rendering(request, arguments, environment, messages).run()
      if outcome.rawValue > worst.rawValue { worst = outcome }
    }
    return worst
  }

  /// Two specs of one id would publish over each other.
  private func refuseSameBundle(_ specs: [String], _ arguments: Arguments, _ world: any World) throws {
    guard specs.count > 1 else { return }
    var owners: [String: String] = [:]
    for spec in specs {
      let overrides = try ParameterFlags.read(arguments)
      guard let plan = try? Plan.make(spec, overrides: overrides, in: world) else { continue }
      let id = plan.spec.id.value
      if let other = owners[id] { throw UsageError("'\(other)' and '\(spec)' are both the report '\(id)'") }
      owners[id] = spec
    }
  }

  /// What the flags of a command say beside the spec.
  static func request(_ spec: String, _ arguments: Arguments) throws -> RenderRequest {
    var request = RenderRequest(spec: spec, engine: "tenure \(Tenure.version)")
    request.overrides = try ParameterFlags.read(arguments)
    request.output = arguments.value(.output) ?? request.output
    request.state = arguments.value(.state) ?? request.state
    if arguments.has(.noCache) { request.cache = nil }
    request.only = arguments.list(.only) ?? []
    request.jobs = try jobs(arguments)
    if let text = arguments.value(.asOf) {
      guard let day = Day(iso: text) else { throw UsageError("'\(text)' is not a day such as 2026-09-30") }
      request.asOf = day
    }
    request.libraries = Installed.libraries
    return request
  }

  private static func jobs(_ arguments: Arguments) throws -> Int {
    guard let text = arguments.value(.jobs) else { return Parallel.processorCount }
    guard let jobs = Int(text), (1...1024).contains(jobs) else {
      throw UsageError("flag '--jobs' takes a whole number from 1")
    }
    return jobs
  }
}

/// `-P key=value`, as often as given.
enum ParameterFlags {
  static func read(_ arguments: Arguments) throws -> [(name: String, value: String)] {
    try arguments.all(.parameter).map { text in
      guard let separator = text.firstIndex(where: { $0 == "=" || $0 == ":" }), separator != text.startIndex
      else {
        throw UsageError("'-P \(text)' is not of the form key=value")
      }
      return (String(text[..<separator]), String(text[text.index(after: separator)...]))
    }
  }
}
