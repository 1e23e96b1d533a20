import Findings
import Formats
import Models
import Populations
import Statistics

/// Segments, scores, moves, levers and order lines as tables.
struct RFMTables {
  let report: RFMReport

  private var wording: Wording { report.wording }
  private var scoring: RFMScoring { report.scoring }
  private var context: AnalysisContext { report.context }

  // MARK: Segments

  func segments() -> Exhibit {
    let columns: [ResultTable.Column] = [
      .init("segment", header: wording(.rfmSegment), alignment: .leading),
      .init("customers", header: wording(.customersHeader)),
      .init("share", header: wording(.rfmShare)),
      .init("share_interval", header: wording(.rfmInterval)),
      .init("revenue_share", header: wording(.rfmRevenueShare)),
      .init("revenue_share_interval", header: wording(.rfmInterval)),
      .init("recency", header: wording(.rfmRecency)),
      .init("recency_interval", header: wording(.rfmInterval)),
    ]
    return Exhibit(
      id: "segments", title: wording(.rfmTable), subtitle: tableSubtitle,
      content: .table(ResultTable(columns: columns, rows: rows { sizes($0, isAll: $1) })),
      alt: wording(.rfmTableAlt))
  }

  func orders() -> Exhibit {
    var columns: [ResultTable.Column] = [
      .init("segment", header: wording(.rfmSegment), alignment: .leading),
      .init("orders", header: wording(.rfmOrders)),
    ]
    let measures: [(name: String, header: Phrase)] = [
      ("revenue", .rfmRevenue), ("order_value", .rfmOrderValue), ("spend", .rfmSpend),
    ]
    for measure in measures {
      columns += [
        .init(measure.name, header: wording(measure.header)),
        .init("\(measure.name)_interval", header: wording(.rfmInterval)),
      ]
    }
    return Exhibit(
      id: "orders", title: wording(.rfmOrdersTable), subtitle: tableSubtitle,
      content: .table(ResultTable(columns: columns, rows: rows { segment, _ in estimates(segment) })),
      alt: wording(.rfmOrdersTableAlt), note: wording(.rfmTableNote))
  }

  private var tableSubtitle: String {
    wording(
      .rfmTableSubtitle,
      ["returns": .text(report.returnsWords), "level": .text(wording.level(report.confidence))])
  }

  /// A row for each segment that holds anyone, and one for all.
  private func rows(
    _ cells: (RFMSegments.Segment, _ isAll: Bool) -> [ResultTable.Cell]
  ) -> [ResultTable.Row] {
    let rows = report.held.map { index in
      ResultTable.Row([.text(scoring.labels[index])] + cells(report.segments.segments[index], false))
    }
    let all = ResultTable.Row(
      [.text(wording(.rfmAll))] + cells(report.segments.total, true), isSummary: true)
    return rows + [all]
  }

  private func sizes(_ segment: RFMSegments.Segment, isAll: Bool) -> [ResultTable.Cell] {
    let share = report.share(segment)
    return [.count(segment.customers), .value(share), isAll ? .empty : .interval(share)]
      + shown(report.revenueShare(segment), segment) + shown(report.recency(segment), segment)
  }

  private func estimates(_ segment: RFMSegments.Segment) -> [ResultTable.Cell] {
    let revenue = report.revenue(segment, revenueFormat)
    return [.count(segment.orders), .value(revenue), revenue.interval == nil ? .empty : .interval(revenue)]
      + shown(report.orderValue(segment), segment) + shown(report.spend(segment), segment)
  }

  /// One for the column, so that its numbers can be compared.
  private var revenueFormat: Format {
    report.segments.total.revenue.value < 1_000_000 ? .money0 : .money0k
  }

  private func shown(_ value: Value?, _ segment: RFMSegments.Segment) -> [ResultTable.Cell] {
    guard let value, segment.customers >= context.minimum.shown else {
      return [.suppressed(wording(.fewerThan, ["n": .count(context.minimum.shown)])), .empty]
    }
    return [.value(value), value.interval == nil ? .empty : .interval(value)]
  }

  // MARK: Scores

  func scores() -> Exhibit {
    let words = RFMWords(report)
    var rows: [ResultTable.Row] = []
    for (index, measure) in RFMWords.Measure.allCases.enumerated() {
      let scale = scoring.scales.all[index]
      for score in (1...scale.bins).reversed() {
        let count = report.segments.sizes[index][score - 1]
        rows.append(
          ResultTable.Row(
            [
              .text("\(score)"), .text(words.range(of: score, scale, measure)), .count(count),
              .value(Value(Double(count) / Double(report.total), .pct1, n: report.total)),
            ], group: words.definition(measure)))
      }
    }
    return Exhibit(
      id: "scores", title: wording(.rfmScores), subtitle: wording(.rfmScoresSubtitle),
      content: .table(
        ResultTable(
          columns: [
            .init("score", header: wording(.rfmScore), alignment: .leading),
            .init("values", header: wording(.rfmValues), alignment: .leading),
            .init("customers", header: wording(.customersHeader)),
            .init("share", header: wording(.rfmShare)),
          ], rows: rows)), alt: wording(.rfmScoresAlt), note: scoreNote, isSupplementary: true)
  }

