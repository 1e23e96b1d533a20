public import Diagnostics
public import Formats
public import Populations
import Tables

/// The same customers' data as they stood earlier, each with what came after.
public struct EarlierRows: Sendable {
  /// The last day whose orders are features.
  public let day: Day
  public let population: TablePopulation
}

extension Dataset {
  /// Customers made of a loaded data set of order lines.
  ///
  /// The rows of earlier days have outcomes of their own that were known before this data set's features end: models
  /// split in time learn from them. They go back in steps of a third of the window, as long as a whole window of
  /// orders lies before.
  public init(
    _ request: DatasetRequest, _ shop: ShopRequest, from lines: Dataset, language: Language, threads: Int
  ) throws(Problems) {
    guard let orders = lines.population.roles.orders, let newest = lines.newestDay,
      let oldest = Dataset.oldestDay(of: lines, orders)
    else {
      throw Problems(
        .error(.noOutcomeWindow, "the order lines have no days", at: shop.lines.place))
    }
    let day = shop.featuresUntil?.value ?? newest.advanced(by: -shop.step)
    try Dataset.check(shop, day: day, oldest: oldest, newest: newest)
    let customers = ShopCustomers(lines: lines.population, shop: shop, threads: threads)
    let roles = Dataset.roles(request, lines.population.roles, language: language)
    do {
      let table = try customers.table(on: day)
      var earlier: [EarlierRows] = []
      let stride = Swift.max(1, shop.window / 3)
      var before = day.advanced(by: -shop.step)
      while oldest.advanced(by: shop.window) <= before.advanced(by: 1), earlier.count < 24 {
        earlier.append(
          EarlierRows(
            day: before,
            population: TablePopulation(try customers.table(on: before), roles: roles, threads: threads)))
        before = before.advanced(by: -stride)
      }
      self.init(
        name: request.name.value,
        population: TablePopulation(table, roles: roles, threads: threads),
        source: Source(
          path: lines.source.path, sha256: lines.source.sha256, bytes: lines.source.bytes,
          rows: table.rowCount),
        quality: DataQuality(table, expectations: [], age: nil, source: nil, threads: threads), warnings: [],
        newestDay: day.advanced(by: shop.step),
        singleOutcome: Dataset.singleOutcome(of: table, window: shop.window), delimiter: lines.delimiter)
      self.earlier = earlier
      self.featuresUntil = day
      self.shop = shop
    } catch {
      throw Problems(
        .error(
          .badPopulation, "data set '\(request.name.value)' cannot be made of the order lines: \(error)",
          at: shop.place))
    }
  }

  private static func singleOutcome(of table: Table, window: Int) -> String? {
    guard case .flags(let left)? = table["#churned"], let first = left.first,
      left.allSatisfy({ $0 == first })
    else { return nil }
    return first == 1
      ? "no customer ordered in the outcome window of \(window) days"
      : "every customer ordered in the outcome window of \(window) days"
  }

  private static func oldestDay(of lines: Dataset, _ orders: OrderColumns) -> Day? {
    guard case .days(let days)? = lines.table[orders.day] else { return nil }
    return days.lazy.filter { $0 != Column.missingInteger }.min().map { Day(number: Int($0)) }
  }

  private static func check(_ shop: ShopRequest, day: Day, oldest: Day, newest: Day) throws(Problems) {
    let place = shop.featuresUntil?.place ?? shop.place
    let end = day.advanced(by: shop.step)
    if end > newest {
      let least = newest.advanced(by: -shop.step)
      throw Problems(
        .error(
          .noOutcomeWindow,
          "the outcome window ends on \(end.iso), and the orders on \(newest.iso): who orders in the rest of it is not known",
          at: place, hint: "set features_until to \(least.iso) or earlier, or a shorter outcome_window"))
    }
    if day < oldest.advanced(by: shop.window - 1) {
      throw Problems(
        .error(
          .noOutcomeWindow,
          "the orders begin on \(oldest.iso), which leaves less than a window of \(shop.window) days before \(day.iso)",
          at: place, hint: "set a later features_until, or a shorter outcome_window"))
    }
  }

  private static func roles(_ request: DatasetRequest, _ lines: Roles, language: Language) -> Roles {
    var labels = lines.labels
    for (column, phrase) in Phrase.shopColumns { labels[column] = phrase.pattern(in: language) }
    var revenue: String?
    if case .customers(let declared) = request.kind {
      for label in declared.labels { labels[label.column.value] = label.label }
      revenue = declared.revenue?.value
    }
    return Roles(
      id: lines.id, churned: "#churned", outcome: ShopCustomers.inactive, revenue: revenue, unit: .month,
      observation: .window(start: ShopCustomers.windowStart, end: ShopCustomers.windowEnd), labels: labels)
  }
}
