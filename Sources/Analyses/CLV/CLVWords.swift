import Findings
import Formats
import Glibc
import Populations
import Statistics

/// Words that both kinds of lifetime value share.
struct CLVWords {
  let cell: CLV
  let context: AnalysisContext
  var wording: Wording { context.wording }
  let confidence: Confidence

  init(_ cell: CLV, _ context: AnalysisContext) {
    self.cell = cell
    self.context = context
    confidence = Confidence(context.level)
  }

  var horizon: String { TimeUnit.month.words(cell.terms.horizon, wording) }
  var level: String { wording.level(confidence) }
  var intervalHeader: String { wording(.intervalHeader, ["level": .text(level)]) }

  /// How money is counted, in one sentence.
  func terms(isContractual: Bool) -> String {
    let first: Phrase =
      switch (isContractual, cell.terms.firstPayment) {
      case (true, .start): .clvFirstNow
      case (true, .end): .clvFirstLater
      case (false, .start): .clvMonthStart
      case (false, .end): .clvMonthEnd
      }
    return wording(
      isContractual ? .clvTermsContract : .clvTermsOrders,
      [
        "horizon": .text(horizon), "margin": .number(cell.terms.margin, .pct0),
        "discount": .number(cell.terms.annualDiscount, .pct1),
        "rate": .number(cell.terms.discount(.month), .pct2), "first": .phrase(first),
      ])
  }

  /// Money that readers compare down a column: with cents where the largest is small.
  func money(about largest: Double) -> Format { largest < 1000 ? .money2 : .money(about: largest) }

  /// A positive quantity with an interval that stays positive.
  func value(_ estimate: Estimate, _ format: Format, n: Int) -> Value {
    Value(estimate.value, format, range(estimate), confidence, n: n)
  }

  /// A share with an interval within 0…1; without one where nothing is uncertain.
  func share(_ estimate: Estimate, n: Int) -> Value {
    let range = estimate.standardError > 1e-9 ? estimate.interval(confidence).clamped(to: 0...1) : nil
    return Value(estimate.value, .pct1, range, confidence, n: n)
  }

  func range(_ estimate: Estimate) -> ClosedRange<Double>? {
    guard estimate.value > 0, estimate.standardError.isFinite else { return nil }
    let half = confidence.z * estimate.standardError / estimate.value
    return estimate.value * exp(-half)...estimate.value * exp(half)
  }

  func text(_ value: Value) -> String {
    value.number.map { wording.number($0, value.format) } ?? value.absence ?? ""
  }

  func rangeText(_ value: Value) -> String {
    value.interval.map { wording.interval($0.low, $0.high, value.format) } ?? "—"
  }

  func both(_ value: Value) -> [ResultTable.Cell] {
    [.value(value), value.interval == nil ? .empty : .interval(value)]
  }

  /// A value with its interval under one spanner.
  func pair(_ name: String, _ spanner: Phrase, _ header: Phrase = .clvEstimateHeader) -> [ResultTable.Column]
  {
    [
      ResultTable.Column(name, header: wording(header), spanner: wording(spanner)),
      ResultTable.Column("\(name)_interval", header: intervalHeader, spanner: wording(spanner)),
    ]
  }

  func caveat(_ code: String, _ phrase: Phrase, _ arguments: [String: Argument] = [:]) -> Caveat {
    Caveat(code: code, text: wording(phrase, arguments))
  }

  /// Caveats of every cell of this kind.
  var common: [Caveat] {
    [caveat("interval_of_means", .clvIntervalMeaning)]
      + (cell.terms.margin == 1 ? [caveat("no_margin", .clvRevenueOnly)] : [])
  }
}
