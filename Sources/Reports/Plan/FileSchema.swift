public import Tables

/// What the header and the first 64 kB of a data file say of it.
public struct FileSchema: Sendable {
  public struct Column: Sendable, Hashable {
    public let name: String
    /// `nil` where the start of the file has no value to judge by.
    public let kind: ColumnKind?

    public init(_ name: String, _ kind: ColumnKind?) {
      self.name = name
      self.kind = kind
    }
  }

  /// In the order of the header.
  public let columns: [Column]

  public init(_ columns: [Column]) { self.columns = columns }

  var names: [String] { columns.map { $0.name } }

  subscript(name: String) -> Column? { columns.first { $0.name == name } }
}
