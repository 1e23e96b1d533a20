public import Formats
public import Statistics

/// Which order lines are counted by the period in which their customer began.
public struct PurchasePeriodQuery: Sendable {
  /// Customers with the day on which each began, such as the day they signed up.
  public struct Origins: Sendable {
    public var customers: any Population
    /// A column of days.
    public var day: String

    public init(customers: any Population, day: String) {
      self.customers = customers
      self.day = day
    }
  }

  public var lines: PurchaseQuery
  public var unit: CalendarUnit
  /// `nil` where customers begin with their first purchase.
  public var origins: Origins?

  public init(_ lines: PurchaseQuery = PurchaseQuery(), unit: CalendarUnit, origins: Origins? = nil) {
    self.lines = lines
    self.unit = unit
    self.origins = origins
  }

  /// Periods between the first and the last line at most: five years of weeks.
  public static let limit = 261
}

/// Customers and revenue by the period in which customers began and by the periods after it, and what became of every
/// line.
///
/// A customer is active in a period with a purchase in it, as `Purchases` defines one. Returns lower the revenue of
/// the period they fall into; what comes before a customer's beginning counts nowhere.
public struct PurchasePeriods: Sendable, Equatable {
  /// Cohorts with customers, by start.
  public let rows: [CohortRow]
  /// The first day of the lines taken; `nil` when none was.
  public let firstDay: Day?
  /// The last day of the lines taken; `nil` when none was.
  public let lastDay: Day?
  public let ledger: PurchaseLedger
  /// Customers with purchases whose beginning is not known, or was before the first line.
  public let withoutOrigin: Int

  public init(
    rows: [CohortRow], firstDay: Day?, lastDay: Day?, ledger: PurchaseLedger, withoutOrigin: Int
  ) {
    self.rows = rows
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.ledger = ledger
    self.withoutOrigin = withoutOrigin
  }
}
