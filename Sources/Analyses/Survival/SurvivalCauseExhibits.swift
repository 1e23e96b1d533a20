import Figures
import Findings
import Formats
import Populations
import Statistics

/// Why customers leave: a curve for each reason, and the shares at each horizon, which sum to 1 with those still here.
struct SurvivalCauseExhibits {
  private let fit: SurvivalFit
  private let cell: Survival
  private let words: SurvivalWords
  private let wording: Wording

  /// Steps drawn at most; more cannot be seen.
  private static let detail = 200

  init(_ fit: SurvivalFit, _ cell: Survival, _ words: SurvivalWords) {
    self.fit = fit
    self.cell = cell
    self.words = words
    wording = words.wording
  }

  /// Empty without causes, and when nobody left.
  var all: [Exhibit] {
    guard let causes = fit.causes, !causes.all.isEmpty, let risks = fit.everyone.risks else { return [] }
    let everyone = table(
      "incidence", title: wording(.survivalIncidenceTitle, ["column": .text(column)]), [fit.everyone])
    let groups = table(
      "incidence_by",
      title: wording(
        .survivalIncidenceTitleBy, ["column": .text(column), "by": .text(midSentence(words.column))]),
      fit.groups)
    return [figure(causes, risks), everyone] + [interest].compactMap { $0 }
      + (fit.groups.isEmpty ? [] : [groups])
  }

  private var column: String { midSentence(fit.causes.map { fit.roles.label(of: $0.column) } ?? "") }

  // MARK: Figure

  private func figure(_ causes: SurvivalCauses, _ risks: CompetingRisks) -> Exhibit {
    let end = end(of: fit.everyone)
    let curves = causes.all.enumerated().map {
      curve($1.label, risks.causes[$1.index], to: end, tone: .series($0))
    }
    let panel = panel(curves, to: end)
    return Exhibit(
      id: "causes", title: wording(.survivalCausesTitle, ["column": .text(column)]),
      subtitle: wording(
        .survivalCausesSubtitle,
        [
          "n": .count(fit.customers), "period": .text(wording.period(words.context.period)),
          "level": .text(wording.level(words.confidence)), "band": .phrase(words.bandName),
        ]), content: .figure(Figure(panel, height: 180)), alt: alt(causes),
      note: "\(words.clock) \(wording(.survivalCausesNote))")
  }

  /// The last time with enough at risk to draw.
  private func end(of group: SurvivalFit.Group) -> Double {
    group.curve.steps.last { $0.effective >= 10 }?.time ?? group.curve.lastTime
  }

  private func panel(_ curves: [StepCurve], to end: Double) -> Panel {
    let top = curves.flatMap { $0.points.map { $0.y } + $0.band.map { $0.high } }.max() ?? 1
    let shares = Axis.niceTicks(0...min(1, max(top, 0.01)), count: 4)
    let ticks = SurvivalAxis.ticks(to: end, fit.roles.unit)
    return Panel(
      x: Axis(
        .linear(0...max(end, ticks.last ?? end)),
        ticks: ticks.map { Axis.Tick($0, wording.number($0, .num0)) }, label: words.axis),
      y: Axis(
        .linear(0...max(top, shares.last ?? 1)),
        ticks: shares.map { Axis.Tick($0, wording.number($0, top < 0.05 ? .pct1 : .pct0)) }, hasGrid: true),
      marks: curves)
  }

  /// The cause of interest, a curve for each group; `nil` without either.
  private var interest: Exhibit? {
    guard let (cause, logRank) = fit.interest, !fit.groups.isEmpty else { return nil }
    let ends = fit.groups.map(end)
    let curves = fit.groups.enumerated().compactMap { index, group in
      group.risks.map { curve(group.label, $0.causes[cause.index], to: ends[index], tone: .series(index)) }
    }
    let title = wording(
      .survivalInterestTitle, ["cause": .text(cause.label), "by": .text(midSentence(words.column))])
    let shares = fit.groups.map { group in
      wording(
        .labelled,
        [
          "label": .text(group.label),
          "value": .text(
            cell.horizons.map {
              "\(words.time(Double($0))) \(words.text(words.incidence(group, cause, at: $0)))"
            }.joined(separator: ", ")),
        ]) + "."
    }
    let test = logRank.map {
      wording(
        .survivalInterestTest,
        [
          "cause": .text(cause.label), "chi": .number($0.chiSquared, .num1), "df": .count($0.degrees),
          "p": .number($0.pValue, .pvalue),
        ])
    }
    return Exhibit(
      id: "interest", title: title,
      subtitle: wording(
        .survivalCausesSubtitle,
        [
          "n": .count(fit.customers), "period": .text(wording.period(words.context.period)),
          "level": .text(wording.level(words.confidence)), "band": .phrase(words.bandName),
        ]), content: .figure(Figure(panel(curves, to: ends.max() ?? 1), height: 180)),
      alt: ([title + "."] + shares).joined(separator: " "),
      note: ([words.clock] + (test.map { [$0] } ?? [])).joined(separator: " "))
  }

