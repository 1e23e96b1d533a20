/// How far two groupings of the same points agree.
enum ClusterAgreement {
  /// The adjusted Rand index (Hubert and Arabie 1985): 1 for the same grouping, about 0 for chance.
  static func adjustedRand(_ a: [Int], _ b: [Int]) -> Double {
    let rows = (a.max() ?? -1) + 1
    let columns = (b.max() ?? -1) + 1
    var table = [Int](repeating: 0, count: rows * columns)
    for (x, y) in zip(a, b) { table[x * columns + y] += 1 }
    func pairs(_ n: Int) -> Double { Double(n) * Double(n - 1) / 2 }
    let together = table.reduce(0.0) { $0 + pairs($1) }
    let first = (0..<rows).reduce(0.0) { sum, row in
      sum + pairs((0..<columns).reduce(0) { $0 + table[row * columns + $1] })
    }
    let second = (0..<columns).reduce(0.0) { sum, column in
      sum + pairs((0..<rows).reduce(0) { $0 + table[$1 * columns + column] })
    }
    let expected = a.count > 1 ? first * second / pairs(a.count) : 0
    let most = (first + second) / 2
    return most == expected ? 1 : (together - expected) / (most - expected)
  }
}
