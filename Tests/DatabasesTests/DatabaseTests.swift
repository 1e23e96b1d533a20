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
