public import Tables

/// A column of customers' ids, compared and looked up without making a text of each.
public struct CustomerIDs: Sendable {
  private let column: Column

  public init(_ column: Column) { self.column = column }

  /// The id as it is written in the data.
  public func text(_ row: Int) -> String {
    switch column {
    case .text(let texts): texts[row]
    case .categories(let column): column.code(at: row).map { column.levels[$0] } ?? ""
    case .integers(let values): values[row] == Column.missingInteger ? "" : "\(values[row])"
    case .decimals(let values, let digits):
      values[row] == Column.missingDecimal ? "" : CustomerIDs.decimal(values[row], digits)
    case .smallDecimals(let values, let digits):
      values[row] == Column.missingInteger ? "" : CustomerIDs.decimal(Int64(values[row]), digits)
    case .numbers(let values): "\(values[row])"
    case .floats(let values): "\(values[row])"
    case .days(let values): "\(values[row])"
    case .flags(let values): "\(values[row])"
    }
  }

  /// Numbers by value, everything else by bytes.
  public func precedes(_ a: Int, _ b: Int) -> Bool {
    switch column {
    case .text(let texts):
      texts.bytes[texts.range(of: a)]
        .lexicographicallyPrecedes(texts.bytes[texts.range(of: b)])
    case .integers(let values): values[a] < values[b]
    default: text(a).utf8.lexicographicallyPrecedes(text(b).utf8)
    }
  }

  /// Rows whose id is on a list, and how many of the list are nobody here.
  public func listed(_ ids: Set<String>, count: Int) -> (isListed: [Bool], unknown: Int) {
    var isListed = [Bool](repeating: false, count: count)
    var found: Set<String> = []
    if case .text(let texts) = column {
      let hashes = Set(ids.map { CustomerIDs.hash($0.utf8) })
      for row in 0..<count {
        // A text is made only where the hash says that it may be on the list.
        let bytes = texts.bytes[texts.range(of: row)]
        guard hashes.contains(CustomerIDs.hash(bytes)) else { continue }
        let id = texts[row]
        isListed[row] = ids.contains(id)
        if isListed[row] { found.insert(id) }
      }
    } else {
      for row in 0..<count {
        let id = text(row)
        isListed[row] = ids.contains(id)
        if isListed[row] { found.insert(id) }
      }
    }
    return (isListed, ids.count - found.count)
  }

  /// FNV-1a.
  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  private static func decimal(_ value: Int64, _ digits: Int) -> String {
    if digits == 0 { return "\(value)" }
    let unit = (0..<digits).reduce(Int64(1)) { unit, _ in unit * 10 }
    let fraction = "\(abs(value % unit))"
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(value < 0 ? "-" : "")\(abs(value / unit)).\(zeros)\(fraction)"
  }
}
