import Figures
import Findings
import Formats
import Models
import Populations
import Statistics

/// Whom to treat: the curve of the ranking, gain against risk, rankings and rules in tables.
struct CampaignUpliftExhibits {
  private let study: UpliftStudy?
  private let trial: Trial
  private let wording: Wording
  private let confidence: Confidence
  /// The arm that is learned, as readers see it.
  private let arm: String

  init(_ study: CampaignStudy, _ context: AnalysisContext) {
    self.study = study.uplift
    trial = study.trial
    wording = context.wording
    confidence = study.confidence
    arm = study.uplift.map { study.shown($0.arm) } ?? ""
  }

  var exhibits: [Exhibit] {
    guard let study else { return [] }
    return [figure(study), top(study), qini(study), policies(study), tenths(study)]
  }

  private var level: Argument { .text(wording.level(confidence)) }
  private var interval: String { wording(.intervalHeader, ["level": level]) }

  // MARK: Figure

  private func figure(_ study: UpliftStudy) -> Exhibit {
    let third = (study.first.top.last, study.risk.top.last)
    func words(_ top: (share: Double, value: Double?, interval: ClosedRange<Double>?)?) -> String {
      top?.value.map { wording.number($0 * 1000, .num0) } ?? "—"
    }
    return Exhibit(
      id: "uplift", title: wording(trial.isRetention ? .upliftTitle : .upliftTitleOutcome),
      subtitle: wording(
        .upliftSubtitle, ["arm": .text(arm), "n": .count(study.scores.sample.count), "level": level]),
      content: .figure(Figure(panels: [curve(study), shares(study)], height: 200)),
      alt: wording(
        .upliftAlt,
        [
          "share": .number(third.0?.share ?? 0, .pct0), "gain": .text(words(third.0)),
          "risk": .text(words(third.1)),
        ]), note: wording(.upliftBandNote))
  }

  /// Rankings by chance wander around the line by no more than a bridge does.
  private func curve(_ study: UpliftStudy) -> Panel {
    let gain = study.first.curve
    // Of a bridge the variance at a share k is k(1 − k), where the area's is 1/12.
    let spread = gain.randomDeviation * 12.0.squareRoot() * confidence.z
    let band = (0...40).map { step -> (x: Double, low: Double, high: Double) in
      let k = Double(step) / 40
      let (middle, half) = (gain.fullGain * k, spread * (k * (1 - k)).squareRoot())
      return (k, middle - half, middle + half)
    }
    func points(_ curve: QiniCurve) -> [Point] {
      (0...100).map { Point(Double($0) / 100, curve.gain(at: Double($0) / 100)) }
    }
    let all = points(gain) + points(study.risk.curve)
    let ends = all.map { $0.y } + band.flatMap { bridge -> [Double] in [bridge.low, bridge.high] }
    let top = ends.max() ?? 1
    // The bridge dips a little below 0 at its beginning; that is worth no tick of its own.
    let low = ends.min() ?? 0
    let ticks = Axis.niceTicks((low < -0.06 * top ? low : 0)...top)
    return Panel(
      title: wording(.upliftCurvePanel),
      x: Axis(
        .linear(0...1), ticks: [0, 0.25, 0.5, 0.75, 1].map { Axis.Tick($0, wording.number($0, .pct0)) },
        label: wording(.upliftTreatedShare)),
      y: Axis(
        .linear((ticks.first ?? 0)...(ticks.last ?? 1)),
        ticks: ticks.map { Axis.Tick($0, wording.number($0, .num0)) }, label: wording(.upliftGained),
        hasGrid: true),
      marks: [
        Curve(
          points: band.map { Point($0.x, gain.fullGain * $0.x) }, band: band, tone: .muted, dash: .dotted),
        Curve(points: points(study.risk.curve), tone: .bad),
        Curve(points: points(gain), tone: .focus),
      ])
  }

