import Findings
import Formats
import Tables

/// A column made ready to be written: the words of categories are quoted once, not once a row.
struct ExtractColumn: Sendable {
  /// Fields without commas between them, with where each ends.
  struct Fields {
    private var text = CSVText()
    private(set) var ends: [Int] = []

    init(count: Int) { ends.reserveCapacity(count) }

    var bytes: [UInt8] { text.bytes }

    @inline(__always)
    mutating func add(_ field: (inout CSVText) -> Void) {
      field(&text)
      text.startOver()
      ends.append(text.count)
    }
  }

  private enum Content {
    case integers([Int32])
    case decimals([Int64], digits: Int)
    case smallDecimals([Int32], digits: Int)
    case numbers([Double])
    case floats([Float])
    case categories(CategoryColumn, levels: [[UInt8]])
    case days([Int32])
    case flags([UInt8])
    case text(TextColumn)
  }

  private let content: Content
  private let decimals: Int?
  private let isQuoted: Bool
  private let isVerbatim: Bool

  init(_ column: Column, _ field: Extract.Field) {
    decimals = field.decimals
    isQuoted = field.isQuoted
    isVerbatim = field.isVerbatim
    content =
      switch column {
      case .integers(let values): .integers(values)
      case .decimals(let values, let digits): .decimals(values, digits: digits)
      case .smallDecimals(let values, let digits): .smallDecimals(values, digits: digits)
      case .numbers(let values): .numbers(values)
      case .floats(let values): .floats(values)
      case .categories(let column):
        .categories(
          column,
          levels: column.levels.map { level in
            Self.encoded(level, isQuoted: field.isQuoted, isVerbatim: field.isVerbatim)
          })
      case .days(let values): .days(values)
      case .flags(let values): .flags(values)
      case .text(let column): .text(column)
      }
  }

  /// The fields of some rows, one after another.
  ///
  /// A column at a time: asking once a field which type it has costs more than writing it.
  func fields(_ rows: [Int]) -> Fields {
    var fields = Fields(count: rows.count)
    switch content {
    case .integers(let values):
      for row in rows { fields.add { Self.append(values[row], digits: 0, to: &$0) } }
    case .decimals(let values, let digits):
      for row in rows {
        fields.add { if values[row] != Column.missingDecimal { $0.scaled(values[row], digits: digits) } }
      }
    case .smallDecimals(let values, let digits):
      for row in rows { fields.add { Self.append(values[row], digits: digits, to: &$0) } }
    case .numbers(let values): for row in rows { fields.add { append(values[row], to: &$0) } }
    case .floats(let values): for row in rows { fields.add { append(values[row], to: &$0) } }
    case .categories(let column, let levels):
      for row in rows { fields.add { if let code = column.code(at: row) { $0.encoded(levels[code]) } } }
    case .days(let values): for row in rows { fields.add { Self.append(day: values[row], to: &$0) } }
    case .flags(let values):
      for row in rows {
        fields.add { if values[row] != Column.missingFlag { $0.plain(values[row] == 0 ? "false" : "true") } }
      }
    case .text(let column):
      for row in rows {
        fields.add {
          $0.text(column.bytes[column.range(of: row)], isQuoted: isQuoted, isVerbatim: isVerbatim)
        }
      }
    }
    return fields
  }

  private static func append(day: Int32, to text: inout CSVText) {
    if day != Column.missingInteger { text.plain(Day(number: Int(day)).iso) }
  }

  private static func encoded(_ level: String, isQuoted: Bool, isVerbatim: Bool) -> [UInt8] {
    var text = CSVText()
    text.text(Array(level.utf8)[...], isQuoted: isQuoted, isVerbatim: isVerbatim)
    return text.take()
  }

  private static func append(_ value: Int32, digits: Int, to text: inout CSVText) {
    if value == Column.missingInteger { text.skip() } else { text.scaled(Int64(value), digits: digits) }
  }

  private func append(_ value: Double, to text: inout CSVText) {
    if let decimals {
      text.number(value, decimals: decimals)
    } else if let shortest = CSVNumber.text(value, decimals: nil) {
      text.plain(shortest)
    } else {
      text.skip()
    }
  }

  /// In its own precision: 0.1 as a float is "0.1", not "0.10000000149011612".
  private func append(_ value: Float, to text: inout CSVText) {
    if let decimals {
      text.number(Double(value), decimals: decimals)
    } else if value.isFinite {
      text.plain("\(value)")
    } else {
      text.skip()
    }
  }
}
