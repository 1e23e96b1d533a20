import Diagnostics
public import Findings
import Formats
public import Populations
public import Specs
import Statistics

/// Who stays, by when they came: customers or revenue by cohort and age.
public struct Retention: Analysis {
  public static let kind = "retention"
  public static let summary = "Share of each cohort still active, period by period, from orders or from dates"

  private static let ordersParameter = Parameter<Located<String>>(
    "orders", help: "The data set of orders; the only one unless given")
  private static let startParameter = Parameter<Located<String>>(
    "start", help: "Column of the day each customer began; cohorts begin with the first order unless given")
  private static let endParameter = Parameter<Located<String>>(
    "end", help: "Column of the day each customer left, empty for those still here; takes the place of orders"
  )
  private static let cohortParameter = Parameter<Located<CohortStart>>(
    "cohort_by", help: "What begins a cohort: first_order, or sign_up with `start`")
  private static let periodParameter = Parameter<CalendarUnit>(
    "period", help: "The stretch of the calendar that counts", standard: .month)
  private static let metricParameter = Parameter<RetentionMetric>(
    "metric",
    help: "active_share: active in that period, unbounded: in that period or later, revenue: money kept",
    standard: .activeShare)
  private static let maskParameter = Parameter<Bool>(
    "mask_partial", help: "Leave out the period that is not over", standard: true)

  public static var parameters: [ParameterDeclaration] {
    [
      ordersParameter.declaration, startParameter.declaration, endParameter.declaration,
      cohortParameter.declaration, periodParameter.declaration, metricParameter.declaration,
      maskParameter.declaration,
    ]
  }

  public static let planned = ["projection", "bounded", "by"]

  public static let valueNames = [
    ValueDeclaration("retention_#", "share kept that many periods later, on average and by cohort", .both),
    ValueDeclaration("customers", "customers of the cohorts shown, and by cohort", .both),
    ValueDeclaration("cohorts", "cohorts shown"),
    ValueDeclaration("largest_change", "largest change between neighbouring cohorts at one age"),
    ValueDeclaration("largest_change_p", "its p-value after Benjamini and Hochberg's correction"),
  ]

  let orders: Located<String>?
  let start: Located<String>?
  let end: Located<String>?
  let period: CalendarUnit
  let metric: RetentionTable.Metric
  let masksPartial: Bool

  public init?(_ options: inout OptionReader) {
    orders = options.read(Self.ordersParameter)
    start = options.read(Self.startParameter)
    end = options.read(Self.endParameter)
    let cohort = options.read(Self.cohortParameter)
    let period = options.read(Self.periodParameter)
    let metric = options.read(Self.metricParameter)
    let masks = options.read(Self.maskParameter)
    for problem in Self.conflicts(orders: orders, start: start, end: end, cohort: cohort) {
      options.add(problem)
    }
    guard let period, let metric, let masks else { return nil }
    self.period = period
    self.metric = metric.metric
    masksPartial = masks
  }

  private static func conflicts(
    orders: Located<String>?, start: Located<String>?, end: Located<String>?, cohort: Located<CohortStart>?
  ) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    if start == nil, let end {
      problems.append(
        .error(.unclearStart, "'end' needs 'start', the column of the day customers began", at: end.place))
    }
    if let orders, end != nil {
      problems.append(
        .error(
          .unclearStart, "with 'end', dates say who is active, so orders are not used", at: orders.place,
          hint: "leave out 'orders' or 'end'"))
    }
    if let cohort, (cohort.value == .signUp) != (start != nil) {
      problems.append(
        cohort.value == .signUp
          ? .error(
            .unclearStart, "'sign_up' needs 'start', the column of the day customers signed up",
            at: cohort.place)
          : .error(
            .unclearStart, "cohorts begin on the day of 'start', not with the first order", at: cohort.place,
            hint: "use cohort_by: sign_up, or leave out 'start'"))
    }
    return problems
  }

  /// Dates say who is active; otherwise orders do.
  var isFromDates: Bool { start != nil && end != nil }

  public var needs: Needs {
    var needs = Needs()
    needs.columns = [start, end].compactMap { $0 }.map { ($0, [.day]) }
    if isFromDates {
      if metric == .revenue { needs.roles = [.revenue] }
    } else {
      needs.orders = Needs.OrdersNeed(data: orders, hasAmounts: metric == .revenue)
    }
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    let counts =
      if isFromDates {
        try RetentionCounts.fromDates(self, population, context)
      } else {
        try RetentionCounts.fromOrders(self, population, context)
      }
    let result = try RetentionResult(self, counts, context)
    let exhibits = RetentionExhibits(result, context)
    let words = RetentionWords(result, context)
    return Finding(
      values: result.values, exhibits: exhibits.exhibits, remarks: words.remarks, caveats: words.caveats,
      ledger: counts.ledger, extracts: [exhibits.extract])
  }
}
