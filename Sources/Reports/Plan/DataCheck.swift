import Analyses
import Diagnostics
import Loading
import Populations
import Tables

extension NeedsCheck {
  /// Every column a data set names, looked up in its file.
  mutating func checkColumns(of data: DatasetRequest) {
    switch data.kind {
    case .customers(let roles): checkRoleColumns(roles, data)
    case .orders(let roles):
      checkOrderColumns(roles, data)
    }
    checkNow(of: data)
    if let freshness = data.freshness { check(freshness.column, [.day], in: data) }
    for expectation in data.expectations {
      for column in expectation.columns { check(column, [], in: data) }
      check(expectation, of: data)
    }
  }

  /// The other data set of a relationship, and its column.
  private mutating func check(_ expectation: Expectation, of data: DatasetRequest) {
    guard case .relationship(_, let name, let column) = expectation.rule,
      let other = dataset(named: Located(name, at: expectation.place))
    else { return }
    check(Located(column, at: expectation.place), [], in: other)
  }

  private mutating func checkOrderColumns(_ roles: OrderRoles, _ data: DatasetRequest) {
    check(roles.customer, [], in: data)
    check(roles.date, [.day, .text], in: data)
    for numeric in [roles.amount, roles.quantity, roles.price] {
      if let numeric { check(numeric, [.numeric], in: data) }
    }
    if let order = roles.order { check(order, [], in: data) }
    if case .value(let column, _) = roles.cancelled { check(column, [], in: data) }
    for label in roles.labels { check(label.column, [], in: data) }
  }

  private mutating func checkRoleColumns(_ roles: CustomerRoles, _ data: DatasetRequest) {
    check(roles.id, [], in: data)
    for numeric in [roles.tenure, roles.revenue] {
      if let numeric { check(numeric, [.numeric], in: data) }
    }
    if let churned = roles.churned { check(churned.column, [], in: data) }
    if case .window(let start, let end, let joined) = roles.observation {
      for day in [start, end, joined] {
        if let day { check(day, [.day], in: data) }
      }
    }
    for column in roles.pii + roles.protected + roles.afterOutcome + roles.notFeatures {
      check(column, [], in: data)
    }
    for label in roles.labels { check(label.column, [], in: data) }
    guard let experiment = roles.experiment else { return }
    for column in experiment.others { check(column, [], in: data) }
    for column in experiment.days { check(column, [.day], in: data) }
    for column in experiment.numbers { check(column, [.numeric], in: data) }
  }
}
