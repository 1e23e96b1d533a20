import Boosting
import Models

#if canImport(Glibc)
  import Glibc
#endif

/// Exact contributions of 100 trees of depth 3, ours beside XGBoost's own on the same rows, missing values included.
/// Run on one core, as in `taskset -c 0`, so that both have the same.
struct ShapBench {
  let rows: Int

  func run() {
    let width = 20
    var state: UInt64 = 7
    func draw() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    var values: [Float] = []
    var labels: [Float] = []
    for _ in 0..<rows {
      let row = (0..<width).map { _ in draw() < 0.05 ? Float.nan : Float(draw() * 40).rounded() }
      values += row
      let odds = row.prefix(6).reduce(0) { $0 + ($1.isNaN ? 0.3 : Double($1) / 40 - 0.5) }
      labels.append(draw() < 1 / (1 + pow(2.7, -2 * odds)) ? 1 : 0)
    }
    let trained = Swift.min(rows, 20_000)
    do {
      let bytes = try Booster.train(
        FeatureMatrix(Array(values[..<(trained * width)]), columnCount: width),
        labels: Array(labels[..<trained]),
        parameters: BoostingParameters(rounds: 100, depth: 3, rate: 0.1, start: 0.3, seed: 1))
      guard let ours = TreeContributions(xgboost: bytes, columnCount: width) else { return }
      measure(ours, try Booster(model: bytes), values, width)
    } catch { print(error) }
  }

  private func measure(_ ours: TreeContributions, _ booster: Booster, _ values: [Float], _ width: Int) {
    let columns = (0..<width).map { column in
      (0..<rows).map { Double(values[$0 * width + column]) }
    }
    let matrix = FeatureMatrix(values, columnCount: width)
    var own: (margins: [Float], contributions: [[Float]]) = ([], [])
    var theirs: [Float] = []
    let time = Bench.least { own = ours.evaluate(columns) }
    let other = Bench.least(of: 3) {
      do { theirs = try booster.contributions(matrix) } catch { print(error) }
    }
    guard theirs.count == rows * (width + 1) else { return }
    var distance: Float = 0
    for row in 0..<rows {
      for column in 0..<width {
        distance = Swift.max(
          distance, abs(own.contributions[column][row] - theirs[row * (width + 1) + column]))
      }
    }
    Bench.line("contributions of \(rows) rows", time, "\(hundredths(time * 1e3 / Double(rows))) µs a row")
    Bench.line("XGBoost's own", other, "\(hundredths(other * 1e3 / Double(rows))) µs a row")
    print("\(Int(other / time)) times as fast; largest distance \(distance)")
  }

  private func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
