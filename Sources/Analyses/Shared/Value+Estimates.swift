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

extension Value {
  /// The same amount of money with no more digits printed than an estimate of its size bears.
  var rounded: Value {
    guard format == .money0, let number else { return self }
    return Value(number, .money(about: number), interval: interval, n: n)
  }
}

/// A label of a column as it stands within a sentence: "contract", but "SMS consent".
func midSentence(_ label: String) -> String {
  let word = label.prefix { $0 != " " }
  guard word.dropFirst().allSatisfy({ !$0.isUppercase }), word.count > 1 else { return label }
  return label.prefix(1).lowercased() + label.dropFirst()
}

/// The first letter as a capital: for a phrase that stands alone in a table.
func startingSentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

/// A label without what qualifies it: "Support calls" of "Support calls, last 90 days".
func shortened(_ label: String) -> String {
  let end = label.indices.first { ",;(".contains(label[$0]) } ?? label.endIndex
  var short = label[..<end]
  while short.last == " " { short.removeLast() }
  return short.isEmpty ? label : String(short)
}

/// The same, but a label of which another begins alike stands whole.
func shortened(_ label: String, among labels: some Sequence<String>) -> String {
  let short = shortened(label)
  return labels.contains { $0 != label && shortened($0) == short } ? label : short
}

extension Wording {
  /// A level as readers see it: "95 %".
  func level(_ confidence: Confidence) -> String {
    let tenths = confidence.level * 1000
    return number(confidence.level, tenths.rounded() == tenths && Int(tenths) % 10 == 0 ? .pct0 : .pct1)
  }
}
