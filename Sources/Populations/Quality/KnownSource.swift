/// A well-known public file that a data set is, or claims to be by its header or its values.
public struct KnownSource: Sendable, Hashable {
  public enum Verdict: Sendable, Hashable {
    /// Byte for byte the published file.
    case identical
    /// The published values, written differently: other line ends, delimiter, quotes or order.
    case sameValues
    /// The published values under other column names.
    case renamed
    /// Some columns hold other values than the published file.
    case changedColumns
    /// Rows are missing or were added.
    case changedRows
    /// The header of the published file over values that are not its.
    case fabricated
  }

  /// "IBM Telco Customer Churn".
  public let name: String
  public let verdict: Verdict
  /// Columns of the file whose values are not the published ones, in its order.
  public let changed: [String]
  /// Published columns that the file lacks.
  public let absent: [String]
  /// Columns of the file that the published one has not.
  public let added: [String]
  public let rows: Int
  public let publishedRows: Int

  public init(
    name: String, verdict: Verdict, changed: [String], absent: [String], added: [String], rows: Int,
    publishedRows: Int
  ) {
    self.name = name
    self.verdict = verdict
    self.changed = changed
    self.absent = absent
    self.added = added
    self.rows = rows
    self.publishedRows = publishedRows
  }

  /// The file can be taken for the published one.
  public var isFaithful: Bool { verdict == .identical || verdict == .sameValues || verdict == .renamed }
}
