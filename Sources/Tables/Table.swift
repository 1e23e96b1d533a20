/// Named columns of equal length, immutable.
public struct Table: Sendable {
  public let names: [String]
  public let columns: [Column]
  public let rowCount: Int
  private let positions: [String: Int]

  /// Names are distinct and columns of equal length; anything else is our mistake and stops the process.
  public init(_ columns: [(name: String, column: Column)], rowCount: Int? = nil) {
    names = columns.map { $0.name }
    self.columns = columns.map { $0.column }
    let count = rowCount ?? columns.first?.column.count ?? 0
    self.rowCount = count
    precondition(self.columns.allSatisfy { $0.count == count }, "columns of a table have one length")
    positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }

  public subscript(name: String) -> Column? { positions[name].map { columns[$0] } }

  /// The same table with columns added; a name that is there already is replaced.
  public func adding(_ added: [(name: String, column: Column)]) -> Table {
    let replaced = Set(added.map { $0.name })
    let kept = zip(names, columns).filter { !replaced.contains($0.0) }.map { (name: $0.0, column: $0.1) }
    return Table(kept + added, rowCount: rowCount)
  }
}
