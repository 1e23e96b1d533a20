import Diagnostics
import Models
import Populations
import Tables

/// Customers on the list of those who must not be contacted, by their id or by an address of theirs.
struct Suppressed {
  /// One for each row of the data set, those who left among them.
  let isListed: [Bool]
  /// Ids and addresses of the list that are nobody's.
  let unknown: Int

  init(
    _ path: String, _ everyone: any Population, _ addresses: ContactAddresses, _ context: AnalysisContext
  ) throws(AnalysisError) {
    guard let bytes = context.files[path] else {
      throw AnalysisError(.unanswerable, "'\(path)' was not read", option: "contact")
    }
    let id = everyone.roles.id
    let list: SuppressionList
    do {
      list = try SuppressionList(path: path, bytes: bytes, idColumn: id, addresses: addresses.books)
    } catch {
      throw AnalysisError(error)
    }
    let table = try answered { () throws(PopulationError) in try everyone.extract([id]) }
    let rows = DatasetRows(everyone.rowNumbers, count: everyone.datasetCount)
    // Unknown ids are counted against everyone, since many of those listed have left.
    let known = CustomerIDs(table.columns[0]).listed(list.ids, count: table.rowCount)
    var isListed = rows.spread(known.isListed, missing: false)
    var unknown = known.unknown
    for (book, keys) in zip(addresses.books, list.keys) where !keys.isEmpty {
      var found: Set<UInt64> = []
      for row in isListed.indices where keys.contains(book.keys[row]) {
        isListed[row] = true
        found.insert(book.keys[row])
      }
      unknown += keys.count - found.count
    }
    self.isListed = isListed
    self.unknown = unknown
  }
}
