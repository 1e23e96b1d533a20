import Findings
import Formats
import Tables

/// The columns of a list as they are gathered, each under a header of its own.
struct ListColumns {
  private(set) var fields: [Extract.Field] = []
  private var kept: [(name: String, column: Column)] = []
  private var made: [Extract.Made] = []
  private var taken: Set<String>

  /// Columns with the headers they have everywhere.
  init(_ columns: [(field: Extract.Field, column: Column)]) {
    fields = columns.map { $0.field }
    kept = columns.map { ($0.field.name, $0.column) }
    taken = Set(fields.map { $0.name })
  }

  /// A column of the data under its name in snake_case, with "_2" behind it where there is one already.
  mutating func add(_ name: String, _ description: String, _ column: Column) {
    let header = header(name)
    fields.append(Extract.Field(header, description))
    kept.append((header, column))
  }

  /// The same for a column that is made while it is written.
  mutating func add(
    _ name: String, _ description: String, isQuoted: Bool = false,
    _ make: (String) throws(AnalysisError) -> Extract.Made
  ) throws(AnalysisError) {
    let header = header(name)
    fields.append(Extract.Field(header, description, isQuoted: isQuoted))
    made.append(try make(header))
  }

  /// A personal column as it is in the data, addresses only where their owner may be reached there.
  mutating func add(
    _ name: String, _ personal: PersonalColumns, _ column: () throws(AnalysisError) -> Column
  ) throws(AnalysisError) {
    let header = header(name)
    guard let shown = try personal.made(header, named: name) else {
      fields.append(Extract.Field(header, "Personal data, as in the data"))
      kept.append((header, try column()))
      return
    }
    let isPhone = !personal.addresses.channels(of: name).contains(.email)
    fields.append(
      Extract.Field(
        header, "As in the data, where its owner agreed to be reached there", isQuoted: isPhone))
    made.append(shown)
  }

  private mutating func header(_ name: String) -> String {
    var unique = slug(name).isEmpty ? "contact" : slug(name)
    while !taken.insert(unique).inserted { unique += "_2" }
    return unique
  }

  func extract(_ path: String, rows: [Int32], count: Int, hasMark: Bool = false) -> Extract {
    Extract(
      path: path, fields: fields, table: Table(kept, rowCount: count), made: made, rows: rows,
      isPersonal: true, hasMark: hasMark)
  }
}
