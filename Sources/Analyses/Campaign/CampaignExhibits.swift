import Figures
import Findings
import Formats
import Populations
import Statistics
import Tables

/// Effects of arms and groups as figures, with the tables behind them.
struct CampaignExhibits {
  private let study: CampaignStudy
  private let context: AnalysisContext
  private let wording: Wording
  private var trial: Trial { study.trial }
  private var confidence: Confidence { study.confidence }

  init(_ study: CampaignStudy, _ context: AnalysisContext) {
    self.study = study
    self.context = context
    wording = context.wording
  }

  var exhibits: [Exhibit] {
    let tables = CampaignTables(study, context)
    let effects = study.arms.isEmpty ? [] : [figure, tables.arms, tables.saved, tables.money, tables.reached]
    return
      (effects + [groupFigure, tables.groups, tables.checks, tables.stages, tables.next, tables.balance])
      .compactMap { $0 }
  }

  private var level: Argument { .text(wording.level(confidence)) }

  // MARK: Arms

  private var figure: Exhibit {
    let items = study.arms.map { (label: study.shown($0.label), effect: $0.difference) }
    return Exhibit(
      title: wording(.campaignTitle),
      subtitle: wording(
        trial.isRetention ? .campaignSubtitleStay : .campaignSubtitleOutcome,
        ["n": .count(trial.known.count), "level": level]),
      content: .figure(Figure(panel(items, title: nil))), alt: alt(items, .campaignTitle))
  }

  private func alt(_ items: [(label: String, effect: TwoByTwo.Effect)], _ title: Phrase) -> String {
    let parts = items.prefix(10).map { item in
      wording(
        .campaignAltArm,
        [
          "arm": .text(item.label), "gain": .number(item.effect.value, .pp1),
          "interval": .text(
            wording.interval(item.effect.interval.lowerBound, item.effect.interval.upperBound, .pp1)),
        ])
    }
    return wording(title, ["column": .text(groupLabel)]) + ". "
      + parts.joined(separator: wording(.clauseSeparator)) + "."
  }

  private func range(_ effects: [TwoByTwo.Effect]) -> [Double] {
    let ends =
      [0]
      + effects.flatMap { effect -> [Double] in
        [effect.interval.lowerBound, effect.interval.upperBound]
      }
    return Axis.niceTicks((ends.min() ?? 0)...(ends.max() ?? 0.01))
  }

  private func panel(
    _ items: [(label: String, effect: TwoByTwo.Effect)], title: String?, ticks shared: [Double]? = nil
  ) -> Panel {
    let ticks = shared ?? range(items.map { $0.effect })
    let dots = items.enumerated().map { band, item in
      let (low, high) = (item.effect.interval.lowerBound, item.effect.interval.upperBound)
      return Bar(
        band: band, value: item.effect.value, low: low, high: high,
        label: wording.number(item.effect.value * 100, .signed1),
        tone: high < 0 ? .bad : low > 0 ? .focus : .muted)
    }
    return Panel(
      title: title,
      x: Axis(
        .linear((ticks.first ?? -0.01)...(ticks.last ?? 0.01)),
        ticks: ticks.map { Axis.Tick($0, wording.number($0 * 100, isFine(ticks) ? .signed1 : .signed0)) },
        label: wording(.campaignAxis), hasGrid: true),
      y: Axis(.band(items.map { $0.label })),
      marks: [
        ReferenceLine(
          from: Point(0, -0.5), to: Point(0, Double(items.count) - 0.5),
          label: title == nil ? wording(.campaignNothing) : nil),
        Dots(dots: dots),
      ])
  }

  private func isFine(_ ticks: [Double]) -> Bool {
    ticks.contains { abs(($0 * 100).rounded() - $0 * 100) > 1e-6 }
  }

  // MARK: Groups

  private var groupLabel: String {
    study.groups.map { midSentence(trial.drawn.roles.label(of: $0.column)) } ?? ""
  }

  /// A panel for each arm, over the same groups and one axis.
  private var groupFigure: Exhibit? {
    guard let groups = study.groups, !groups.results.isEmpty else { return nil }
    let arms = trial.experiment.treatments.prefix(3)
    let shown = groups.results.filter { arms.contains($0.arm) }
    let ticks = range(shown.map { $0.difference })
    let panels = arms.map { arm in
      panel(
        shown.filter { $0.arm == arm }.map { (label: labels($0.label), effect: $0.difference) },
        title: study.shown(arm),
        ticks: ticks)
    }
    let items = shown.map { result in
      (
        label: wording(
          .campaignGroupOfArm, ["group": .text(labels(result.label)), "arm": .text(study.shown(result.arm))]),
        effect: result.difference
      )
    }
    return Exhibit(
      id: "groups", title: wording(.campaignGroupsTitle, ["column": .text(groupLabel)]),
      subtitle: wording(.campaignGroupsSubtitle, ["min": .count(study.groupMinimum), "level": level]),
      content: .figure(Figure(panels: panels)), alt: alt(items, .campaignGroupsTitle))
  }

  /// Groups of a flag are yes and no.
  private func labels(_ label: String) -> String {
    guard let groups = study.groups,
      trial.drawn.columns.first(where: { $0.name == groups.column })?.kind == .flag
    else { return label }
    return wording(label == "1" ? .yesLabel : .noLabel)
  }
}
