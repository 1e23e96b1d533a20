public import Tables

/// The place of each row's value among some labels, written as summaries by a column write them.
public struct LabelPlaces: Sendable {
  /// The number of labels for a value that is none of them, or missing.
  public let codes: [UInt8]
  /// Rows whose value is one of them.
  public let found: Int
  /// Rows that have a value.
  public let present: Int

  /// Of categories, flags (labels 0 and 1) and whole numbers; other columns hold none of the labels.
  public init(_ column: Column, among labels: [String]) {
    precondition(labels.count < 255, "at most 254 labels")
    let none = UInt8(labels.count)
    var places: [String: UInt8] = [:]
    for (place, label) in labels.enumerated() where places[label] == nil { places[label] = UInt8(place) }
    switch column {
    case .categories(let column):
      let levels = column.levels.map { places[$0] ?? none }
      codes = (0..<column.count).map { row in column.code(at: row).map { levels[$0] } ?? none }
    case .flags(let flags):
      let levels = [places["0"] ?? none, places["1"] ?? none, none]
      codes = flags.map { levels[$0 <= 1 ? Int($0) : 2] }
    case .integers(let values):
      var known: [Int32: UInt8] = [:]
      for (label, place) in places { if let value = Int32(label) { known[value] = place } }
      codes = values.map { known[$0] ?? none }
    default: codes = [UInt8](repeating: none, count: column.count)
    }
    found = codes.reduce(0) { $0 + ($1 < none ? 1 : 0) }
    present = (0..<column.count).reduce(0) { $0 + (column.isMissing($1) ? 0 : 1) }
  }
}
