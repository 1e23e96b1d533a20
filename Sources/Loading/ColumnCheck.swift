import Diagnostics
import Populations
import Tables

/// Compares the columns that a spec names with those that a file has, by name and kind.
struct ColumnCheck {
  /// What a part asks of its column.
  enum Wanted {
    case anything, number, day
    /// A day, or a day with the time; text is looked at value by value.
    case moment

    var words: String {
      switch self {
      case .anything: "anything"
      case .number: "numbers"
      case .day: "dates as YYYY-MM-DD"
      case .moment: "dates as YYYY-MM-DD, with or without a time of day"
      }
    }

    func accepts(_ kind: ColumnKind) -> Bool {
      switch self {
      case .anything: true
      case .number: kind.isNumeric
      case .day: kind == .day
      case .moment: kind == .day || kind == .category || kind == .text
      }
    }
  }

  /// A column of the wrong kind, to be located in the data.
  struct Misfit {
    let column: Int
    let role: String
    let wanted: Wanted
    let place: Place
  }

  private let names: [String]
  private let positions: [String: Int]
  /// `nil` where no value has been seen.
  private let kinds: [ColumnKind?]
  private(set) var problems = Problems()
  private(set) var misfits: [Misfit] = []

  init(names: [String], kinds: [ColumnKind?]) {
    self.names = names
    self.kinds = kinds
    positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }

  /// Everything that a request names.
  mutating func check(_ request: DatasetRequest) {
    switch request.kind {
    case .customers(let roles): check(roles)
    case .orders(let roles):
      check(roles)
    }
    for expectation in request.expectations { check(expectation) }
    check(request.freshness?.column, role: "freshness", .day)
  }

  private mutating func check(_ roles: CustomerRoles) {
    check(roles.id, role: "id")
    check(roles.tenure, role: "tenure", .number)
    check(roles.churned?.column, role: "churned")
    check(roles.revenue, role: "revenue", .number)
    if case .window(let start, let end, let joined) = roles.observation {
      check(start, role: "start", .day)
      check(end, role: "end", .day)
      check(joined, role: "joined", .day)
    }
    let lists = [
      (roles.pii, "pii"), (roles.protected, "protected"), (roles.afterOutcome, "after_outcome"),
      (roles.notFeatures, "not_features"), (roles.labels.map { $0.column }, "labels"),
    ]
    for (columns, role) in lists { for column in columns { check(column, role: role) } }
    guard let experiment = roles.experiment else { return }
    for column in experiment.others { check(column, role: "experiment") }
    for column in experiment.days { check(column, role: "experiment", .day) }
    for column in experiment.numbers { check(column, role: "experiment", .number) }
  }

  private mutating func check(_ roles: OrderRoles) {
    check(roles.customer, role: "customer")
    check(roles.date, role: "date", .moment)
    check(roles.amount, role: "amount", .number)
    check(roles.quantity, role: "quantity", .number)
    check(roles.price, role: "price", .number)
    check(roles.order, role: "order")
    if case .value(let column, _) = roles.cancelled { check(column, role: "cancelled") }
    for label in roles.labels { check(label.column, role: "labels") }
  }

  private mutating func check(_ expectation: Expectation) {
    for column in expectation.columns {
      switch expectation.rule {
      case .minimum, .maximum: check(column, role: "expect", .number)
      default: check(column, role: "expect")
      }
    }
  }

  private mutating func check(_ column: Located<String>?, role: String, _ wanted: Wanted = .anything) {
    guard let column else { return }
    guard let index = positions[column.value] else {
      problems.add(
        .error(
          .absentColumn, "the file has no column '\(column.value)'", at: column.place,
          hint: didYouMean(column.value, among: names)))
      return
    }
    guard let kind = kinds[index], !wanted.accepts(kind) else { return }
    problems.add(
      .error(
        .wrongColumnKind,
        "'\(role)' needs \(wanted.words), and column '\(column.value)' is \(kind.words)", at: column.place))
    misfits.append(Misfit(column: index, role: role, wanted: wanted, place: column.place))
  }
}

extension ColumnKind {
  /// For messages: what a column is.
  fileprivate var words: String {
    switch self {
    case .integer: "whole numbers"
    case .decimal, .number: "numbers"
    case .category, .text: "text"
    case .day: "dates"
    case .flag: "yes or no"
    }
  }
}
