import Diagnostics
import Formats
import Loading
public import Populations
public import Specs

extension TimeUnit: OptionChoice {}

/// One entry of `data:`, whose `file` is resolved against the project's folder by the reader.
struct DatasetSpec: OptionMap {
  /// Read from a file, or made of another data set's order lines.
  enum Origin {
    case file(Located<String>, DatasetRequest.Kind)
    case shop(ShopRequest, labels: [(column: Located<String>, label: String)])
  }

  let origin: Origin
  let expectations: [Expectation]
  let freshness: Freshness?
  let now: Located<String>?

  private static let file = Parameter<Located<String>>(
    "file", help: "a CSV, gzipped or not, relative to the project's folder")
  private static let id = Parameter<Located<String>>("id", help: "column that names the customer")
  private static let observed = Parameter<ObservedSpec>(
    "observed", help: "how customers were observed", standard: ObservedSpec(observation: .snapshot))
  private static let tenure = Parameter<Located<String>>(
    "tenure", help: "column of how long each was observed, in `unit`")
  private static let unit = Parameter<TimeUnit>("unit", help: "unit of tenure", standard: .month)
  private static let churned = Parameter<ChurnedSpec>("churned", help: "who left")
  private static let revenue = Parameter<Located<String>>(
    "revenue", help: "column of recurring revenue per unit of tenure")
  private static let pii = Parameter<[Located<String>]>("pii", help: "contact data: only under outreach/")
  private static let protected = Parameter<[Located<String>]>("protected", help: "audited, never features")
  private static let afterOutcome = Parameter<[Located<String>]>(
    "after_outcome", help: "known only once a customer has left")
  private static let notFeatures = Parameter<[Located<String>]>("not_features", help: "kept from the model")
  private static let labels = Parameter<NamedValues<String>>("labels", help: "names for readers, by column")
  private static let expect = Parameter<[ExpectationSpec]>("expect", help: "the data contract")
  private static let freshness = Parameter<FreshnessSpec>("freshness", help: "how old the data may be")
  private static let now = Parameter<Located<String>>(
    "now",
    help:
      "of customers with a window: the data set that says what is known of them now that it has ended; those still here are scored by it for the next"
  )
  private static let experiment = Parameter<ExperimentSpec>(
    "experiment",
    help: "of customers drawn at random into the arms of an experiment: the arms and what came of them")
  private static let customer = Parameter<Located<String>>("customer", help: "of orders: whose they are")
  private static let date = Parameter<Located<String>>("date", help: "of orders: column of the day")
  private static let amount = Parameter<Located<String>>("amount", help: "of orders: column of the amount")
  private static let quantity = Parameter<Located<String>>(
    "quantity", help: "of orders: column of the pieces, with `price` in place of `amount`")
  private static let price = Parameter<Located<String>>(
    "price", help: "of orders: column of the price of one piece")
  private static let order = Parameter<Located<String>>(
    "order", help: "of orders: column of the order's or invoice's number")
  private static let cancelled = Parameter<CancelledSpec>(
    "cancelled", help: "of orders: which lines were cancelled or returned")

  private static let from = Parameter<Located<String>>(
    "from", help: "in place of a file: the data set of order lines that customers are made of")
  private static let featuresUntil = Parameter<Located<Day>>(
    "features_until",
    help:
      "with from: the last day whose orders describe customers; unless given, the last that leaves a whole window"
  )
  private static let gap = Parameter<DayCount>(
    "gap", help: "with from: days after it that count neither way, such as 7d", standard: DayCount(days: 0))
  private static let window = Parameter<DayCount>(
    "outcome_window", help: "with from: days without an order after which a customer has left, such as 90d")
  /// Beside `from`.
  private static let shopKeys = ["from", "features_until", "gap", "outcome_window", "labels"]

  /// Put in before the rest is read.
  private static let like = Parameter<String>(
    LikeSpec.key, help: "another data set that this one is declared as, but for the keys given here")

  static let parameters = [
    like.declaration, file.declaration, from.declaration, featuresUntil.declaration, gap.declaration,
    window.declaration,
    id.declaration, observed.declaration, tenure.declaration, unit.declaration,
    churned.declaration, revenue.declaration, pii.declaration, protected.declaration,
    afterOutcome.declaration,
    notFeatures.declaration, labels.declaration, expect.declaration, freshness.declaration,
    now.declaration, experiment.declaration, customer.declaration,
    date.declaration, amount.declaration, quantity.declaration, price.declaration, order.declaration,
    cancelled.declaration,
  ]
  static let planned = [
    "sqlite", "odbc", "spark", "query", "entry", "clock", "weights", "grain", "columns", "missing",
    "delimiter",
    "start", "end", "cause", "time_zone",
  ]

