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

extension DatasetRequest {
  /// Other data sets that its expectations name.
  var linkedData: [String] {
    expectations.compactMap { expectation in
      guard case .relationship(_, let data, _) = expectation.rule else { return nil }
      return data
    }
  }
}
