/// The only door to files, the clock, the environment and the network; tests pass a fake.
public protocol World: Sendable {
  /// The whole file; throws `WorldError` with the system's own words.
  func read(_ path: String) throws(WorldError) -> [UInt8]
  /// Up to `limit` bytes from the start of a file.
  func readStart(_ path: String, limit: Int) throws(WorldError) -> [UInt8]
  /// Opens a file for reading in pieces, for files that may be larger than memory.
  func open(_ path: String) throws(WorldError) -> any InputFile
  /// The whole file, without a copy where the system allows.
  func contents(_ path: String) throws(WorldError) -> FileContents
  /// Bytes in a file.
  func size(_ path: String) throws(WorldError) -> Int
  func exists(_ path: String) -> Bool
  func isDirectory(_ path: String) -> Bool
  /// Names in a directory, sorted, without `.` and `..`.
  func list(_ path: String) throws(WorldError) -> [String]
  /// Makes a directory and those above it; one that is there already is fine.
  func makeDirectory(_ path: String) throws(WorldError)
  /// Makes a file, or empties the one that is there; the caller writes in pieces, then closes.
  func create(_ path: String) throws(WorldError) -> any OutputFile
  /// Makes a symbolic link, or replaces the one that is there, in one step: whoever reads `path` finds the old
  /// target or the new one.
  func replaceLink(_ path: String, to target: String) throws(WorldError)
  /// Where a symbolic link points, as it is written in the link; `nil` for anything else.
  func linkTarget(_ path: String) -> String?
  func rename(_ from: String, _ to: String) throws(WorldError)
  /// Gives a file a second name; throws where there are no such names.
  func link(_ file: String, as name: String) throws(WorldError)
  /// Removes a file, a link or a whole directory that this program created; nothing there is fine. Links are
  /// removed, never followed.
  func remove(_ path: String) throws(WorldError)
  /// Flushes a directory entry to disk.
  func syncDirectory(_ path: String) throws(WorldError)
  /// Waits until no other process holds the file, then holds it until the lock is let go or the process ends.
  func lock(_ path: String) throws(WorldError) -> any HeldLock
  /// Where SQLite, which opens its files by itself, finds the database of a path; `:memory:` in a world without a
  /// disk.
  func databasePath(_ path: String) -> String
  func environment(_ name: String) -> String?
  /// Sends a request over the network and waits for its answer. Nothing is sent unless a spec asks for it.
  func post(_ request: WebRequest) throws(WebFailure) -> WebAnswer
  /// Waits before a server is asked again.
  func pause(seconds: Double)
  /// Name of the machine, for `run.json`.
  var host: String { get }
  /// Seconds since 1970; only for `run.json` and progress lines, never for a report's content.
  func now() -> Double
}

/// A file being written; one that is dropped without `close` may be incomplete on disk.
public protocol OutputFile: AnyObject {
  func write(_ bytes: [UInt8]) throws(WorldError)
  /// Flushes to disk and closes.
  func close() throws(WorldError)
}

/// A file being read in pieces; closes itself.
public protocol InputFile: AnyObject {
  /// Up to `limit` further bytes; none at the end of the file.
  func read(_ limit: Int) throws(WorldError) -> [UInt8]
}

/// A file held against other processes; let go with the last reference to it.
public protocol HeldLock: AnyObject, Sendable {}

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

extension World {
  public func databasePath(_ path: String) -> String { path }
}
