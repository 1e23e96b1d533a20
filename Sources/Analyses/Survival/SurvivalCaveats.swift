import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// What a reader must know to read the numbers of a survival cell rightly.
struct SurvivalCaveats {
  private let words: SurvivalWords
  private let fit: SurvivalFit
  private let cell: Survival
  private let wording: Wording

  init(_ words: SurvivalWords) {
    self.words = words
    fit = words.fit
    cell = words.cell
    wording = words.wording
  }

  var all: [Caveat] { observation + durations + shape + unchanged + crossing + reasons + groups }

  private func caveat(_ code: String, _ phrase: Phrase, _ arguments: [String: Argument] = [:]) -> Caveat {
    Caveat(code: code, text: wording(phrase, arguments))
  }

  /// The clock, the entry rule, and how customers count.
  private var observation: [Caveat] {
    var caveats: [Caveat] = []
    switch fit.roles.observation {
    case .window where cell.clock == .calendar: caveats.append(caveat("calendar_clock", .calendarClock))
    case .snapshot: caveats.append(caveat("snapshot_clock", .survivalClockSnapshot))
    case .window where fit.roles.entry != nil:
      caveats.append(caveat("delayed_entry", .survivalClockWindow))
    case .window, .cohort: break
    }
    if let weights = cell.weights {
      let curve = fit.everyone.curve
      caveats.append(
        caveat(
          "weighted", fit.roles.entry == nil ? .survivalWeighted : .survivalWeightedEntry,
          [
            "column": .text(midSentence(fit.roles.label(of: weights.value))), "n": .count(curve.rows),
            "sum": .number(curve.count, .num0),
            "worth": .number(curve.steps.map { $0.effective }.max() ?? 0, .num0),
          ]))
    }
    return caveats
  }

  private var durations: [Caveat] {
    guard fit.count.zeroRows > 0 else { return [] }
    let phrase: Phrase =
      switch cell.zeros {
      case .keep: .survivalZeroDurations
      case .drop: .survivalZerosDropped
      case .half: .survivalZerosHalved
      }
    return [
      caveat(
        "zero_durations", phrase,
        ["n": .count(fit.count.zeroRows), "time": .text(words.duration(fit.count.halfUnit))])
    ]
  }

  /// Where a curve rests on few, or on nobody.
  private var shape: [Caveat] {
    var caveats: [Caveat] = []
    for group in fit.drawn {
      guard let fall = group.collapse else { continue }
      caveats.append(
        caveat(
          "collapsed_curve", .survivalCollapsed,
          [
            "name": names([group]), "time": .text(words.time(fall.time)), "n": .number(fall.atRisk, .num0),
            "later": .number(fall.later, .num0),
          ]))
    }
    if let thin = fit.drawn.compactMap({ $0.thinStart(before: fit.tau) }).max() {
      caveats.append(caveat("thin_risk_set", .survivalThinStart, ["time": .text(words.time(thin))]))
    }
    let extrapolated = fit.drawn.filter { $0.mean.isExtrapolated }
    if !extrapolated.isEmpty {
      caveats.append(caveat("extrapolated_mean", .survivalExtrapolated, ["names": names(extrapolated)]))
    }
    if fit.isTauShort {
      caveats.append(caveat("short_tau", .survivalShortTau, ["tau": .text(words.time(fit.tau))]))
    }
    return caveats
  }

  /// Groups nobody left, with what that leaves possible.
  private var unchanged: [Caveat] {
    if fit.isAllCensored {
      return words.bound(fit.everyone).map {
        [bounded("all_censored", .survivalAllCensored, fit.everyone, $0)]
      }
        ?? []
    }
    return fit.groups.compactMap { group in
      words.bound(group).map { bounded("nobody_left", .survivalNobodyLeft, group, $0) }
    }
  }

