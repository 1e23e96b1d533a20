public import Diagnostics

extension CSVReader {
  /// The header of a file and what its first rows suggest of each column, from the file's start alone.
  ///
  /// A column's kind may still widen further down: whole numbers to decimals, anything to text; text stays text.
  /// Only the header can have faults here. Columns without any value so far have no kind.
  public func sniff(_ start: [UInt8], path: String) throws(Problems) -> [SniffedColumn] {
    let result = unsafe start.withUnsafeBufferPointer { buffer -> Result<[SniffedColumn], Problems> in
      let view = unsafe ByteView(buffer)
      let header = CSVHeader(view, delimiter: options.delimiter)
      guard header.faults.isEmpty else {
        return .failure(CSVFault.problems(header.faults, in: view, path: path))
      }
      let sample = ColumnSample(view, header: header)
      return .success(
        header.names.enumerated().map { index, name in
          let isText = options.textColumns.contains(name)
          return SniffedColumn(
            name: name, kind: isText ? .text : ColumnMode(sample.evidence[index]).kind,
            levels: sample.levels[index].count <= SniffedColumn.levelLimit ? sample.levels[index].levels : [])
        })
    }
    return try result.get()
  }
}

/// A column as the start of a file shows it.
public struct SniffedColumn: Sendable, Hashable {
  public let name: String
  /// `nil` when no value has been seen.
  public let kind: ColumnKind?
  /// The distinct values seen, in the order they came; empty where there were more than a few.
  public let levels: [String]

  /// Values that are kept of a column.
  public static let levelLimit = 12
}

extension ColumnMode {
  fileprivate var kind: ColumnKind? {
    switch self {
    case .missing: nil
    case .integer: .integer
    case .smallDecimal, .decimal: .decimal
    case .number: .number
    case .day: .day
    case .narrow, .wide: .category
    case .text: .text
    }
  }
}