  private func shares(_ study: UpliftStudy) -> Panel {
    func items(_ ranking: UpliftStudy.Ranking, _ offset: Double) -> [PointRanges.Item] {
      ranking.top.enumerated().compactMap { index, top in
        top.value.map { value in
          PointRanges.Item(
            x: Double(index) + offset, y: value * 1000, low: top.interval.map { $0.lowerBound * 1000 },
            high: top.interval.map { $0.upperBound * 1000 })
        }
      }
    }
    let (gain, risk) = (items(study.first, -0.12), items(study.risk, 0.12))
    let ends = [0] + (gain + risk).flatMap { item -> [Double] in [item.low ?? item.y, item.high ?? item.y] }
    let ticks = Axis.niceTicks((ends.min() ?? 0)...(ends.max() ?? 1))
    var marks: [any Mark] = [
      ReferenceLine(from: Point(-0.5, 0), to: Point(2.5, 0), dash: .solid), PointRanges(gain, tone: .focus),
      PointRanges(risk, tone: .bad),
    ]
    if let first = gain.last {
      marks.append(Marker(at: Point(first.x, first.y), label: wording(.upliftByGain), tone: .focus))
    }
    if let second = risk.last {
      let name: Phrase = trial.isRetention ? .upliftByRisk : .upliftByLikelihood
      marks.append(Marker(at: Point(second.x, second.y), label: wording(name), tone: .bad))
    }
    return Panel(
      title: wording(.upliftTopPanel),
      x: Axis(
        .linear(-0.5...2.5),
        ticks: UpliftStudy.shares.enumerated().map {
          Axis.Tick(Double($0), wording(.upliftFirst, ["share": .number($1, .pct0)]))
        }),
      y: Axis(
        .linear((ticks.first ?? 0)...(ticks.last ?? 1)),
        ticks: ticks.map { Axis.Tick($0, wording.number($0, .num0)) }, label: wording(.upliftPerThousand),
        hasGrid: true), marks: marks)
  }

  // MARK: Rankings

  private func top(_ study: UpliftStudy) -> Exhibit {
    let words = UpliftWords(study, trial, wording)
    let n = study.scores.sample.count
    func cells(_ value: Double?, _ range: ClosedRange<Double>?, _ format: Format) -> [ResultTable.Cell] {
      guard let value else { return [.empty, .empty] }
      let shown = Value(value * 1000, format, range?.thousandfold, confidence, n: n)
      return [.value(shown), .interval(shown)]
    }
    let rows = (study.learners + [study.risk]).map { ranking in
      ResultTable.Row(
        [.text(words.name(ranking))] + ranking.top.flatMap { cells($0.value, $0.interval, .num0) })
    }
    let name: Phrase = trial.isRetention ? .upliftAdvantage : .upliftAdvantageLikelihood
    let difference = ResultTable.Row(
      [.text(wording(name))] + study.advantages.flatMap { cells($0.value, $0.interval, .signed0) },
      isSummary: true)
    let columns = UpliftStudy.shares.flatMap { share -> [ResultTable.Column] in
      let spanner = wording(.upliftFirst, ["share": .number(share, .pct0)])
      let percent = UpliftWords.percent(share)
      return [
        ResultTable.Column("first_\(percent)", header: wording(.campaignGain), spanner: spanner),
        ResultTable.Column("first_\(percent)_interval", header: interval, spanner: spanner),
      ]
    }
    return Exhibit(
      id: "by_share", title: wording(.upliftTopTitle),
      subtitle: wording(.upliftTopSubtitle, ["level": level]),
      content: .table(
        ResultTable(
          columns: [ResultTable.Column("ranking", header: wording(.upliftRanking), alignment: .leading)]
            + columns,
          rows: rows + [difference])), alt: wording(.upliftTopTitle))
  }

  private func qini(_ study: UpliftStudy) -> Exhibit {
    let words = UpliftWords(study, trial, wording)
    let n = study.scores.sample.count
    let rows = (study.learners + [study.risk]).map { ranking -> ResultTable.Row in
      let curve = ranking.curve
      let numbers: [(Double?, Format, ClosedRange<Double>?)] = [
        (curve.ofPerfect, .num3, ranking.intervals[0]), (curve.ofFullGain, .num3, ranking.intervals[1]),
        (curve.perTreated, .num4, ranking.intervals[2]),
      ]
      return ResultTable.Row(
        [.text(words.name(ranking))]
          + numbers.flatMap { number, format, range -> [ResultTable.Cell] in
            guard let number else { return [.empty, .empty] }
            let value = Value(number, format, range, confidence, n: n)
            return [.value(value), .interval(value)]
          })
    }
    let headers: [(String, Phrase)] = [
      ("qini", .upliftOfPerfect), ("qini_causalml", .upliftOfFull), ("qini_radcliffe", .upliftPerTreated),
    ]
    let columns = headers.flatMap { name, header in
      [
        ResultTable.Column(name, header: wording(header)),
        ResultTable.Column(name + "_interval", header: interval),
      ]
    }
    let curve = study.first.curve
    func deviation(_ over: Double) -> Argument {
      .number(over != 0 ? curve.randomDeviation / over : 0, .num4)
    }
    return Exhibit(
      id: "qini", title: wording(.upliftQiniTitle), subtitle: wording(.upliftQiniSubtitle, ["level": level]),
      content: .table(
        ResultTable(
          columns: [ResultTable.Column("ranking", header: wording(.upliftRanking), alignment: .leading)]
            + columns,
          rows: rows)), alt: wording(.upliftQiniTitle),
      note: wording(
        .upliftQiniNote,
        [
          "perfect": deviation(curve.perfectArea), "full": deviation(abs(curve.fullGain)),
          "treated": deviation(curve.treated),
        ]))
  }

