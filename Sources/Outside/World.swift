/// The only door to files, the clock, the environment and the network; tests pass a fake.
public protocol World: Sendable {
  /// The whole file; throws `WorldError` with the system's own words.
  func read(_ path: String) throws(WorldError) -> [UInt8]
  /// Up to `limit` bytes from the start of a file.
  func readStart(_ path: String, limit: Int) throws(WorldError) -> [UInt8]
  func exists(_ path: String) -> Bool
  func isDirectory(_ path: String) -> Bool
  /// Names in a directory, sorted.
  func list(_ path: String) throws(WorldError) -> [String]
  func makeDirectory(_ path: String) throws(WorldError)
  /// Opens a file for writing; the caller writes in pieces, then closes with `sync`.
  func create(_ path: String) throws(WorldError) -> any OutputFile
  /// Replaces a symbolic link in one step.
  func replaceLink(_ path: String, to target: String) throws(WorldError)
  func linkTarget(_ path: String) -> String?
  func rename(_ from: String, _ to: String) throws(WorldError)
  /// Removes a file or a whole directory that this program created.
  func remove(_ path: String) throws(WorldError)
  /// Flushes a directory entry to disk.
  func syncDirectory(_ path: String) throws(WorldError)
  func environment(_ name: String) -> String?
  /// Seconds since 1970; only for `run.json` and progress lines, never for a report's content.
  func now() -> Double
}

/// A file being written.
public protocol OutputFile: AnyObject {
  func write(_ bytes: [UInt8]) throws(WorldError)
  /// Flushes to disk and closes.
  func close() throws(WorldError)
}

/// What the system refused, in its own words.
public struct WorldError: Error, Sendable, Hashable {
  public enum Reason: Sendable, Hashable { case missing, denied, full, other }
  public let path: String
  public let reason: Reason
  public let message: String

  public init(path: String, reason: Reason, message: String) {
    self.path = path
    self.reason = reason
    self.message = message
  }
}
