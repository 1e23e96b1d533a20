import Formats
import Tables

/// What the appendix tells of the data, the models and the run, gathered before the document is put together.
struct AppendixFacts: Sendable {
  struct ColumnFact: Sendable, Hashable {
    let label: String
    let kind: ColumnKind
    let missing: Int
    /// Distinct levels of a category; `nil` for other kinds.
    let levels: Int?
  }

  struct DataFact: Sendable {
    let path: String
    let rows: Int
    let columns: [ColumnFact]
    /// Checks that passed, in words; a failed one would have stopped the report.
    let checks: [String]
  }

  struct FeatureFact: Sendable, Hashable {
    let model: String
    let label: String
    /// Used, or why not, in the report's language.
    let verdict: String
  }

  var data: [DataFact] = []
  var features: [FeatureFact] = []
  /// Rows of the provenance table, in the report's language.
  var provenance: [(item: String, value: String)] = []
}
