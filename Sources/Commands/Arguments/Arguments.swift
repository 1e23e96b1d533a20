import Diagnostics

/// A command's words, sorted into flags and the rest.
struct Arguments: Sendable {
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  func has(_ flag: Flag) -> Bool { values[flag.spelling] != nil }

  /// The last value given.
  func value(_ flag: Flag) -> String? { values[flag.spelling]?.last }

  /// Every value, comma-separated ones taken apart.
  func list(_ flag: Flag) -> [String]? {
    values[flag.spelling].map { values in
      values.flatMap { $0.split(separator: ",").map { String($0.filter { $0 != " " }) } }
    }
  }

  func all(_ flag: Flag) -> [String] { values[flag.spelling] ?? [] }

  /// Sorts words by the flags a command takes; everything after `--` is an operand.
  init(_ words: [String], flags: [Flag]) throws(UsageError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        return
      }
      guard word.hasPrefix("-"), word.count > 1 else {
        operands.append(word)
        continue
      }
      try take(word, &rest, flags)
    }
  }

  private mutating func take(
    _ word: String, _ rest: inout ArraySlice<String>, _ flags: [Flag]
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let isLong = word.hasPrefix("--")
    let found = flags.first { flag in
      isLong
        ? !flag.name.isEmpty && "--\(flag.name)" == parts[0]
        : flag.short.map { word.hasPrefix("-\($0)") } ?? false
    }
    guard let flag = found else {
      let near = isLong ? didYouMean(parts[0], among: flags.map { $0.spelling }) : nil
      throw UsageError("unknown flag '\(parts[0])'" + (near.map { "; \($0)" } ?? ""))
    }
    var attached: String?
    if isLong {
      attached = parts.count == 2 ? parts[1] : nil
    } else if word.count > 2 {
      attached = String(word.dropFirst(2))
    }
    if flag.arity == .none {
      guard attached == nil else { throw UsageError("flag '\(flag.spelling)' takes no value") }
      values[flag.spelling] = []
      return
    }
    guard let value = attached ?? rest.popFirst() else {
      throw UsageError("flag '\(flag.spelling)' needs a value")
    }
    if let choices = flag.choices, !choices.contains(value) {
      throw UsageError("flag '\(flag.spelling)' takes \(choices.joined(separator: ", ")), not '\(value)'")
    }
    values[flag.spelling, default: []].append(value)
  }
}

/// A command line that cannot be understood.
struct UsageError: Error, Hashable {
  let message: String

  init(_ message: String) { self.message = message }
}
