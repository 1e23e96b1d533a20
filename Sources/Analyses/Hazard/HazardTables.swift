import Findings
import Formats
import Populations
import Statistics

/// The periods that stand out or were asked about, and all of them.
struct HazardTables {
  private let fit: HazardFit
  private let cell: Hazard
  private let words: HazardWords
  private let wording: Wording

  init(_ fit: HazardFit, _ cell: Hazard, _ words: HazardWords) {
    self.fit = fit
    self.cell = cell
    self.words = words
    wording = words.wording
  }

  /// The first period, those that stand out, those asked about, and contract ends.
  var moments: Exhibit {
    let wanted = fit.hazard.periods.filter { period in
      let standsOut = fit.peaks.test(of: period.index)?.standsOut ?? false
      return period.index == 1 || standsOut || words.isAsked(period.index)
        || words.isContractEnd(period.index)
    }
    return Exhibit(
      id: "moments", title: wording(.hazardMomentsTitle), subtitle: subtitle, content: .table(table(wanted)),
      alt: "", note: wording(.hazardRule, rule))
  }

  var periods: Exhibit {
    Exhibit(
      id: "periods", title: wording(.hazardPeriodsTitle), subtitle: subtitle,
      content: .table(table(fit.hazard.periods)), alt: "", isSupplementary: true)
  }

  private var subtitle: String {
    wording(
      .hazardTableSubtitle,
      [
        "tested": .count(fit.peaks.tests.count), "correction": .text(words.correctionWords),
        "level": .text(wording.level(words.confidence)),
      ])
  }

  private var rule: [String: Argument] {
    [
      "window": .count(cell.rule.window), "ratio": .number(cell.rule.minRatio, .mult2),
      "events": .count(Int(cell.rule.minEvents)), "at_risk": .count(Int(cell.rule.minAtRisk)),
      "alpha": .number(fit.peaks.rule.alpha, .num2),
    ]
  }

  private var columns: [ResultTable.Column] {
    let level = wording(.intervalHeader, ["level": .text(wording.level(words.confidence))])
    let hazard = wording(.hazardHeader)
    let around = wording(.hazardAroundHeader)
    return [
      ResultTable.Column("period", header: wording(.hazardPeriodHeader), alignment: .leading),
      ResultTable.Column("at_risk", header: wording(.hazardAtRisk)),
      ResultTable.Column("left", header: wording(.leaversHeader)),
      ResultTable.Column("hazard", header: wording(.hazardValueHeader), spanner: hazard),
      ResultTable.Column("hazard_interval", header: level, spanner: hazard),
      ResultTable.Column("neighbours", header: wording(.hazardValueHeader), spanner: around),
      ResultTable.Column("ratio", header: wording(.hazardTimesHeader), spanner: around),
      ResultTable.Column("ratio_interval", header: level, spanner: around),
      ResultTable.Column("p", header: wording(pHeader)),
      ResultTable.Column("verdict", header: wording(.hazardVerdictHeader), alignment: .leading),
    ]
  }

  private var pHeader: Phrase {
    switch cell.correction {
    case .holm: .pValueHeader
    case .bh: .hazardPHeaderBH
    case .none: .hazardPHeaderRaw
    }
  }

  private func table(_ periods: [DiscreteHazard.Period]) -> ResultTable {
    ResultTable(columns: columns, rows: periods.map(row))
  }

  private func row(_ period: DiscreteHazard.Period) -> ResultTable.Row {
    let name = ResultTable.Cell.text(words.name(period.index))
    let hazard = words.hazard(period)
    let verdict = ResultTable.Cell.text(words.verdict(period.index))
    guard hazard.number != nil else {
      return ResultTable.Row(
        [name, .suppressed(wording(.fewerThan, ["n": .count(words.context.minimum.shown)]))]
          + [ResultTable.Cell](repeating: .empty, count: columns.count - 3) + [verdict])
    }
    let counts: [ResultTable.Cell] = [
      .count(Int(period.atRisk.rounded())), .count(Int(period.events.rounded())), .value(hazard),
      .interval(hazard),
    ]
    guard let test = fit.peaks.test(of: period.index) else {
      return ResultTable.Row([name] + counts + [.empty, .empty, .empty, .empty, verdict])
    }
    let ratio = words.ratio(test).bare
    return ResultTable.Row(
      [name] + counts + [
        .value(words.neighbours(test)), ratio.number == nil ? .text("—") : .value(ratio),
        ratio.interval == nil ? .empty : .interval(ratio), .value(words.adjusted(test)), verdict,
      ])
  }
}

extension Value {
  /// A ratio without the word "times", for a column whose header says it.
  fileprivate var bare: Value {
    guard let number else { return Value(absent: absence ?? "", format: .num1, interval: interval, n: n) }
    return Value(number, .num1, interval: interval, n: n)
  }
}
