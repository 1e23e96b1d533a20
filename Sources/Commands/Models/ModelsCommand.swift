import Diagnostics
import Documents
import Outside
import Reports

/// `tenure models list|show|compare|use`: the versions of trained models in the state folder.
struct ModelsCommand: Command {
  static let name = "models"
  static let summary = "list, show and compare trained models, and choose which one a report uses"
  static let synopsis = "list | show VERSION | compare A B | use VERSION"
  private static let json = Flag("json", help: "print list, show and compare as JSON")
  private static let report = Flag(
    "report", .value("ID"), help: "list: only this report's; use: choose for this report")
  private static let model = Flag(
    "model", .value("NAME"),
    help: "use: choose for this model of the report (default: the one it was trained as)")
  static let flags: [Flag] = [.state, report, model, json]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard let action = arguments.operands.first else {
      throw UsageError("one of list, show, compare and use is needed")
    }
    let operands = Array(arguments.operands.dropFirst())
    let messages = Messages(arguments, environment.terminal)
    let state = arguments.value(.state) ?? "state"
    do {
      switch action {
      case "list":
        try expect(operands, 0, "list takes no version")
        let list = try ModelList(try registry(state, environment), report: arguments.value(Self.report))
        print(arguments, list.json, list.lines, environment)
      case "show":
        try expect(operands, 1, "one version is needed, as tenure models list shows them")
        let page = try ModelPage(try registry(state, environment), operands[0], state: state)
        print(arguments, page.json, page.lines, environment)
      case "compare":
        try expect(operands, 2, "two versions are needed, as tenure models list shows them")
        let pair = try ModelPair(try registry(state, environment), operands[0], operands[1])
        print(arguments, pair.json, pair.lines, environment)
      case "use":
        try expect(operands, 1, "one version is needed, as tenure models list shows them")
        try use(operands[0], arguments, try registry(state, environment), environment)
      default:
        let near = didYouMean(action, among: ["list", "show", "compare", "use"])
        throw UsageError(
          "'\(action)' is none of list, show, compare and use" + (near.map { "; \($0)" } ?? ""))
      }
      return .success
    } catch let problems as Problems {
      messages.show(problems)
      return ExitCode(of: problems)
    }
  }

  /// A folder that is not there has no models; it is not made for looking into it.
  private func registry(_ state: String, _ environment: CommandEnvironment) throws(Problems) -> ModelRegistry
  {
    let exists = environment.world.exists("\(state)/tenure.sqlite") || environment.world.exists(state)
    return ModelRegistry(try StateStore(folder: exists ? state : nil, environment.world))
  }

  private func expect(_ operands: [String], _ count: Int, _ message: String) throws(UsageError) {
    guard operands.count == count else { throw UsageError(message) }
  }

  private func print(
    _ arguments: Arguments, _ json: JSONValue, _ lines: [String], _ environment: CommandEnvironment
  ) {
    if arguments.has(Self.json) {
      environment.terminal.print(String(decoding: json.bytes.dropLast(), as: UTF8.self))
    } else {
      for line in lines { environment.terminal.print(line) }
    }
  }

  /// For the report and model named, else for those that the version was trained for.
  private func use(
    _ text: String, _ arguments: Arguments, _ registry: ModelRegistry, _ environment: CommandEnvironment
  ) throws {
    let version = try registry.version(text)
    let origins = try registry.origins(of: version.version)
    var places: [(report: String, model: String)] = []
    if let report = arguments.value(Self.report) {
      let own = origins.first { $0.report == report } ?? origins.first
      places = [(report, arguments.value(Self.model) ?? own?.model ?? "churn")]
    } else {
      for origin in origins where !places.contains(where: { $0 == (origin.report, origin.model) }) {
        if let model = arguments.value(Self.model), model != origin.model { continue }
        places.append((origin.report, origin.model))
      }
    }
    guard !places.isEmpty else {
      throw UsageError(
        "no report trained this version as '\(arguments.value(Self.model) ?? "")'; give --report ID")
    }
    for place in places {
      try registry.use(version.version, report: place.report, model: place.model)
      environment.terminal.print("\(place.report)  \(place.model)  \(version.version)")
    }
    Messages(arguments, environment.terminal).say(
      "a report uses it where its spec says `version: current` under `models:`")
  }
}
