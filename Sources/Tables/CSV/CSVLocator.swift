public import Diagnostics

/// Finds lines and columns in a file again, for messages about values that were read well and turned out wrong.
public struct CSVLocator {
  private let path: String
  private let delimiter: UInt8

  /// The delimiter is the one that the file was read with.
  public init(path: String, delimiter: UInt8) {
    self.path = path
    self.delimiter = delimiter
  }

  /// Where the fields of some rows are, rows counted from 0, in the order of the file.
  public func places(ofRows rows: [Int], column: Int, in bytes: Span<UInt8>) -> [Place] {
    let wanted = Set(rows)
    return find(in: bytes, limit: wanted.count) { row, fields, _ in
      wanted.contains(row) ? fields[column] : nil
    }
  }

  /// What a value should be.
  public enum Wanted: Sendable { case number, wholeNumber, day }

  /// Where the first values are that are there and not what they should be.
  public func misfits(
    column: Int, wanted: Wanted, limit: Int, in bytes: Span<UInt8>
  ) -> [Place] {
    find(in: bytes, limit: limit) { _, fields, bytes in
      guard column < fields.count else { return nil }
      let range = fields[column].range
      let kinds = FieldParsing.evidence(bytes, range.lowerBound, range.upperBound).kinds
      let allowed: ColumnEvidence.Kinds =
        switch wanted {
        case .number: .numeric
        case .wholeNumber: .integer
        case .day: .day
        }
      return kinds.isSubset(of: allowed) ? nil : fields[column]
    }
  }

  private func find(
    in bytes: Span<UInt8>, limit: Int,
    _ choose: (_ row: Int, _ fields: [RecordReader.Field], ByteView) -> RecordReader.Field?
  ) -> [Place] {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      let view = unsafe ByteView(buffer)
      let header = CSVHeader(view, delimiter: delimiter)
      var reader = RecordReader(view, position: header.end, delimiter: delimiter)
      var lines = LineCounter(view)
      var places: [Place] = []
      var row = 0
      while places.count < limit, let fields = reader.record() {
        if let field = choose(row, fields, view) {
          let start = field.isQuoted ? field.range.lowerBound - 1 : field.range.lowerBound
          places.append(lines.place(of: start, path: path))
        }
        row += 1
      }
      return places
    }
  }
}

extension RecordReader {
  /// The fields of the next record that is no blank line; `nil` at the end.
  mutating func record() -> [Field]? {
    while true {
      var fields: [Field] = []
      while let field = next(inRecord: !fields.isEmpty) {
        fields.append(field)
        if field.endsRecord { break }
      }
      guard let first = fields.first else { return nil }
      if fields.count > 1 || !first.range.isEmpty || first.isQuoted { return fields }
    }
  }
}
