import Diagnostics
import Models
import Populations
import Tables

/// Columns as the whole data set holds them, read by the rows of a part of it, so that no copy of them is made.
struct WholeColumns: Sendable {
  private let whole: any Population
  /// The row in the data set of each row of the part; `nil` where they are the same.
  private let rows: [Int32]?

  init(of part: any Population, in everyone: any Population) {
    let isWhole = everyone.count == everyone.datasetCount && everyone.datasetCount == part.datasetCount
    whole = isWhole ? everyone : part
    rows = isWhole && part.count < everyone.count ? part.rowNumbers : nil
  }

  /// A column's texts by row of the part; `countries` names the column of countries.
  func texts(
    _ name: String, as form: PersonalTexts.Form, countries: String? = nil, blaming option: String = "fields"
  ) throws(AnalysisError) -> PersonalTexts {
    PersonalTexts(
      try column(name, option), rows: rows, as: form,
      countries: try countries.map { name throws(AnalysisError) in try column(name, option) })
  }

  private func column(_ name: String, _ option: String) throws(AnalysisError) -> Column {
    let table = try answered(blaming: option) { () throws(PopulationError) in try whole.extract([name]) }
    return table.columns[0]
  }
}
