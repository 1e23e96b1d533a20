/// Customers who began in one period, and what became of them in each period from then on.
public struct CohortRow: Sendable, Hashable {
  /// Money of the cohort's customers in one period, one amount a customer.
  public struct Revenue: Sendable, Hashable {
    public var sum: Double
    /// Of the customers' amounts, squared.
    public var squares: Double
    /// Of each customer's amount times the same customer's in the cohort's first period.
    public var products: Double

    public init(sum: Double, squares: Double, products: Double) {
      self.sum = sum
      self.squares = squares
      self.products = products
    }
  }

  /// The number of the period, consecutive on the calendar.
  public let start: Int
  public let size: Int
  /// Customers active in the period that many periods later, from 0 on, up to the last period of the data.
  public let active: [Int]
  /// Customers active then or in any later period.
  public let lasting: [Int]
  /// Empty without amounts.
  public let revenue: [Revenue]

  public init(start: Int, size: Int, active: [Int], lasting: [Int], revenue: [Revenue] = []) {
    self.start = start
    self.size = size
    self.active = active
    self.lasting = lasting
    self.revenue = revenue
  }
}
