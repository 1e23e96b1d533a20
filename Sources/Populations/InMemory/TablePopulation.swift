public import Tables
public import Threads

/// A population whose rows are a table in memory, scanned in blocks by all cores.
///
/// Every summary is made block by block and merged in a fixed order, so its bits do not depend on the number of
/// threads; counts, and sums of whole-number and decimal columns, are exact.
public struct TablePopulation: Population {
  /// Rows scanned as one piece of work.
  public static let blockSize = 65_536

  /// Every row of the data set, restricted or not, with derived columns.
  public let table: Table
  public let roles: Roles
  /// Rows of the data set in this population, ascending; `nil` for all.
  let selection: [Int32]?
  /// Threads used for a summary.
  let threads: Int

  public init(_ table: Table, roles: Roles, threads: Int = Parallel.processorCount) {
    self.init(table: table, roles: roles, selection: nil, threads: threads)
  }

  init(table: Table, roles: Roles, selection: [Int32]?, threads: Int) {
    self.table = table
    self.roles = roles
    self.selection = selection
    self.threads = threads
  }

  public var count: Int { selection?.count ?? table.rowCount }
  public var datasetCount: Int { table.rowCount }
  public var rowNumbers: [Int32] { selection ?? (0..<Int32(table.rowCount)).map { $0 } }

  public var columns: [ColumnInfo] {
    zip(table.names, table.columns).map { name, column in
      guard case .categories(let categories) = column else {
        return ColumnInfo(name: name, kind: column.kind)
      }
      return ColumnInfo(name: name, kind: .category, levels: categories.levels)
    }
  }

  public func adding(_ columns: [(name: String, column: Column)]) throws(PopulationError) -> any Population {
    precondition(
      columns.allSatisfy { $0.column.count == datasetCount }, "added columns have a value for every row")
    return TablePopulation(table: table.adding(columns), roles: roles, selection: selection, threads: threads)
  }

  public func extract(_ columns: [String]) throws(PopulationError) -> Table {
    var extracted: [(name: String, column: Column)] = []
    for name in columns { extracted.append((name, try self.column(name))) }
    guard let selection else { return Table(extracted, rowCount: count) }
    let whole = extracted
    let picked = Parallel.map(whole.count, threads: threads) { whole[$0].column.rows(selection) }
    return Table(zip(columns, picked).map { ($0, $1) }, rowCount: count)
  }
}

extension TablePopulation {
  func column(_ name: String) throws(PopulationError) -> Column {
    guard let column = table[name] else { throw .unknownColumn(name) }
    return column
  }

  /// A column that `readNumbers` can read.
  func numericColumn(_ name: String) throws(PopulationError) -> Column {
    let column = try column(name)
    guard column.hasNumbers else {
      throw .wrongKind(column: name, found: column.kind, wanted: "numbers")
    }
    return column
  }

  func flagColumn(_ name: String) throws(PopulationError) -> Column {
    let column = try column(name)
    guard case .flags = column else { throw .wrongKind(column: name, found: column.kind, wanted: "a flag") }
    return column
  }

  /// The results of a piece of work for each block, in the order of the rows.
  func blocks<Result: Sendable>(_ work: @Sendable (Range<Int>) -> Result) -> [Result] {
    let count = self.count
    let size = Self.blockSize
    return Parallel.map((count + size - 1) / size, threads: threads) { block in
      work(block * size..<Swift.min(count, (block + 1) * size))
    }
  }

  /// The batches of a block, in order.
  func batches(_ block: Range<Int>) -> [Batch] {
    stride(from: block.lowerBound, to: block.upperBound, by: Batch.size).map {
      Batch(start: $0, count: Swift.min(Batch.size, block.upperBound - $0), selection: selection)
    }
  }

  /// Partial results joined in a tree whose shape depends on their number alone.
  static func merge<Partial>(_ partials: [Partial], _ join: (inout Partial, Partial) -> Void) -> Partial? {
    var level = partials
    while level.count > 1 {
      var joined: [Partial] = []
      for index in stride(from: 0, to: level.count, by: 2) {
        var partial = level[index]
        if index + 1 < level.count { join(&partial, level[index + 1]) }
        joined.append(partial)
      }
      level = joined
    }
    return level.first
  }
}
