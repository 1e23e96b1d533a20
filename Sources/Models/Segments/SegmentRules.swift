import Populations
import Threads

/// For each segment a rule in plain thresholds that comes close to it: up to three conditions that all hold.
///
/// Rules are looked for among rows of a sample and judged on other rows of it, where there are enough. A condition
/// never speaks against the segment's own profile: its average meets every one of them.
public struct SegmentRules: Sendable, Hashable {
  public struct Condition: Sendable, Hashable {
    public enum Test: Sendable, Hashable {
      /// In the column's own unit.
      case below(Double)
      case from(Double)
      /// The flag is set, or the level is the customer's; or not.
      case yes, no
    }

    /// Index into the segments' dimensions.
    public let dimension: Int
    public let test: Test

    func holds(_ value: Double) -> Bool {
      switch test {
      case .below(let bound): value < bound
      case .from(let bound): value >= bound
      case .yes: value >= 0.5
      case .no: value < 0.5
      }
    }
  }

  public struct Rule: Sendable, Hashable {
    /// Empty when no simple rule singles the segment out.
    public let conditions: [Condition]
    /// Judged rows that meet the rule, that belong to the segment, and both.
    public let met: Int
    public let own: Int
    public let both: Int
    /// Judged rows.
    public let count: Int

    /// Rows of which the rule says rightly whether they belong to the segment.
    public var right: Int { count - met - own + 2 * both }
  }

  /// One a segment, in the order of the segments.
  public let rules: [Rule]
  /// Judged rows named rightly by the first rule that holds, the rules tried in order.
  public let right: Int
  public let count: Int
  /// Rules were judged on the rows they were found on, since there are few.
  public let isInSample: Bool

  init(rules: [Rule], right: Int, count: Int, isInSample: Bool) {
    self.rules = rules
    self.right = right
    self.count = count
    self.isInSample = isInSample
  }

  /// Rows of the sample come in the order of their hash, so that any part of it is itself drawn at random.
  init(values: RowSample, labels: [Int], centres: [[Double]], space: SegmentSpace) {
    let n = labels.count
    isInSample = n < 400
    let found = isInSample ? 0..<n : 0..<Swift.min(n / 2, 2_000)
    let judged = isInSample ? 0..<n : found.upperBound..<n
    let search = RuleSearch(values: values, rows: found, labels: labels, space: space)
    let conditions = Parallel.map(centres.count) { search.best(for: $0, centre: centres[$0]) }
    let width = values.columns.count
    func holds(_ rule: [Condition], _ row: Int) -> Bool {
      !rule.isEmpty && rule.allSatisfy { $0.holds(values.values[row * width + $0.dimension]) }
    }
    rules = conditions.enumerated().map { segment, rule in
      let met = judged.filter { holds(rule, $0) }
      return Rule(
        conditions: rule, met: met.count, own: judged.count { labels[$0] == segment },
        both: met.count { labels[$0] == segment }, count: judged.count)
    }
    right = judged.count { row in conditions.firstIndex { holds($0, row) } == labels[row] }
    count = judged.count
  }
}
