import Formats

/// A calendar quarter of 2026.
enum Quarter: Int, Sendable {
  /// The past campaign's quarter, of which there is no snapshot.
  case first = 1
  case second, third
  /// Of it nothing is known but what is when it begins.
  case fourth

  /// Those in which customers are watched.
  static let watched: [Quarter] = [.first, .second, .third]
  /// Those with a snapshot.
  static let published: [Quarter] = [.second, .third]

  var name: String { "2026Q\(rawValue)" }

  /// The first month as a number: twelve times the year plus the month counted from 0.
  var firstMonth: Int { 2026 * 12 + 3 * (rawValue - 1) }
  /// First day of the window.
  var start: Day { Month.firstDay(firstMonth) }
  /// Last day of the window, and the day of the snapshot.
  var end: Day { Month.lastDay(firstMonth + 2) }

  /// Price changes were more frequent in the third quarter, which is why churn rose.
  var shareOfPriceChanges: Double {
    switch self {
    case .first: 0.22
    case .second: 0.24
    case .third: 0.46
    case .fourth: 0.3
    }
  }
}

/// Months as numbers: twelve times the year plus the month counted from 0.
enum Month {
  static func firstDay(_ month: Int) -> Day {
    guard let day = Day(year: month / 12, month: month % 12 + 1, day: 1) else {
      preconditionFailure("every month has a first day")
    }
    return day
  }

  static func lastDay(_ month: Int) -> Day { firstDay(month + 1).advanced(by: -1) }
}
