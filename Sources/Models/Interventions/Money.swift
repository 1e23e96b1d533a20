/// Money in whole ten-thousandths of a unit of currency, so that sums are exact and do not depend on their order.
public struct Money: Sendable, Hashable, Comparable {
  public var ticks: Int64

  public init(ticks: Int64) { self.ticks = ticks }

  /// Rounded to the nearest tick, halves away from zero; what is not a number is nothing.
  public init(_ units: Double) {
    let scaled = (units * 10_000).rounded()
    ticks = scaled.isFinite && abs(scaled) < 9e18 ? Int64(scaled) : 0
  }

  public static let zero = Money(ticks: 0)
  /// In units of currency.
  public var units: Double { Double(ticks) / 10_000 }

  public static func + (a: Money, b: Money) -> Money { Money(ticks: a.ticks + b.ticks) }
  public static func - (a: Money, b: Money) -> Money { Money(ticks: a.ticks - b.ticks) }
  public static func += (a: inout Money, b: Money) { a.ticks += b.ticks }
  public static func < (a: Money, b: Money) -> Bool { a.ticks < b.ticks }
}
