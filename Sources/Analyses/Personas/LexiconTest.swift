import Diagnostics
import Formats
import Specs

/// What a lexicon asks of a persona's average: a range, in standard deviations from everyone's average or as a share.
struct LexiconTest: OptionValue, Hashable {
  enum Scale: Sendable, Hashable { case deviations, share }
  /// The words it was written with.
  enum Form: Sendable, Hashable { case high, low, average, above, below, between, mostly, rarely }

  /// Standard deviations from which a persona counts as high or low.
  static let apart = 0.4

  let form: Form
  let scale: Scale
  /// Open at both ends; the closed forms are widened by the least step, so that ranges compare plainly.
  let range: (low: Double, high: Double)

  static let typeName =
    "high, low, average, above X, below X, between X and Y, mostly or rarely, X in standard deviations"
  static let jsonSchema = #"{"type":"string"}"#

  init(_ form: Form, low: Double = -.infinity, high: Double = .infinity, scale: Scale = .deviations) {
    self.form = form
    self.scale = scale
    range = (low, high)
  }

  static func read(_ node: Node) throws(Problems) -> LexiconTest {
    guard let text = node.scalar else { throw fault(node) }
    let words = text.split(separator: " ").map(String.init)
    let numbers = words.compactMap { coreNumber($0.replacing("\u{2212}", with: "-")) }
    switch (words.first, words.count, numbers.count) {
    case ("high", 1, 0): return LexiconTest(.high, low: apart.nextDown)
    case ("low", 1, 0): return LexiconTest(.low, high: (-apart).nextUp)
    case ("average", 1, 0): return LexiconTest(.average, low: -apart, high: apart)
    case ("mostly", 1, 0): return LexiconTest(.mostly, low: (0.5).nextDown, scale: .share)
    case ("rarely", 1, 0): return LexiconTest(.rarely, high: (0.1).nextUp, scale: .share)
    case ("above", 2, 1): return LexiconTest(.above, low: numbers[0])
    case ("below", 2, 1): return LexiconTest(.below, high: numbers[0])
    case ("between", 4, 2) where words[2] == "and":
      guard numbers[0] < numbers[1] else {
        throw Problems(
          .error(.badLexicon, "no value lies \(text)", at: node.place, hint: "write the smaller bound first"))
      }
      return LexiconTest(.between, low: numbers[0], high: numbers[1])
    default: throw fault(node)
    }
  }

  private static func fault(_ node: Node) -> Problems {
    let words = ["high", "low", "average", "above", "below", "between", "mostly", "rarely"]
    let first = node.scalar?.split(separator: " ").first.map(String.init) ?? ""
    let close = words.contains(first) ? nil : didYouMean(first, among: words)
    return Problems(
      .error(
        .badLexicon, "'\(node.scalar ?? "")' is not \(typeName)", at: node.place,
        hint: close ?? "such as: high, or above 0.5"))
  }

  func holds(_ value: Double) -> Bool { value > range.low && value < range.high }

  /// Whether everything that meets this test meets another.
  func implies(_ other: LexiconTest) -> Bool {
    scale == other.scale && range.low >= other.range.low && range.high <= other.range.high
  }

  static func == (a: LexiconTest, b: LexiconTest) -> Bool {
    a.form == b.form && a.scale == b.scale && a.range == b.range
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(form)
    hasher.combine(range.low)
    hasher.combine(range.high)
  }

  /// "high", "above 0.5", in the report's language.
  func words(_ wording: Wording) -> String {
    let (low, high) = (Argument.number(range.low, .num1), Argument.number(range.high, .num1))
    return switch form {
    case .high: wording(.lexiconHigh)
    case .low: wording(.lexiconLow)
    case .average: wording(.lexiconAverage)
    case .above: wording(.lexiconAbove, ["x": low])
    case .below: wording(.lexiconBelow, ["x": high])
    case .between: wording(.lexiconBetween, ["low": low, "high": high])
    case .mostly: wording(.lexiconMostly)
    case .rarely: wording(.lexiconRarely)
    }
  }
}
