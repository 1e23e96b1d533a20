import Figures
import Findings
import Formats
import Populations
import Statistics
import Tables

/// The cohorts as a heat map, their average as a curve, both in tables, and every cell in a file.
struct RetentionExhibits {
  private let result: RetentionResult
  private let context: AnalysisContext
  private let wording: Wording
  private var table: RetentionTable { result.table }

  private let projected: RetentionProjected?
  private let groups: RetentionGroups?

  init(
    _ result: RetentionResult, _ context: AnalysisContext, _ projected: RetentionProjected?,
    _ groups: RetentionGroups?
  ) {
    self.result = result
    self.context = context
    self.projected = projected
    self.groups = groups
    wording = context.wording
  }

  var exhibits: [Exhibit] {
    [heatMap, curve] + (groupExhibits?.all ?? []) + [averages]
      + [projected?.table(ageLabel)].compactMap { $0 } + [cohorts]
  }

  private var groupExhibits: RetentionGroupExhibits? {
    groups.map {
      RetentionGroupExhibits(
        groups: $0, result: result, wording: wording,
        column: context.population.roles.readerLabel(of: $0.column, wording), ageLabel: ageLabel)
    }
  }

  var groupRemark: String? { groupExhibits?.remark }

  // MARK: Heat map

  private var heatMap: Exhibit {
    let rows = Array(result.pictured)
    let range = scale
    var names = rows.map { row in
      wording(
        .retentionRow, ["cohort": .text(label(row)), "n": .count(table.rows[row].size)])
    }
    names.append(wording(.retentionAverageRow))
    var cells: [HeatMap.Cell] = []
    for (position, row) in rows.enumerated() {
      for age in result.ages where table.rows[row].start + age <= result.counts.last {
        cells.append(cell(table.cell(row, age: age), age, position, range))
      }
    }
    for age in result.ages {
      if let average = table.average(age: age) { cells.append(cell(average, age, rows.count, range)) }
    }
    let step = result.ages.count > 30 ? 4 : result.ages.count > 18 ? 2 : 1
    return Exhibit(
      title: title,
      subtitle: wording(
        .retentionHeatSubtitle,
        [
          "n": .count(result.customers), "low": .number(range.lowerBound, .pct0),
          "high": .number(range.upperBound, .pct0),
        ]),
      content: .figure(
        Figure(
          Panel(
            x: Axis(
              .band(result.ages.map { ($0 - 1) % step == 0 ? "\($0)" : "" }), label: wording(axisLabel)),
            y: Axis(.band(names)), marks: [HeatMap(cells: cells)]))), alt: heatAlt, note: heatNote)
  }

  private func cell(
    _ cell: RetentionTable.Cell?, _ age: Int, _ row: Int, _ range: ClosedRange<Double>
  ) -> HeatMap.Cell {
    guard let cell else { return HeatMap.Cell(column: age - 1, row: row, share: nil) }
    return HeatMap.Cell(
      column: age - 1, row: row,
      share: (cell.value - range.lowerBound) / (range.upperBound - range.lowerBound),
      lines: [wording.number(100 * cell.value, .num0)])
  }

  /// From the smallest to the largest share pictured, to the next twentieth.
  private var scale: ClosedRange<Double> {
    let values = result.pictured.flatMap { row in
      result.ages.compactMap { table.cell(row, age: $0)?.value }
    }
    let low = ((values.min() ?? 0) * 20).rounded(.down) / 20
    let high = ((values.max() ?? 1) * 20).rounded(.up) / 20
    return low...max(high, low + 0.05)
  }

  private var title: String {
    switch result.metric {
    case .activeShare: wording(result.counts.source == .dates ? .retentionTitleStays : .retentionTitleActive)
    case .unbounded: wording(.retentionTitleUnbounded)
    case .revenue: wording(.retentionTitleRevenue)
    }
  }

  private var axisLabel: Phrase {
    switch result.unit {
    case .week: .retentionAxisWeeks
    case .month: .retentionAxisMonths
    case .quarter: .retentionAxisQuarters
    }
  }

