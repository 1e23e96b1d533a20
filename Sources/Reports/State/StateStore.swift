import Databases
public import Diagnostics
public import Outside

/// The folder of what must not be lost: `tenure.sqlite`, and the files of models beside it.
///
/// Several processes may use it at once. A write-ahead log keeps it whole whenever a process ends.
public final class StateStore: Sendable {
  /// `nil` keeps everything in memory.
  let folder: String?
  let world: any World
  let database: Database

  /// Opens the folder, which is made when it is not there, and brings its tables up to date.
  public init(folder: String?, _ world: any World) throws(Problems) {
    self.folder = folder
    self.world = world
    do {
      if let folder { try world.makeDirectory(folder) }
      let path = folder.map { world.databasePath("\($0)/tenure.sqlite") } ?? ":memory:"
      database = try Database(path, journal: .writeAhead)
      // What is deleted is overwritten: a customer who is forgotten leaves nothing in free pages.
      _ = try database.rows("PRAGMA secure_delete = ON")
    } catch { throw Self.problems(error) }
    try migrate()
  }

  /// The tables' version; what an older program wrote is brought up to date, what a newer one wrote is refused.
  private func migrate() throws(Problems) {
    do {
      guard try Self.version(database.rows("PRAGMA user_version")) != StateSchema.version else { return }
      let found = try database.transaction { transaction throws(SQLiteError) -> Int in
        // Another process may have done it while this one waited.
        let found = Self.version(try transaction.rows("PRAGMA user_version"))
        guard found < StateSchema.version else { return found }
        for step in StateSchema.steps[found...] {
          for statement in step { try transaction.run(statement) }
        }
        try transaction.run("PRAGMA user_version = \(StateSchema.version)")
        return StateSchema.version
      }
      guard found == StateSchema.version else { throw newer(found) }
    } catch { throw Self.problems(error) }
  }

  private static func version(_ rows: [[SQLiteValue]]) -> Int {
    if case .integer(let version)? = rows.first?.first { Int(version) } else { 0 }
  }

  private func newer(_ found: Int) -> Problems {
    Problems(
      .error(
        .stateUnusable,
        "'\(database.path)' was written by a newer tenure: its tables are of version \(found), and this one knows \(StateSchema.version)",
        at: nil, hint: "use that version of tenure, or another --state DIR"))
  }

  /// What a database or a file system refused, as a message.
  static func problems(_ error: any Error) -> Problems {
    switch error {
    case let error as Problems: error
    case let error as WorldError:
      Problems(.error(.stateUnusable, "cannot use '\(error.path)': \(error.message)", at: nil))
    case let error as SQLiteError:
      Problems(.error(.stateUnusable, "the state in '\(error.path)' fails: \(error.message)", at: nil))
    default: Problems(.error(.stateUnusable, "the state fails: \(error)", at: nil))
    }
  }

  /// Brings what the log holds into the database, and empties the log.
  func emptyLog() throws(Problems) {
    try attempt { database throws(SQLiteError) in
      _ = try database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }

  /// Runs questions or changes, with what SQLite refuses as a message.
  func attempt<Value>(_ work: (Database) throws(SQLiteError) -> Value) throws(Problems) -> Value {
    do { return try work(database) } catch { throw Self.problems(error) }
  }
}
