import Populations
import Tables

/// A number that stands for all values of a column, whatever the order of the rows and however they are written: the sum
/// of a hash of each value. Missing values add nothing.
enum ColumnDigest {
  static func digest(_ column: Column) -> UInt64 {
    switch column {
    case .categories(let categories):
      let levels = categories.levels.map { hash($0) }
      return (0..<categories.count).reduce(0) { sum, row in
        categories.code(at: row).map { sum &+ levels[$0] } ?? sum
      }
    case .text(let text):
      return (0..<text.count).reduce(0) { sum, row in
        text.range(of: row).isEmpty ? sum : sum &+ hash(text[row])
      }
    default:
      return (0..<column.count).reduce(0) { sum, row in
        column.number(row).map { sum &+ hash($0) } ?? sum
      }
    }
  }

  /// Numbers in any spelling are one; texts without the spaces around them.
  private static func hash(_ text: String) -> UInt64 {
    let trimmed = text.utf8.drop { $0 == 0x20 }
    let end = trimmed.lastIndex { $0 != 0x20 }
    guard let end else { return 0 }
    let bytes = trimmed[...end]
    if let first = bytes.first, (48...57).contains(first) || first == UInt8(ascii: "-"),
      let number = Double(String(Substring(bytes)))
    {
      return hash(number)
    }
    return RowHash.hash(bytes, seed: 0)
  }

  private static func hash(_ number: Double) -> UInt64 {
    RowFingerprint.mixed((number + 0).bitPattern ^ 0xA076_1D64_78BD_642F)
  }
}