  private func curve(
    _ label: String, _ risk: CumulativeIncidence, to end: Double, tone: Tone
  ) -> StepCurve {
    // Only where this reason's share grows, and of those every so many when there are more than can be seen.
    var reached = 0.0
    let rising = risk.steps.filter { step in
      defer { reached = max(reached, step.share) }
      return step.time <= end && step.share > reached
    }
    let stride = max(1, (rising.count + Self.detail - 1) / Self.detail)
    let steps = rising.enumerated().filter { $0.offset % stride == 0 || $0.offset == rising.count - 1 }.map {
      $0.element
    }
    var band: [(x: Double, low: Double, high: Double)] = steps.compactMap { step in
      risk.interval(at: step.time, words.confidence, cell.band).map {
        (x: step.time, low: $0.lowerBound, high: $0.upperBound)
      }
    }
    if let last = band.last, last.x < end { band.append((x: end, low: last.low, high: last.high)) }
    var points = [Point(0, 0)] + steps.map { Point($0.time, $0.share) }
    if let last = points.last, last.x < end { points.append(Point(end, last.y)) }
    return StepCurve(points: points, band: band, tone: tone, label: label)
  }

  private func alt(_ causes: SurvivalCauses) -> String {
    let parts = causes.all.map { cause in
      let shares = cell.horizons.map { horizon in
        wording(
          .labelled,
          [
            "label": .text(words.time(Double(horizon))),
            "value": .text(words.text(words.incidence(fit.everyone, cause, at: horizon))),
          ])
      }
      return "\(cause.label) — \(shares.joined(separator: ", "))."
    }
    return ([wording(.survivalCausesTitle, ["column": .text(column)]) + "."] + parts).joined(separator: " ")
  }

  // MARK: Tables

  private func table(_ id: String, title: String, _ groups: [SurvivalFit.Group]) -> Exhibit {
    let columns = [
      ResultTable.Column("reason", header: startingSentence(column), alignment: .leading),
      ResultTable.Column(
        "left", header: wording(fit.isWeighted ? .survivalWeightedLeavers : .leaversHeader)),
      ResultTable.Column("share", header: wording(.survivalShareOfAllHeader)),
      ResultTable.Column(
        "share_interval",
        header: wording(.intervalHeader, ["level": .text(wording.level(words.confidence))])),
    ]
    let rows = groups.flatMap { group in cell.horizons.flatMap { self.rows(group, at: $0) } }
    return Exhibit(
      id: id, title: title,
      subtitle: wording(
        .survivalIncidenceSubtitle,
        ["level": .text(wording.level(words.confidence)), "band": .phrase(words.bandName)]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: "",
      note: wording(.survivalIncidenceNote), isSupplementary: id != "incidence")
  }

  /// A row a reason and one for those still here, under the horizon.
  private func rows(_ group: SurvivalFit.Group, at horizon: Int) -> [ResultTable.Row] {
    let after = wording(.survivalAfter, ["time": .text(words.time(Double(horizon)))])
    let block =
      group.label.isEmpty
      ? startingSentence(after) : wording(.labelled, ["label": .text(group.label), "value": .text(after)])
    func row(_ name: String, _ left: ResultTable.Cell, _ share: Value) -> ResultTable.Row {
      ResultTable.Row([.text(name), left, .value(share), .interval(share)], group: block)
    }
    return (fit.causes?.all ?? []).map { cause in
      row(
        cause.label, words.leavers(group.risks?.causes[cause.index].events(through: Double(horizon)) ?? 0),
        words.incidence(group, cause, at: horizon))
    } + [row(wording(.survivalStillHereHeader), .empty, words.share(group, at: horizon))]
  }
}