  private var heatNote: String? {
    let hidden = result.pictured.lowerBound
    return hidden > 0 ? wording(.retentionEarlier, ["n": .count(hidden)]) : nil
  }

  private var heatAlt: String {
    let parts = [1, 3, 6, 12].compactMap { age -> String? in
      guard age <= table.oldest, let average = table.average(age: age) else { return nil }
      return wording(
        .labelled,
        ["label": .text(result.unit.words(age, wording)), "value": .text(text(average))])
    }
    return title + ". " + wording(.retentionAverageRow) + ", "
      + parts.joined(separator: wording(.clauseSeparator)) + "."
  }

  private func text(_ cell: RetentionTable.Cell) -> String {
    let range = wording.interval(cell.interval.lowerBound, cell.interval.upperBound, .pct1)
    return "\(wording.number(cell.value, .pct1)) (\(range))"
  }

  private func label(_ row: Int) -> String { result.unit.label(of: table.rows[row].start, wording) }

  // MARK: Average

  private var curve: Exhibit {
    let points = (1...table.oldest).compactMap { age in table.average(age: age).map { (age, $0) } }
    let dashed = projected?.curve
    let top =
      (points.map { $0.1.interval.upperBound } + (dashed?.band.map { $0.high } ?? [])).max() ?? 1
    let ticks = Axis.niceTicks(0...top)
    let end = Double(max(2, table.oldest, dashed == nil ? 0 : projected?.until ?? 0))
    let ages = Axis.niceTicks(1...end, count: 8).filter { $0 >= 1 && $0.rounded() == $0 && $0 <= end }
    let observed = Curve(
      points: points.map { Point(Double($0.0), $0.1.value) },
      band: points.map {
        (x: Double($0.0), low: $0.1.interval.lowerBound, high: $0.1.interval.upperBound)
      }, tone: .focus, label: dashed == nil ? nil : wording(.retentionObserved))
    return Exhibit(
      id: "average", title: wording(.retentionCurveTitle),
      subtitle: wording(
        .retentionCurveSubtitle,
        ["n": .count(result.customers), "level": .text(wording.level(result.confidence))]),
      content: .figure(
        Figure(
          Panel(
            x: Axis(
              .linear(1...end),
              ticks: ([1] + ages.filter { $0 > 1 }).map { Axis.Tick($0, wording.number($0, .num0)) },
              label: wording(ageLabel)),
            y: Axis(
              .linear(0...(ticks.last ?? top)), ticks: ticks.map { Axis.Tick($0, wording.number($0, .pct0)) },
              hasGrid: true),
            marks: [observed] + (dashed.map { [$0] } ?? [])), height: 170)), alt: heatAlt,
      isSupplementary: table.oldest < 3 && dashed == nil)
  }

  private var ageLabel: Phrase {
    switch result.unit {
    case .week: .retentionAgeWeeks
    case .month: .retentionAgeMonths
    case .quarter: .retentionAgeQuarters
    }
  }

  private var averages: Exhibit {
    let interval = wording(.intervalHeader, ["level": .text(wording.level(result.confidence))])
    let columns = [
      ResultTable.Column("age", header: wording(ageLabel)),
      ResultTable.Column("cohorts", header: wording(.retentionCohortsHeader)),
      ResultTable.Column("customers", header: wording(.customersHeader)),
      ResultTable.Column("retention", header: wording(metricHeader)),
      ResultTable.Column("retention_interval", header: interval),
    ]
    let rows = (1...table.oldest).compactMap { age -> ResultTable.Row? in
      guard let cell = table.average(age: age) else { return nil }
      let value = result.value(cell)
      return ResultTable.Row([
        .count(age), .count(table.cohorts(age: age)), .count(cell.size), .value(value), .interval(value),
      ])
    }
    return Exhibit(
      id: "averages", title: wording(.retentionCurveTitle), subtitle: wording(.retentionAveragesSubtitle),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: heatAlt, isSupplementary: true)
  }

  private var metricHeader: Phrase {
    switch result.metric {
    case .activeShare: .retentionActiveHeader
    case .unbounded: .retentionUnboundedHeader
    case .revenue: .retentionRevenueHeader
    }
  }

