public import Formats

/// Which order lines are summed up by customer, and how.
public struct PurchaseQuery: Sendable, Hashable {
  /// What becomes of lines worth less than nothing.
  public enum Returns: Sendable, Hashable {
    /// They lower what the customer, the day and the order are worth.
    case net
    /// They are counted, and lower nothing.
    case drop
  }

  /// Where purchases are parted into earlier and later ones.
  public enum Split: Sendable, Hashable {
    /// The last day of the earlier part.
    case after(Day)
    /// So much of the days from the first purchase to the last, rounded down.
    case share(Double)
  }

  /// The first day that counts; `nil` for the first of the data.
  public var from: Day?
  /// The first day that counts no more; `nil` for the day after the last of the data.
  public var until: Day?
  public var returns: Returns
  /// With it, order days of the earlier part are counted apart, in columns of their own.
  public var split: Split?

  public init(from: Day? = nil, until: Day? = nil, returns: Returns = .net, split: Split? = nil) {
    self.from = from
    self.until = until
    self.returns = returns
    self.split = split
  }
}

/// Orders summed up by customer: a population of one row a customer, in the order of their ids, and what became of
/// every line.
///
/// A line worth more than nothing that was not cancelled is a purchase (without amounts, any line that was not
/// cancelled). A day with a purchase is an order day, and an order with one is an order; first and last days are of
/// purchases. A cancelled line of positive worth is a sale undone, which counts nowhere. Customers whose lines are
/// all returns, or worth nothing, have a row with 0 orders and no days.
public struct Purchases: Sendable {
  /// Columns beyond the customer's id.
  public enum Columns {
    /// Days of the first and of the last purchase; missing without one.
    public static let first = "#first_day"
    public static let last = "#last_day"
    /// Distinct orders with a purchase; without a column of orders, order days.
    public static let orders = "#orders"
    public static let days = "#order_days"
    /// Lines of the customer, returns included.
    public static let lines = "#lines"
    /// Positive amounts, less returns where these are netted.
    public static let net = "#net"
    /// Positive amounts.
    public static let gross = "#gross"
    /// What came back, as a positive amount.
    public static let returned = "#returned"
    /// Of the order days after the first: what they were worth together.
    public static let repeatNet = "#repeat_net"
    /// The median worth of an order; missing without one.
    public static let median = "#order_median"
    /// Only where the query splits them: order days of the earlier part, 0 or more, and the last of them, missing
    /// without one.
    public static let earlyDays = "#early_order_days"
    public static let earlyLast = "#early_last_day"
  }

  public let customers: any Population
  public let ledger: PurchaseLedger
  /// The days of the first and of the last purchase of all; `nil` without any.
  public let span: ClosedRange<Day>?
  /// The last day of the earlier part, where the query splits them.
  public let split: Day?

  public init(
    customers: any Population, ledger: PurchaseLedger, span: ClosedRange<Day>? = nil, split: Day? = nil
  ) {
    self.customers = customers
    self.ledger = ledger
    self.span = span
    self.split = split
  }
}

/// What became of every order line: each is in exactly one of the counts up to `worthless`.
public struct PurchaseLedger: Sendable, Hashable {
  public var withoutCustomer = 0
  public var withoutDay = 0
  public var withoutAmount = 0
  /// Before `from`.
  public var before = 0
  /// On or after `until`.
  public var after = 0
  /// Sales undone.
  public var cancelled = 0
  public var purchases = 0
  /// Lines worth less than nothing.
  public var returns = 0
  /// Lines worth exactly nothing.
  public var worthless = 0
  /// Of the lines taken, those that repeat another of the same customer in every column.
  public var duplicates = 0
  /// Customers with lines taken and no purchase among them.
  public var customersWithoutPurchase = 0

  public init() {}

  /// Lines taken: purchases, returns and those worth nothing.
  public var taken: Int { purchases + returns + worthless }
  public var lines: Int {
    withoutCustomer + withoutDay + withoutAmount + before + after + cancelled + taken
  }

  mutating func add(_ other: PurchaseLedger) {
    withoutCustomer += other.withoutCustomer
    withoutDay += other.withoutDay
    withoutAmount += other.withoutAmount
    before += other.before
    after += other.after
    cancelled += other.cancelled
    purchases += other.purchases
    returns += other.returns
    worthless += other.worthless
    duplicates += other.duplicates
    customersWithoutPurchase += other.customersWithoutPurchase
  }
}
