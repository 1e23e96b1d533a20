import Documents
import Formats
import Models
import Reports

/// How versions of models are told at a terminal.
enum ModelWords {
  /// "2026-11-21 06:14 UTC".
  static func time(_ seconds: Double) -> String {
    let minutes = Int((seconds / 60).rounded(.down))
    let day = Day(number: minutes / 1440)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day.iso) \(two(minutes % 1440 / 60)):\(two(minutes % 60)) UTC"
  }

  /// Four decimals: enough to see that two versions differ, and fewer than noise.
  static func number(_ value: Double) -> String { fixed(value, decimals: 4) ?? "none" }

  static func interval(_ low: Double?, _ high: Double?) -> String {
    guard let low, let high else { return "" }
    return "\(number(low)) to \(number(high))"
  }

  /// "AUC 0.8470 (0.8370 to 0.8570)".
  static func headline(_ version: ModelVersion) -> String {
    guard let auc = version.metric("auc") else { return "" }
    let interval = interval(auc.low, auc.high)
    return "AUC \(number(auc.value))" + (interval.isEmpty ? "" : " (\(interval))")
  }

  /// A JSON value as a word: texts without their quotes.
  static func word(_ value: JSONValue) -> String {
    if let text = value.text { return text }
    if case .number(let number) = value { return fixed(number, decimals: 4) ?? "none" }
    return value.line
  }
}
