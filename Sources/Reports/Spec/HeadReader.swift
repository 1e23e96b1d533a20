public import Analyses
import Diagnostics
import Expressions
public import Formats
public import Specs

extension Language: OptionChoice {}
extension Audience: OptionChoice {}

/// The keys at the top of a spec, apart from data, models and cells.
struct HeadReader {
  struct Head {
    var id: Located<String>
    var title: String
    var language: Language
    var currency: String
    var audience: Audience
    var period: Period?
    var asOf: Day?
    var seed: UInt64?
    var comparesToPrevious: Bool
    var outputs: [String]
  }

  var options: OptionReader

  init(_ root: Node) { options = OptionReader(root) }

  /// The newest version of the format that this program reads.
  private static let version = 1

  mutating func read() -> Head {
    checkVersion()
    let id = readID()
    let title = options.read(Parameter<String>("title", help: "", isRequired: true))
    let language = options.read(Parameter<Language>("lang", help: "", standard: .en))
    checkCauses(title, language ?? .en)
    let audience = options.read(Parameter<Audience>("audience", help: "", standard: .executive))
    let currency = options.read(
      Parameter<String>("currency", help: "", standard: "usd") { text in
        text.count == 3 && text.allSatisfy { $0.isASCII && $0.isLowercase }
          ? nil : "is not a currency code such as usd or eur"
      })
    let asOf = options.read(Parameter<Day>("as_of", help: ""))
    let period = readPeriod()
    let seed = options.read(
      Parameter<Int>("seed", help: "") { $0 >= 0 ? nil : "is negative" })
    let outputs = readOutputs()
    let compares = readComparison()
    // What is wrong was added to the problems; something stands in, so that the rest is still checked.
    return Head(
      id: id ?? Located("report", at: options.node.place), title: title ?? "", language: language ?? .en,
      currency: currency ?? "usd", audience: audience ?? .executive, period: period, asOf: asOf,
      seed: options.node.entry("seed") == nil ? nil : seed.map { UInt64($0) } ?? 0,
      comparesToPrevious: compares, outputs: outputs ?? ReportSpec.allOutputs)
  }

  /// A report's title stands above every cell, so no experiment of one of them bears it out.
  private mutating func checkCauses(_ title: String?, _ language: Language) {
    guard let title, let node = options.node["title"] else { return }
    for range in CausalWords.ranges(in: title, language) {
      let word = String(decoding: Array(title.utf8)[range], as: UTF8.self)
      options.add(.causal(word, at: node.place(ofText: range)))
    }
  }

  private mutating func checkVersion() {
    let version = options.read(Parameter<Int>("spec", help: "", isRequired: true))
    if let version, version > Self.version {
      options.add(
        .error(
          .newerSpec, "this file needs a newer tenure: it is of format \(version)", at: options.place("spec"))
      )
    } else if let version, version < 1 {
      options.add(.error(.badOption, "'spec' is the format's number, 1", at: options.place("spec")))
    }
  }

  private mutating func readID() -> Located<String>? {
    options.read(
      Parameter<Located<String>>("id", help: "", isRequired: true) { id in
        let isKebab =
          !id.value.isEmpty
          && id.value.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
          }
        return isKebab ? nil : "is not in lower case with hyphens, such as quarterly-retention"
      })
  }

  private mutating func readPeriod() -> Period? {
    guard let text = options.read(Parameter<String>("period", help: "")) else { return nil }
    guard let period = Period(text) else {
      options.add(
        .error(
          .badOption, "'\(text)' is not a year, half, quarter, month or day", at: options.place("period"),
          hint: "write 2026, 2026H2, 2026Q3, 2026-09 or 2026-09-30"))
      return nil
    }
    return period
  }

  private mutating func readOutputs() -> [String]? {
    guard let outputs = options.read(Parameter<[Located<String>]>("outputs", help: "")) else {
      return options.node.entry("outputs") == nil ? ReportSpec.allOutputs : nil
    }
    for output in outputs where !ReportSpec.allOutputs.contains(output.value) {
      options.add(
        .error(
          .badOption, "unknown output '\(output.value)'", at: output.place,
          hint: didYouMean(output.value, among: ReportSpec.allOutputs)))
    }
    if outputs.isEmpty { options.add(.error(.badOption, "'outputs' is empty", at: options.place("outputs"))) }
    return ReportSpec.allOutputs.filter { name in outputs.contains { $0.value == name } }
  }

  private mutating func readComparison() -> Bool {
    guard let text = options.read(Parameter<String>("compare_to", help: "")) else { return false }
    if text == "previous" { return true }
    options.add(
      .error(
        text == "none" || text.contains("-") ? .notBuilt : .badOption,
        "'compare_to' takes previous; '\(text)' is not built yet", at: options.place("compare_to")))
    return false
  }
}
