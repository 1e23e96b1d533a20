/// Which columns of a file of order lines play which part; whose a line is stands in `Roles.id`.
public struct OrderColumns: Sendable, Hashable {
  /// A column of days.
  public var day: String
  /// The number of the order or invoice that a line belongs to; without it the lines of a customer and a day are
  /// one order.
  public var order: String?
  /// What a line is worth; negative for what came back.
  public var amount: String?
  /// A flag column: 1 where the line was cancelled or returned.
  public var cancelled: String?

  public init(day: String, order: String? = nil, amount: String? = nil, cancelled: String? = nil) {
    self.day = day
    self.order = order
    self.amount = amount
    self.cancelled = cancelled
  }
}
