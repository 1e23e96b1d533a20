import Diagnostics
import Loading
import Specs

/// `cancelled:` of orders: a column and its value, or how the numbers of such orders begin.
struct CancelledSpec: OptionMap {
  let cancelled: OrderRoles.Cancelled

  private static let columnOption = Parameter<Located<String>>(
    "column", help: "column that says what was cancelled or returned")
  private static let isOption = Parameter<Located<String>>("is", help: "the value of such lines")
  private static let prefixOption = Parameter<Located<String>>(
    "prefix", help: "how the numbers of such orders begin, such as C")
  static let parameters = [columnOption.declaration, isOption.declaration, prefixOption.declaration]

  init?(_ options: inout OptionReader) {
    let column = options.read(Self.columnOption).flatMap { $0.value == "none" ? nil : $0 }
    let value = options.read(Self.isOption)
    let prefix = options.read(Self.prefixOption).flatMap { $0.value == "none" ? nil : $0 }
    switch (column, column == nil && prefix != nil ? nil : value, prefix) {
    case (let column?, let value?, nil): cancelled = .value(column: column, is: value)
    case (nil, nil, let prefix?) where !prefix.value.isEmpty: cancelled = .prefix(prefix)
    default:
      options.add(
        .error(
          .badOption, "'cancelled' is a 'column' with the value it 'is', or a 'prefix' of order numbers",
          at: options.node.place))
      return nil
    }
  }
}
