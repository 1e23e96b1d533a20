/// How customers bought, as distinct patterns with their counts: repeat purchases, the time of the last one, and the
/// time since the first one, all from a customer's first purchase on and in one unit of time.
///
/// Two purchases on one day are one. The models of this folder see nothing else of a customer, so a million customers
/// cost no more than their distinct patterns.
public struct PurchasePatterns: Sendable, Equatable {
  public struct Pattern: Sendable, Hashable {
    /// Purchases after the first: x.
    public let repeats: Int
    /// Time from the first purchase to the last: t_x, 0 without a repeat.
    public let recency: Double
    /// Time from the first purchase to the end of observation: T, above 0.
    public let age: Double
    public let count: Double

    public init(repeats: Int, recency: Double, age: Double, count: Double = 1) {
      self.repeats = repeats
      self.recency = recency
      self.age = age
      self.count = count
    }
  }

  /// Ascending by repeats, then age, then recency; distinct.
  public let patterns: [Pattern]
  /// Distinct numbers of repeats, ascending.
  public let repeats: [Int]
  /// Distinct times, ascending: recencies and ages.
  let times: [Double]
  /// For each pattern, where its numbers stand in `repeats` and `times`.
  let repeatIndex: [Int32]
  let recencyIndex: [Int32]
  let ageIndex: [Int32]
  public let customers: Double

  /// Patterns that cannot be (a recency past the age, no age, negative numbers) are our mistake and stop the process.
  public init(_ given: [Pattern]) {
    precondition(
      given.allSatisfy {
        $0.repeats >= 0 && $0.age > 0 && $0.recency >= 0 && $0.recency <= $0.age && $0.count > 0
          && ($0.repeats > 0 || $0.recency == 0)
      }, "a pattern has an age, and a recency within it")
    let sorted = given.sorted {
      ($0.repeats, $0.age, $0.recency) < ($1.repeats, $1.age, $1.recency)
    }
    var distinct: [Pattern] = []
    for pattern in sorted {
      if let last = distinct.last, last.repeats == pattern.repeats, last.age == pattern.age,
        last.recency == pattern.recency
      {
        distinct[distinct.count - 1] = Pattern(
          repeats: last.repeats, recency: last.recency, age: last.age, count: last.count + pattern.count)
      } else {
        distinct.append(pattern)
      }
    }
    patterns = distinct
    let times = Self.distinct(distinct.map { $0.recency } + distinct.map { $0.age })
    let repeats = Self.distinct(distinct.map { $0.repeats })
    self.times = times
    self.repeats = repeats
    repeatIndex = distinct.map { Self.index(of: $0.repeats, in: repeats) }
    recencyIndex = distinct.map { Self.index(of: $0.recency, in: times) }
    ageIndex = distinct.map { Self.index(of: $0.age, in: times) }
    customers = distinct.reduce(0) { $0 + $1.count }
  }

  /// Σ x and Σ T over customers, and those with a repeat.
  public var totals: (repeats: Double, age: Double, repeaters: Double) {
    patterns.reduce(into: (repeats: 0.0, age: 0.0, repeaters: 0.0)) { sums, pattern in
      sums.repeats += Double(pattern.repeats) * pattern.count
      sums.age += pattern.age * pattern.count
      if pattern.repeats > 0 { sums.repeaters += pattern.count }
    }
  }

  /// Where a pattern stands in `patterns`, by halving; `nil` when it is not there.
  public func index(repeats: Int, recency: Double, age: Double) -> Int? {
    var low = 0
    var high = patterns.count
    while low < high {
      let middle = (low + high) / 2
      let found = patterns[middle]
      if (found.repeats, found.age, found.recency) < (repeats, age, recency) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < patterns.count, patterns[low].repeats == repeats, patterns[low].age == age,
      patterns[low].recency == recency
    else { return nil }
    return low
  }

  /// A stretch of patterns for each number of repeats, in the order of `repeats`.
  var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in patterns.indices
    where index + 1 == patterns.count || repeatIndex[index + 1] != repeatIndex[index] {
      runs.append(start..<index + 1)
      start = index + 1
    }
    return runs
  }

  private static func distinct<Value: Comparable>(_ values: [Value]) -> [Value] {
    var distinct: [Value] = []
    for value in values.sorted() where distinct.last != value { distinct.append(value) }
    return distinct
  }

  private static func index<Value: Comparable>(of value: Value, in sorted: [Value]) -> Int32 {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return Int32(low)
  }
}
