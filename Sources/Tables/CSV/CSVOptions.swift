public import Threads

/// How a CSV file is read.
public struct CSVOptions: Sendable {
  /// Comma, semicolon or tab; `nil` for whichever of them the header has most of.
  public var delimiter: UInt8?
  /// Columns that stay text whatever their values look like: ids, telephone numbers.
  public var textColumns: Set<String>
  public var threads: Int
  /// Bytes that one piece of work covers at most; the table does not depend on it.
  public var chunkSize: Int

  public init(
    delimiter: UInt8? = nil, textColumns: Set<String> = [], threads: Int = Parallel.processorCount,
    chunkSize: Int = 2 << 20
  ) {
    self.delimiter = delimiter
    self.textColumns = textColumns
    self.threads = threads
    self.chunkSize = Swift.max(1, chunkSize)
  }

  /// Text with more distinct values than this becomes a text column in place of categories.
  public static let levelLimit = 5_000
}
