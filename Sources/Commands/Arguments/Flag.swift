/// A flag that a command takes.
struct Flag: Sendable, Hashable {
  enum Arity: Sendable, Hashable {
    case none
    /// A value follows; shown in the usage by this name.
    case value(String)
    /// As `value`, and may be given more than once.
    case values(String)
  }

  let name: String
  /// One letter, as in `-P`.
  let short: Character?
  let arity: Arity
  let help: String

  init(_ name: String, short: Character? = nil, _ arity: Arity = .none, help: String) {
    self.name = name
    self.short = short
    self.arity = arity
    self.help = help
  }

  /// The only values it takes, for flags whose values are a few words.
  var choices: [String]? {
    guard case .value(let word) = arity, word.contains("|") else { return nil }
    return word.split(separator: "|").map(String.init)
  }

  /// As messages and the usage name it: `--jobs`, or `-P` when it has only a letter.
  var spelling: String { name.isEmpty ? "-\(short ?? "?")" : "--\(name)" }
}

extension Flag {
  static let quiet = Flag("quiet", help: "print nothing but results and mistakes")
  static let logFormat = Flag("log-format", .value("text|json"), help: "messages as text or as lines of JSON")
  static let color = Flag("color", .value("auto|always|never"), help: "colour in messages")
  static let help = Flag("help", short: "h", help: "show this text")
  /// Every command takes these.
  static let common = [quiet, logFormat, color, help]

  static let parameter = Flag("", short: "P", .values("key=value"), help: "set a parameter of the spec")
  static let output = Flag(
    "output", short: "o", .value("DIR"), help: "write below this folder (default: output)")
  static let state = Flag("state", .value("DIR"), help: "keep published runs here (default: state)")
  static let jobs = Flag("jobs", .value("N"), help: "cells that run side by side (default: cores)")
  static let asOf = Flag("as-of", .value("DATE"), help: "the report's date, as YYYY-MM-DD")
  static let strict = Flag("strict", help: "treat warnings as a failed gate")
  static let noCache = Flag("no-cache", help: "train and compute everything anew")
  static let to = Flag("to", .value("pdf,html,csv"), help: "write only these")
  static let only = Flag(
    "only", .values("ID"), help: "run only these cells and what they use; never publishes")
}
