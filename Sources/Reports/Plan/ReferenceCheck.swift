import Diagnostics
import Loading
import Populations

extension NeedsCheck {
  /// The data set that a cell's own is compared with; `nil` after saying what is wrong.
  mutating func reference(_ name: Located<String>, of data: DatasetRequest) -> DatasetRequest? {
    guard let found = dataset(named: name) else { return nil }
    if found.name.value == data.name.value {
      problems.add(
        .error(
          .unknownData, "data set '\(name.value)' is compared with itself", at: name.place,
          hint: "declare the earlier period as a data set of its own, with `like: \(name.value)`"))
      return nil
    }
    guard found.holdsOrders == data.holdsOrders else {
      let (one, other) = found.holdsOrders ? ("orders", "customers") : ("customers", "orders")
      problems.add(
        .error(
          .unknownData,
          "data set '\(name.value)' holds \(one), and '\(data.name.value)' holds \(other)", at: name.place))
      return nil
    }
    return found
  }
}

extension NeedsCheck {
  /// What `now:` names: other customers' data beside data with a window.
  mutating func checkNow(of data: DatasetRequest) {
    guard let now = data.now, let found = dataset(named: now) else { return }
    if found.holdsOrders || found.name.value == data.name.value || found.now != nil {
      problems.add(
        .error(
          .unknownData, "'\(now.value)' does not hold what is known of the customers now", at: now.place,
          hint: "declare a data set with their id and the columns that have changed since the window began"))
    }
    guard case .customers(let roles) = data.kind, case .window = roles.observation else {
      problems.add(
        .error(
          .badOption,
          "'now' is of customers observed in a window, and data set '\(data.name.value)' has none",
          at: now.place, hint: "without a window the data say what is known now already"))
      return
    }
  }
}

extension DatasetRequest {
  /// Other data sets that its expectations name, and the one of what is known now.
  var linkedData: [String] {
    expectations.compactMap { expectation in
      guard case .relationship(_, let data, _) = expectation.rule else { return nil }
      return data
    } + (now.map { [$0.value] } ?? [])
  }
}
