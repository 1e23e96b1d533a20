import Populations
import Statistics
import Tables

/// Made-up customers for tests: reproducible, with something missing in every column.
enum Customers {
  static let roles = Roles(
    id: "id", tenure: "tenure", entry: "entry", churned: "left", revenue: "monthly")

  /// A table of `count` rows; the same rows in another order for another `shift`.
  static func table(_ count: Int, seed: UInt64 = 1, shuffled: Bool = false) -> Table {
    var order = (0..<count).map { $0 }
    if shuffled { order.sort { Random.value($0, 99, seed: seed) < Random.value($1, 99, seed: seed) } }
    func column<Value>(_ make: (Int) -> Value) -> [Value] { order.map(make) }
    func random(_ row: Int, _ column: Int) -> Double { Random.value(row, column, seed: seed) }
    let contracts: [String?] = ["Month-to-month", "One year", "Two year", nil]
    return Table([
      ("id", .text(TextColumn(column { "C-\($0)" }))),
      ("tenure", .integers(column { random($0, 1) < 0.01 ? .min : Int32(random($0, 2) * 72) })),
      ("entry", .integers(column { Int32(random($0, 2) * 72) - Int32(random($0, 3) * 4) })),
      ("left", .flags(column { random($0, 4) < 0.02 ? 255 : random($0, 4) < 0.3 ? 1 : 0 })),
      (
        "monthly",
        .smallDecimals(column { random($0, 5) < 0.01 ? .min : Int32(random($0, 6) * 9000) }, digits: 2)
      ),
      ("total", .decimals(column { Int64(random($0, 7) * 1e15) }, digits: 4)),
      ("score", .numbers(column { random($0, 8) < 0.01 ? .nan : random($0, 9) })),
      ("contract", .categories(CategoryColumn(column { contracts[Int(random($0, 10) * 4)] }))),
    ])
  }

  static func population(_ count: Int, seed: UInt64 = 1, threads: Int = 2) -> TablePopulation {
    TablePopulation(table(count, seed: seed), roles: roles, threads: threads)
  }
}

/// Even numbers in [0, 1) from a row, a column and a seed, without state.
enum Random {
  static func value(_ row: Int, _ column: Int, seed: UInt64) -> Double {
    var z = seed &+ UInt64(row) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(column) &* 0xD1B5_4A32_D192_ED03
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
  }
}
