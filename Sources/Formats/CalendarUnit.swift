/// A stretch of the calendar by which events are counted: weeks begin on Mondays, as in ISO 8601.
public enum CalendarUnit: String, Sendable, Hashable, CaseIterable {
  case week, month, quarter

  /// Consecutive numbers: the period after a day's has the next one.
  public func index(of day: Day) -> Int {
    switch self {
    // 1970-01-01 was a Thursday, the fourth day of its week.
    case .week: return floorDivided(day.number + 3, by: 7)
    case .month, .quarter:
      let (year, month, _) = day.civil
      return self == .month ? year * 12 + month - 1 : year * 4 + (month - 1) / 3
    }
  }

  public func firstDay(of index: Int) -> Day {
    switch self {
    case .week: return Day(number: index * 7 - 3)
    case .month, .quarter:
      let size = self == .month ? 1 : 3
      let months = index * size
      let year = floorDivided(months, by: 12)
      // The first of a month that is 1…12 is always a day.
      return Day(year: year, month: months - year * 12 + 1, day: 1) ?? Day(number: 0)
    }
  }

  public func lastDay(of index: Int) -> Day { firstDay(of: index + 1).advanced(by: -1) }

  /// As a stable name: 2010-12, 2010Q4, the Monday of a week.
  public func name(of index: Int) -> String {
    let day = firstDay(of: index)
    switch self {
    case .week: return day.iso
    case .month: return String(day.iso.prefix(7))
    case .quarter: return "\(day.iso.prefix(4))Q\((day.civil.month - 1) / 3 + 1)"
    }
  }

  private func floorDivided(_ value: Int, by divisor: Int) -> Int {
    value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor)
  }
}
