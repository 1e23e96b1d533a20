import Diagnostics
import Populations
import Specs
import Tables

/// What a condition of a lexicon is about, as the data have it.
enum LexiconSubject: Hashable {
  case churn
  case column(String)
  case level(column: String, level: String)

  /// Words that a lexicon may use and a cell may fill in under `roles`; rules about one that is not are passed over.
  static let open = ["price", "technology", "support"]
  /// Words that the data set fills in.
  static let fixed = ["tenure", "revenue", "churn"]

  /// What a word of the lexicon stands for; `nil` for a role that is not filled in.
  static func find(
    _ word: Located<String>, roles: [(name: Located<String>, value: Located<String>)],
    in population: any Population
  ) throws(Problems) -> LexiconSubject? {
    let declared = population.roles
    switch word.value {
    case "churn": return declared.churned == nil ? nil : .churn
    case "tenure": return (declared.entry ?? declared.tenure).map { .column($0) }
    case "revenue": return declared.revenue.map { .column($0) }
    default: break
    }
    if let role = roles.first(where: { $0.name.value == word.value }) {
      return try named(role.value, in: population)
    }
    let isColumn = population.columns.contains { $0.name == word.value }
    return open.contains(word.value) && !isColumn ? nil : try named(word, in: population)
  }

  /// A column, or a level of one written COLUMN=LEVEL.
  private static func named(
    _ text: Located<String>, in population: any Population
  ) throws(Problems) -> LexiconSubject {
    let parts = text.value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let names = population.columns.map { $0.name }.filter { !$0.hasPrefix("#") }
    guard let column = population.columns.first(where: { $0.name == parts[0] }) else {
      throw Problems(
        .error(
          .unknownSubject, "'\(parts[0])' is neither a role nor a column of the data", at: text.place,
          hint: didYouMean(String(parts[0]), among: names + fixed + open)))
    }
    switch (column.kind, parts.count) {
    case (.integer, 1), (.decimal, 1), (.number, 1), (.flag, 1): return .column(column.name)
    case (.category, 2):
      guard column.levels.contains(String(parts[1])) else {
        throw Problems(
          .error(
            .unknownSubject, "column '\(column.name)' has no level '\(parts[1])'", at: text.place,
            hint: didYouMean(String(parts[1]), among: column.levels)))
      }
      return .level(column: column.name, level: String(parts[1]))
    case (.category, _):
      throw Problems(
        .error(
          .unknownSubject, "column '\(column.name)' is a category, and one of its levels is meant",
          at: text.place, hint: column.levels.first.map { "such as \(column.name)=\($0)" }))
    default:
      throw Problems(
        .error(
          .unknownSubject,
          "column '\(column.name)' holds \(column.kind.rawValue) values, which have no average",
          at: text.place))
    }
  }
}