  private func bounded(
    _ code: String, _ phrase: Phrase, _ group: SurvivalFit.Group, _ bound: RuleOfThree
  ) -> Caveat {
    caveat(
      code, phrase,
      [
        "name": names([group]), "time": .text(words.time(group.personTime)),
        "bound": .number(bound.hazard, .pct2), "unit": .text(words.unit.words(1, wording)),
        "level": .text(wording.level(words.confidence)),
      ])
  }

  private var crossing: [Caveat] {
    guard let comparison = fit.comparison else { return [] }
    let crossed = comparison.crossings.compactMap { pair in
      pair.crossing.map { crossing -> Caveat in
        let (first, second) = crossing.firstLeads ? (pair.a, pair.b) : (pair.b, pair.a)
        let mean = Value(
          crossing.firstLeads
            ? pair.difference
            : Estimate(-pair.difference.value, standardError: pair.difference.standardError),
          words.signedFormat, words.confidence, n: nil)
        return caveat(
          "crossing_curves", .survivalCrossing,
          [
            "first": .text(first.label), "second": .text(second.label),
            "time": .text(words.time(crossing.time)), "tau": .text(words.time(fit.tau)),
            "difference": .text(words.withInterval(mean)),
          ])
      }
    }
    let disputed = comparison.disputed.compactMap { pair in
      pair.byWeight.map { p in
        caveat(
          "tests_disagree", .survivalDisputed,
          [
            "a": .text(pair.a.label), "b": .text(pair.b.label), "logrank": .number(p.logRank, .pvalue),
            "gehan": .number(p.gehan, .pvalue), "tau": .text(words.time(fit.tau)),
            "difference": .text(
              words.withInterval(Value(pair.difference, words.signedFormat, words.confidence, n: nil))),
          ])
      }
    }
    return crossed + disputed
  }

  private var reasons: [Caveat] {
    var caveats: [Caveat] = []
    guard let causes = fit.causes else { return caveats }
    if let none = causes.all.first(where: { $0.address == "none_given" }),
      let count = fit.everyone.risks?.causes[none.index].eventCount, count > 0
    {
      caveats.append(caveat("no_reason", .survivalCausesMissing, ["n": .number(count, .num0)]))
    }
    if fit.count.notes.stayersWithCause > 0 {
      caveats.append(
        caveat(
          "reason_without_leaving", .survivalCausesOfStayers, ["n": .count(fit.count.notes.stayersWithCause)])
      )
    }
    return caveats
  }

  private var groups: [Caveat] {
    var caveats: [Caveat] = []
    if !fit.hidden.isEmpty {
      caveats.append(.smallGroups(fit.hidden, words.context.minimum.shown, wording))
    }
    if !fit.groups.isEmpty {
      caveats.append(caveat("association", .caveatAssociation, ["column": .text(midSentence(words.column))]))
    }
    return caveats
  }

  private func names(_ groups: [SurvivalFit.Group]) -> Argument {
    .text(groups.map { $0.label.isEmpty ? wording(.everyone) : $0.label }.joined(separator: ", "))
  }
}

extension SurvivalFit.Group {
  /// The last time before the risk set grows where someone left with fewer than 10 at risk; `nil` for none.
  ///
  /// At the end of a curve few remain, which its band shows; at its start, with delayed entry, few have come in, and
  /// one leaver can move all that follows.
  func thinStart(before tau: Double) -> Double? {
    let steps = curve.steps.filter { $0.time < tau }
    guard
      let fullest = steps.indices.max(by: { (steps[$0].effective, $1) < (steps[$1].effective, $0) })
    else { return nil }
    return steps[..<fullest].last { $0.events > 0 && $0.effective < 10 }?.time
  }

  /// Where everyone at risk left though others come in later, so that the curve is 0 for all who follow; with how many
  /// that were, and how many are observed at most later on.
  var collapse: (time: Double, atRisk: Double, later: Double)? {
    guard let index = curve.steps.firstIndex(where: { $0.survival == 0 }) else { return nil }
    let later = curve.steps[(index + 1)...].map { $0.atRisk }.max() ?? 0
    return later > 0 ? (curve.steps[index].time, curve.steps[index].atRisk, later) : nil
  }
}
