import Diagnostics
import Populations
import Tables

extension PopulationError {
  /// The refusal of a population as a problem of the cell, at the option that named the column.
  func asAnalysisError(option: String?) -> AnalysisError {
    switch self {
    case .unknownColumn(let column):
      AnalysisError(.unanswerable, "column '\(column)' is not in the data", option: option)
    case .wrongKind(let column, let found, let wanted):
      AnalysisError(
        .unsuitableColumn, "column '\(column)' holds \(found.rawValue) values where \(wanted) is needed",
        option: option)
    case .tooManyValues(let column, let limit):
      AnalysisError(
        .tooManyLevels, "column '\(column)' has more than \(limit) distinct values", option: option)
    case .negative(let column):
      AnalysisError(.unanswerable, "column '\(column)' has negative durations", option: option)
    case .notOrders:
      AnalysisError(.unanswerable, "the data hold customers where orders are needed", option: option)
    case .tooLarge(let column):
      AnalysisError(
        .unanswerable, "column '\(column)' has amounts too large to be summed exactly", option: option)
    case .kernel(let words):
      AnalysisError(.unanswerable, words, option: option)
    }
  }
}

/// Asks a population, and blames an option, or the cell, when it cannot answer.
func answered<Value>(
  blaming option: String? = nil, _ question: () throws(PopulationError) -> Value
) throws(AnalysisError) -> Value {
  do { return try question() } catch { throw error.asAnalysisError(option: option) }
}
