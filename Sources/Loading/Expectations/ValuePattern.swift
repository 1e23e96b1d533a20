import Formats
import Tables
import Threads

/// A regular expression that values match as a whole.
public struct ValuePattern: Sendable {
  public let text: String

  /// `nil` when the text is no regular expression.
  public init?(_ text: String) {
    guard (try? Regex(text)) != nil else { return nil }
    self.text = text
  }

  /// Rows whose value does not match; missing ones are for `not_null`. Numbers and days are taken as they are written
  /// in a CSV.
  func unmatched(_ column: Column, threads: Int) -> [Int] {
    if case .categories(let categories) = column {
      guard let regex = try? Regex(text) else { return [] }
      let matches = categories.levels.map { $0.wholeMatch(of: regex) != nil }
      return (0..<categories.count).filter { row in categories.code(at: row).map { !matches[$0] } ?? false }
    }
    let size = 65_536
    return Parallel.map((column.count + size - 1) / size, threads: threads) { block -> [Int] in
      // A regular expression cannot be shared between threads.
      guard let regex = try? Regex(text) else { return [] }
      return (block * size..<Swift.min(column.count, (block + 1) * size)).filter { row in
        Self.written(column, row).map { $0.wholeMatch(of: regex) == nil } ?? false
      }
    }.flatMap { $0 }
  }

  private static func written(_ column: Column, _ row: Int) -> String? {
    if let text = column.text(row) { return text }
    guard let number = column.number(row) else { return nil }
    if case .days = column { return Day(number: Int(number)).iso }
    return Int(exactly: number).map { String($0) } ?? "\(number)"
  }
}