  // MARK: Rules and tenths

  private func policies(_ study: UpliftStudy) -> Exhibit {
    let n = study.scores.sample.count
    let hasCost = study.budget != nil
    let rows = study.policies.map { policy, worth -> ResultTable.Row in
      let value = Value(worth.value, .pct1, confidence, n: n)
      let gain = Value(
        worth.gain.value * 1000, .signed1, worth.gain.interval(confidence).thousandfold, confidence, n: n)
      let isNothing = policy == .none
      let cost = worth.cost.map {
        Value($0.value * 1000, .money0, $0.interval(confidence).thousandfold, confidence, n: n)
      }
      return ResultTable.Row(
        [.text(wording(name(policy))), .value(Value(worth.treatedShare, .pct0))]
          + (hasCost ? [cost.map { .value($0) } ?? .empty] : [])
          + [
            .value(value), .interval(value), .value(Value(worth.weighted, .pct1, confidence, n: n)),
            isNothing ? .empty : .value(gain), isNothing ? .empty : .interval(gain),
          ])
    }
    let spent = hasCost ? [ResultTable.Column("cost", header: wording(.upliftSpends))] : []
    return Exhibit(
      id: "policies", title: wording(.upliftPoliciesTitle), subtitle: policiesSubtitle(study),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("rule", header: wording(.upliftRule), alignment: .leading),
            ResultTable.Column("treats", header: wording(.upliftTreats)),
          ] + spent + [
            ResultTable.Column("value", header: wording(trial.isRetention ? .upliftStay : .upliftHave)),
            ResultTable.Column("value_interval", header: interval),
            ResultTable.Column("weighted", header: wording(.upliftWeighted)),
            ResultTable.Column("gain", header: wording(.upliftMore)),
            ResultTable.Column("gain_interval", header: interval),
          ], rows: rows)), alt: wording(.upliftPoliciesTitle))
  }

  private func policiesSubtitle(_ study: UpliftStudy) -> String {
    switch study.reach {
    case .share(let share):
      wording(.upliftPoliciesSubtitle, ["share": .number(share, .pct0), "level": level])
    case .money(let money):
      wording(.upliftPoliciesSpending, ["money": .number(money * 1000, .money0), "level": level])
    }
  }

  private func name(_ policy: Policy) -> Phrase {
    switch policy {
    case .none: .upliftNobody
    case .everyone: .upliftEveryone
    case .chance: .upliftByChance
    case .risk: trial.isRetention ? .upliftByRisk : .upliftByLikelihood
    case .uplift: .upliftByGain
    case .value: .upliftByValue
    case .optimal: .upliftByValueKept
    }
  }

  private func tenths(_ study: UpliftStudy) -> Exhibit {
    let rows = study.tenths.enumerated().map { index, tenth -> ResultTable.Row in
      let n = Int(tenth.group.count)
      let found = tenth.difference.map { Value($0.value, .pp1, $0.interval, confidence, n: n) }
      let isHarmful = tenth.difference.map { $0.interval.upperBound < 0 } ?? false
      return ResultTable.Row([
        .text(wording.number(Double(index + 1), .num0)), .count(n), .value(Value(tenth.predicted, .pp1)),
        found.map { .value($0) } ?? .empty, found.map { .interval($0) } ?? .empty,
        isHarmful ? .text(wording(.campaignDisturb)) : .empty,
      ])
    }
    return Exhibit(
      id: "tenths", title: wording(.upliftTenthsTitle),
      subtitle: wording(.upliftTenthsSubtitle, ["level": level]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("tenth", header: wording(.upliftTenth), alignment: .leading),
            ResultTable.Column("customers", header: wording(.customersHeader)),
            ResultTable.Column("foreseen", header: wording(.upliftForeseen)),
            ResultTable.Column("found", header: wording(.upliftSeen)),
            ResultTable.Column("found_interval", header: interval),
            ResultTable.Column("advice", header: wording(.campaignAdvice), alignment: .leading),
          ], rows: rows
        ).withoutEmpty("advice")), alt: wording(.upliftTenthsTitle), isSupplementary: true)
  }
}
