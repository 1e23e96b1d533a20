import Formats
import Tables

/// A column made ready to be written: the words of categories are quoted once, not once a row.
struct ExtractColumn: Sendable {
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

  init(_ column: Column, decimals: Int?) {
    self.decimals = decimals
    content =
      switch column {
      case .integers(let values): .integers(values)
      case .decimals(let values, let digits): .decimals(values, digits: digits)
      case .smallDecimals(let values, let digits): .smallDecimals(values, digits: digits)
      case .numbers(let values): .numbers(values)
      case .floats(let values): .floats(values)
      case .categories(let column): .categories(column, levels: column.levels.map(Self.encoded))
      case .days(let values): .days(values)
      case .flags(let values): .flags(values)
      case .text(let column): .text(column)
      }
  }

  func append(_ row: Int, to text: inout CSVText) {
    switch content {
    case .integers(let values): Self.append(values[row], digits: 0, to: &text)
    case .decimals(let values, let digits):
      if values[row] == Column.missingDecimal {
        text.skip()
      } else {
        text.scaled(values[row], digits: digits)
      }
    case .smallDecimals(let values, let digits): Self.append(values[row], digits: digits, to: &text)
    case .numbers(let values): append(values[row], to: &text)
    case .floats(let values): append(values[row], to: &text)
    case .categories(let column, let levels):
      if let code = column.code(at: row) { text.encoded(levels[code]) } else { text.skip() }
    case .days(let values):
      let isMissing = values[row] == Column.missingInteger
      if isMissing { text.skip() } else { text.plain(Day(number: Int(values[row])).iso) }
    case .flags(let values):
      if values[row] == Column.missingFlag {
        text.skip()
      } else {
        text.plain(values[row] == 0 ? "false" : "true")
      }
    case .text(let column): text.text(column.bytes[column.range(of: row)])
    }
  }

  private static func encoded(_ level: String) -> [UInt8] {
    var text = CSVText()
    text.text(level)
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
