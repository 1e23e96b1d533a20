import Findings
import Formats
import Populations
import Statistics

/// Shares, medians and mean times by group, and differences between groups.
struct SurvivalTables {
  private let fit: SurvivalFit
  private let cell: Survival
  private let words: SurvivalWords
  private let wording: Wording

  init(_ fit: SurvivalFit, _ cell: Survival, _ words: SurvivalWords) {
    self.fit = fit
    self.cell = cell
    self.words = words
    wording = words.wording
  }

  /// Medians and mean times.
  var times: Exhibit {
    Exhibit(
      id: "times",
      title: fit.column == nil
        ? wording(.survivalTableTitle)
        : wording(.survivalTableTitleBy, ["column": .text(midSentence(words.column))]),
      subtitle: subtitle, content: .table(timeTable), alt: "", note: words.test)
  }

  /// Shares still here at each horizon, which the figure shows too.
  var shares: Exhibit {
    Exhibit(
      id: "shares",
      title: fit.column == nil
        ? wording(.survivalTitle) : wording(.survivalTitleBy, ["column": .text(midSentence(words.column))]),
      subtitle: subtitle, content: .table(shareTable), alt: "", isSupplementary: true)
  }

  private var subtitle: String {
    wording(
      .survivalTableSubtitle,
      ["level": .text(wording.level(words.confidence)), "band": .phrase(words.bandName)])
  }

  /// Times by which other shares than half have left; `nil` when only the median is asked for.
  var quantiles: Exhibit? {
    guard cell.percents != [50] else { return nil }
    let columns = [
      ResultTable.Column("left", header: wording(.survivalHaveLeftHeader), alignment: .leading),
      ResultTable.Column("time", header: wording(.survivalTimeHeader), unit: fit.roles.unit.name(wording)),
      ResultTable.Column("time_interval", header: intervalHeader, unit: fit.roles.unit.name(wording)),
    ]
    let rows = (fit.groups + [fit.everyone]).flatMap { group in
      cell.percents.map { percent in
        ResultTable.Row(
          [.text(wording.number(Double(percent) / 100, .pct0))]
            + both(brief(words.quantile(group, percent: percent)).underUnit),
          group: group.label.isEmpty ? wording(.everyone) : group.label)
      }
    }
    return Exhibit(
      id: "quantiles", title: wording(.survivalQuantilesTitle),
      subtitle: wording(
        .survivalQuantilesSubtitle,
        ["level": .text(wording.level(words.confidence)), "band": .phrase(words.bandName)]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: "",
      note: wording(.survivalQuantilesNote), isSupplementary: true)
  }

  private var intervalHeader: String {
    wording(.intervalHeader, ["level": .text(wording.level(words.confidence))])
  }

  private var groupColumn: ResultTable.Column {
    ResultTable.Column(
      "group", header: fit.column == nil ? wording(.survivalGroupHeader) : words.column, alignment: .leading)
  }

  private func pair(_ name: String, _ spanner: String, unit: String? = nil) -> [ResultTable.Column] {
    [
      ResultTable.Column(name, header: wording(.kpiValueHeader), spanner: spanner, unit: unit),
      ResultTable.Column("\(name)_interval", header: intervalHeader, spanner: spanner, unit: unit),
    ]
  }

  private var timeTable: ResultTable {
    var columns = [
      groupColumn, ResultTable.Column("customers", header: wording(.customersHeader)),
      ResultTable.Column("left", header: wording(fit.isWeighted ? .survivalWeightedLeavers : .leaversHeader)),
    ]
    if fit.comparison?.logRank != nil {
      columns.append(ResultTable.Column("left_expected", header: wording(.survivalExpectedHeader)))
    }
    let unit = fit.roles.unit.name(wording)
    columns += pair("median", wording(.survivalMedianHeader), unit: unit)
    columns += pair("mean", wording(.survivalMeanHeader, ["tau": .text(words.time(fit.tau))]), unit: unit)
    return table(columns) { group in
      var cells: [ResultTable.Cell] = [
        .count(group.curve.rows), words.leavers(group.curve.eventCount),
      ]
      if let test = fit.comparison?.logRank {
        let expected = test.groups.first { $0.label == group.curve.label }?.expected
        cells.append(expected.map { .value(Value($0, .num0)) } ?? .empty)
      }
      return cells + both(brief(words.median(group)).underUnit) + both(words.mean(group).underUnit)
    }
  }

  /// Side by side up to three horizons; more stand under each other, so that they fit on a page.
  private var shareTable: ResultTable { cell.horizons.count <= 3 ? wideShares : longShares }

  private var longShares: ResultTable {
    let columns = [
      ResultTable.Column("time", header: wording(.survivalTimeHeader), alignment: .leading),
      ResultTable.Column("still_here", header: wording(.survivalStillHereHeader)),
      ResultTable.Column("still_here_interval", header: intervalHeader),
      ResultTable.Column("at_risk", header: wording(.survivalAtRisk)),
    ]
    let rows = (fit.groups + [fit.everyone]).flatMap { group in
      cell.horizons.map { horizon in
        ResultTable.Row(
          [.text(words.time(Double(horizon)))] + both(words.share(group, at: horizon))
            + [words.leavers(group.curve.atRisk(at: Double(horizon)))],
          group: group.label.isEmpty ? wording(.everyone) : group.label)
      }
    }
    return ResultTable(columns: columns, rows: rows)
  }

  private var wideShares: ResultTable {
    let columns = cell.horizons.flatMap { horizon in
      pair(
        "still_here_\(horizon)",
        wording(.survivalShareHeader, ["time": .text(words.time(Double(horizon)))]))
    }
    return table([groupColumn] + columns) { group in
      cell.horizons.flatMap { both(words.share(group, at: $0)) }
    }
  }

  /// A row a group, those too small to show, and everyone.
  private func table(
    _ columns: [ResultTable.Column], _ cells: (SurvivalFit.Group) -> [ResultTable.Cell]
  ) -> ResultTable {
    let groups = fit.groups.map { ResultTable.Row([.text($0.label)] + cells($0)) }
    let hidden = fit.hidden.map { label in
      ResultTable.Row(
        [.text(label), .suppressed(wording(.fewerThan, ["n": .count(words.context.minimum.shown)]))]
          + [ResultTable.Cell](repeating: .empty, count: columns.count - 2))
    }
    let everyone = ResultTable.Row(
      [.text(wording(.everyone))] + cells(fit.everyone), isSummary: !fit.groups.isEmpty)
    return ResultTable(columns: columns, rows: groups + hidden + [everyone])
  }

  /// Words that a narrow column holds; the figure's text says up to when.
  private func brief(_ median: Value) -> Value {
    guard median.number == nil else { return median }
    return Value(
      absent: wording(.survivalNotReachedBrief), format: median.format, interval: median.interval, n: median.n
    )
  }

  private func both(_ value: Value) -> [ResultTable.Cell] {
    [.value(value), .interval(value)]
  }
}

extension Value {
  /// A duration as a bare number, for a column whose header names the unit.
  var underUnit: Value {
    let bare: Format =
      switch format {
      case .months0, .days0: .num0
      case .months1: .num1
      default: format
      }
    guard let number else { return Value(absent: absence ?? "", format: bare, interval: interval, n: n) }
    return Value(number, bare, interval: interval, n: n)
  }
}
