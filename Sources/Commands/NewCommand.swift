import Diagnostics
import Outside
import Tables

/// `tenure new ID`: writes a spec to start from.
struct NewCommand: Command {
  static let name = "new"
  static let summary = "write a spec to start from"
  static let synopsis = "ID [--data FILE]"
  private static let data = Flag("data", .value("FILE"), help: "a CSV whose columns the spec names")
  static let flags = [data]

  func run(_ arguments: Arguments, in environment: CommandEnvironment) async throws -> ExitCode {
    guard arguments.operands.count == 1 else { throw UsageError("an id is needed, such as my-retention") }
    let id = arguments.operands[0]
    guard id.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }), id.first != "-"
    else {
      throw UsageError("an id is in lower case with hyphens, such as my-retention")
    }
    let world = environment.world
    let path = "reports/\(id).yaml"
    guard !world.exists(path) else { throw UsageError("\(path) is there already") }
    let file = arguments.value(Self.data)
    let columns = try file.map { try CSVReader().sniff(world.readStart($0, limit: 65_536), path: $0) } ?? []
    try world.makeDirectory("reports")
    let output = try world.create(path)
    try output.write(
      Array(SpecScaffold(id: id, file: file ?? "data/customers.csv", columns: columns).text.utf8))
    try output.close()
    environment.terminal.print(path)
    environment.terminal.message("look at the lines marked CHECK, then: tenure check \(path)")
    return .success
  }
}
