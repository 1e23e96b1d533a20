import Diagnostics
import Findings
import Formats
import Glibc
import Populations
import Statistics

/// Ratios, sentences and caveats of a drivers cell, in the report's language.
struct DriverWords {
  let fit: DriverFit
  let cell: Drivers
  let context: AnalysisContext
  let wording: Wording
  let confidence: Confidence

  /// Above this a driver is largely told by the others.
  static let inflationLimit = 5.0
  /// Leavers for each coefficient under which ratios are said to be shaky.
  static let leaversPerCoefficient = 10
  /// Under this many clusters robust errors are too small.
  static let fewClusters = 40

  init(_ fit: DriverFit, _ cell: Drivers, _ context: AnalysisContext) {
    self.fit = fit
    self.cell = cell
    self.context = context
    wording = context.wording
    confidence = Confidence(context.level)
  }

  /// A log hazard ratio as a ratio with its interval.
  func ratio(_ estimate: Estimate, n: Int?) -> Value {
    let range = estimate.interval(confidence)
    let value = exp(estimate.value)
    return Value(
      value, Self.format(estimate), exp(range.lowerBound)...exp(range.upperBound), confidence, n: n)
  }

  /// Two decimals; three for small ratios and for those known to the third.
  static func format(_ estimate: Estimate) -> Format {
    exp(estimate.value) < 0.095 || estimate.standardError < 0.01 ? .num3 : .num2
  }

  /// A measure between 0 and 1, of all customers.
  func share(_ estimate: Estimate) -> Value {
    Value(
      estimate.value, .num3, estimate.interval(confidence).clamped(to: 0...1), confidence,
      n: fit.model.customers)
  }

  /// A share by which something is smaller; below 0 when it is larger.
  func gain(_ estimate: Estimate) -> Value {
    Value(estimate.value, .pct1, estimate.interval(confidence), confidence, n: fit.model.customers)
  }

  func printed(_ estimate: Estimate) -> String {
    wording.number(exp(estimate.value), Self.format(estimate))
  }

  func interval(_ estimate: Estimate) -> String {
    let range = estimate.interval(confidence)
    return wording.interval(
      exp(range.lowerBound), exp(range.upperBound), Self.format(estimate))
  }

  var level: String { wording.level(confidence) }

  /// Less than this says that a test found something.
  var alpha: Double { 1 - context.level }

  func term(of effect: DriverEffect) -> String {
    fit.terms.first { $0.covariate == effect.covariate }?.label ?? ""
  }

  /// "Contract: Two year", "Monthly charge, per 30.1 (1 SD)".
  func name(_ effect: DriverEffect, inSentence: Bool = false) -> String {
    let label = inSentence ? midSentence(term(of: effect)) : term(of: effect)
    return isNumber(effect)
      ? "\(label), \(effect.label)"
      : wording(.labelled, ["label": .text(label), "value": .text(effect.label)])
  }

  func isNumber(_ effect: DriverEffect) -> Bool { fit.codings[effect.covariate].reference == nil }

  func changesOverTime(_ covariate: Int) -> Bool {
    (fit.proportionalityP(of: covariate)?.adjusted ?? 1) < alpha
  }

  var correction: String {
    switch cell.correction {
    case .holm: wording(.driversHolm)
    case .benjaminiHochberg: wording(.driversBH)
    case .none: wording(.driversUncorrected)
    }
  }

  /// What intervals and p-values rest on.
  var intervals: Phrase {
    fit.model.clusters != nil
      ? .driversClusterWald : cell.isRobust ? .driversRobustWald : .driversModelWald
  }

  /// A time in the unit of the data: "12 months".
  func time(_ time: Double) -> String {
    time.rounded() == time
      ? fit.roles.unit.words(Int(time), wording)
      : "\(wording.number(time, .num1)) \(fit.roles.unit.name(wording))"
  }

  func period(_ period: DriverPeriod) -> String {
    if period.end.isInfinite { return wording(.driversAfter, ["time": .text(time(period.start))]) }
    if period.start <= 0 { return wording(.driversUpTo, ["time": .text(time(period.end))]) }
    return wording(
      .driversBetween,
      ["start": .text(wording.number(period.start, .num0)), "end": .text(time(period.end))])
  }

  // MARK: Sentences

  /// The likelihood-ratio test, C and strata in a line.
  var tests: String {
    let model = fit.model
    var sentences = [
      wording(
        .driversTests,
        [
          "n": .count(model.customers), "leavers": .count(model.leavers),
          "parameters": .count(model.coefficients.count),
          "chi": .number(model.likelihoodRatio.chiSquared, .num1),
          "p": .number(model.likelihoodRatio.pValue, .pvalue),
        ])
    ]
    if let concordance = fit.concordance {
      let range = concordance.estimate.interval(confidence).clamped(to: 0...1)
      sentences.append(
        wording(
          .driversConcordance,
          [
            "c": .number(concordance.estimate.value, .num3),
            "interval": .text(wording.interval(range.lowerBound, range.upperBound, .num3)),
          ]))
    }
    if !cell.strata.isEmpty {
      let names = cell.strata.map { midSentence(fit.roles.label(of: $0.value)) }
      sentences.append(wording(.driversStrata, ["names": .text(names.joined(separator: ", "))]))
    }
    return sentences.joined(separator: " ")
  }

  var remarks: [String] {
    let sure = fit.effects.filter { $0.adjusted < alpha && !$0.isMonotone && !$0.isHidden }
    let widest = sure.max {
      (abs($0.estimate.value), $1.address) < (abs($1.estimate.value), $0.address)
    }
    var remarks = [widest.map(remark) ?? wording(.driversRemarkNone)]
    if let concordance = fit.concordance {
      remarks.append(
        wording(.driversRemarkConcordance, ["share": .number(concordance.estimate.value, .pct0)]))
    }
    return remarks
  }

  private func remark(_ effect: DriverEffect) -> String {
    var arguments: [String: Argument] = [
      "term": .text(midSentence(term(of: effect))), "level": .text(effect.label),
      "ratio": .text(printed(effect.estimate)), "interval": .text(interval(effect.estimate)),
    ]
    guard let reference = fit.terms.first(where: { $0.covariate == effect.covariate })?.reference else {
      return wording(.driversRemarkNumber, arguments)
    }
    arguments["reference"] = .text(reference.label)
    return wording(.driversRemarkLevel, arguments)
  }
}
