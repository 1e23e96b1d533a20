import Analyses
import Diagnostics
import Loading

extension NeedsCheck {
  /// The data set whose order lines a cell needs: its own, the one it names, or the only one; `nil` when it needs
  /// none, or after saying what is wrong.
  mutating func orders(_ needs: Needs, of cell: CellSpec, on data: DatasetRequest) -> DatasetRequest? {
    guard let need = needs.orders, let found = orders(need, of: cell, on: data) else { return nil }
    guard case .orders(let roles) = found.kind, need.hasAmounts, !roles.hasAmounts else { return found }
    problems.add(
      .error(
        .undeclaredRole,
        "kind '\(cell.kind.value)' needs 'amount', which data set '\(found.name.value)' does not declare",
        at: need.data?.place ?? cell.kind.place,
        hint: "add `amount:`, or `quantity:` and `price:`, to the data set on line \(found.name.place.line)"))
    return nil
  }

  private mutating func orders(
    _ need: Needs.OrdersNeed, of cell: CellSpec, on data: DatasetRequest
  ) -> DatasetRequest? {
    if let name = need.data {
      guard let found = dataset(named: name) else { return nil }
      if !found.holdsOrders {
        problems.add(
          .error(.unknownData, "data set '\(name.value)' holds customers, not orders", at: name.place))
        return nil
      }
      if data.holdsOrders, found.name.value != data.name.value {
        problems.add(
          .error(
            .unknownData, "the cell's own data set '\(data.name.value)' holds orders already", at: name.place,
            hint: "leave out 'orders', or set 'data' to the customers"))
        return nil
      }
      return found
    }
    if data.holdsOrders { return data }
    if need.isAlternative { return nil }
    let found = spec.data.filter { $0.holdsOrders }
    if found.count == 1 { return found[0] }
    guard spec.doubtful.isEmpty || found.count > 1 else { return nil }
    let names = found.map { $0.name.value }
    problems.add(
      .error(
        .unknownData,
        found.isEmpty
          ? "kind '\(cell.kind.value)' needs orders, and the report declares no data set of orders"
          : "several data sets hold orders: \(names.joined(separator: ", "))",
        at: cell.kind.place,
        hint: found.isEmpty
          ? "declare one under `data:` with `customer`, `date` and `amount`"
          : "name one of them with `orders:`"))
    return nil
  }
}

extension DatasetRequest {
  /// Rows are order lines.
  var holdsOrders: Bool {
    if case .orders = kind { true } else { false }
  }
}
