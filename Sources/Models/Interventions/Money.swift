/// Money in whole ten-thousandths of a unit of currency, so that sums are exact and do not depend on their order.
public struct Money: Sendable, Hashable, Comparable {
  public var ticks: Int64

  public init(ticks: Int64) { self.ticks = ticks }

  /// Rounded to the nearest tick, halves away from zero; what lies beyond `largest` is `largest`, and what is not a
  /// number is nothing.
  public init(_ units: Double) {
    let scaled = units * 10_000
    let limit = Money.largest.ticks
    if scaled.isNaN {
      ticks = 0
    } else if abs(scaled) < Double(limit) {
      // Cut off and put right: far faster than the library's rounding, and the same.
      let whole = Int64(scaled)
      let rest = scaled - Double(whole)
      ticks = rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
    } else {
      ticks = scaled < 0 ? -limit : limit
    }
  }

  public static let zero = Money(ticks: 0)
  /// The largest amount read, about 2.3e14 units: a quarter of what fits, so that a customer's value less contact and
  /// offer still does.
  public static let largest = Money(ticks: .max / 4)
  /// In units of currency.
  public var units: Double { Double(ticks) / 10_000 }

  public static func + (a: Money, b: Money) -> Money { Money(ticks: a.ticks + b.ticks) }
  public static func - (a: Money, b: Money) -> Money { Money(ticks: a.ticks - b.ticks) }
  public static func += (a: inout Money, b: Money) { a.ticks += b.ticks }
  public static func < (a: Money, b: Money) -> Bool { a.ticks < b.ticks }
}
