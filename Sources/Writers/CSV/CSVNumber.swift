/// Numbers as they stand in CSV: a dot, no separators, whatever the language.
enum CSVNumber {
  /// `nil` for what is not finite. Without decimals the shortest text that reads back the same.
  static func text(_ value: Double, decimals: Int?) -> String? {
    guard value.isFinite else { return nil }
    guard let decimals else { return shortest(value) }
    var bytes: [UInt8] = []
    guard append(value, decimals: decimals, to: &bytes) else { return shortest(value) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A whole number of 10^−digits, exactly.
  static func text(scaled: Int64, digits: Int) -> String {
    var bytes: [UInt8] = []
    append(scaled: scaled, digits: digits, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same as bytes at the end of others, without a text in between.
  static func append(scaled: Int64, digits: Int, to bytes: inout [UInt8]) {
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = scaled.magnitude
    var position = 0
    while rest > 0 || position <= digits {
      if position == digits, digits > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
      position += 1
    }
    bytes[start...].reverse()
  }

  /// Rounds to decimals and appends; `false` when the number is too large to have any, or is none.
  static func append(_ value: Double, decimals: Int, to bytes: inout [UInt8]) -> Bool {
    let scaled = (value * power(decimals)).rounded()
    guard abs(scaled) < exactLimit else { return false }
    append(scaled: Int64(scaled), digits: decimals, to: &bytes)
    return true
  }

  /// Beyond 2^53 a double has no decimals to round.
  private static let exactLimit = 9_007_199_254_740_992.0

  private static func shortest(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }

  private static func power(_ digits: Int) -> Double {
    var power = 1.0
    for _ in 0..<digits { power *= 10 }
    return power
  }
}
