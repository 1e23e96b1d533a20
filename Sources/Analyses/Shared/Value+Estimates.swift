import Findings
import Formats
import Statistics

extension Value {
  /// A number with a confidence interval.
  init(
    _ number: Double, _ format: Format, _ range: ClosedRange<Double>?, _ confidence: Confidence, n: Int?
  ) {
    self.init(
      number, format,
      interval: range.map {
        Interval($0.lowerBound, $0.upperBound, .confidence(confidence.level))
      }, n: n)
  }

  /// An estimate with its normal interval.
  init(_ estimate: Estimate, _ format: Format, _ confidence: Confidence, n: Int?) {
    self.init(estimate.value, format, estimate.interval(confidence), confidence, n: n)
  }

  /// A share with Wilson's interval.
  init(_ proportion: Proportion, _ format: Format, _ confidence: Confidence) {
    self.init(
      proportion.share, format, proportion.interval(confidence), confidence, n: proportion.count)
  }
}

extension Wording {
  /// A level as readers see it: "95 %".
  func level(_ confidence: Confidence) -> String {
    let tenths = confidence.level * 1000
    return number(confidence.level, tenths.rounded() == tenths && Int(tenths) % 10 == 0 ? .pct0 : .pct1)
  }
}
