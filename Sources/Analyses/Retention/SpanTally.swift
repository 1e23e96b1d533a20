import Populations
import Statistics

/// Cohorts from counts of stays by the periods in which they began and ended.
struct SpanTally {
  let rows: [CohortRow]
  /// Rows with a beginning.
  let seen: Int
  let after: Int
  let reversed: Int
  let undated: Int
  let withoutRevenue: Int

  init(_ moments: Moments, _ kernel: SpanKernel, hasRevenue: Bool) {
    let count = kernel.count
    var stays = [[Int]](repeating: Array(repeating: 0, count: count + 1), count: count)
    var sums = [[Double]](repeating: Array(repeating: 0, count: count + 1), count: count)
    var squares = sums
    var (others, excluded, seen) = ([Int](repeating: 0, count: 3), 0, 0)
    for group in moments.groups {
      guard let code = group.label.flatMap({ Int($0) }) else { continue }
      seen += group.count + group.excluded
      guard code < Int(kernel.after) else {
        others[code - Int(kernel.after)] += group.count + group.excluded
        continue
      }
      let (start, end) = (code / (count + 1), code % (count + 1))
      stays[start][end] += group.count
      excluded += group.excluded
      if hasRevenue {
        sums[start][end] += group.sums[0]
        squares[start][end] += group.product(0, 0)
      }
    }
    rows = (0..<count).compactMap { start in
      SpanTally.row(start, stays[start], hasRevenue ? (sums[start], squares[start]) : nil, kernel.base)
    }
    (after, reversed, undated) = (others[0], others[1], others[2])
    withoutRevenue = excluded
    self.seen = seen
  }

  /// Whoever is a customer for a day of a period is active in it, so those who left count up to the period of their
  /// end.
  private static func row(
    _ start: Int, _ stays: [Int], _ money: (sums: [Double], squares: [Double])?, _ base: Int
  ) -> CohortRow? {
    let size = stays.reduce(0, +)
    guard size > 0 else { return nil }
    func left<Number: AdditiveArithmetic>(_ values: [Number]) -> [Number] {
      var result = Array(values[start..<values.count - 1])
      var total = values[values.count - 1]
      for index in result.indices.reversed() {
        total += result[index]
        result[index] = total
      }
      return result
    }
    let active = left(stays)
    let revenue = money.map { money in
      zip(left(money.sums), left(money.squares)).map {
        CohortRow.Revenue(sum: $0, squares: $1, products: $1)
      }
    }
    return CohortRow(
      start: base + start, size: size, active: active, lasting: active, revenue: revenue ?? [])
  }
}
