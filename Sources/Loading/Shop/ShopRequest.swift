public import Diagnostics
public import Formats
import Populations
public import Tables

/// A data set of customers made of order lines: who had ordered by a day, what their orders were like until then, and
/// whether any came in the time after.
public struct ShopRequest: Sendable {
  /// The data set of order lines.
  public var lines: Located<String>
  /// The last day whose orders are features; `nil`: the last that leaves a whole outcome window in the data.
  public var featuresUntil: Located<Day>?
  /// Days after it that count neither way.
  public var gap: Int
  /// Days in which a customer without an order has left.
  public var window: Int
  /// Of the entry.
  public var place: Place

  public init(
    lines: Located<String>, featuresUntil: Located<Day>?, gap: Int, window: Int, place: Place
  ) {
    self.lines = lines
    self.featuresUntil = featuresUntil
    self.gap = gap
    self.window = window
    self.place = place
  }

  /// Days after which an outcome is known.
  public var step: Int { gap + window }

  /// A request like any other of customers, with the columns made here in their roles.
  public func request(
    name: Located<String>, of lines: DatasetRequest, labels: [(column: Located<String>, label: String)]
  ) -> DatasetRequest? {
    guard case .orders(let orders) = lines.kind else { return nil }
    func here(_ column: String) -> Located<String> { Located(column, at: place) }
    var roles = CustomerRoles(
      id: orders.customer, unit: .month,
      churned: (column: here(ShopCustomers.inactive), value: here("1")),
      revenue: orders.hasAmounts ? here(ShopCustomers.monthlyRevenue) : nil,
      observation: .window(
        start: here(ShopCustomers.windowStart), end: here(ShopCustomers.windowEnd), joined: nil))
    roles.labels = labels
    var request = DatasetRequest(
      name: name, file: lines.file, path: lines.path, kind: .customers(roles), expectations: [],
      freshness: nil)
    request.shop = self
    return request
  }
}

extension DatasetRequest {
  /// What the header of a file would say of customers made of order lines.
  public var shopColumns: [(name: String, kind: ColumnKind)] {
    guard shop != nil, case .customers(let roles) = kind else { return [] }
    return [(roles.id.value, .text)] + ShopCustomers.columns(hasAmounts: roles.revenue != nil)
  }
}
