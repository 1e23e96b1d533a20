import Databases
import Diagnostics
import Outside
import Reports
import TestSupport
import Testing

@Suite struct `The state folder` {
  @Test func `of a first program is brought up to date, and keeps its runs`() throws {
    try withScratchFolder("state-old") { folder in
      let old = try Database("\(folder)/tenure.sqlite")
      try old.run(
        """
        CREATE TABLE runs (
          report TEXT NOT NULL, period TEXT NOT NULL, member TEXT NOT NULL, hash TEXT NOT NULL,
          status TEXT NOT NULL CHECK (status IN ('pending', 'confirmed')), at REAL NOT NULL,
          PRIMARY KEY (report, period, member, hash))
        """)
      try old.run("INSERT INTO runs VALUES ('r', '2026Q2', 'all', 'abc', 'confirmed', 1.0)")
      let store = try StateStore(folder: folder, Disk())
      #expect(try RunHistory(store).runs().map { $0.hash } == ["abc"])
      #expect(try ModelRegistry(store).versions().isEmpty)
      #expect(try old.rows("PRAGMA user_version") == [[.integer(4)]])
    }
  }

  @Test func `of a newer program is refused and left as it is`() throws {
    try withScratchFolder("state-new") { folder in
      _ = try StateStore(folder: folder, Disk())
      let database = try Database("\(folder)/tenure.sqlite")
      try database.run("PRAGMA user_version = 9")
      let problems = #expect(throws: Problems.self) { try StateStore(folder: folder, Disk()) }
      #expect(
        problems?.diagnostics.map { $0.message } == [
          "'\(folder)/tenure.sqlite' was written by a newer tenure: its tables are of version 9, and this one knows 4"
        ])
      #expect(try database.rows("PRAGMA user_version") == [[.integer(9)]])
    }
  }

  @Test func `may be opened for the first time by many at once`() async throws {
    try await withScratchFolder("state-race") { folder in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 { group.addTask { _ = try StateStore(folder: folder, Disk()) } }
        try await group.waitForAll()
      }
      #expect(try ModelRegistry(StateStore(folder: folder, Disk())).versions().isEmpty)
    }
  }

  @Test func `that is no database is told by its path`() throws {
    try withScratchFolder("state-foreign") { folder in
      let file = try Disk().create("\(folder)/tenure.sqlite")
      try file.write(Array(repeating: 65, count: 4096))
      try file.close()
      let problems = #expect(throws: Problems.self) { try StateStore(folder: folder, Disk()) }
      #expect(
        problems?.diagnostics.map { $0.message } == [
          "the state in '\(folder)/tenure.sqlite' fails: file is not a database"
        ])
    }
  }
}
