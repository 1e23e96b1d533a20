import Populations

/// What columns give away together.
extension LeakSample {
  /// Rows that relations are sought on: enough for a correlation that is all but perfect.
  private static let relationRows = 400
  /// Columns among which they are sought.
  private static let relationColumns = 24

  /// Columns that copy another, or are the product or sum of two.
  var relations: [Leak] {
    let rows = Array(labels.indices.prefix(LeakSample.relationRows))
    let all = numbers.prefix(LeakSample.relationColumns).map { number in
      (number: number, values: rows.map { number.values[$0] })
    }
    var leaks: [Leak] = []
    for (index, one) in all.enumerated() where one.number.isFeature {
      if let other = all[..<index].first(where: { squared($0.values, one.values) >= 0.9999 }) {
        leaks.append(
          Leak(
            .copy, one.number.column, others: [other.number.column],
            measure: squared(other.values, one.values)))
        continue
      }
      if let found = identity(of: index, all.map { $0.values }) {
        leaks.append(
          Leak(
            .identity, one.number.column, others: [all[found.a].number.column, all[found.b].number.column],
            measure: found.fit))
      }
    }
    return leaks
  }

  /// Two columns whose product or sum a column is; near enough is a squared correlation of .995 that neither of them has
  /// alone.
  private func identity(of index: Int, _ values: [[Double]]) -> (a: Int, b: Int, fit: Double)? {
    let own = values[index]
    guard Set(own.filter { !$0.isNaN }).count > 20 else { return nil }
    var best: (a: Int, b: Int, fit: Double)?
    for a in values.indices where a != index && squared(values[a], own) < 0.98 {
      for b in (a + 1)..<Swift.max(a + 1, values.count) where b != index && squared(values[b], own) < 0.98 {
        let product = zip(values[a], values[b]).map { $0 * $1 }
        let sum = zip(values[a], values[b]).map { $0 + $1 }
        let fit = Swift.max(squared(product, own), isSame(sum, own) ? 1 : 0)
        if fit >= 0.995, fit > best?.fit ?? 0 { best = (a, b, fit) }
      }
    }
    return best
  }

  /// Nearly all rows agree to one part in a thousand.
  private func isSame(_ a: [Double], _ b: [Double]) -> Bool {
    var (rows, same) = (0, 0)
    for (x, y) in zip(a, b) where !x.isNaN && !y.isNaN {
      rows += 1
      if abs(x - y) <= 1e-3 * Swift.max(abs(y), 1e-9) { same += 1 }
    }
    return rows >= 100 && same * 100 >= rows * 99
  }

  /// The squared correlation over rows that have both; 0 where one of them does not vary, or too few have both.
  func squared(_ a: [Double], _ b: [Double]) -> Double {
    var (n, x, y) = (0.0, 0.0, 0.0)
    for (p, q) in zip(a, b) where !p.isNaN && !q.isNaN {
      n += 1
      x += p
      y += q
    }
    guard n >= 30 else { return 0 }
    (x, y) = (x / n, y / n)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (p, q) in zip(a, b) where !p.isNaN && !q.isNaN {
      xx += (p - x) * (p - x)
      yy += (q - y) * (q - y)
      xy += (p - x) * (q - y)
    }
    return xx > 0 && yy > 0 ? xy * xy / (xx * yy) : 0
  }

  /// Features that grow with the time observed: tenure itself where nothing says what it was at the start, and others
  /// that follow it.
  var followUps: [Leak] {
    guard let tenure = roles.tenure, let time = numbers.first(where: { $0.column == tenure }) else {
      return []
    }
    var leaks: [Leak] = []
    if time.isFeature { leaks.append(Leak(.followUp, tenure, measure: 1)) }
    for feature in features where feature.column != tenure && feature.column != roles.entry {
      let fit = squared(feature.values, time.values)
      // Tenure at the start grows with tenure too, and so does what was known then.
      let known = numbers.first { $0.column == roles.entry }.map { squared(feature.values, $0.values) } ?? 0
      if fit >= 0.96, fit > known {
        leaks.append(Leak(.followUp, feature.column, others: [tenure], measure: fit))
      }
    }
    return leaks
  }
}
