import Formats
import Populations

extension TimeUnit {
  /// A duration in whole units: "14 months".
  func words(_ count: Int, _ wording: Wording) -> String {
    let phrase: Phrase =
      switch self {
      case .day: .unitDays
      case .week: .unitWeeks
      case .month: .unitMonths
      case .quarter: .unitQuarters
      case .year: .unitYears
      }
    return wording(phrase, ["n": .count(count)])
  }

  /// The unit alone, for axes: "months".
  func name(_ wording: Wording) -> String {
    let phrase: Phrase =
      switch self {
      case .day: .unitNameDays
      case .week: .unitNameWeeks
      case .month: .unitNameMonths
      case .quarter: .unitNameQuarters
      case .year: .unitNameYears
      }
    return wording(phrase)
  }

  /// The format of a duration in this unit, with tenths where they matter; units without words of their own print
  /// as numbers, and their header names the unit.
  func format(tenths: Bool) -> Format {
    switch self {
    case .month: tenths ? .months1 : .months0
    case .day: tenths ? .num1 : .days0
    case .week, .quarter, .year: tenths ? .num1 : .num0
    }
  }
}
