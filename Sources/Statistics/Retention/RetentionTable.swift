/// Retention by cohort and age, and the average over cohorts.
public struct RetentionTable: Sendable, Hashable {
  public enum Metric: String, Sendable, Hashable, CaseIterable {
    /// Active in that very period; customers who come back count again.
    case activeShare = "active_share"
    /// Active in that period or later.
    case unbounded
    /// Revenue of the period over that of the cohort's first.
    case revenue
  }

  /// What is known of a cohort at an age.
  public struct Cell: Sendable, Hashable {
    public let value: Double
    public let interval: ClosedRange<Double>
    /// Customers of the cohort.
    public let size: Int
  }

  /// A change from one cohort to the next at the same age.
  public struct Change: Sendable, Hashable {
    /// Positions of the earlier and the later cohort.
    public let from: Int
    public let to: Int
    public let age: Int
    public let difference: Double
    public let interval: ClosedRange<Double>
    /// Corrected for all the changes looked at (Benjamini and Hochberg).
    public let pValue: Double
  }

  /// By start.
  public let rows: [CohortRow]
  public let metric: Metric
  /// The number of the last period that is over.
  public let lastComplete: Int
  private let confidence: Confidence

  public init(_ rows: [CohortRow], metric: Metric, lastComplete: Int, _ confidence: Confidence) {
    self.rows = rows
    self.metric = metric
    self.lastComplete = lastComplete
    self.confidence = confidence
  }

  /// The greatest age that some cohort has reached in full.
  public var oldest: Int {
    rows.map { min(lastComplete - $0.start, $0.active.count - 1) }.max() ?? 0
  }

  /// Whether a cohort's period of that age is over.
  public func isComplete(_ row: Int, age: Int) -> Bool {
    rows[row].start + age <= lastComplete && age < rows[row].active.count
  }

  /// `nil` where the period is not over, or where there is no revenue to compare with.
  public func cell(_ row: Int, age: Int) -> Cell? {
    isComplete(row, age: age) ? cell(over: [rows[row]], age: age) : nil
  }

  /// Over all cohorts that have reached an age in full: sum over sum, never a mean of shares.
  public func average(age: Int) -> Cell? {
    let reached = rows.indices.filter { isComplete($0, age: age) }.map { rows[$0] }
    return reached.isEmpty ? nil : cell(over: reached, age: age)
  }

  /// Cohorts behind the average at an age.
  public func cohorts(age: Int) -> Int { rows.indices.filter { isComplete($0, age: age) }.count }

  /// Changes between neighbouring cohorts at ages from 1 on, those with at least `minimum` customers each; the
  /// largest first.
  public func changes(minimum: Int) -> [Change] {
    var found: [(from: Int, age: Int, difference: Double, interval: ClosedRange<Double>, p: Double)] = []
    for to in rows.indices.dropFirst() where rows[to].start == rows[to - 1].start + 1 {
      guard rows[to].size >= minimum, rows[to - 1].size >= minimum, oldest > 0 else { continue }
      for age in 1...oldest where isComplete(to, age: age) {
        if let change = change(from: to - 1, to: to, age: age) {
          found.append((to - 1, age, change.difference, change.interval, change.p))
        }
      }
    }
    let adjusted = Correction.benjaminiHochberg.adjusted(found.map { $0.p })
    return zip(found, adjusted).map { change, p in
      Change(
        from: change.from, to: change.from + 1, age: change.age, difference: change.difference,
        interval: change.interval, pValue: p)
    }.sorted { (abs($1.difference), $0.from, $0.age) < (abs($0.difference), $1.from, $1.age) }
  }

  // MARK: Cells

  private func cell(over rows: [CohortRow], age: Int) -> Cell? {
    let size = rows.reduce(0) { $0 + $1.size }
    if metric == .revenue {
      guard let estimate = revenue(over: rows, age: age) else { return nil }
      return Cell(value: estimate.value, interval: estimate.interval(confidence), size: size)
    }
    let share = share(over: rows, age: age)
    return Cell(value: share.share, interval: share.interval(confidence), size: size)
  }

  private func share(over rows: [CohortRow], age: Int) -> Proportion {
    Proportion(
      rows.reduce(0) { $0 + (metric == .unbounded ? $1.lasting[age] : $1.active[age]) },
      of: rows.reduce(0) { $0 + $1.size })
  }

  /// A ratio of sums over customers, its variance by linearisation within each cohort.
  private func revenue(over rows: [CohortRow], age: Int) -> Estimate? {
    guard rows.allSatisfy({ age < $0.revenue.count }) else { return nil }
    let (above, below) = rows.reduce((0.0, 0.0)) { ($0.0 + $1.revenue[age].sum, $0.1 + $1.revenue[0].sum) }
    guard below > 0 else { return nil }
    let ratio = above / below
    let variance = rows.reduce(0) { sum, row in
      let (now, first) = (row.revenue[age], row.revenue[0])
      let squares = now.squares - 2 * ratio * now.products + ratio * ratio * first.squares
      let surplus = now.sum - ratio * first.sum
      let n = Double(row.size)
      return row.size > 1 ? sum + max(0, squares - surplus * surplus / n) * n / (n - 1) : sum
    }
    return Estimate(ratio, standardError: variance.squareRoot() / below)
  }

  private func change(
    from: Int, to: Int, age: Int
  ) -> (difference: Double, interval: ClosedRange<Double>, p: Double)? {
    if metric == .revenue {
      guard let before = revenue(over: [rows[from]], age: age),
        let after = revenue(over: [rows[to]], age: age)
      else { return nil }
      let difference = after - before
      return (difference.value, difference.interval(confidence), difference.pValue)
    }
    let table = TwoByTwo(
      share(over: [rows[to]], age: age), against: share(over: [rows[from]], age: age))
    let difference = table.difference(confidence)
    return (difference.value, difference.interval, table.test?.pValue ?? 1)
  }
}
