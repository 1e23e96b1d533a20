import Glibc

/// Distributions of numbers of purchases in a time.
enum ChancesOfPurchases {
  /// Numbers beyond which none is looked at.
  static let most = 20_000

  /// 0, 1, … purchases at rates that follow a gamma distribution, all but a millionth.
  static func negativeBinomial(shape: Double, rate: Double, time: Double) -> [Double] {
    var chance = exp(-shape * log1p(time / rate))
    var chances: [Double] = []
    var total = 0.0
    while total < 1 - 1e-6, chances.count < most {
      let y = Double(chances.count)
      chances.append(chance)
      total += chance
      chance *= (shape + y) / (y + 1) * time / (rate + time)
    }
    return chances
  }
}
