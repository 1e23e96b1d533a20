public import Diagnostics
import Outside
public import Populations
import Tables

/// Whether every value of a column occurs in a column of another data set, once both are loaded.
public struct RelationshipCheck {
  private let loader: DatasetLoader

  public init(_ loader: DatasetLoader) { self.loader = loader }

  /// The outcomes of all relationships of a data set, and what is broken. Data sets that could not be loaded, and
  /// columns that are not there, have been told.
  public func outcomes(
    of request: DatasetRequest, _ datasets: [String: Dataset]
  ) -> (kept: [DataQuality.Kept], problems: Problems) {
    var kept: [DataQuality.Kept] = []
    var problems = Problems()
    guard let own = datasets[request.name.value] else { return (kept, problems) }
    for expectation in request.expectations {
      guard case .relationship(let name, let data, let other) = expectation.rule,
        let column = own.table[name], let target = datasets[data]?.table[other]
      else { continue }
      let failing = Self.absent(column, in: target)
      let outcome = DataQuality.Kept(
        rule: expectation.rule, severity: expectation.severity, rows: column.count, failures: failing.count,
        tolerance: expectation.tolerance,
        lines: failing.isEmpty ? [] : loader.lines(ofRows: failing, column: name, of: request, own))
      kept.append(outcome)
      if let problem = expectation.problem(outcome, path: request.path) { problems.add(problem) }
    }
    return (kept, problems)
  }

  /// Rows whose value is not among the target's, ascending; missing ones are for `not_null`.
  ///
  /// Texts are told by a hash of 64 bits.
  static func absent(_ column: Column, in target: Column) -> [Int] {
    if case .categories(let categories) = column {
      let known = keys(target)
      let isKnown = categories.levels.map { known.contains(key($0)) }
      return (0..<categories.count).filter { row in categories.code(at: row).map { !isKnown[$0] } ?? false }
    }
    let known = keys(target)
    return (0..<column.count).filter { row in key(column, row).map { !known.contains($0) } ?? false }
  }

  private static func keys(_ column: Column) -> Set<UInt64> {
    if case .categories(let categories) = column { return Set(categories.levels.map { key($0) }) }
    var keys: Set<UInt64> = []
    keys.reserveCapacity(column.count)
    for row in 0..<column.count {
      if let key = key(column, row) { keys.insert(key) }
    }
    return keys
  }

  private static func key(_ column: Column, _ row: Int) -> UInt64? {
    if case .text(let text) = column {
      let range = text.range(of: row)
      return range.isEmpty ? nil : RowHash.hash(text.bytes[range], seed: 0)
    }
    // One file's ids may be read as numbers and the other's as text.
    return column.number(row).map { key(Int(exactly: $0).map { "\($0)" } ?? "\($0)") }
  }

  private static func key(_ text: String) -> UInt64 { RowHash.hash(text.utf8, seed: 0) }
}

extension DatasetLoader {
  /// The numbers of the first lines of some rows, the file being read again.
  func lines(ofRows rows: [Int], column: String, of request: DatasetRequest, _ dataset: Dataset) -> [Int] {
    let read = Result { () throws(Problems) in try inflated(contents(of: request), of: request) }
    // A file that was there a moment ago and is gone has no lines to name.
    guard case .success(let bytes) = read else { return [] }
    let locator = CSVLocator(path: request.path, delimiter: dataset.delimiter)
    let shown = Array(rows.prefix(DatasetChecks.linesShown))
    let position = dataset.table.names.firstIndex(of: column) ?? 0
    return bytes.withBytes { locator.places(ofRows: shown, column: position, in: $0) }.map { $0.line }
  }
}
