import Populations
import Tables
import Threads

/// A published file as it should be.
struct PublishedFile: Sendable {
  let name: String
  let rows: Int
  /// Of the published file, and of the same with other line ends.
  let sha256: [String]
  /// In the order of its header, with the digest of the values.
  let columns: [(name: String, digest: UInt64)]
}

extension KnownSource {
  /// Compares a file with every published one whose header it shares, or whose size it has; `nil` when it is none of
  /// them. Files that look like none cost nothing but a glance at their header.
  static func recognised(_ table: Table, names: [String], sha256: String, threads: Int) -> KnownSource? {
    for file in PublishedFile.all {
      if file.sha256.contains(sha256) {
        return KnownSource(
          name: file.name, verdict: .identical, changed: [], absent: [], added: [], rows: table.rowCount,
          publishedRows: file.rows)
      }
      let shared = Set(names.map(folded)).intersection(file.columns.map { folded($0.name) }).count
      // Others have columns of the same names, so nearly all must be there, and about as many rows.
      let isNear = abs(table.rowCount - file.rows) * 5 <= file.rows
      let hasHeader = isNear && shared >= 3 && shared * 20 >= file.columns.count * 17
      let hasSize = table.rowCount == file.rows && abs(names.count - file.columns.count) <= 2
      guard hasHeader || hasSize else { continue }
      let digests = Parallel.map(names.count, threads: threads) { index in
        table[names[index]].map { ColumnDigest.digest($0) } ?? 0
      }
      if let found = compared(file, names, digests, table.rowCount, hasHeader: hasHeader) { return found }
    }
    return nil
  }

  private static func compared(
    _ file: PublishedFile, _ names: [String], _ digests: [UInt64], _ rows: Int, hasHeader: Bool
  ) -> KnownSource? {
    let published = Set(file.columns.map { $0.digest })
    let found = digests.count { published.contains($0) }
    // Under other names only values can tell; most of them must.
    guard hasHeader || found * 2 >= file.columns.count else { return nil }
    var changed: [String] = []
    var isRenamed = false
    var matched: Set<Int> = []
    var added: [String] = []
    for (name, digest) in zip(names, digests) {
      if let own = file.columns.firstIndex(where: { folded($0.name) == folded(name) }) {
        matched.insert(own)
        if file.columns[own].digest != digest { changed.append(name) }
        if file.columns[own].name != name { isRenamed = true }
      } else if let other = file.columns.indices.first(where: {
        file.columns[$0].digest == digest && !matched.contains($0)
      }) {
        matched.insert(other)
        isRenamed = true
      } else {
        added.append(name)
      }
    }
    let absent = file.columns.indices.filter { !matched.contains($0) }.map { file.columns[$0].name }
    let verdict: Verdict =
      rows != file.rows
      ? .changedRows
      : changed.isEmpty && absent.isEmpty && added.isEmpty
        ? (isRenamed ? .renamed : .sameValues)
        : found * 4 < file.columns.count ? .fabricated : .changedColumns
    return KnownSource(
      name: file.name, verdict: verdict, changed: rows == file.rows ? changed : [], absent: absent,
      added: added,
      rows: rows, publishedRows: file.rows)
  }

  /// Names that differ in case, spaces and signs alone are one.
  private static func folded(_ name: String) -> String {
    String(
      name.lowercased().unicodeScalars.filter {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      })
  }
}

extension KnownSource {
  /// What is wrong with it, for a message.
  var words: String {
    func list(_ names: [String]) -> String {
      names.prefix(6).map { "'\($0)'" }.joined(separator: ", ") + (names.count > 6 ? " …" : "")
    }
    let start = "the file looks like '\(name)', and "
    switch verdict {
    case .identical, .sameValues, .renamed: return "the file is '\(name)'"
    case .fabricated: return start + "hardly a column holds its values: \(list(changed))"
    case .changedRows: return start + "has \(rows) rows where \(publishedRows) were published"
    case .changedColumns:
      let parts = [
        changed.isEmpty ? nil : "other values in \(list(changed))",
        absent.isEmpty ? nil : "no \(list(absent))", added.isEmpty ? nil : "\(list(added)) beside",
      ].compactMap { $0 }
      return start + "has " + parts.joined(separator: ", ")
    }
  }
}
