/// The texts of `--help`.
enum Usage {
  static func overview(_ commands: [any Command.Type]) -> String {
    var lines = [
      "tenure: retention reports as code", "", "  tenure COMMAND [flags]", "",
    ]
    let width = commands.map { $0.name.count }.max() ?? 0
    for command in commands { lines.append("  " + padded(command.name, width) + "  " + command.summary) }
    lines += ["", "tenure COMMAND --help tells more of one command."]
    return lines.joined(separator: "\n")
  }

  static func text(of command: any Command.Type) -> String {
    var lines = ["tenure \(command.name) \(command.synopsis)", "", "  \(command.summary)", ""]
    let flags = command.flags + Flag.common
    let spellings = flags.map(spelling)
    let width = spellings.map { $0.count }.max() ?? 0
    for (flag, text) in zip(flags, spellings) { lines.append("  " + padded(text, width) + "  " + flag.help) }
    return lines.joined(separator: "\n")
  }

  private static func spelling(_ flag: Flag) -> String {
    let names = [flag.short.map { "-\($0)" }, flag.name.isEmpty ? nil : "--\(flag.name)"].compactMap { $0 }
    switch flag.arity {
    case .none: return names.joined(separator: ", ")
    case .value(let word), .values(let word): return names.joined(separator: ", ") + " " + word
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
