/// Numbers as they stand in CSV: a dot, no separators, whatever the language.
enum CSVNumber {
  /// `nil` for what is not finite. Without decimals the shortest text that reads back the same.
  static func text(_ value: Double, decimals: Int?) -> String? {
    guard value.isFinite else { return nil }
    guard let decimals else { return shortest(value) }
    let scaled = (value * power(decimals)).rounded()
    // Beyond 2^53 a double has no decimals to round.
    guard abs(scaled) < 9_007_199_254_740_992 else { return shortest(value) }
    return text(scaled: Int64(scaled), digits: decimals)
  }

  /// A whole number of 10^−digits, exactly.
  static func text(scaled: Int64, digits: Int) -> String {
    guard digits > 0 else { return String(scaled) }
    var text = String(scaled.magnitude)
    if text.count <= digits { text = String(repeating: "0", count: digits + 1 - text.count) + text }
    let split = text.index(text.endIndex, offsetBy: -digits)
    return "\(scaled < 0 ? "-" : "")\(text[..<split]).\(text[split...])"
  }

  private static func shortest(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }

  private static func power(_ digits: Int) -> Double {
    (0..<digits).reduce(1.0) { power, _ in power * 10 }
  }
}