  init?(_ options: inout OptionReader) {
    if options.node.entry("from") != nil {
      expectations = []
      freshness = nil
      now = nil
      guard let origin = Self.shop(&options) else { return nil }
      self.origin = origin
      return
    }
    for key in ["features_until", "gap", "outcome_window"] {
      if let entry = options.node.entry(key) {
        options.add(
          .error(
            .badOption, "'\(key)' is of customers made of orders", at: entry.key.place,
            hint: "add `from:` with the data set of order lines, in place of `file:`"))
      }
    }
    let expected = options.read(Self.expect) ?? []
    expectations = expected.flatMap { $0.expectations }
    freshness = options.read(Self.freshness)?.freshness
    now = options.read(Self.now)
    let kind = options.node.entry("customer") == nil ? Self.customers(&options) : Self.orders(&options)
    guard let file = options.read(Self.file) else {
      if options.node.entry("file") == nil {
        options.add(.error(.missingOption, "option 'file' is missing", at: options.node.place))
      }
      return nil
    }
    guard let kind else { return nil }
    origin = .file(file, kind)
  }

  private static func shop(_ options: inout OptionReader) -> Origin? {
    for entry in options.node.entries
    where !shopKeys.contains(entry.key.value) && parameters.contains(where: { $0.name == entry.key.value }) {
      options.add(
        .error(
          .badOption, "'\(entry.key.value)' is of data read from a file", at: entry.key.place,
          hint: "leave it out; customers made of orders have \(shopKeys.joined(separator: ", "))"))
    }
    let labels = (options.read(labels)?.entries ?? []).map { (column: $0.name, label: $0.value) }
    let until = options.read(featuresUntil)
    let gap = options.read(gap)
    let window = options.read(window)
    if window == nil, options.node.entry("outcome_window") == nil {
      options.add(
        .error(
          .missingOption, "customers made of orders need 'outcome_window', such as 90d",
          at: options.node.place))
    }
    if let window, window.days < 1 {
      options.add(
        .error(.badOption, "'outcome_window' is less than a day", at: options.place("outcome_window")))
      return nil
    }
    guard let lines = options.read(from), let gap, let window else { return nil }
    return .shop(
      ShopRequest(
        lines: lines, featuresUntil: until, gap: gap.days, window: window.days, place: options.node.place),
      labels: labels)
  }

  private static func customers(_ options: inout OptionReader) -> DatasetRequest.Kind? {
    let observation = options.read(observed)?.observation ?? .snapshot
    let churn = options.read(churned)
    var roles = CustomerRoles(id: Located("", at: options.node.place), observation: observation)
    roles.tenure = options.read(tenure)
    roles.unit = options.read(unit) ?? .month
    roles.churned = churn.map { (column: $0.column, value: $0.value) }
    roles.revenue = options.read(revenue)
    roles.pii = options.read(pii) ?? []
    roles.protected = options.read(protected) ?? []
    roles.afterOutcome = options.read(afterOutcome) ?? []
    roles.notFeatures = options.read(notFeatures) ?? []
    roles.labels = (options.read(labels)?.entries ?? []).map { (column: $0.name, label: $0.value) }
    roles.experiment = options.read(experiment)?.roles
    guard let name = options.read(id) else {
      if options.node.entry("id") == nil {
        options.add(
          .error(
            .missingOption, "a data set needs 'id', the column that names the customer",
            at: options.node.place))
      }
      return nil
    }
    roles.id = name
    return .customers(roles)
  }

  private static func orders(_ options: inout OptionReader) -> DatasetRequest.Kind? {
    // A role that a parameter says no column has, so that one spec may serve files of several layouts.
    func given(_ option: Parameter<Located<String>>) -> Located<String>? {
      options.read(option).flatMap { $0.value == "none" ? nil : $0 }
    }
    let (amount, quantity) = (given(amount), given(quantity))
    let (price, order) = (given(price), given(order))
    let cancelled = options.read(cancelled)?.cancelled
    let labels = (options.read(labels)?.entries ?? []).map { (column: $0.name, label: $0.value) }
    checkWorth(amount, quantity, price, &options)
    if case .prefix(let prefix) = cancelled, order == nil {
      options.add(
        .error(
          .missingOption, "'prefix' is about the numbers of orders, and no 'order' is declared",
          at: prefix.place, hint: "add `order:` with the column of the numbers"))
    }
    guard let customer = options.read(customer) else { return nil }
    guard let date = options.read(date) else {
      if options.node.entry("date") == nil {
        options.add(
          .error(.missingOption, "orders need 'date', the column of the day", at: options.node.place))
      }
      return nil
    }
    return .orders(
      OrderRoles(
        customer: customer, date: date, amount: amount, quantity: quantity, price: price, order: order,
        cancelled: cancelled, labels: labels))
  }

  /// Either an amount, or pieces and their price, or nothing.
  private static func checkWorth(
    _ amount: Located<String>?, _ quantity: Located<String>?, _ price: Located<String>?,
    _ options: inout OptionReader
  ) {
    if let amount, let other = quantity ?? price {
      options.add(
        .error(
          .badOption, "orders have 'amount', or 'quantity' and 'price', not both", at: other.place,
          hint: "leave out one of them; 'amount' is on line \(amount.place.line)"))
    } else if (quantity == nil) != (price == nil), let lone = quantity ?? price {
      let (has, lacks) = quantity == nil ? ("price", "quantity") : ("quantity", "price")
      options.add(.error(.missingOption, "'\(has)' needs '\(lacks)' beside it", at: lone.place))
    }
  }
}
