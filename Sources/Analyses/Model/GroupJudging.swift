import Diagnostics
import Findings
import Formats
import Models
import Populations
import Statistics

/// The groups of a column with how scores did in each, and how they are named.
struct JudgedColumn {
  let column: String
  let label: String
  let groups: [GroupJudgement]

  /// Throws where the column cannot divide customers.
  init(
    _ column: String, option: String, of population: any Population, _ rows: ScoredRows,
    thresholds: [Double], _ wording: Wording
  ) throws(AnalysisError) {
    let roles = population.roles
    if column == roles.outcome || column == roles.churned || roles.afterOutcome.contains(column) {
      throw AnalysisError(
        .unsuitableColumn, "'\(column)' is known only once a customer has left", option: option)
    }
    self.column = column
    label = roles.readerLabel(of: column, wording)
    let parted = try answered(blaming: option) { () throws(PopulationError) in
      try RowGroups(column, of: population)
    }
    groups = rows.judgements(by: parted, thresholds: thresholds)
  }

  static func words(_ name: RowGroups.Name, _ wording: Wording) -> String {
    func number(_ x: Double) -> String { wording.number(x, x.rounded() == x ? .num0 : .num2) }
    switch name {
    case .level(let text): return text
    case .flag(let isSet): return wording(isSet ? .yesLabel : .noLabel)
    case .missing: return wording(.modelMissingGroup)
    case .range(nil, let high?): return wording(.modelBelow, ["high": .text(number(high))])
    case .range(let low?, nil): return wording(.modelFrom, ["low": .text(number(low))])
    case .range(let low, let high):
      return wording(
        .modelBetween, ["low": .text(low.map(number) ?? "—"), "high": .text(high.map(number) ?? "—")])
    }
  }

  /// Of a group, in addresses; the column's own name goes first, since levels such as "Yes" are those of many.
  func address(_ name: RowGroups.Name) -> String { Self.address(column, name) }

  static func address(_ column: String, _ name: RowGroups.Name) -> String {
    switch name {
    case .level(let text): return slug("\(column) \(text)")
    case .flag(let isSet): return slug("\(column) \(isSet ? "yes" : "no")")
    case .missing: return slug("\(column) missing")
    case .range(let low, _):
      let start = low.map { $0.rounded() == $0 ? String(Int($0)) : "\($0)" } ?? "lowest"
      return slug("\(column) \(low == nil ? start : "from " + start)")
    }
  }
}
