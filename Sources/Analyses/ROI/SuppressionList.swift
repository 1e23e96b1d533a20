import Diagnostics

/// The ids of a CSV of those who must not be contacted: its first column, or the one named like the data's ids.
struct SuppressionList {
  let ids: Set<String>

  /// Reads a file with a header; mistakes are located in it. No id reaches a message.
  init(path: String, bytes: [UInt8], idColumn: String) throws(Problems) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    var records = SuppressionList.records(text)
    guard !records.isEmpty else {
      throw Problems(
        .error(
          .badSuppressionList, "the list has no header", at: Place(path: path, line: 1, column: 1),
          hint: "its first line names the column of ids, such as '\(idColumn)'"))
    }
    let header = records.removeFirst().fields
    let position = header.firstIndex(of: idColumn) ?? 0
    guard header.count == 1 || header.contains(idColumn) else {
      throw Problems(
        .error(
          .badSuppressionList, "no column is named '\(idColumn)'", at: Place(path: path, line: 1, column: 1),
          hint: "name the column of ids like that of the customers"))
    }
    var problems = Problems()
    var ids: Set<String> = []
    for record in records where record.fields != [""] {
      guard record.fields.count == header.count else {
        problems.add(
          .error(
            .badSuppressionList,
            "this line has \(record.fields.count) fields where the header has \(header.count)",
            at: Place(path: path, line: record.line, column: 1)))
        continue
      }
      let id = record.fields[position].trimmedOfSpaces
      if !id.isEmpty { ids.insert(id) }
    }
    try problems.throwIfErrors()
    self.ids = ids
  }

  /// Records of a CSV with commas or semicolons; quoted fields may hold line breaks and doubled quotes.
  private static func records(_ bytes: [UInt8]) -> [(line: Int, fields: [String])] {
    let firstLine = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let separator =
      [",", ";", "\t"].map { UInt8(ascii: $0) }.max { a, b in
        firstLine.count { $0 == a } < firstLine.count { $0 == b }
      } ?? UInt8(ascii: ",")
    var records: [(line: Int, fields: [String])] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var (line, start, isQuoted, isOpen) = (1, 1, false, false)
    func text() -> String { String(decoding: field, as: UTF8.self) }
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\n") { line += 1 }
      switch byte {
      case UInt8(ascii: "\"") where isQuoted:
        if index + 1 < bytes.count, bytes[index + 1] == byte { field.append(byte) }
        isQuoted = false
      case UInt8(ascii: "\"") where field.isEmpty || (index > 0 && bytes[index - 1] == byte):
        isQuoted = true
      case separator where !isQuoted:
        fields.append(text())
        field = []
      case UInt8(ascii: "\n") where !isQuoted:
        if field.last == UInt8(ascii: "\r") { field.removeLast() }
        records.append((start, fields + [text()]))
        (fields, field, start) = ([], [], line)
      default: field.append(byte)
      }
      isOpen = !(byte == UInt8(ascii: "\n") && !isQuoted)
    }
    if isOpen, !bytes.isEmpty {
      if field.last == UInt8(ascii: "\r") { field.removeLast() }
      records.append((start, fields + [text()]))
    }
    return records
  }
}

extension String {
  fileprivate var trimmedOfSpaces: String {
    let kept = drop { $0 == " " }
    return String(kept.reversed().drop { $0 == " " }.reversed())
  }
}
