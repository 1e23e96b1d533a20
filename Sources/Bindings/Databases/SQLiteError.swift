/// What SQLite refused, in its own words; values bound to a statement are never part of it.
public struct SQLiteError: Error, Sendable, Hashable {
  public let path: String
  /// SQLite's extended result code.
  public let code: Int32
  public let message: String

  public init(path: String, code: Int32, message: String) {
    self.path = path
    self.code = code
    self.message = message
  }
}
