import Findings
import Formats
import Statistics

/// A headline number with its change on the period before.
struct KPIReading {
  let item: KPIItem
  let value: Value
  /// Its name for readers, and what it counts.
  let label: String
  let meaning: String
  let change: Change?
  /// Earlier values and this one, oldest first.
  let history: [Double]

  /// A difference between two periods, taken as independent unless both were set side by side.
  struct Change {
    let period: String
    let previous: Value
    let difference: Value
  }

  init(
    _ item: KPIItem, _ value: Value, label: String, meaning: String, change: Change? = nil,
    in context: AnalysisContext
  ) {
    self.item = item
    self.value = value
    self.label = label
    self.meaning = meaning
    let name = item.metric.rawValue
    let number = value.number
    self.change =
      change
      ?? number.flatMap { number in
        KPIReading.change(item.metric, number, value, context.previous, Confidence(context.level))
      }
    history = (context.previous?.history[name] ?? []) + (number.map { [$0] } ?? [])
  }

  /// From both intervals, ends apart: Newcombe's for shares (1998, method 10), and the same for any other estimate
  /// (Zou & Donner 2008), which for normal intervals is the one from both standard errors.
  private static func change(
    _ metric: KPIMetric, _ number: Double, _ value: Value, _ previous: PreviousCell?, _ confidence: Confidence
  ) -> Change? {
    guard let previous, let record = previous.values[metric.rawValue] else { return nil }
    let before = record.low.flatMap { low in record.high.map { min(low, $0)...max(low, $0) } }
    let now = value.interval.map { $0.low...$0.high }
    var range: ClosedRange<Double>?
    if let now, let before {
      range = ShareDifference.newcombe(number, now, record.number, before).interval
    }
    return Change(
      period: previous.period, previous: Value(record.number, value.format, before, confidence, n: record.n),
      difference: Value(number - record.number, value.format.ofDifference, range, confidence, n: nil))
  }

  /// How the value stands to its target; `nil` without either.
  enum Standing { case reached, missed, unclear }

  /// Reached or missed where the whole interval says so.
  var standing: Standing? {
    guard let target = item.target, let number = value.number else { return nil }
    if let interval = value.interval, interval.low < target, target < interval.high { return .unclear }
    return number == target || (number > target) == (item.good == .up) ? .reached : .missed
  }

  /// Better or worse only where the interval of the change says so.
  var direction: Tile.Direction {
    guard let difference = change?.difference, let number = difference.number, number != 0 else {
      return .neutral
    }
    if let interval = difference.interval, interval.low <= 0, interval.high >= 0 { return .neutral }
    return (number > 0) == (item.good == .up) ? .better : .worse
  }
}
