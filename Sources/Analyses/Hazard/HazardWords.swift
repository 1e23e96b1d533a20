import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// Names of periods, numbers and sentences of a hazard cell, in the report's language.
struct HazardWords {
  let fit: HazardFit
  let cell: Hazard
  let context: AnalysisContext
  let wording: Wording
  let confidence: Confidence
  /// Of hazards: two decimals where they are small.
  let format: Format

  init(_ fit: HazardFit, _ cell: Hazard, _ context: AnalysisContext) {
    self.fit = fit
    self.cell = cell
    self.context = context
    wording = context.wording
    confidence = Confidence(context.level)
    let pooled = fit.hazard.pooled
    format = pooled.events < 0.02 * pooled.atRisk ? .pct2 : .pct1
  }

  // MARK: Numbers

  /// Absent where too few are at risk to be shown.
  func hazard(_ period: DiscreteHazard.Period) -> Value {
    let n = Int(period.atRisk.rounded())
    guard n >= context.minimum.shown else {
      return Value(
        absent: wording(.hazardFewShown, ["n": .count(context.minimum.shown)]), format: format, n: nil)
    }
    return Value(period.hazard, format, period.interval(confidence), confidence, n: n)
  }

  func neighbours(_ test: HazardPeaks.Test) -> Value {
    let comparison = test.comparison
    return Value(
      comparison.otherRate, format,
      Wilson.interval(comparison.otherRate, of: comparison.otherExposure, confidence), confidence,
      n: Int(comparison.otherExposure.rounded()))
  }

  func ratio(_ test: HazardPeaks.Test) -> Value {
    let comparison = test.comparison
    let n = Int((comparison.exposure + comparison.otherExposure).rounded())
    let range = comparison.interval(confidence)
    guard let ratio = comparison.ratio, ratio.isFinite else {
      return Value(
        absent: wording(.hazardNobodyAround), format: .mult1,
        interval: range.map {
          Value.Interval($0.lowerBound, $0.upperBound, .confidence(confidence.level))
        }, n: n)
    }
    return Value(ratio, .mult1, range, confidence, n: n)
  }

  func adjusted(_ test: HazardPeaks.Test) -> Value {
    Value(
      test.adjusted, .pvalue, n: Int((test.comparison.exposure + test.comparison.otherExposure).rounded()))
  }

  /// 1 or 0; words where it was not tested.
  func supported(_ index: Int) -> Value {
    if let test = fit.peaks.test(of: index) {
      return Value(test.standsOut ? 1 : 0, .num0, n: Int(test.comparison.exposure.rounded()))
    }
    return Value(absent: verdict(index), format: .num0)
  }

  /// Over all periods.
  func mean(_ hazard: DiscreteHazard) -> Value {
    let (events, atRisk) = hazard.pooled
    guard atRisk > 0 else { return Value(absent: wording(.hazardNothingTested), format: format) }
    return Value(
      events / atRisk, format, Wilson.interval(events / atRisk, of: atRisk, confidence), confidence,
      n: Int(atRisk.rounded()))
  }

  /// "Months since joining".
  var axis: String {
    startingSentence(
      wording(
        cell.clock == .calendar ? .sinceStartAxis : .hazardTimeAxis,
        ["unit": .text(fit.roles.unit.name(wording))]))
  }

  // MARK: Names

  /// The end of a period, in the unit of the data.
  func end(of index: Int) -> Int { index * cell.period }

  /// "Month 14", "Months 13–15".
  func name(_ index: Int) -> String {
    let unit = fit.roles.unit
    let end = end(of: index)
    if cell.period == 1 { return wording(unit.oneOf, ["n": .text(String(end))]) }
    return wording(unit.someOf, ["from": .text(String(end - cell.period + 1)), "to": .text(String(end))])
  }

  func isContractEnd(_ index: Int) -> Bool {
    cell.contractEnds.contains { DiscreteHazard.period(of: Double($0), width: fit.hazard.width) == index }
  }

