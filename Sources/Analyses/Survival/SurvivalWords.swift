import Findings
import Formats
import Populations
import Statistics

/// Values, sentences and caveats of a survival cell, in the report's language.
struct SurvivalWords {
  let fit: SurvivalFit
  let cell: Survival
  let context: AnalysisContext
  let wording: Wording
  let confidence: Confidence

  init(_ fit: SurvivalFit, _ cell: Survival, _ context: AnalysisContext) {
    self.fit = fit
    self.cell = cell
    self.context = context
    wording = context.wording
    confidence = Confidence(context.level)
  }

  var unit: TimeUnit { fit.roles.unit }

  /// The grouping column's name for readers.
  var column: String { fit.column.map(fit.roles.label(of:)) ?? "" }

  /// Of times in the data.
  var wholeFormat: Format { unit.format(tenths: !fit.count.hasWholeTimes) }
  /// Of averages.
  var tenthFormat: Format { unit.format(tenths: true) }

  /// Of differences of times.
  var signedFormat: Format { .signed1 }

  /// A difference of times with its interval and unit: "+2.1 months (+0.4 to +3.8)".
  func withInterval(_ value: Value) -> String {
    let number = "\(text(value)) \(unit.name(wording))"
    guard let interval = value.interval else { return number }
    return "\(number) (\(wording.interval(interval.low, interval.high, value.format)))"
  }

  /// A time in words: "24 months".
  func time(_ time: Double) -> String {
    time.rounded() == time ? unit.words(Int(time), wording) : duration(time)
  }

  /// A time with tenths: "41.2 months".
  func duration(_ time: Double) -> String {
    let number = wording.number(time, tenthFormat)
    switch unit {
    case .month: return number
    case .day, .week, .quarter, .year: return "\(number) \(unit.name(wording))"
    }
  }

  func share(_ group: SurvivalFit.Group, at horizon: Int) -> Value {
    let at = Double(horizon)
    let curve = group.curve
    guard !curve.isBeyondData(at) else { return notObserved(at, curve) }
    let bound = fit.isAllCensored ? self.bound(group).map { $0.survival(at: at)...1 } : nil
    return Value(
      curve.survival(at: at), .pct1, bound ?? curve.interval(at: at, confidence, cell.band), confidence,
      n: curve.rows)
  }

  /// The share who left for a reason up to a horizon.
  func incidence(_ group: SurvivalFit.Group, _ cause: SurvivalCauses.Cause, at horizon: Int) -> Value {
    let at = Double(horizon)
    guard !group.curve.isBeyondData(at), let risk = group.risks?.causes[cause.index] else {
      return notObserved(at, group.curve)
    }
    return Value(
      risk.share(at: at), .pct1, risk.interval(at: at, confidence, cell.band), confidence, n: group.curve.rows
    )
  }

  private func notObserved(_ at: Double, _ curve: KaplanMeier) -> Value {
    Value(absent: wording(.survivalNotObserved, ["time": .text(time(at))]), format: .pct1, n: curve.rows)
  }

  func median(_ group: SurvivalFit.Group) -> Value { quantile(group, percent: 50) }

  /// The time by which so many percent have left. Where the band's upper edge never comes down, the interval is open
  /// above.
  func quantile(_ group: SurvivalFit.Group, percent: Int) -> Value {
    let curve = group.curve
    let quantile = curve.quantile(Double(percent) / 100, confidence, cell.band)
    let range = quantile.low.map { low in min(low, quantile.time ?? low)...(quantile.high ?? .infinity) }
    // A midpoint of two whole times may be a half.
    let format = quantile.time.map { $0.rounded() == $0 ? wholeFormat : tenthFormat } ?? wholeFormat
    guard let at = quantile.time else {
      return Value(
        absent: wording(.survivalNotReached, ["time": .text(time(curve.lastTime))]), format: format,
        interval: range.map {
          Value.Interval($0.lowerBound, $0.upperBound, .confidence(confidence.level))
        }, n: curve.rows)
    }
    return Value(at, format, range, confidence, n: curve.rows)
  }

  /// A mean's interval does not leave what is possible, 0…τ.
  func mean(_ group: SurvivalFit.Group) -> Value {
    let estimate = group.mean.estimate
    let range = estimate.interval(confidence).clamped(to: 0...fit.tau)
    let bound = fit.isAllCensored ? self.bound(group).map { $0.restrictedMean(to: fit.tau)...fit.tau } : nil
    return Value(
      estimate.value, tenthFormat, group.curve.eventCount > 0 ? range : bound, confidence,
      n: group.curve.rows)
  }

