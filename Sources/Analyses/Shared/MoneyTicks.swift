import Formats

extension Format {
  /// How the ticks of an axis of money are written: in thousands where that says each of them exactly.
  static func ofMoney(_ ticks: [Double]) -> Format {
    let isLarge = (ticks.map { abs($0) }.max() ?? 0) >= 10_000
    return isLarge && ticks.allSatisfy { $0.truncatingRemainder(dividingBy: 1_000) == 0 } ? .money0k : .money0
  }
}
