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

  private var note: String {
    guard readings.contains(where: { [.revenueAtRisk, .lifetimeValue].contains($0.item.metric) }) else {
      return wording(.kpiIntervalNote)
    }
    let terms = wording(
      .kpiValueTerms,
      [
        "horizon": .text(roles.unit.words(cell.terms.horizon, wording)),
        "margin": .number(cell.terms.margin, .pct0), "discount": .number(cell.terms.annualDiscount, .pct1),
      ])
    return terms + " " + wording(.kpiIntervalNote)
  }

  /// What each measure counts, under the table: a column of sentences would leave the numbers no room.
  private var meanings: String {
    readings.map { reading in
      wording(.labelled, ["label": .text(label(reading)), "value": .text(meaning(reading))]) + "."
    }.joined(separator: " ")
  }

  private func label(_ reading: KPIReading) -> String {
    wording(reading.item.metric.label(roles.observation))
  }

  private func tile(_ reading: KPIReading) -> Tile {
    Tile(
      label: label(reading), value: reading.value, range: range(reading.value), change: change(reading),
      direction: reading.direction, judgement: judgement(reading),
      target: reading.item.target.map {
        wording(.kpiTarget, ["target": .number($0, reading.value.format)])
      }, history: reading.history)
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
    let parts = [range(reading.value), change(reading)].compactMap { $0 }
    let value = number + (parts.isEmpty ? "." : " (\(parts.joined(separator: wording(.clauseSeparator)))).")
    return wording(.labelled, ["label": .text(label(reading)), "value": .text(value)])
  }

  private func meaning(_ reading: KPIReading) -> String {
    let expected = finding["expected_leavers"]?.number ?? 0
    let arguments: [String: Argument] =
      reading.item.metric == .customersAtRisk
      ? ["threshold": .number(cell.atRisk, .pct0), "expected": .number(expected, .num0)] : [:]
    return wording(reading.item.metric.meaning(roles.observation), arguments)
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
    if hasTargets { columns.append(ResultTable.Column("target", header: wording(.kpiTargetHeader))) }
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
      .text(label(reading)), .value(reading.value),
      reading.value.interval == nil ? .empty : .interval(reading.value),
      reading.value.n.map { .count($0) } ?? .empty,
    ]
    if hasTargets {
      cells.append(reading.item.target.map { .value(Value($0, reading.value.format)) } ?? .empty)
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
