import Figures
import Findings
import Formats
import Models
import Populations
import Tables

/// Puts an outreach list into words, tables and a figure.
struct OutreachReport {
  let cell: Outreach
  let list: OutreachList
  /// Files of tools.
  let made: [ToolSheet.Made]
  let audience: OutreachAudience
  let context: AnalysisContext

  var wording: Wording { context.wording }

  /// Reasons for not being on the list, in the order in which they apply, with how many they concern.
  private var exclusions: [Ledger.Entry] {
    var entries: [Ledger.Entry] = []
    func add(_ code: String, _ reason: Phrase, _ rows: Int) {
      if rows > 0 { entries.append(Ledger.Entry(code: code, reason: wording(reason), rows: rows)) }
    }
    add("left_already", .barrierLeft, list.gone)
    for barrier in Barrier.allCases { add(barrier.code, barrier.phrase, list.count(barrier)) }
    add("held_out", .barrierHoldout, list.heldOutCount)
    add("no_action", .outreachNoAction, list.withoutAction)
    add("below_cut", .outreachBelowCut, list.ranked.count - list.listed.count)
    return entries
  }

  func finding(rowsIn: Int) throws(AnalysisError) -> Finding {
    let n = list.listed.count
    var values: [(name: ValueName, value: Value)] = [
      (ValueName("listed"), Value(Double(n), .num0, n: n)),
      (ValueName("treated"), Value(Double(list.ranked.count), .num0, n: list.ranked.count)),
      (ValueName("expected_value"), Value(list.expected(list.listed).units, .money0, n: n)),
      (ValueName("cost"), Value(list.cost(list.listed).units, .money0, n: n)),
    ]
    for entry in exclusions {
      values.append(
        (ValueName("excluded", group: entry.code), Value(Double(entry.rows), .num0, n: rowsIn)))
    }
    let power = Power(list)
    let fairness = fairness()
    values += holdoutValues(power) + fairness.values
    values += made.map {
      (ValueName("rows", group: slug($0.stem)), Value(Double($0.rows), .num0, n: $0.rows))
    }
    var exhibits = [funnel()]
    if cell.show > 0, n > 0 { exhibits.append(table()) }
    exhibits.append(exclusionTable(rowsIn))
    exhibits += [files(), try strata(), fairness.exhibit].compactMap { $0 }
    return Finding(
      values: values, exhibits: exhibits,
      remarks: [remark(), holdoutRemark(power), reconciliation()].compactMap { $0 },
      caveats: caveats() + fairness.caveats, ledger: Ledger(rowsIn: rowsIn, excluded: exclusions))
  }

  private func caveats() -> [Caveat] {
    var caveats: [Caveat] = []
    if cell.reasons != nil {
      caveats.append(Caveat(code: "reasons_associate", text: wording(.outreachAssociation)))
    }
    if case .customers(let top) = cell.cut, top > list.listed.count {
      caveats.append(
        Caveat(
          code: "fewer_than_asked",
          text: wording(.outreachFewer, ["top": .count(top), "n": .count(list.listed.count)])))
    }
    return caveats
  }

  private func remark() -> String {
    if list.listed.isEmpty { return wording(.outreachEmpty) }
    return wording(
      .outreachRemark,
      [
        "listed": .count(list.listed.count), "treated": .count(list.ranked.count),
        "cost": .number(list.cost(list.listed).units, .money0),
        "value": .number(list.expected(list.listed).units, .money0),
        "all": .number(list.expected(list.ranked).units, .money0),
      ])
  }

  private func reconciliation() -> String {
    wording(
      .outreachReconciled,
      [
        "here": .count(list.stillHere.count), "file": .text(OutreachFiles.interventions),
        "listed": .count(list.listed.count), "list": .text(OutreachFiles.list),
        "held": .count(list.heldOutCount), "holdout": .text(OutreachFiles.holdout),
      ])
  }

