/// What a plan makes as large as it can.
public enum Objective: String, Sendable, Hashable, CaseIterable {
  /// Value kept less contacts and offers.
  case netValue = "net_value"
  /// Customers kept who would have left, whatever they are worth.
  case savedCustomers = "saved_customers"
  /// Recurring revenue, per unit of tenure, of the customers kept.
  case revenue

  /// Units of a menu's gains for one of what is counted: shares of a customer are small.
  public var scale: Double { self == .netValue ? 1 : 100_000 }
}
