import Databases
import Hashing
import TestSupport
import Testing

@Suite struct `A database` {
  @Test func `values come back as they went in, zeros in texts included`() throws {
    let database = try Database(":memory:")
    try database.run("CREATE TABLE t (a, b, c, d, e)")
    let row: [SQLiteValue] = [.integer(.min), .real(0.1), .text("a\u{0}é'; DROP"), .blob([0, 255]), .null]
    try database.run("INSERT INTO t VALUES (?, ?, ?, ?, ?)", row[0], row[1], row[2], row[3], row[4])
    try database.run(
      "INSERT INTO t VALUES (?, ?, ?, ?, ?)", .integer(1), .real(2), .text(""), .blob([]), .null)
    #expect(
      try database.rows("SELECT * FROM t")
        == [row, [.integer(1), .real(2), .text(""), .blob([]), .null]])
  }

  @Test func `a mistake is told in the words of SQLite, without values`() throws {
    let database = try Database(":memory:")
    let error = #expect(throws: SQLiteError.self) { try database.run("SELECT * FROM nowhere") }
    #expect(error?.message == "no such table: nowhere")
    try database.run("CREATE TABLE t (a UNIQUE)")
    try database.run("INSERT INTO t VALUES (?)", .text("secret"))
    let second = #expect(throws: SQLiteError.self) {
      try database.run("INSERT INTO t VALUES (?)", .text("secret"))
    }
    #expect(second?.message == "UNIQUE constraint failed: t.a")
  }

  @Test func `what is written is there for the next connection`() throws {
    try withScratchFolder("database") { folder in
      try Database("\(folder)/a.sqlite").run("CREATE TABLE t (a)")
      #expect(try Database("\(folder)/a.sqlite").rows("SELECT count(*) FROM t") == [[.integer(0)]])
      let error = #expect(throws: SQLiteError.self) { try Database("\(folder)/none/a.sqlite") }
      #expect(error?.message == "unable to open database file")
    }
  }
}

@Suite struct `A transaction` {
  @Test func `takes effect whole, or not at all`() throws {
    let database = try Database(":memory:")
    try database.run("CREATE TABLE t (a UNIQUE)")
    let count = try database.transaction { transaction throws(SQLiteError) -> Int in
      try transaction.run("INSERT INTO t VALUES (1)")
      try transaction.run("INSERT INTO t VALUES (2)")
      return try transaction.rows("SELECT a FROM t").count
    }
    #expect(count == 2)
    let error = #expect(throws: SQLiteError.self) {
      try database.transaction { transaction throws(SQLiteError) in
        try transaction.run("INSERT INTO t VALUES (3)")
        try transaction.run("INSERT INTO t VALUES (1)")
      }
    }
    #expect(error?.message == "UNIQUE constraint failed: t.a")
    #expect(try database.rows("SELECT a FROM t ORDER BY a") == [[.integer(1)], [.integer(2)]])
    try database.run("INSERT INTO t VALUES (3)")
  }

  @Test(arguments: [Database.Journal.rollback, .writeAhead])
  func `of one connection waits for that of another, so that no change is lost`(
    journal: Database.Journal
  ) async throws {
    try await withScratchFolder("transactions") { folder in
      let path = "\(folder)/a.sqlite"
      let first = try Database(path, journal: journal)
      try first.run("CREATE TABLE t (a)")
      try first.run("INSERT INTO t VALUES (0)")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { try countUp(path, journal, by: 25) } }
        try await group.waitForAll()
      }
      #expect(try first.rows("SELECT a FROM t") == [[.integer(100)]])
    }
  }

  /// Each step reads the number and writes the next one.
  private func countUp(_ path: String, _ journal: Database.Journal, by count: Int) throws {
    let database = try Database(path, journal: journal)
    for _ in 0..<count {
      try database.transaction { transaction throws(SQLiteError) in
        guard case .integer(let number)? = try transaction.rows("SELECT a FROM t").first?.first else {
          return
        }
        try transaction.run("UPDATE t SET a = ?", .integer(number + 1))
      }
    }
  }
}

@Suite struct `A hash` {
  /// From FIPS 180-2, appendix B.
  @Test func `is that of the standard's examples`() {
    #expect(
      SHA256.hex(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.hex(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `does not depend on the pieces`() {
    let hash = SHA256()
    for piece in ["a", "", "bc"] { hash.update(Array(piece.utf8)) }
    #expect(hash.finish() == SHA256.hex(of: Array("abc".utf8)))
  }
}