  private func funnel() -> Exhibit {
    let contactable = list.stillHere.count - list.stopped
    let steps: [(Phrase, Int)] = [
      (.outreachStepHere, list.stillHere.count), (.outreachStepContactable, contactable),
      (.outreachStepTreatable, contactable - list.heldOutCount), (.outreachStepTreated, list.ranked.count),
      (.outreachStepListed, list.listed.count),
    ]
    let bars = steps.enumerated().map { band, step in
      Bar(
        band: band, value: Double(step.1), label: wording.number(Double(step.1), .num0),
        tone: band == steps.count - 1 ? .focus : .muted)
    }
    let top = Double(Swift.max(steps[0].1, 1))
    let panel = Panel(
      x: Axis(.linear(0...top)), y: Axis(.band(steps.map { wording($0.0) })),
      marks: [HorizontalBars(bars: bars)])
    let words = steps.map { "\(wording($0.0)) \(wording.number(Double($0.1), .num0))" }
    return Exhibit(
      title: wording(.outreachFunnel), subtitle: wording(.outreachFunnelSubtitle),
      content: .figure(Figure(panel, height: 132)),
      alt: wording(.outreachFunnelAlt, ["steps": .text(words.joined(separator: ", "))]))
  }

  private func exclusionTable(_ rowsIn: Int) -> Exhibit {
    var rows = exclusions.map { ResultTable.Row([.text(startingSentence($0.reason)), .count($0.rows)]) }
    rows.append(ResultTable.Row([.text(wording(.outreachListed)), .count(list.listed.count)]))
    rows.append(
      ResultTable.Row([.text(wording(.outreachAll)), .count(rowsIn)], isSummary: true))
    let table = ResultTable(
      columns: [
        .init("reason", header: wording(.outreachReason), alignment: .leading),
        .init("customers", header: wording(.outreachCount)),
      ], rows: rows)
    return Exhibit(
      id: "exclusions", title: wording(.outreachExclusions),
      subtitle: wording(.outreachExclusionsSubtitle), content: .table(table),
      alt: wording(.outreachExclusionsAlt), isSupplementary: true)
  }

  /// The first rows; ids only for those who may see them.
  private func table() -> Exhibit {
    let shown = Array(list.listed.prefix(cell.show))
    let showsIDs = context.audience != .executive
    let texts = OutreachTexts(list, cell)
    var columns: [ResultTable.Column] = [.init("priority", header: wording(.outreachRank))]
    if showsIDs {
      columns.append(.init("customer_id", header: wording(.outreachCustomer), alignment: .leading))
    }
    if texts.hasPersona {
      columns.append(.init("persona", header: wording(.outreachPersona), alignment: .leading))
    }
    columns.append(.init("churn_probability", header: wording(.outreachRisk)))
    if texts.hasReasons {
      columns.append(.init("reasons", header: wording(.outreachWhy), alignment: .leading))
    }
    columns.append(.init("action", header: wording(.outreachAction), alignment: .leading))
    columns.append(.init("expected_value", header: wording(.outreachExpected)))
    let rows = shown.enumerated().map { rank, row -> ResultTable.Row in
      var cells: [ResultTable.Cell] = [.count(rank + 1)]
      if showsIDs { cells.append(.text(list.ids.text(Int(row)))) }
      if texts.hasPersona { cells.append(.text(texts.persona(row))) }
      cells.append(.value(Value(texts.probability(row), .pct0, n: 1)))
      if texts.hasReasons { cells.append(.text(texts.reasons(row))) }
      cells.append(.text(texts.action(row)))
      cells.append(.value(Value(list.expected(row).units, .money0, n: 1)))
      return ResultTable.Row(cells)
    }
    let more = wording(
      .outreachMore,
      [
        "shown": .count(shown.count), "n": .count(list.listed.count), "path": .text(OutreachFiles.list),
      ])
    let until = context.asOf?.advanced(by: cell.validDays)
    return Exhibit(
      title: wording(.outreachTable),
      subtitle: until.map {
        wording(.outreachSubtitle, ["rank": .text(wording(cell.rankBy.phrase)), "until": .day($0)])
      } ?? wording(.outreachUndated, ["rank": .text(wording(cell.rankBy.phrase))]),
      content: .table(
        ResultTable(
          columns: columns, rows: rows, more: shown.count < list.listed.count ? more : nil)),
      alt: wording(.outreachAlt),
      note: showsIDs ? nil : wording(.outreachMasked, ["path": .text(OutreachFiles.list)]))
  }
}

extension OutreachRanking {
  var phrase: Phrase {
    switch self {
    case .netValue: .outreachByValue
    case .uplift: .outreachByUplift
    case .risk: .outreachByRisk
    case .valueAtRisk: .outreachByValueAtRisk
    }
  }
}
