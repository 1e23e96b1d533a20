import Figures
import Findings
import Formats
import Models
import Statistics

extension ModelReport {
  /// The profit of contacting by these scores: a curve, the best share, and what it is worth.
  func profit(_ terms: CampaignTerms, seed: UInt64) -> ModelPart {
    var part = ModelPart()
    guard let found = CampaignProfit(evaluation.table, terms: terms) else { return part }
    let ranges = CampaignProfit.intervals(
      evaluation.table, terms: terms, draws: 400, seed: seed, confidence)
    func value(_ number: Double, _ format: Format, _ range: ClosedRange<Double>?) -> Value {
      Value(number, format, range, confidence, n: count)
    }
    let expected = value(found.expected.value, .money2, ranges?.expected)
    let share = value(found.expectedFlagged, .pct1, ranges?.expectedFlagged)
    let atMean = value(found.atMean.value, .money2, ranges?.atMean)
    let shareAtMean = value(found.flaggedAtMean, .pct1, ranges?.flaggedAtMean)
    let everybody = Value(found.ofEverybody, .money2, everybody(terms), confidence, n: count)
    part.add("empc", expected)
    part.add("empc_share", share)
    part.add("mpc", atMean)
    part.add("mpc_share", shareAtMean)
    part.add(
      "mpc_threshold",
      found.thresholdAtMean.isFinite
        ? Value(found.thresholdAtMean, .pct1, n: count)
        : Value(absent: wording(.modelNobodyFlagged), format: .pct1, n: count))
    part.add("profit_of_everybody", everybody)
    part.exhibits = [
      profitFigure(found, terms),
      profitTable(
        [
          (.modelEMPC, expected, share), (.modelMPC, atMean, shareAtMean),
          (.modelEverybody, everybody, Value(1, .pct1, n: count)),
          (.modelNobody, Value(0, .money2, n: count), Value(0, .pct1, n: count)),
        ], terms),
    ]
    return part
  }

  /// Of contacting everybody: only the share who left is estimated.
  private func everybody(_ terms: CampaignTerms) -> ClosedRange<Double> {
    let range = Proportion(evaluation.confusion.left, of: count).interval(confidence)
    func profit(_ share: Double) -> Double { terms.profit(hits: share, alarms: 1 - share) }
    return profit(range.lowerBound)...profit(range.upperBound)
  }

  private func profitTable(
    _ rows: [(name: Phrase, profit: Value, share: Value)], _ terms: CampaignTerms
  ) -> Exhibit {
    let level = Argument.text(wording.level(confidence))
    let interval = wording(.intervalHeader, ["level": level])
    let table = ResultTable(
      columns: [
        ResultTable.Column("way", header: wording(.modelProfitWay), alignment: .leading),
        ResultTable.Column("profit", header: wording(.modelProfitPerCustomer)),
        ResultTable.Column("profit_interval", header: interval),
        ResultTable.Column("contacted", header: wording(.modelProfitShare)),
        ResultTable.Column("contacted_interval", header: interval),
      ],
      rows: rows.map { row in
        ResultTable.Row([
          .text(startingSentence(wording(row.name))), .value(row.profit), cell(row.profit), .value(row.share),
          cell(row.share),
        ])
      })
    return Exhibit(
      id: "profits", title: wording(.modelProfitTableTitle), subtitle: subtitle, content: .table(table),
      alt: wording(.modelProfitTableTitle), note: profitNote(terms))
  }

  private func cell(_ value: Value) -> ResultTable.Cell {
    value.interval == nil ? .empty : .interval(value)
  }

  private func profitNote(_ terms: CampaignTerms) -> String {
    wording(
      .modelProfitNote,
      [
        "value": .number(terms.value, .money0), "offer": .number(terms.offer, .money0),
        "contact": .number(terms.contact, .money0), "mean": .number(terms.meanAcceptance, .pct0),
        "a": .number(terms.a, terms.a.rounded() == terms.a ? .num0 : .num1),
        "b": .number(terms.b, terms.b.rounded() == terms.b ? .num0 : .num1),
      ])
  }

  private func profitFigure(_ found: CampaignProfit, _ terms: CampaignTerms) -> Exhibit {
    let left = evaluation.ranking.prevalence
    let points = evaluation.curve.points.map { point in
      Point(
        point.flaggedShare,
        terms.profit(hits: left * point.truePositiveShare, alarms: (1 - left) * point.falsePositiveShare))
    }
    let low = points.map { $0.y }.min() ?? 0
    let high = points.map { $0.y }.max() ?? 1
    let ticks = Axis.niceTicks(Swift.min(0, low)...Swift.max(high, found.atMean.value, 0.01))
    let format: Format = (ticks.last ?? 1) - (ticks.first ?? 0) < 4 ? .money2 : .money0
    var marks: [any Mark] = [
      ReferenceLine(from: Point(0, 0), to: Point(1, 0), label: wording(.modelNobody)),
      Curve(points: points, tone: .focus),
    ]
    if found.flaggedAtMean > 0 {
      marks.append(
        Marker(
          at: Point(found.flaggedAtMean, found.atMean.value), label: wording(.modelBestShare), tone: .bad))
    }
    let panel = Panel(
      x: shareAxis(.modelGainsX),
      y: Axis(
        .linear((ticks.first ?? 0)...(ticks.last ?? 1)),
        ticks: ticks.map { Axis.Tick($0, wording.number($0, format)) },
        label: wording(.modelProfitPerCustomer), hasGrid: true), marks: marks)
    return Exhibit(
      id: "profit", title: wording(.modelProfitTitle), subtitle: subtitle,
      content: .figure(Figure(panel, height: 180)),
      alt: wording(
        .modelProfitAlt,
        [
          "best": .number(found.atMean.value, .money2), "share": .number(found.flaggedAtMean, .pct0),
          "all": .number(found.ofEverybody, .money2),
        ]))
  }
}

extension ConfusionMatrix {
  var left: Int { truePositives + falseNegatives }
}
