/// Numbers that a kernel makes row by row, kept as the columns they belong to.
///
/// Some rows are gathered before they are moved to their columns, so that making many columns costs little more than
/// making few.
public struct KernelColumns: Sendable {
  /// Rows that are gathered.
  @usableFromInline static let stretch = 256

  @usableFromInline var columns: [[Double]]
  /// Column after column.
  @usableFromInline var gathered: [Double]
  @usableFromInline var filled = 0

  public init(_ count: Int, rows: Int) {
    gathered = [Double](repeating: .nan, count: count * Self.stretch)
    columns = [[Double]](repeating: [], count: count)
    for column in columns.indices { columns[column].reserveCapacity(rows) }
  }

  /// The numbers of the next row, one a column.
  @inlinable
  public mutating func append<let count: Int>(_ numbers: InlineArray<count, Double>) {
    let row = filled
    var span = gathered.mutableSpan
    for column in numbers.indices { span[column * Self.stretch + row] = numbers[column] }
    filled += 1
    if filled == Self.stretch { move() }
  }

  /// The columns, with all rows.
  public mutating func finish() -> [KernelResults.Values] {
    move()
    return columns.map { .numbers($0) }
  }

  @usableFromInline
  mutating func move() {
    for column in columns.indices {
      columns[column] += gathered[column * Self.stretch..<column * Self.stretch + filled]
    }
    filled = 0
  }
}
