import Findings
import Formats
import Populations
import Statistics

/// The strip of tiles and its table twin.
struct KPIExhibits {
  private let cell: KPIs
  private let readings: [KPIReading]
  private let finding: Finding
  private let roles: Roles
  private let context: AnalysisContext
  private let wording: Wording
  private let confidence: Confidence

  init(
    _ cell: KPIs, _ readings: [KPIReading], _ finding: Finding, _ measures: KPIMeasures,
    _ context: AnalysisContext
  ) {
    self.cell = cell
    self.readings = readings
    self.finding = finding
    roles = measures.roles
    self.context = context
    wording = context.wording
    confidence = measures.confidence
  }

  var tiles: Exhibit {
    Exhibit(
      title: wording(.kpiTitle), subtitle: subtitle, content: .tiles(readings.map(tile)),
      alt: readings.map(sentence).joined(separator: " "), note: note)
  }

  var table: Exhibit {
    Exhibit(
      id: "table", title: wording(.kpiTableTitle), subtitle: subtitle, content: .table(resultTable),
      alt: readings.map(sentence).joined(separator: " "), note: meanings + " " + note, isSupplementary: true)
  }

  private var subtitle: String {
    wording(
      .kpiSubtitle,
      [
        "n": .count(finding.ledger.analysed), "period": .text(wording.period(context.period)),
        "level": .text(wording.level(confidence)),
      ])
  }

  /// How intervals are made, and what changes compare.
  private var intervals: String {
    let changes: Phrase = cell.before == nil ? .kpiChangeNote : .kpiPairedChangeNote
    return [wording(.kpiIntervalNote), wording(changes), wording(.kpiTargetNote)].joined(separator: " ")
  }

  private var note: String {
    guard readings.contains(where: { $0.item.metric.isValueToCome }) else {
      return intervals
    }
    let terms = wording(
      .kpiValueTerms,
      [
        "horizon": .text(roles.unit.words(cell.terms.horizon, wording)),
        "margin": .number(cell.terms.margin, .pct0), "discount": .number(cell.terms.annualDiscount, .pct1),
      ])
    return terms + " " + intervals
  }

  /// What each measure counts, under the table: a column of sentences would leave the numbers no room.
  private var meanings: String {
    readings.map { reading in
      wording(.labelled, ["label": .text(reading.label), "value": .text(reading.meaning)]) + "."
    }.joined(separator: " ")
  }

  private func tile(_ reading: KPIReading) -> Tile {
    Tile(
      label: reading.label, value: reading.value, range: range(reading.value), change: change(reading),
      direction: reading.direction, judgement: judgement(reading),
      target: target(reading), history: reading.history)
  }

  private func target(_ reading: KPIReading) -> String? {
    guard let target = reading.item.target else { return nil }
    let arguments: [String: Argument] = ["target": .number(target, reading.value.format)]
    switch reading.standing {
    case .reached: return wording(.kpiTargetReached, arguments)
    case .missed: return wording(.kpiTargetMissed, arguments)
    case .unclear: return wording(.kpiTargetUnclear, arguments)
    case nil: return wording(.kpiTarget, arguments)
    }
  }

  private func range(_ value: Value) -> String? {
    value.interval.map { wording.interval($0.low, $0.high, value.format) }
  }

  private func change(_ reading: KPIReading) -> String? {
    guard let change = reading.change, let difference = change.difference.number else { return nil }
    var arguments: [String: Argument] = [
      "sign": .text(difference > 0 ? "▲" : difference < 0 ? "▼" : "="),
      "change": .number(difference, change.difference.format), "period": .text(wording.period(change.period)),
    ]
    guard let range = range(change.difference) else { return wording(.kpiChange, arguments) }
    arguments["range"] = .text(range)
    return wording(.kpiChangeWithInterval, arguments)
  }

  private func judgement(_ reading: KPIReading) -> String? {
    guard let change = reading.change else { return nil }
    switch reading.direction {
    case .better: return wording(.kpiBetter)
    case .worse: return wording(.kpiWorse)
    case .neutral: return change.difference.interval == nil ? nil : wording(.kpiUnclear)
    }
  }

  private func sentence(_ reading: KPIReading) -> String {
    let number = reading.value.number.map { wording.number($0, reading.value.format) } ?? ""
    let parts = [range(reading.value), change(reading), target(reading), course(reading)].compactMap { $0 }
    let value = number + (parts.isEmpty ? "." : " (\(parts.joined(separator: wording(.clauseSeparator)))).")
    return wording(.labelled, ["label": .text(reading.label), "value": .text(value)])
  }

  /// What the line of earlier values shows, for those who cannot see it.
  private func course(_ reading: KPIReading) -> String? {
    guard reading.history.count > 2, let first = reading.history.first else { return nil }
    return wording(
      .kpiCourse,
      ["n": .count(reading.history.count), "first": .number(first, reading.value.format)])
  }

  private var resultTable: ResultTable {
    let period = (readings.lazy.compactMap { $0.change?.period }.first).map { wording.period($0) }
    let hasTargets = readings.contains { $0.item.target != nil }
    var columns = [
      ResultTable.Column("measure", header: wording(.kpiMeasureHeader), alignment: .leading),
      ResultTable.Column("value", header: wording(.kpiValueHeader)),
      ResultTable.Column(
        "interval", header: wording(.intervalHeader, ["level": .text(wording.level(confidence))])),
      ResultTable.Column("customers", header: wording(.customersHeader)),
    ]
    if hasTargets {
      columns.append(ResultTable.Column("target", header: wording(.kpiTargetHeader)))
      columns.append(
        ResultTable.Column("target_found", header: wording(.kpiStandingHeader), alignment: .leading))
    }
    if let period {
      columns += [
        ResultTable.Column("previous", header: period),
        ResultTable.Column("change", header: wording(.kpiChangeHeader), spanner: wording(.kpiChangeHeader)),
        ResultTable.Column(
          "change_interval", header: wording(.intervalHeader, ["level": .text(wording.level(confidence))]),
          spanner: wording(.kpiChangeHeader)),
      ]
    }
    return ResultTable(
      columns: columns,
      rows: readings.map { row($0, hasTargets: hasTargets, hasPrevious: period != nil) })
  }

  private func row(_ reading: KPIReading, hasTargets: Bool, hasPrevious: Bool) -> ResultTable.Row {
    var cells: [ResultTable.Cell] = [
      .text(reading.label), .value(reading.value),
      reading.value.interval == nil ? .empty : .interval(reading.value),
      reading.value.n.map { .count($0) } ?? .empty,
    ]
    if hasTargets {
      cells.append(reading.item.target.map { .value(Value($0, reading.value.format)) } ?? .empty)
      cells.append(reading.standing.map { .text(wording($0.brief)) } ?? .empty)
    }
    if hasPrevious {
      cells += [
        reading.change.map { .value($0.previous) } ?? .empty,
        reading.change.map { .value($0.difference) } ?? .empty,
        reading.change?.difference.interval == nil
          ? .empty : reading.change.map { .interval($0.difference) } ?? .empty,
      ]
    }
    return ResultTable.Row(cells)
  }
}

extension KPIReading.Standing {
  fileprivate var brief: Phrase {
    switch self {
    case .reached: .kpiStandingReached
    case .missed: .kpiStandingMissed
    case .unclear: .kpiUnclear
    }
  }
}
