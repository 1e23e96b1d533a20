import Documents
public import Findings

/// Rows as a CSV of their own, outside any bundle, with a Table Schema.
public struct ExtractFile: Sendable {
  private let extract: Extract

  public init(_ extract: Extract) { self.extract = extract }

  /// Hands the CSV over in pieces, in order, so that any number of rows takes little room.
  public func write(_ write: ([UInt8]) throws -> Void) rethrows {
    try ExtractRows(extract: extract).write(write)
  }

  /// The schema's JSON.
  public var schema: [UInt8] { TableSchema(extract).json.bytes }
}
