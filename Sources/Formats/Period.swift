/// A year, half, quarter, month or day, as `period:` names it: 2026, 2026H2, 2026Q3, 2026-09, 2026-09-30.
public struct Period: Sendable, Hashable {
  /// As it is written, which is also how it is printed and how it names a bundle's folder.
  public let text: String
  public let firstDay: Day
  public let lastDay: Day

  /// `nil` for anything that is none of the five.
  public init?(_ text: some StringProtocol) {
    guard let days = Period.days(of: String(text)) else { return nil }
    self.text = String(text)
    (firstDay, lastDay) = days
  }

  /// The period of one day.
  public init(_ day: Day) {
    text = day.iso
    firstDay = day
    lastDay = day
  }

  private static func days(of text: String) -> (Day, Day)? {
    if let day = Day(iso: text) { return (day, day) }
    let bytes = Array(text.utf8)
    func digits(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      let part = bytes[range]
      return part.allSatisfy { $0 >= 48 && $0 <= 57 } ? part.reduce(0) { $0 * 10 + Int($1 - 48) } : nil
    }
    guard let year = digits(0..<4) else { return nil }
    func months(_ first: Int, _ count: Int) -> (Day, Day)? {
      let last = first + count - 1
      guard let start = Day(year: year, month: first, day: 1),
        let end = Day(year: year, month: last, day: Day.length(ofMonth: last, year: year))
      else { return nil }
      return (start, end)
    }
    switch bytes.count {
    case 4: return months(1, 12)
    case 6 where bytes[4] == UInt8(ascii: "H"):
      guard let half = digits(5..<6), (1...2).contains(half) else { return nil }
      return months(half * 6 - 5, 6)
    case 6 where bytes[4] == UInt8(ascii: "Q"):
      guard let quarter = digits(5..<6), (1...4).contains(quarter) else { return nil }
      return months(quarter * 3 - 2, 3)
    case 7 where bytes[4] == UInt8(ascii: "-"):
      guard let month = digits(5..<7), (1...12).contains(month) else { return nil }
      return months(month, 1)
    default: return nil
    }
  }
}

extension Period: Comparable {
  /// By last day; of two that end together, the one that begins first comes first.
  public static func < (a: Period, b: Period) -> Bool {
    (a.lastDay, a.firstDay, a.text) < (b.lastDay, b.firstDay, b.text)
  }
}