  func isAsked(_ index: Int) -> Bool {
    cell.check.contains { DiscreteHazard.period(of: Double($0), width: fit.hazard.width) == index }
  }

  /// What was found of a period, in a few words.
  func verdict(_ index: Int) -> String { verdict(index, in: fit.peaks) }

  func verdict(_ index: Int, in peaks: HazardPeaks) -> String {
    if let test = peaks.test(of: index) {
      switch test.shortfall {
      case nil where index == 1: return wording(.hazardVerdictEarly)
      case nil: return wording(isContractEnd(index) ? .hazardVerdictContract : .hazardVerdictSpike)
      case .notHigher: return wording(.hazardVerdictNotHigher)
      case .fewEvents: return wording(.hazardVerdictFewEvents)
      case .notAPeak: return wording(index == 1 ? .hazardVerdictNotHigher : .hazardVerdictNoPeak)
      }
    }
    switch peaks.untested.first(where: { $0.index == index })?.reason {
    case .last: return wording(.hazardVerdictLast)
    case .fewAtRisk:
      return wording(.hazardVerdictFewAtRisk, ["n": .count(Int(cell.rule.minAtRisk))])
    case .noNeighbours: return wording(.hazardVerdictAlone)
    case .noEvents: return wording(.hazardVerdictNobody)
    case nil:
      return wording(.hazardVerdictBeyond, ["last": .text(midSentence(name(fit.hazard.periods.count)))])
    }
  }

  // MARK: Sentences

  var remarks: [String] { [overview, earlyLife].compactMap { $0 } + cell.check.map(answer) }

  private var overview: String {
    let tested: [String: Argument] = ["n": .count(fit.peaks.tests.count)]
    if fit.leavers == 0 {
      let exposure = fit.hazard.pooled.atRisk
      return wording(
        .hazardNobodyLeft,
        [
          "n": .count(fit.customers), "exposure": .number(exposure, .num0),
          "bound": .number(min(1, (RuleOfThree(personTime: exposure, confidence)?.hazard ?? 1)), .pct2),
          "level": .text(wording.level(confidence)),
        ])
    }
    guard !fit.peaks.tests.isEmpty else { return wording(.hazardNothingTested) }
    let spikes = fit.peaks.spikes
    guard !spikes.isEmpty else { return wording(.hazardNoSpike, tested) }
    // Those asked about have an answer of their own.
    let unasked = spikes.filter { !isAsked($0.index) }
    return ([wording(.hazardSpikes, tested.merging(["k": .count(spikes.count)]) { $1 })] + unasked.map(spike))
      .joined(separator: " ")
  }

  private func spike(_ test: HazardPeaks.Test) -> String {
    wording(
      isContractEnd(test.index) ? .hazardContractSpike : .hazardSpike, numbers(test))
  }

  private var earlyLife: String? {
    fit.peaks.earlyLife.map { wording(.hazardEarlyLife, numbers($0)) }
  }

  /// What the data say to a claim that a time is a moment of truth.
  private func answer(_ time: Int) -> String {
    guard let period = fit.period(at: time) else {
      let index = DiscreteHazard.period(of: Double(time), width: fit.hazard.width)
      return wording(
        .hazardCheckBeyond,
        ["period": .text(name(index)), "last": .text(midSentence(name(fit.hazard.periods.count)))])
    }
    guard let test = fit.peaks.test(of: period.index) else {
      return wording(
        .hazardCheckUntested,
        ["period": .text(name(period.index)), "why": .text(verdict(period.index))])
    }
    switch test.shortfall {
    case nil where period.index == 1: return wording(.hazardCheckEarly, numbers(test))
    case nil:
      return wording(
        isContractEnd(period.index) ? .hazardCheckContract : .hazardCheckSupported, numbers(test))
    case .notHigher: return wording(.hazardCheckNotHigher, numbers(test))
    case .fewEvents: return wording(.hazardCheckFewEvents, numbers(test))
    case .notAPeak:
      return wording(period.index == 1 ? .hazardCheckNotHigher : .hazardCheckNoPeak, numbers(test))
    }
  }

