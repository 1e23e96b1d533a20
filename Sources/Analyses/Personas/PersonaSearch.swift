import Diagnostics
import Models
import Populations
import Tables

/// The search for segments, or what an earlier run remembers of it.
struct PersonaSearch {
  let columns: [String]
  let search: SegmentSearch
  /// The option to blame for the columns; `nil` where the cell chose them.
  let option: String?

  /// Everything besides data and program that the answer depends on.
  private var key: String { "personas \(columns) \(search)" }

  func segments(_ population: any Population, _ memory: any SearchMemory) throws(AnalysisError) -> Segments {
    if let bytes = memory.recall(key), let found = try? Segments(decoding: bytes, search: search) {
      return found
    }
    do {
      let found = try Segments(in: population, features: columns, search: search)
      memory.remember(found.encoded, under: key)
      return found
    } catch { throw asAnalysisError(error) }
  }

  private func asAnalysisError(_ error: SegmentError) -> AnalysisError {
    switch error {
    case .population(let problem): problem.asAnalysisError(option: option)
    case .tooFewRows(let rows):
      AnalysisError(
        .tooFew, "\(rows) customers have every feature, which is too few to group", option: option)
    case .constantFeatures:
      AnalysisError(
        .unsuitableColumn, "every feature has the same value for all customers", option: option,
        hint: "name columns that differ between customers")
    case .tooFewDistinct(let k, let distinct):
      AnalysisError(
        .tooFewDistinct,
        "\(k) personas are asked for, and customers have only \(distinct) different sets of values",
        option: "k", hint: "ask for \(distinct) or fewer, or name more features")
    case .tooManyLevels(let column, let levels):
      AnalysisError(
        .tooManyLevels,
        "column '\(column)' has \(levels) levels, and at most \(SegmentFeature.levelLimit) can make personas",
        option: option, hint: "use a coarser column")
    case .negative(let column):
      AnalysisError(
        .negativeLogged, "column '\(column)' has values below 0, of which no logarithm is taken",
        option: "transform", hint: "use transform: auto")
    case .unsuitable(let column, let kind):
      AnalysisError(
        .unsuitableColumn, "column '\(column)' holds \(kind.rawValue) values, which make no personas",
        option: option)
    }
  }
}
