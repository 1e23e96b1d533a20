import Outside

/// A folder of its own for one test, removed at the end of `body`.
public func withScratchFolder(_ name: String, _ body: (String) throws -> Void) throws {
  let path = try scratchFolder(name)
  defer { removeQuietly(path) }
  try body(path)
}

/// The same for tests that wait.
public func withScratchFolder(_ name: String, _ body: (String) async throws -> Void) async throws {
  let path = try scratchFolder(name)
  defer { removeQuietly(path) }
  try await body(path)
}

/// The clock keeps two runs of the suite apart; the name keeps two tests of one run apart.
private func scratchFolder(_ name: String) throws -> String {
  let disk = Disk()
  let base = disk.environment("TMPDIR") ?? "/tmp"
  let path = "\(base)/tenure-tests-\(name)-\(Int(disk.now() * 1e6))"
  try disk.makeDirectory(path)
  return path
}

/// Leftovers in the system's folder for temporary files are no failure of a test.
private func removeQuietly(_ path: String) {
  do { try Disk().remove(path) } catch { print("left behind: \(path)") }
}