  private func numbers(_ test: HazardPeaks.Test) -> [String: Argument] {
    let period = fit.hazard.periods[test.index - 1]
    let hazard = hazard(period)
    let ratio = ratio(test)
    return [
      "period": .text(name(test.index)), "hazard": .text(text(hazard)), "range": .text(range(hazard)),
      "neighbours": .text(text(neighbours(test))), "times": .text(text(ratio)),
      "times_range": .text(range(ratio)), "p": .number(test.adjusted, .pvalue),
      "correction": .text(correctionWords), "left": .count(Int(period.events.rounded())),
      "min_events": .count(Int(cell.rule.minEvents)), "ratio": .number(cell.rule.minRatio, .mult2),
    ]
  }

  var correctionWords: String {
    switch cell.correction {
    case .holm: wording(.hazardAfterHolm)
    case .bh: wording(.hazardAfterBH)
    case .none: wording(.hazardUncorrected)
    }
  }

  func text(_ value: Value) -> String {
    value.number.map { wording.number($0, value.format) } ?? value.absence ?? ""
  }

  private func range(_ value: Value) -> String {
    value.interval.map { wording.interval($0.low, $0.high, value.format) } ?? "—"
  }

  var caveats: [Caveat] {
    var caveats: [Caveat] = []
    func add(_ code: String, _ phrase: Phrase, _ arguments: [String: Argument] = [:]) {
      caveats.append(Caveat(code: code, text: wording(phrase, arguments)))
    }
    switch fit.roles.observation {
    case .window where cell.clock == .calendar: add("calendar_clock", .calendarClock)
    case .snapshot: add("snapshot_clock", .hazardClockSnapshot)
    case .window where fit.roles.entry != nil: add("delayed_entry", .hazardClockWindow)
    case .window, .cohort: add("calendar_mix", .hazardCalendarMix)
    }
    if let interest = fit.interest {
      add(
        "cause_specific", fit.isWeighted ? .hazardCauseWeighted : .hazardCauseSpecific,
        ["cause": .text(interest.label), "n": .count(interest.others)])
    }
    if let weights = cell.weights, fit.isWeighted {
      add(
        "weighted", .hazardWeighted,
        ["column": .text(midSentence(fit.roles.label(of: weights.value)))])
    }
    if !fit.hidden.isEmpty {
      caveats.append(.smallGroups(fit.hidden, context.minimum.shown, wording))
    }
    if let column = fit.column {
      add("association", .caveatAssociation, ["column": .text(midSentence(fit.roles.label(of: column)))])
    }
    if fit.hazard.isActuarial { add("actuarial", .hazardActuarial) }
    if !fit.heaped.isEmpty {
      add("heaped", .hazardHeaped, ["names": .text(fit.heaped.map(name).joined(separator: ", "))])
    }
    let thin = fit.peaks.untested.filter { $0.reason == .fewAtRisk }.count
    if thin > 0 {
      add("thin_periods", .hazardThin, ["n": .count(thin), "min": .count(Int(cell.rule.minAtRisk))])
    }
    let beyond = cell.contractEnds.filter { fit.period(at: $0) == nil }
    if !beyond.isEmpty {
      add(
        "contract_end_unobserved", .hazardEndUnobserved,
        ["times": .text(beyond.map(String.init).joined(separator: ", "))])
    }
    return caveats
  }
}

extension TimeUnit {
  /// "Month 14".
  var oneOf: Phrase {
    switch self {
    case .day: .hazardDay
    case .week: .hazardWeek
    case .month: .hazardMonth
    case .quarter: .hazardQuarter
    case .year: .hazardYear
    }
  }

  /// "Months 13–15".
  var someOf: Phrase {
    switch self {
    case .day: .hazardDays
    case .week: .hazardWeeks
    case .month: .hazardMonths
    case .quarter: .hazardQuarters
    case .year: .hazardYears
    }
  }
}