  // MARK: Cohorts

  /// Customers behind each cell, for as many ages as a page is wide.
  private var cohorts: Exhibit {
    let ages = 1...min(12, result.ages.upperBound)
    let columns =
      [
        ResultTable.Column("cohort", header: wording(.retentionCohortHeader), alignment: .leading),
        ResultTable.Column("customers", header: wording(.customersHeader)),
      ] + ages.map { ResultTable.Column("active_\($0)", header: "\($0)", spanner: wording(ageLabel)) }
    let rows = result.pictured.map { row in
      ResultTable.Row(
        [.text(label(row)), .count(table.rows[row].size)]
          + ages.map { age -> ResultTable.Cell in
            guard table.rows[row].start + age <= result.counts.last, age < table.rows[row].active.count else {
              return table.isComplete(row, age: age) ? .count(0) : .empty
            }
            return table.isComplete(row, age: age)
              ? .count(count(row, age)) : .text(wording(.retentionNotOver))
          })
    }
    return Exhibit(
      id: "counts", title: wording(.retentionCountsTitle),
      subtitle: wording(.retentionCountsSubtitle),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: wording(.retentionCountsTitle),
      isSupplementary: true)
  }

  private func count(_ row: Int, _ age: Int) -> Int {
    result.metric == .unbounded ? table.rows[row].lasting[age] : table.rows[row].active[age]
  }

  /// Every cohort and age, in one line each.
  var extract: Extract {
    var cohorts: [String] = []
    var periods: [String] = []
    var (ages, sizes, active): ([Int32], [Int32], [Int32]) = ([], [], [])
    var (complete, retention, low, high): ([UInt8], [Double], [Double], [Double]) = ([], [], [], [])
    for (row, cohort) in table.rows.enumerated() {
      for age in cohort.active.indices where cohort.start + age <= result.counts.last {
        let cell = table.cell(row, age: age)
        cohorts.append(result.unit.name(of: cohort.start))
        periods.append(result.unit.name(of: cohort.start + age))
        ages.append(Int32(age))
        sizes.append(Int32(clamping: cohort.size))
        active.append(Int32(clamping: count(row, age)))
        complete.append(cell == nil && !table.isComplete(row, age: age) ? 0 : 1)
        retention.append(cell?.value ?? .nan)
        low.append(cell?.interval.lowerBound ?? .nan)
        high.append(cell?.interval.upperBound ?? .nan)
      }
    }
    return Extract(
      path: "data/\(context.cell).cohorts.csv",
      fields: [
        Extract.Field("cohort", "The period in which the cohort began"),
        Extract.Field("period", "The period counted"),
        Extract.Field("age", "Periods between them"),
        Extract.Field("customers", "Customers of the cohort"),
        Extract.Field("active", "Of them, active in the period (metric unbounded: in it or later)"),
        Extract.Field("complete", "Whether the period was over when the data end"),
        Extract.Field("retention", "The metric of the cell; empty while the period is not over", decimals: 6),
        Extract.Field("low", "Lower bound of its interval", decimals: 6),
        Extract.Field("high", "Upper bound of its interval", decimals: 6),
      ],
      table: Table([
        ("cohort", .categories(CategoryColumn(cohorts))), ("period", .categories(CategoryColumn(periods))),
        ("age", .integers(ages)), ("customers", .integers(sizes)), ("active", .integers(active)),
        ("complete", .flags(complete)), ("retention", .numbers(retention)), ("low", .numbers(low)),
        ("high", .numbers(high)),
      ]))
  }
}

extension CalendarUnit {
  /// A period as readers write it.
  func label(of index: Int, _ wording: Wording) -> String {
    self == .week ? wording.date(firstDay(of: index)) : wording.period(name(of: index))
  }

  /// A number of periods: "6 months".
  func words(_ count: Int, _ wording: Wording) -> String {
    switch self {
    case .week: wording(.unitWeeks, ["n": .count(count)])
    case .month: wording(.unitMonths, ["n": .count(count)])
    case .quarter: wording(.unitQuarters, ["n": .count(count)])
    }
  }
}
