import CSQLite

/// An open connection, closed with its last owner; used under the lock of its database.
final class Connection {
  private let database: OpaquePointer
  private let path: String

  init(_ path: String) throws(SQLiteError) {
    database = try Self.open(path)
    self.path = path
  }

  private static func open(_ path: String) throws(SQLiteError) -> OpaquePointer {
    var database: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE
    let status = sqlite3_open_v2(path, &database, flags, nil)
    guard let database, status == SQLITE_OK else {
      // A handle comes even with a failure, and is closed all the same.
      let message = database.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(database)
      throw SQLiteError(path: path, code: status, message: message)
    }
    sqlite3_busy_timeout(database, 5000)
    return database
  }

  deinit { sqlite3_close_v2(database) }

  /// Goes over to a write-ahead log. Where the file system has no shared memory, or another process is just
  /// changing the same file, it stays as it is, which is slower and as safe.
  func writeAhead() throws(SQLiteError) {
    _ = try? rows("PRAGMA journal_mode = WAL", [])
    _ = try rows("PRAGMA synchronous = NORMAL", [])
  }

  func rows(_ sql: String, _ parameters: [SQLiteValue]) throws(SQLiteError) -> [[SQLiteValue]] {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(database, sql, -1, &statement, nil))
    defer { sqlite3_finalize(statement) }
    precondition(
      Int(sqlite3_bind_parameter_count(statement)) == parameters.count, "every parameter has a value")
    for (index, value) in parameters.enumerated() { try bind(value, Int32(index + 1), statement) }
    var rows: [[SQLiteValue]] = []
    while true {
      let status = sqlite3_step(statement)
      guard status == SQLITE_ROW else {
        if status == SQLITE_DONE { return rows }
        throw error(status)
      }
      rows.append((0..<sqlite3_column_count(statement)).map { column($0, of: statement) })
    }
  }

  /// Runs one statement for each list of parameters, prepared once; ends where there are no more.
  func run(_ sql: String, each next: () throws(SQLiteError) -> [SQLiteValue]?) throws(SQLiteError) {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(database, sql, -1, &statement, nil))
    defer { sqlite3_finalize(statement) }
    while let parameters = try next() {
      precondition(
        Int(sqlite3_bind_parameter_count(statement)) == parameters.count, "every parameter has a value")
      for (index, value) in parameters.enumerated() { try bind(value, Int32(index + 1), statement) }
      let status = sqlite3_step(statement)
      guard status == SQLITE_DONE else { throw error(status) }
      try check(sqlite3_reset(statement))
    }
  }

  private func bind(_ value: SQLiteValue, _ index: Int32, _ statement: OpaquePointer?) throws(SQLiteError) {
    switch value {
    case .null: try check(sqlite3_bind_null(statement, index))
    case .integer(let number): try check(sqlite3_bind_int64(statement, index, number))
    case .real(let number): try check(sqlite3_bind_double(statement, index, number))
    case .text(let text):
      let bytes = Array(text.utf8)
      try check(tenure_bind_text(statement, index, bytes, Int32(bytes.count)))
    case .blob(let bytes): try check(tenure_bind_blob(statement, index, bytes, Int32(bytes.count)))
    }
  }

  /// Copies a value out at once: SQLite's memory lasts to the next step.
  private func column(_ index: Int32, of statement: OpaquePointer?) -> SQLiteValue {
    switch sqlite3_column_type(statement, index) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, index))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, index))
    case SQLITE_TEXT:
      let start = sqlite3_column_text(statement, index)
      let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index)))
      return .text(String(decoding: bytes, as: UTF8.self))
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(statement, index)
      return .blob(
        Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index)))))
    default: return .null
    }
  }

  private func check(_ status: Int32) throws(SQLiteError) {
    guard status == SQLITE_OK else { throw error(status) }
  }

  private func error(_ status: Int32) -> SQLiteError {
    SQLiteError(path: path, code: status, message: String(cString: sqlite3_errmsg(database)))
  }
}
