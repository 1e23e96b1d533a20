public import Populations
import Tables

/// Rows that repeat an earlier one.
public enum RowRepetition {
  /// Rows equal to an earlier one in all of these columns, missing values included.
  public static func count(in population: any Population, columns: [String]) throws(PopulationError) -> Int {
    let table = try population.extract(columns)
    return RowDigests.repeated(RowDigests.hashes(table.columns)).count { $0 }
  }
}
