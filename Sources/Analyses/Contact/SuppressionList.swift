import Diagnostics
import Models

/// Who must not be contacted, as a CSV says: ids in a column named like the data's ids, addresses and numbers in
/// columns named like the data's, or ids in the only column there is.
struct SuppressionList {
  let ids: Set<String>
  /// Keys of addresses, one set for each book of addresses in use.
  let keys: [Set<UInt64>]

  /// Reads a file with a header; mistakes are located in it. No id and no address reaches a message.
  init(
    path: String, bytes: [UInt8], idColumn: String, addresses: [ContactAddresses.Book] = []
  ) throws(Problems) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    var records = SuppressionList.records(text)
    guard !records.isEmpty else {
      throw Problems(
        .error(
          .badSuppressionList, "the list has no header", at: Place(path: path, line: 1, column: 1),
          hint: "its first line names the column of ids, such as '\(idColumn)'"))
    }
    let header = records.removeFirst().fields.map { $0.trimmedOfSpaces }
    let places = addresses.map { book in
      header.firstIndex(of: book.column)
        ?? header.firstIndex { name in
          name != idColumn && book.channels.contains { $0.usualAddresses.contains(name) }
        }
    }
    var idPlace = header.firstIndex(of: idColumn)
    if idPlace == nil, places.allSatisfy({ $0 == nil }) {
      guard header.count == 1 else {
        throw Problems(
          .error(
            .badSuppressionList, "no column is named '\(idColumn)'",
            at: Place(path: path, line: 1, column: 1),
            hint: "name the column of ids, or that of addresses, like that of the customers"))
      }
      idPlace = 0
    }
    var problems = Problems()
    var ids: Set<String> = []
    var keys = [Set<UInt64>](repeating: [], count: addresses.count)
    for record in records where record.fields != [""] {
      guard record.fields.count == header.count else {
        problems.add(
          .error(
            .badSuppressionList,
            "this line has \(record.fields.count) fields where the header has \(header.count)",
            at: Place(path: path, line: record.line, column: 1)))
        continue
      }
      if let idPlace {
        let id = record.fields[idPlace].trimmedOfSpaces
        if !id.isEmpty { ids.insert(id) }
      }
      for (book, place) in places.enumerated() {
        guard let place else { continue }
        let key = AddressKeys.key(record.fields[place].utf8, addresses[book].form)
        if key > AddressKeys.malformed { keys[book].insert(key) }
      }
    }
    try problems.throwIfErrors()
    self.ids = ids
    self.keys = keys
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
