import Boosting
import Models
import Populations
import Statistics
import Tables
import Threads

/// Training on very many customers of 45 features, half of them numbers: cross-fitted on the capped sample as a report
/// does it, then on all of them, with the memory that each takes.
struct TrainBench {
  let rows: Int

  private static let numbers = 22
  private static let categories = 23
  private static let levels = 4
  private static let folds = 5
  /// As a report has it unless told otherwise.
  private static let cap = 50_000

  func run() {
    let start = Bench.now()
    let population = TablePopulation(table, roles: Roles(id: "id", churned: "#churned"))
    print("\(rows) customers, \(Self.numbers + Self.categories) features")
    let bytes = rows * (4 + 4 * Self.numbers + Self.categories + 1)
    Bench.line("made in memory", Bench.now() - start, "\(bytes / 1_000_000) MB of columns")
    train("the capped sample", population, cap: Self.cap)
    guard rows > Self.cap else { return }
    train("all rows", population, cap: rows)
    floor()
  }

  // MARK: Customers

  /// A number of 0 to 1 that depends on a row and a column alone, so that no generator stands between threads.
  private static func draw(_ row: Int, _ column: Int) -> Double {
    var z = UInt64(truncatingIfNeeded: row &* 97 &+ column) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  private static func number(_ row: Int, _ column: Int) -> Float {
    Float((draw(row, column) * 1000).rounded() / 10)
  }

  private static func level(_ row: Int, _ column: Int) -> UInt8 {
    UInt8(draw(row, column) * Double(levels))
  }

  /// Six numbers and two categories go with leaving.
  private static func hasLeft(_ row: Int) -> UInt8 {
    var odds = -1.2
    for column in 0..<6 { odds += (Double(number(row, column)) - 50) / 40 }
    for column in numbers..<numbers + 2 { odds += level(row, column) == 0 ? 0.8 : 0 }
    // e^odds by halves: no library of mathematics is needed for a bench.
    var power = 1 + odds / 1024
    for _ in 0..<10 { power *= power }
    return draw(row, 99) < power / (1 + power) ? 1 : 0
  }

  private var table: Table {
    let rows = rows
    let columns = Parallel.map(Self.numbers + Self.categories, threads: Parallel.processorCount) {
      column -> (name: String, column: Column) in
      guard column < Self.numbers else {
        let codes = (0..<rows).map { Self.level($0, column) }
        return (
          "category_\(column)",
          .categories(CategoryColumn(codes: .narrow(codes), levels: (0..<Self.levels).map { "level \($0)" }))
        )
      }
      return ("number_\(column)", .floats((0..<rows).map { Self.number($0, column) }))
    }
    return Table(
      [(name: "id", column: Column.integers((0..<rows).map { Int32($0) }))] + columns + [
        (name: "#churned", column: .flags((0..<rows).map(Self.hasLeft)))
      ])
  }

  // MARK: Training

  /// The least that one fold can take: the library alone on the same trees, its rows made as it asks for them, with a
  /// byte of codes for each customer and feature and another in its own order by column.
  private func floor() {
    let trained = rows / Self.folds * (Self.folds - 1)
    let width = Self.numbers + Self.categories
    func batches(of count: Int) -> FeatureBatches {
      FeatureBatches(
        rowCount: count, columnCount: width, areCodes: (0..<width).map { $0 >= Self.numbers }
      ) { range, values in
        var at = 0
        for row in range {
          for column in 0..<Self.numbers { values[at + column] = Self.number(row, column) }
          for column in Self.numbers..<width { values[at + column] = Float(Self.level(row, column)) }
          at += width
        }
      }
    }
    let start = Bench.now()
    do {
      _ = try Booster.train(
        batches(of: trained), binnedBy: batches(of: Swift.min(trained, 131_072)),
        labels: (0..<trained).map { Float(Self.hasLeft($0)) }, weights: nil,
        parameters: BoostingParameters(rounds: 70, depth: 3, rate: 0.1, rowShare: 0.8, start: 0.3, seed: 1),
        threads: Parallel.processorCount)
    } catch { print(error) }
    Bench.line(
      "floor: XGBoost alone, one fold of all rows", Bench.now() - start,
      "times \(Self.folds); \(2 * trained * width / 1_000_000) MB of codes")
  }

  private func train(_ name: String, _ population: TablePopulation, cap: Int) {
    let settings = ChurnSettings(
      learners: [.boosted], folds: Self.folds, seed: 1, cap: cap, threads: Parallel.processorCount)
    let (start, busy) = (Bench.now(), Bench.processorTime())
    do {
      let model = try ChurnModel.train(name: "churn", on: population, settings: settings)
      let auc = model.training?.trial.map { "AUC \($0.auc.value)" } ?? ""
      Bench.line(
        "trained on \(name)", Bench.now() - start,
        "\(Int((Bench.processorTime() - busy) / 1000)) s of processor, peak \(Bench.peakMegabytes) MB, \(auc)"
      )
    } catch { print(error) }
  }
}
