import Populations
import Tables

/// Which columns personas are made from when the spec does not say.
enum PersonaFeatures {
  /// Time with us, revenue, then other numeric columns in the order of the file, up to a number of them.
  static func standard(_ population: any Population, limit: Int) -> [String] {
    let roles = population.roles
    let leading = [roles.entry ?? roles.tenure, roles.revenue].compactMap { $0 }
    let unfit = Set(
      roles.pii + roles.protected + roles.afterOutcome + roles.notFeatures
        + [roles.id, roles.tenure, roles.churned, roles.entry, roles.revenue].compactMap { $0 })
    let others = population.columns.filter { column in
      column.kind.isNumeric && !column.name.hasPrefix("#") && !unfit.contains(column.name)
    }
    return Array((leading + others.map { $0.name }).prefix(limit))
  }
}
