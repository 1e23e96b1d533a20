import Diagnostics
import Formats
import Outside
import Populations
import Tables

/// Everything that is asked of a data set once its file has been read; problems gather and are thrown together.
struct DatasetChecks {
  /// Lines that a message names at most.
  static let linesShown = 5

  let request: DatasetRequest
  private(set) var table: Table
  private let bytes: FileContents
  private let locator: CSVLocator
  let threads: Int
  private let delimiter: UInt8
  private var problems = Problems()
  private var singleOutcome: String?

  init(_ request: DatasetRequest, _ contents: CSVContents, bytes: FileContents, threads: Int) {
    self.request = request
    table = contents.table
    self.bytes = bytes
    locator = CSVLocator(path: request.path, delimiter: contents.delimiter)
    self.threads = threads
    delimiter = contents.delimiter
  }

  mutating func dataset(_ source: Dataset.Source, asOf: Day?) throws(Problems) -> Dataset {
    // Without rows every column is text, of which nothing can be said.
    var check = ColumnCheck(
      names: table.names, kinds: table.columns.map { table.rowCount == 0 ? nil : $0.kind })
    check.check(request)
    problems.add(check.problems)
    for misfit in check.misfits { locate(misfit) }
    guard table.rowCount > 0 else {
      problems.add(.error(.emptyFile, "the file has a header and no rows", at: request.file.place))
      throw problems
    }
    let fileTable = table
    let roles = roles(check)
    let newest = newestDay()
    var gates = GateChecks(
      request, fileTable, threads: threads, lines: { [self] in lineNumbers(of: $0, column: $1) })
    gates.check(asOf: asOf ?? newest)
    problems.add(gates.problems)
    let known = KnownSource.recognised(
      fileTable, names: fileTable.names, sha256: source.sha256, threads: threads)
    if let known, !known.isFaithful {
      problems.add(.warning(.damagedSource, known.words, at: request.file.place))
    }
    try problems.throwIfErrors()
    let population = TablePopulation(table, roles: roles, threads: threads)
    return Dataset(
      name: request.name.value, population: population, source: source,
      quality: DataQuality(
        fileTable, expectations: gates.kept, age: gates.age, source: known, threads: threads),
      warnings: problems.diagnostics, newestDay: newest, singleOutcome: singleOutcome, delimiter: delimiter)
  }

  mutating func add(_ diagnostic: Diagnostic) { problems.add(diagnostic) }

  mutating func noteSingleOutcome(_ message: String) { singleOutcome = message }

  mutating func addColumn(_ name: String, _ column: Column) { table = table.adding([(name, column)]) }

  /// The first lines of some rows, as "lines 4, 9 and 12 of 'data/x.csv'".
  func lines(of rows: [Int], column: Int) -> String {
    LineList(lineNumbers(of: rows, column: column), path: request.path).text
  }

  /// The numbers of the first lines of some rows; the header is line 1.
  private func lineNumbers(of rows: [Int], column: Int) -> [Int] {
    let shown = Array(rows.prefix(Self.linesShown))
    return bytes.withBytes { locator.places(ofRows: shown, column: column, in: $0) }.map { $0.line }
  }

  func position(of column: String) -> Int { table.names.firstIndex(of: column) ?? 0 }

  /// Shows the first value that makes a column the wrong kind, in the data.
  private mutating func locate(_ misfit: ColumnCheck.Misfit) {
    guard misfit.wanted != .anything else { return }
    let wanted: CSVLocator.Wanted = misfit.wanted == .number ? .number : .day
    let places = bytes.withBytes { span in
      locator.misfits(column: misfit.column, wanted: wanted, limit: 1, in: span)
    }
    guard let place = places.first else { return }
    problems.add(
      .error(
        .wrongColumnKind,
        "column '\(table.names[misfit.column])' is not \(misfit.wanted.words) here, as '\(misfit.role)' needs",
        at: place))
  }

  /// The newest day of the window's end, else of all columns of days.
  private func newestDay() -> Day? {
    var columns = table.columns
    // Days ahead in other columns, such as a delivery's, make no data newer.
    if case .orders = request.kind, let days = table["#day"] { columns = [days] }
    if case .orders(let roles) = request.kind, let days = table[roles.date.value], days.kind == .day {
      columns = [days]
    }
    if case .customers(let roles) = request.kind, case .window(_, let end, _) = roles.observation {
      columns = [table[end.value]].compactMap { $0 }
    }
    let newest = columns.compactMap { column -> Int32? in
      guard case .days(let days) = column else { return nil }
      return days.filter { $0 != Column.missingInteger }.max()
    }
    return newest.max().map { Day(number: Int($0)) }
  }
}
