/// Numbers in drawings: hundredths of a point are finer than any printer.
enum Fixed {
  /// At most two decimals, without trailing zeros, with a point whatever the locale.
  static func text(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Int((Swift.max(-1e7, Swift.min(1e7, value)) * 100).rounded())
    let (whole, fraction) = (abs(hundredths) / 100, abs(hundredths) % 100)
    let sign = hundredths < 0 ? "-" : ""
    if fraction == 0 { return "\(sign)\(whole)" }
    if fraction % 10 == 0 { return "\(sign)\(whole).\(fraction / 10)" }
    return "\(sign)\(whole).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