  /// The rule of three, for a group nobody left.
  func bound(_ group: SurvivalFit.Group) -> RuleOfThree? {
    guard group.curve.eventCount == 0 else { return nil }
    return RuleOfThree(personTime: group.personTime, confidence)
  }

  /// A count of customers, or a sum of their weights.
  func leavers(_ count: Double) -> ResultTable.Cell {
    fit.isWeighted ? .value(Value(count, .num0)) : .count(Int(count.rounded()))
  }

  /// A value in words, absent ones too.
  func text(_ value: Value) -> String {
    value.number.map { wording.number($0, value.format) } ?? value.absence ?? ""
  }

  /// The log-rank test in words, and before it the cell's test where that is another.
  var test: String? {
    guard let comparison = fit.comparison, let logRank = comparison.logRank else { return nil }
    let chosen = comparison.test.flatMap { $0.weighting == .logRank ? nil : $0 }
    return [chosen, logRank].compactMap { $0.map(sentence) }.joined(separator: " ")
  }

  private func sentence(_ test: LogRank) -> String {
    wording(
      .survivalTest,
      [
        "test": .text(startingSentence(name(test.weighting))), "chi": .number(test.chiSquared, .num1),
        "df": .count(test.degrees), "p": .number(test.pValue, .pvalue),
      ])
  }

  /// A test's name, as it stands within a sentence.
  func name(_ weighting: LogRank.Weighting) -> String {
    switch weighting {
    case .logRank: wording(.survivalLogRank)
    case .gehan: wording(.survivalGehan)
    case .taroneWare: wording(.survivalTaroneWare)
    case .peto: wording(.survivalPeto)
    case .flemingHarrington(let rho, let gamma):
      wording(
        .survivalFlemingHarrington, ["rho": .number(rho, brief(rho)), "gamma": .number(gamma, brief(gamma))])
    }
  }

  private func brief(_ number: Double) -> Format { number.rounded() == number ? .num0 : .num2 }

  var correction: String {
    switch cell.correction {
    case .holm: wording(.survivalHolm)
    case .benjaminiHochberg: wording(.survivalBH)
    case .none: wording(.survivalUncorrected)
    }
  }

  var bandName: Phrase {
    switch cell.band {
    case .logLog: .survivalLogLog
    case .log: .survivalLog
    case .plain: .survivalPlain
    }
  }

  /// "Months since joining".
  var axis: String {
    startingSentence(
      wording(
        cell.clock == .calendar ? .sinceStartAxis : .survivalTimeAxis, ["unit": .text(unit.name(wording))]))
  }

  /// What time is counted from, and from when on customers are at risk.
  var clock: String {
    if cell.clock == .calendar { return wording(.survivalClockStart, ["unit": .text(unit.name(wording))]) }
    let entry: Phrase =
      switch fit.roles.observation {
      case .snapshot: .survivalEntrySnapshot
      case .window where fit.roles.entry != nil: .survivalEntryWindow
      case .window, .cohort: .survivalEntryCohort
      }
    return wording(.survivalClock, ["unit": .text(unit.name(wording)), "entry": .phrase(entry)])
  }

  var remarks: [String] {
    let byMean = fit.groups.sorted {
      ($1.mean.estimate.value, $0.label) < ($0.mean.estimate.value, $1.label)
    }
    if let longest = byMean.first, let shortest = byMean.last, byMean.count > 1 {
      let difference = (longest.mean.estimate - shortest.mean.estimate).interval(confidence)
      return [
        wording(
          difference.lowerBound > 0 ? .survivalRemarkBy : .survivalRemarkAlike,
          [
            "tau": .text(time(fit.tau)), "longest": .text(longest.label), "shortest": .text(shortest.label),
            "long": .text(duration(longest.mean.estimate.value)),
            "short": .text(duration(shortest.mean.estimate.value)),
          ])
      ]
    }
    let observed = cell.horizons.filter { !fit.everyone.curve.isBeyondData(Double($0)) }
    return observed.prefix(1).map { horizon in
      wording(
        .survivalRemark,
        [
          "share": .number(fit.everyone.curve.survival(at: Double(horizon)), .pct1),
          "time": .text(time(Double(horizon))),
        ])
    }
  }
}
