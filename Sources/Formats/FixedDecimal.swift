/// A number with a fixed count of decimals, ASCII, as CSV files have it: `-1234.50`.
///
/// What is rounded is the shortest decimal text that reads back as the number, halves away from zero: the digits a
/// reader of the CSV would get by hand. A result of zero has no sign. `nil` for numbers that are not finite. The number
/// is multiplied by 10 to the power of `shift` first, exactly.
public func fixed(_ value: Double, decimals: Int, shift: Int = 0) -> String? {
  FixedDecimal(value, decimals: decimals, shift: shift).map { $0.isNegative ? "-" + $0.text : $0.text }
}

/// Digits of a rounded number, for wordings to put their own marks between.
struct FixedDecimal {
  let isNegative: Bool
  /// Decimal digits before the point, at least one.
  let whole: [UInt8]
  /// Exactly as many as were asked for.
  let fraction: [UInt8]

  var isZero: Bool { whole.allSatisfy { $0 == 0 } && fraction.allSatisfy { $0 == 0 } }

  var text: String {
    let digits = (whole + (fraction.isEmpty ? [] : [254]) + fraction).map { $0 &+ 48 }
    return String(decoding: digits, as: UTF8.self)
  }

  init?(_ value: Double, decimals: Int, shift: Int = 0) {
    guard value.isFinite else { return nil }
    let (digits, exponent) = FixedDecimal.shortest(value.magnitude)
    // Digits stand for 0.d₁d₂d₃… × 10^point; keep those up to the wanted decimal.
    let point = exponent + shift
    let kept = point + decimals
    var result = kept <= 0 ? [] : Array(digits.prefix(kept))
    if kept > digits.count { result += Array(repeating: 0, count: kept - digits.count) }
    let roundsUp = kept >= 0 && kept < digits.count && digits[kept] >= 5
    if roundsUp { FixedDecimal.increment(&result) }
    let missing = decimals + 1 - result.count
    if missing > 0 { result = Array(repeating: 0, count: missing) + result }
    whole = Array(result.dropLast(decimals))
    fraction = Array(result.suffix(decimals))
    isNegative = value < 0 && result.contains { $0 != 0 }
  }

  /// The shortest digits that read back as the number, without leading zeros, and the power of ten of the point before the first.
  private static func shortest(_ value: Double) -> (digits: [UInt8], exponent: Int) {
    var digits: [UInt8] = []
    var point: Int?
    var power = 0
    let text = Array(value.description.utf8)
    for (offset, byte) in text.enumerated() {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else if byte == UInt8(ascii: "e") {
        power = Int(String(decoding: text[(offset + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(byte - 48)
      }
    }
    let zeros = digits.prefix { $0 == 0 }.count
    return (Array(digits.dropFirst(zeros)), (point ?? digits.count) + power - zeros)
  }

  private static func increment(_ digits: inout [UInt8]) {
    var at = digits.count - 1
    while at >= 0, digits[at] == 9 {
      digits[at] = 0
      at -= 1
    }
    if at >= 0 { digits[at] += 1 } else { digits.insert(1, at: 0) }
  }
}
