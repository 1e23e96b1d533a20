/// A named way of printing a number, the same in prose, tables, axes, tiles and alt text.
///
/// The number behind each is unscaled: shares are 0…1, money is in units of the currency, durations in the unit of
/// the data (months, unless said otherwise).
public enum Format: String, Sendable, CaseIterable, Codable {
  /// A share as a percentage with 0, 1 or 2 decimals.
  case pct0, pct1, pct2
  /// A difference of shares, in signed percentage points.
  case pp0, pp1
  /// A number with thousands separators and 0 to 4 decimals.
  case num0, num1, num2, num3, num4
  /// A signed number, for differences.
  case signed0, signed1, signed3
  /// Money in units, with cents, in thousands, in millions; the signed ones for differences.
  case money0, money2, money0k, money1m, moneySigned0, moneySigned2, moneySigned0k, moneySigned1m
  /// A ratio, as "1.8 times".
  case mult1, mult2
  /// A duration of whole or tenth months, as "14 months".
  case months0, months1
  /// A count of days, as "30 days".
  case days0
  /// A p-value: "p < 0.001", "p = 0.043".
  case pvalue
  /// A calendar date; the number is days since 1970-01-01.
  case date

  /// Decimals printed.
  var decimals: Int {
    switch self {
    case .pct0, .num0, .signed0, .money0, .money0k, .moneySigned0, .moneySigned0k, .months0, .days0, .date,
      .pp0:
      0
    case .pct1, .pp1, .num1, .signed1, .money1m, .moneySigned1m, .mult1, .months1: 1
    case .pct2, .num2, .money2, .moneySigned2, .mult2: 2
    case .num3, .signed3, .pvalue: 3
    case .num4: 4
    }
  }

  /// Printed is the number times 10 to this power.
  var shift: Int {
    switch self {
    case .pct0, .pct1, .pct2, .pp0, .pp1: 2
    case .money0k, .moneySigned0k: -3
    case .money1m, .moneySigned1m: -6
    default: 0
    }
  }

  /// A plus sign is printed too.
  var isSigned: Bool {
    switch self {
    case .pp0, .pp1, .signed0, .signed1, .signed3, .moneySigned0, .moneySigned2, .moneySigned0k,
      .moneySigned1m:
      true
    default: false
    }
  }

  var isMoney: Bool {
    switch self {
    case .money0, .money2, .money0k, .money1m, .moneySigned0, .moneySigned2, .moneySigned0k, .moneySigned1m:
      true
    default: false
    }
  }

  /// The letter of thousands or millions.
  var magnitude: String {
    switch self {
    case .money0k, .moneySigned0k: "k"
    case .money1m, .moneySigned1m: "M"
    default: ""
    }
  }
}

extension Format {
  private enum Measure { case share, money, time, day }

  /// What it prints; `nil` for plain numbers and ratios, which may be of anything.
  private var measure: Measure? {
    switch self {
    case .pct0, .pct1, .pct2, .pp0, .pp1: .share
    case .months0, .months1, .days0: .time
    case .date: .day
    case _ where isMoney: .money
    default: nil
    }
  }

  /// Whether a number that is printed as another format says may be printed so: money not as a share, nor a share as
  /// months.
  public func fits(_ own: Format) -> Bool {
    guard let measure, let other = own.measure else { return true }
    return measure == other
  }

  /// How a difference of two such numbers is printed: signed, shares in percentage points.
  public var ofDifference: Format {
    switch self {
    case .pct0, .pct1, .pct2, .pp0, .pp1: .pp1
    case .num0, .signed0, .date, .days0: .signed0
    case .num1, .num2, .signed1, .mult1, .mult2, .months0, .months1: .signed1
    case .num3, .num4, .signed3, .pvalue: .signed3
    case .money0, .moneySigned0: .moneySigned0
    case .money2, .moneySigned2: .moneySigned2
    case .money0k, .moneySigned0k: .moneySigned0k
    case .money1m, .moneySigned1m: .moneySigned1m
    }
  }

  /// How an estimated amount of about this size is printed, so that no more digits stand there than it bears: in
  /// units, from 20,000 in thousands, from 10 million in millions.
  public static func money(about amount: Double) -> Format {
    switch amount.magnitude {
    case 10_000_000...: .money1m
    case 20_000...: .money0k
    default: .money0
    }
  }
}
