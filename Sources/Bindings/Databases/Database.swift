import CSQLite
import Synchronization

/// A value of a row or of a statement's parameter.
public enum SQLiteValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

/// An SQLite database; used from any thread, one statement at a time.
public final class Database: Sendable {
  /// How changes reach the disk; either way a process may be killed at any moment without harm.
  public enum Journal: Sendable {
    /// Every change is on the disk before it returns.
    case rollback
    /// Changes are appended to a log, so that readers and a writer never wait for each other. When the machine
    /// itself loses power the last changes may be missing; those that are there are whole.
    case writeAhead
  }

  public let path: String
  private let handle: Mutex<Connection>

  /// Opens a file, made when it is not there, or `:memory:`. Waits up to five seconds for other processes.
  public init(_ path: String, journal: Journal = .rollback) throws(SQLiteError) {
    self.path = path
    let connection = try Connection(path)
    if journal == .writeAhead { try connection.writeAhead() }
    handle = Mutex(connection)
  }

  /// Runs one statement that gives no rows.
  public func run(_ sql: String, _ parameters: SQLiteValue...) throws(SQLiteError) {
    _ = try handle.withLock { connection throws(SQLiteError) in
      try connection.rows(sql, parameters)
    }
  }

  /// All rows of one statement, each with its columns in order.
  public func rows(_ sql: String, _ parameters: SQLiteValue...) throws(SQLiteError) -> [[SQLiteValue]] {
    try handle.withLock { connection throws(SQLiteError) in try connection.rows(sql, parameters) }
  }

  /// Runs statements that all take effect, or none of them: when the work throws, or the process dies on the way.
  ///
  /// Other processes that write wait until it is done, so that what the work reads stays true until it ends.
  public func transaction<Value: Sendable>(
    _ work: (Transaction) throws(SQLiteError) -> Value
  ) throws(SQLiteError) -> Value {
    try handle.withLock { connection throws(SQLiteError) in
      _ = try connection.rows("BEGIN IMMEDIATE", [])
      do throws(SQLiteError) {
        let value = try work(Transaction(connection))
        _ = try connection.rows("COMMIT", [])
        return value
      } catch {
        // A failure may have ended the transaction already; what went wrong first is what is told.
        _ = try? connection.rows("ROLLBACK", [])
        throw error
      }
    }
  }
}

/// A transaction that has begun; ends with the work it was given to, so it is not to be kept. (Made noncopyable to say
/// so, the release compiler of Swift 6.3.1 crashes on it in its cross-module optimisation.)
public struct Transaction {
  private let connection: Connection

  fileprivate init(_ connection: Connection) { self.connection = connection }

  /// As `Database.run`.
  public func run(_ sql: String, _ parameters: SQLiteValue...) throws(SQLiteError) {
    _ = try connection.rows(sql, parameters)
  }

  /// As `Database.rows`.
  public func rows(_ sql: String, _ parameters: SQLiteValue...) throws(SQLiteError) -> [[SQLiteValue]] {
    try connection.rows(sql, parameters)
  }

  /// Runs one statement that gives no rows for each list of parameters, as long as there are any.
  public func run(
    _ sql: String, each next: () throws(SQLiteError) -> [SQLiteValue]?
  ) throws(SQLiteError) {
    try connection.run(sql, each: next)
  }
}