  private var scoreNote: String {
    let options = report.cell.options
    var sentences = [wording(options.compatibility == .rfmR ? .rfmScoresR : .rfmScoresQuantiles)]
    if options.cuts.all.contains(where: { $0.cuts != nil }) { sentences.append(wording(.rfmScoresFixed)) }
    if let from = scoring.from { sentences.append(wording(.rfmFromDay, ["day": .day(from)])) }
    if !scoring.hasNumbers { sentences.append(wording(.rfmDayOrders)) }
    return sentences.joined(separator: " ")
  }

  // MARK: Moves

  func migration(_ migration: RFMMigration) -> Exhibit {
    var rows: [ResultTable.Row] = []
    for from in scoring.labels.indices where migration.size(from) > 0 {
      rows += moves(migration.counts[from], of: migration.size(from), from: scoring.labels[from])
    }
    let arrived = migration.arrived.reduce(0, +)
    if arrived > 0 { rows += moves(migration.arrived, of: arrived, from: wording(.rfmNotYet)) }
    return Exhibit(
      id: "moves", title: wording(.rfmMigrationTable),
      content: .table(
        ResultTable(
          columns: [
            .init("then", header: wording(.rfmThen), alignment: .leading),
            .init("now", header: wording(.rfmNow), alignment: .leading),
            .init("customers", header: wording(.customersHeader)),
            .init("share", header: wording(.rfmShare)),
            .init("share_interval", header: wording(.rfmInterval)),
          ], rows: rows)), alt: wording(.rfmMigrationTableAlt), isSupplementary: true)
  }

  /// Every move that was made, with its share of those who were there.
  private func moves(_ counts: [Int], of size: Int, from: String) -> [ResultTable.Row] {
    counts.indices.filter { counts[$0] > 0 }.map { to in
      let share = Value(Proportion(counts[to], of: size), .pct1, report.confidence)
      let cells: [ResultTable.Cell] =
        size >= context.minimum.shown
        ? [.value(share), .interval(share)]
        : [.suppressed(wording(.fewerThan, ["n": .count(context.minimum.shown)])), .empty]
      return ResultTable.Row([.text(from), .text(scoring.labels[to]), .count(counts[to])] + cells)
    }
  }

  // MARK: Levers and lists

  func levers() -> Exhibit {
    let hasGone = lists.counts.contains { $0.gone > 0 }
    var columns: [ResultTable.Column] = [
      .init("segment", header: wording(.rfmSegment), alignment: .leading),
      .init("lever", header: wording(.rfmLever), alignment: .leading),
    ]
    if lists.isMade {
      columns += [
        .init("listed", header: wording(.rfmListed)), .init("held_out", header: wording(.rfmHeldOut)),
        .init("not_contactable", header: wording(.rfmStopped)),
      ]
      if hasGone { columns.append(.init("left", header: wording(.rfmGone))) }
      columns.append(.init("file", header: wording(.rfmFile), alignment: .leading))
    }
    let rows = report.held.map { index -> ResultTable.Row in
      let segment = scoring.map.segments[index]
      var cells: [ResultTable.Cell] = [
        .text(scoring.labels[index]), segment.lever.map { .text($0.text(wording)) } ?? .empty,
      ]
      if lists.isMade {
        let count = lists.counts[index]
        cells += [.count(count.listed), .count(count.heldOut), .count(count.stopped)]
        if hasGone { cells.append(.count(count.gone)) }
        cells.append(.text(RFMFiles.path(context.cell, segment.key)))
      }
      return ResultTable.Row(cells)
    }
    return Exhibit(
      id: "levers", title: wording(.rfmLevers),
      content: .table(ResultTable(columns: columns, rows: rows)),
      alt: wording(lists.isMade ? .rfmListsAlt : .rfmLeversAlt), note: leverNote)
  }

  private var lists: RFMLists { report.lists }

  private var leverNote: String {
    guard !lists.stopped.isEmpty else { return wording(.rfmLeversNote) }
    let reasons = lists.stopped.map { barrier, count in
      wording(
        .labelled,
        ["label": .text(wording(barrier.phrase)), "value": .number(Double(count), .num0)])
    }
    return wording(.rfmLeversNote) + " "
      + wording(
        .rfmStoppedNote, ["reasons": .text(reasons.joined(separator: wording(.clauseSeparator)))])
  }

  // MARK: Order lines

  func lines() -> Exhibit {
    let ledger = scoring.ledger
    let isNet = report.cell.options.returns == .net
    let counts: [(Phrase, Int)] = [
      (.rfmLineNoCustomer, ledger.withoutCustomer), (.rfmLineNoDay, ledger.withoutDay),
      (.rfmLineNoAmount, ledger.withoutAmount), (.rfmLineBefore, ledger.before),
      (.rfmLineAfter, ledger.after), (.rfmLineCancelled, ledger.cancelled),
      (isNet ? .rfmLineReturns : .rfmLineReturnsDropped, ledger.returns),
      (.rfmLineWorthless, ledger.worthless), (.rfmLinePurchases, ledger.purchases),
    ]
    let rows = counts.filter { $0.1 > 0 }.map { phrase, count in
      ResultTable.Row([.text(startingSentence(wording(phrase))), .count(count)])
    }
    let all = ResultTable.Row([.text(wording(.rfmLinesAll)), .count(ledger.lines)], isSummary: true)
    return Exhibit(
      id: "lines", title: wording(.rfmLines),
      content: .table(
        ResultTable(
          columns: [
            .init("lines", header: wording(.rfmLine), alignment: .leading),
            .init("count", header: wording(.rfmLineCount)),
          ], rows: rows + [all])), alt: wording(.rfmLinesAlt), isSupplementary: true)
  }
}
