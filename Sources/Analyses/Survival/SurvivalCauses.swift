import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import Tables

/// Why customers leave: the reasons of a cell, those most left for first.
struct SurvivalCauses {
  struct Cause {
    let label: String
    let address: String
    /// Its place in the life table.
    let index: Int
  }

  let column: String
  let all: [Cause]

  /// Reasons that can be told apart.
  static let limit = 8

  /// By the share who left for it by τ, then by label; leavers without a reason come last.
  init(
    _ column: String, _ table: LifeTable, at tau: Double, _ roles: Roles, _ wording: Wording
  ) throws(AnalysisError) {
    guard table.causes.contains(where: { $0 != nil }) || table.causes.isEmpty else {
      throw AnalysisError(
        .badCauses, "nobody who left has a value in column '\(column)'", option: "causes")
    }
    guard table.causes.count <= Self.limit else {
      throw AnalysisError(
        .badCauses,
        "column '\(column)' has \(table.causes.count) reasons, and at most \(Self.limit) can be compared",
        option: "causes", hint: "merge rare reasons in the data")
    }
    let shares = CompetingRisks(table)?.causes.map { $0.share(at: tau) } ?? []
    let order = table.causes.indices.sorted { a, b in
      let (first, second) = (table.causes[a], table.causes[b])
      if (first == nil) != (second == nil) { return second == nil }
      return (shares[b], first ?? "") < (shares[a], second ?? "")
    }
    self.column = column
    all = order.map { index in
      table.causes[index].map { Cause(label: $0, address: slug($0), index: index) }
        ?? Cause(label: wording(.survivalNoCause), address: "none_given", index: index)
    }
    try Self.check(all, column)
  }

  private static func check(_ causes: [Cause], _ column: String) throws(AnalysisError) {
    var seen: Set<String> = []
    for cause in causes where cause.address.isEmpty || !seen.insert(cause.address).inserted {
      throw AnalysisError(
        .sameAddress,
        cause.address.isEmpty
          ? "a reason of column '\(column)' has no letter or digit of ASCII for an address"
          : "two reasons of column '\(column)' have the address '\(cause.address)'", option: "causes")
    }
  }

  /// Throws when a column cannot say why customers left.
  static func check(
    _ column: String, _ population: any Population, groupedBy by: String?
  ) throws(AnalysisError) {
    guard let info = population.columns.first(where: { $0.name == column }) else {
      throw AnalysisError(.badCauses, "column '\(column)' is not in the data", option: "causes")
    }
    if column == by {
      throw AnalysisError(
        .badCauses, "'\(column)' is the grouping column too", option: "causes",
        hint: "group by a column that is known before customers leave")
    }
    if column == population.roles.outcome || column == population.roles.churned {
      throw AnalysisError(
        .badCauses, "'\(column)' says who left, and not why", option: "causes")
    }
    guard info.kind == .category else {
      throw AnalysisError(
        .badCauses, "column '\(column)' holds \(info.kind.rawValue) values where reasons are needed",
        option: "causes")
    }
  }
}
