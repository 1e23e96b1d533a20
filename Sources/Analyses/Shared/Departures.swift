import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// A population split by whether customers left.
struct Departures {
  /// The flag column.
  let column: String
  /// Those of whom it is known whether they left.
  let known: any Population
  let left: any Population
  let stillHere: any Population
  /// Rows without an outcome.
  let unknown: Int

  /// Throws when there are no rows, or no row has an outcome.
  /// `flag` says who left where that is not what the data set says.
  init(_ population: any Population, column flag: String? = nil) throws(AnalysisError) {
    guard let column = flag ?? population.roles.churned else {
      throw AnalysisError(
        .missingRole, "the data set does not say who left", hint: "add 'churned:' to the data set")
    }
    self.column = column
    known = try answered { () throws(PopulationError) in
      try population.restricted(to: .present(column))
    }
    guard known.count > 0 else {
      throw AnalysisError(
        .emptyPopulation,
        population.count == 0 ? "there are no rows" : "no row says whether the customer left")
    }
    let known = self.known
    left = try answered { () throws(PopulationError) in try known.restricted(to: .flag(column, is: true)) }
    stillHere = try answered { () throws(PopulationError) in
      try known.restricted(to: .flag(column, is: false))
    }
    unknown = population.count - known.count
  }

  /// How long those stay of whom it is known whether they left. Throws when none has a tenure.
  func survival(by tenure: String) throws(AnalysisError) -> KaplanMeier {
    let answer = try answered { () throws(PopulationError) in
      try known.lifeTable(LifeTableQuery(time: tenure, event: column, entry: known.roles.entry))
    }
    guard let curve = answer.table.groups.isEmpty ? nil : KaplanMeier(answer.table) else {
      throw AnalysisError(.emptyPopulation, "no customer has a tenure")
    }
    return curve
  }
}

extension Ledger.Entry {
  /// Rows without a value in a column.
  static func missing(_ column: String, _ rows: Int, _ roles: Roles, _ wording: Wording) -> Ledger.Entry {
    Ledger.Entry(
      code: "missing_\(slug(column))",
      reason: wording(.ledgerMissing, ["column": .text(roles.label(of: column))]), rows: rows)
  }
}
