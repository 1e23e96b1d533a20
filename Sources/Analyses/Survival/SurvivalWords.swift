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

  private var unit: TimeUnit { fit.roles.unit }

  /// The grouping column's name for readers.
  var column: String { fit.column.map(fit.roles.label(of:)) ?? "" }

  /// Of times in the data.
  var wholeFormat: Format { unit.format(tenths: !fit.hasWholeTimes) }
  /// Of averages.
  var tenthFormat: Format { unit.format(tenths: true) }

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
    guard !curve.isBeyondData(at) else {
      return Value(
        absent: wording(.survivalNotObserved, ["time": .text(time(at))]), format: .pct1, n: Int(curve.count))
    }
    return Value(
      curve.survival(at: at), .pct1, curve.interval(at: at, confidence, cell.band), confidence,
      n: Int(curve.count))
  }

  /// Where the band's upper edge never comes down, the interval is open above.
  func median(_ group: SurvivalFit.Group) -> Value {
    let curve = group.curve
    let median = curve.median(confidence, cell.band)
    let n = Int(curve.count)
    let range = median.low.map { low in min(low, median.time ?? low)...(median.high ?? .infinity) }
    guard let at = median.time else {
      return Value(
        absent: wording(.survivalNotReached, ["time": .text(time(curve.lastTime))]), format: wholeFormat,
        interval: range.map {
          Value.Interval($0.lowerBound, $0.upperBound, .confidence(confidence.level))
        }, n: n)
    }
    return Value(at, wholeFormat, range, confidence, n: n)
  }

  /// A mean's interval does not leave what is possible, 0…τ.
  func mean(_ group: SurvivalFit.Group) -> Value {
    let estimate = group.mean.estimate
    let range = estimate.interval(confidence).clamped(to: 0...fit.tau)
    return Value(
      estimate.value, tenthFormat, group.curve.eventCount > 0 ? range : nil, confidence,
      n: Int(group.curve.count))
  }

  /// A value in words, absent ones too.
  func text(_ value: Value) -> String {
    value.number.map { wording.number($0, value.format) } ?? value.absence ?? ""
  }

  var test: String? {
    fit.logRank.map {
      wording(
        .survivalTest,
        [
          "chi": .number($0.chiSquared, .num1), "df": .count($0.degrees), "p": .number($0.pValue, .pvalue),
        ])
    }
  }

  var remarks: [String] {
    let byMean = fit.groups.sorted {
      ($1.mean.estimate.value, $0.label) < ($0.mean.estimate.value, $1.label)
    }
    if let longest = byMean.first, let shortest = byMean.last, byMean.count > 1 {
      return [
        wording(
          .survivalRemarkBy,
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

  var caveats: [Caveat] {
    var caveats: [Caveat] = []
    func add(_ code: String, _ phrase: Phrase, _ arguments: [String: Argument] = [:]) {
      caveats.append(Caveat(code: code, text: wording(phrase, arguments)))
    }
    switch fit.roles.observation {
    case .snapshot: add("snapshot_clock", .survivalClockSnapshot)
    case .window where fit.roles.entry != nil: add("delayed_entry", .survivalClockWindow)
    case .window, .cohort: break
    }
    if let zero = fit.everyone.curve.steps.first, zero.time == 0, zero.events + zero.censored > 0 {
      add("zero_durations", .survivalZeroDurations, ["n": .count(Int(zero.events + zero.censored))])
    }
    if let thin = fit.drawn.compactMap({ $0.thinStart(before: fit.tau) }).max() {
      add("thin_risk_set", .survivalThinStart, ["time": .text(time(thin))])
    }
    let extrapolated = fit.drawn.filter { $0.mean.isExtrapolated }
    if !extrapolated.isEmpty {
      add("extrapolated_mean", .survivalExtrapolated, ["names": names(extrapolated)])
    }
    let unchanged = fit.groups.filter { $0.curve.eventCount == 0 }
    if !unchanged.isEmpty { add("nobody_left", .survivalNobodyLeft, ["names": names(unchanged)]) }
    if fit.isTauShort { add("short_tau", .survivalShortTau, ["tau": .text(time(fit.tau))]) }
    if !fit.hidden.labels.isEmpty {
      caveats.append(.smallGroups(fit.hidden.labels, context.minimum.shown, wording))
    }
    if !fit.groups.isEmpty { add("association", .caveatAssociation, ["column": .text(midSentence(column))]) }
    return caveats
  }

  private func names(_ groups: [SurvivalFit.Group]) -> Argument {
    .text(
      groups.map { $0.label.isEmpty ? wording(.everyone) : $0.label }.joined(separator: ", "))
  }
}

extension SurvivalFit.Group {
  /// The last time before the risk set grows where someone left with fewer than 10 at risk; `nil` for none.
  ///
  /// At the end of a curve few remain, which its band shows; at its start, with delayed entry, few have come in, and
  /// one leaver can move all that follows.
  func thinStart(before tau: Double) -> Double? {
    let steps = curve.steps.filter { $0.time < tau }
    guard let fullest = steps.indices.max(by: { (steps[$0].atRisk, $1) < (steps[$1].atRisk, $0) }) else {
      return nil
    }
    return steps[..<fullest].last { $0.events > 0 && $0.atRisk < 10 }?.time
  }
}
