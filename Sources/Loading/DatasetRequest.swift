public import Diagnostics
public import Populations

/// A data set as the spec declares it, each part with its place, so that what is wrong in the file can be shown
/// where it was asked for.
public struct DatasetRequest: Sendable {
  /// The key under `data:`.
  public var name: Located<String>
  /// As the spec names it, parameters put in.
  public var file: Located<String>
  /// Where it is, relative to the working directory or absolute.
  public var path: String
  public var kind: Kind
  public var expectations: [Expectation]
  public var freshness: Freshness?
  /// Of customers made of order lines rather than read from a file.
  public var shop: ShopRequest?
  /// Of customers with a window: the data set that says what is known of them now.
  public var now: Located<String>?

  public enum Kind: Sendable {
    case customers(CustomerRoles)
    case orders(OrderRoles)
  }

  public init(
    name: Located<String>, file: Located<String>, path: String, kind: Kind, expectations: [Expectation] = [],
    freshness: Freshness? = nil
  ) {
    self.name = name
    self.file = file
    self.path = path
    self.kind = kind
    self.expectations = expectations
    self.freshness = freshness
  }
}

/// Columns of a customer file by the part they play.
public struct CustomerRoles: Sendable {
  public var id: Located<String>
  public var tenure: Located<String>?
  public var unit: TimeUnit
  public var churned: (column: Located<String>, value: Located<String>)?
  public var revenue: Located<String>?
  public var observation: Observation
  public var pii: [Located<String>]
  public var protected: [Located<String>]
  public var afterOutcome: [Located<String>]
  public var notFeatures: [Located<String>]
  /// Names for readers, by column.
  public var labels: [(column: Located<String>, label: String)]
  /// Who was drawn into which arm of an experiment.
  public var experiment: ExperimentRoles?

  public enum Observation: Sendable {
    /// With the column of the day each customer joined, which gives the tenure at the window's start.
    case window(start: Located<String>, end: Located<String>, joined: Located<String>?)
    case cohort
    case snapshot
  }

  public init(
    id: Located<String>, tenure: Located<String>? = nil, unit: TimeUnit = .month,
    churned: (column: Located<String>, value: Located<String>)? = nil, revenue: Located<String>? = nil,
    observation: Observation = .snapshot, pii: [Located<String>] = [], protected: [Located<String>] = [],
    afterOutcome: [Located<String>] = [], notFeatures: [Located<String>] = [],
    labels: [(column: Located<String>, label: String)] = []
  ) {
    self.id = id
    self.tenure = tenure
    self.unit = unit
    self.churned = churned
    self.revenue = revenue
    self.observation = observation
    self.pii = pii
    self.protected = protected
    self.afterOutcome = afterOutcome
    self.notFeatures = notFeatures
    self.labels = labels
  }
}

/// Columns of a file of orders, one line a row.
public struct OrderRoles: Sendable {
  /// How a line says that it was cancelled or returned.
  public enum Cancelled: Sendable {
    case value(column: Located<String>, is: Located<String>)
    /// The number of its order begins so.
    case prefix(Located<String>)
  }

  public var customer: Located<String>
  /// Days, or moments of which the day counts.
  public var date: Located<String>
  public var amount: Located<String>?
  /// In place of an amount: pieces times the price of one.
  public var quantity: Located<String>?
  public var price: Located<String>?
  /// The number of the order or invoice.
  public var order: Located<String>?
  public var cancelled: Cancelled?
  /// Names for readers, by column.
  public var labels: [(column: Located<String>, label: String)]

  public init(
    customer: Located<String>, date: Located<String>, amount: Located<String>? = nil,
    quantity: Located<String>? = nil, price: Located<String>? = nil, order: Located<String>? = nil,
    cancelled: Cancelled? = nil, labels: [(column: Located<String>, label: String)] = []
  ) {
    self.customer = customer
    self.date = date
    self.amount = amount
    self.quantity = quantity
    self.price = price
    self.order = order
    self.cancelled = cancelled
    self.labels = labels
  }

  /// Whether a line says what it is worth.
  public var hasAmounts: Bool { amount != nil || quantity != nil }
}

/// How old the newest date of a column may be on the report's date, in days; the clock is never read.
public struct Freshness: Sendable {
  public let column: Located<String>
  public let warnAfter: Int?
  public let errorAfter: Int?

  public init(column: Located<String>, warnAfter: Int?, errorAfter: Int?) {
    self.column = column
    self.warnAfter = warnAfter
    self.errorAfter = errorAfter
  }
}
