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

  private static let projectionParameter = Parameter<Located<Int>>(
    "projection",
    help:
      "Periods after the first up to which the average is projected (shifted beta-geometric), where 'end' says who left for good",
    fault: { (2...240).contains($0.value) ? nil : "must be 2 to 240" })
  private static let byParameter = Parameter<Located<String>>(
    "by", help: "Column whose levels are followed side by side, cohorts together; with 'start'")

  public static var parameters: [ParameterDeclaration] {
    [
      ordersParameter.declaration, startParameter.declaration, endParameter.declaration,
      cohortParameter.declaration, periodParameter.declaration, metricParameter.declaration,
      maskParameter.declaration, projectionParameter.declaration, byParameter.declaration,
    ]
  }

  public static let valueNames = [
    ValueDeclaration("retention_#", "share kept that many periods later, on average and by cohort", .both),
    ValueDeclaration("projected_#", "with 'projection': share of new customers kept that many periods later"),
    ValueDeclaration("retention_by_#", "with 'by': share kept that many periods later, by group", .grouped),
    ValueDeclaration("customers_by", "with 'by': customers, by group", .grouped),
    ValueDeclaration(
      "difference_by", "with 'by': what a group keeps less the largest, at the last age of all", .grouped),
    ValueDeclaration("difference_by_p", "its p-value after Holm's correction", .grouped),
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
  let projection: Int?
  let by: Located<String>?

  public init?(_ options: inout OptionReader) {
    orders = options.read(Self.ordersParameter)
    start = options.read(Self.startParameter)
    end = options.read(Self.endParameter)
    let cohort = options.read(Self.cohortParameter)
    let period = options.read(Self.periodParameter)
    let metric = options.read(Self.metricParameter)
    let masks = options.read(Self.maskParameter)
    let projection = options.read(Self.projectionParameter)
    by = options.read(Self.byParameter)
    self.projection = projection?.value
    for problem in Self.conflicts(projection: projection, by: by, start: start, end: end, metric) {
      options.add(problem)
    }
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

  private static func conflicts(
    projection: Located<Int>?, by: Located<String>?, start: Located<String>?, end: Located<String>?,
    _ metric: RetentionMetric?
  ) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    if let projection, end == nil || metric == .revenue {
      problems.append(
        .error(
          .badOption,
          end == nil
            ? "'projection' needs 'end': only of customers who left for good can it be said who stays"
            : "'projection' is of customers, and metric 'revenue' counts money",
          at: projection.place,
          hint: end == nil
            ? "value customers without a contract with a 'clv' cell" : "leave out 'projection' or 'metric'"))
    }
    if let by, start == nil {
      problems.append(
        .error(
          .badOption,
          "'by' needs 'start': without it cohorts are made of order lines, which are no customers",
          at: by.place, hint: "name the column of the day customers began"))
    }
    return problems
  }

  /// Dates say who is active; otherwise orders do.
  var isFromDates: Bool { start != nil && end != nil }

  public var needs: Needs {
    var needs = Needs()
    needs.columns = [start, end].compactMap { $0 }.map { ($0, [.day]) }
    if let by { needs.columns.append((by, [])) }
    if isFromDates {
      if metric == .revenue { needs.roles = [.revenue] }
    } else {
      needs.orders = Needs.OrdersNeed(data: orders, hasAmounts: metric == .revenue)
    }
    return needs
  }

  public func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
  {
    let counts = try RetentionCounts.counted(self, population, context)
    let result = try RetentionResult(self, counts, context)
    let projected = projection.map { RetentionProjected(until: $0, result, context.wording) }
    let groups = try by.map { by throws(AnalysisError) in
      try RetentionGroups(by.value, self, result, population, context)
    }
    let exhibits = RetentionExhibits(result, context, projected, groups)
    let words = RetentionWords(result, context)
    return Finding(
      values: result.values + (projected?.values ?? []) + (groups?.values(result) ?? []),
      exhibits: exhibits.exhibits, remarks: words.remarks + (exhibits.groupRemark.map { [$0] } ?? []),
      caveats: words.caveats + (projected.map { [$0.caveat] } ?? []),
      ledger: counts.ledger, extracts: [exhibits.extract])
  }
}
