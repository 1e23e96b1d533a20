import Threads

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

    fileprivate var isPossible: Bool {
      repeats >= 0 && age > 0 && recency >= 0 && recency <= age && count > 0 && (repeats > 0 || recency == 0)
    }

    @inline(__always)
    fileprivate func isBefore(_ other: Pattern) -> Bool {
      if repeats != other.repeats { return repeats < other.repeats }
      if age != other.age { return age < other.age }
      return recency < other.recency
    }
  }

  /// Ascending by repeats, then age, then recency; distinct.
  public let patterns: [Pattern]
  /// Customers of each pattern.
  let counts: [Double]
  /// Distinct numbers of repeats, ascending.
  public let repeats: [Int]
  /// A stretch of patterns for each number of repeats, in the order of `repeats`.
  let runs: [Range<Int>]
  /// Distinct times, ascending: recencies and ages.
  let times: [Double]
  /// For each pattern, where its times stand in `times`.
  let recencyIndex: [Int32]
  let ageIndex: [Int32]
  /// For each run and each time as an age, the first pattern of at least that age; then the end of all.
  private let ageStarts: [Int32]
  /// Of `repeats` and of `times` as they were given, before they were scaled.
  private let repeatPlaces: NumberPlaces
  private let timePlaces: NumberPlaces
  public let customers: Double
  /// Σ x and Σ T over customers, and those with a repeat.
  public let totals: Totals

  public struct Totals: Sendable, Equatable {
    public var repeats = 0.0
    public var age = 0.0
    public var repeaters = 0.0
  }

  /// Patterns that cannot be (a recency past the age, no age, negative numbers) are our mistake and stop the process.
  public init(_ given: [Pattern]) {
    precondition(given.allSatisfy { $0.isPossible }, "a pattern has an age, and a recency within it")
    let patterns = Self.distinct(given)
    self.patterns = patterns
    counts = patterns.map { $0.count }
    var runs: [Range<Int>] = []
    var start = 0
    for index in patterns.indices
    where index + 1 == patterns.count || patterns[index + 1].repeats != patterns[index].repeats {
      runs.append(start..<index + 1)
      start = index + 1
    }
    self.runs = runs
    repeats = runs.map { patterns[$0.lowerBound].repeats }
    repeatPlaces = NumberPlaces(runs.map { Double(patterns[$0.lowerBound].repeats) })
    let places = NumberPlaces(Self.times(patterns))
    timePlaces = places
    let times = places.numbers
    self.times = times
    // Every time is among the distinct ones.
    func indices(_ time: @Sendable (Pattern) -> Double) -> [Int32] {
      Blocks.joined(
        Blocks.map(patterns.count) { range in range.map { Int32(places.place(of: time(patterns[$0])) ?? 0) } }
      )
    }
    recencyIndex = indices { $0.recency }
    let ageIndex = indices { $0.age }
    self.ageIndex = ageIndex
    var starts: [Int32] = []
    starts.reserveCapacity(runs.count * times.count + 1)
    for run in runs {
      var place = run.lowerBound
      for time in times.indices {
        while place < run.upperBound, ageIndex[place] < time { place += 1 }
        starts.append(Int32(place))
      }
    }
    ageStarts = starts + [Int32(patterns.count)]
    var totals = Totals()
    for pattern in patterns {
      totals.repeats += Double(pattern.repeats) * pattern.count
      totals.age += pattern.age * pattern.count
      if pattern.repeats > 0 { totals.repeaters += pattern.count }
    }
    self.totals = totals
    customers = patterns.reduce(0) { $0 + $1.count }
  }

  /// The same with every time divided by a number above 0.
  func scaled(by scale: Double) -> PurchasePatterns { PurchasePatterns(self, scale) }

  private init(_ other: PurchasePatterns, _ scale: Double) {
    patterns = other.patterns.map {
      Pattern(repeats: $0.repeats, recency: $0.recency / scale, age: $0.age / scale, count: $0.count)
    }
    counts = other.counts
    times = other.times.map { $0 / scale }
    repeats = other.repeats
    runs = other.runs
    recencyIndex = other.recencyIndex
    ageIndex = other.ageIndex
    ageStarts = other.ageStarts
    repeatPlaces = other.repeatPlaces
    timePlaces = other.timePlaces
    customers = other.customers
    totals = Totals(
      repeats: other.totals.repeats, age: other.totals.age / scale, repeaters: other.totals.repeaters)
  }

  /// About so many of the customers, every so-manieth in the order of the patterns; all where they are hardly more.
  func thinned(to wanted: Double) -> PurchasePatterns {
    let step = customers / wanted
    guard step > 2 else { return self }
    var seen = 0.0
    var kept: [Pattern] = []
    for pattern in patterns {
      let before = (seen / step).rounded(.down)
      seen += pattern.count
      let count = (seen / step).rounded(.down) - before
      guard count > 0 else { continue }
      kept.append(
        Pattern(repeats: pattern.repeats, recency: pattern.recency, age: pattern.age, count: count))
    }
    return PurchasePatterns(kept)
  }

  /// Where a pattern stands in `patterns`, by its times as they were given; `nil` when it is not there.
  public func index(repeats: Int, recency: Double, age: Double) -> Int? {
    guard let run = repeatPlaces.place(of: Double(repeats)), let time = timePlaces.place(of: age),
      let wanted = timePlaces.place(of: recency)
    else { return nil }
    let place = run * times.count + time
    var low = Int(ageStarts[place])
    let end = min(Int(ageStarts[place + 1]), runs[run].upperBound)
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if recencyIndex[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < end && recencyIndex[low] == wanted ? low : nil
  }

  /// Sums over the patterns of each run, by all processors where there are many patterns; added up in a fixed order.
  func summed(_ work: @Sendable (_ run: Int, _ patterns: Range<Int>) -> SIMD8<Double>) -> [SIMD8<Double>] {
    guard patterns.count > Self.pieceSize else { return runs.indices.map { work($0, runs[$0]) } }
    var pieces: [(run: Int, range: Range<Int>)] = []
    for (number, run) in runs.enumerated() {
      for start in stride(from: run.lowerBound, to: run.upperBound, by: Self.pieceSize) {
        pieces.append((number, start..<min(run.upperBound, start + Self.pieceSize)))
      }
    }
    let shared = pieces
    let parts = Parallel.map(shared.count) { work(shared[$0].run, shared[$0].range) }
    var sums = [SIMD8<Double>](repeating: .zero, count: runs.count)
    for (piece, part) in zip(shared, parts) { sums[piece.run] += part }
    return sums
  }

  private static let pieceSize = 8192

  /// Sorted unless they are, with equal ones made one.
  private static func distinct(_ given: [Pattern]) -> [Pattern] {
    let isSorted = given.indices.dropFirst().allSatisfy { !given[$0].isBefore(given[$0 - 1]) }
    let sorted = isSorted ? given : given.sorted { $0.isBefore($1) }
    var distinct: [Pattern] = []
    distinct.reserveCapacity(sorted.count)
    for pattern in sorted {
      if let last = distinct.last, !last.isBefore(pattern) {
        distinct[distinct.count - 1] = Pattern(
          repeats: last.repeats, recency: last.recency, age: last.age, count: last.count + pattern.count)
      } else {
        distinct.append(pattern)
      }
    }
    return distinct
  }

  /// Recencies and ages, some more than once.
  private static func times(_ patterns: [Pattern]) -> [Double] {
    var times: [Double] = []
    times.reserveCapacity(patterns.count)
    var age = -1.0
    for pattern in patterns {
      times.append(pattern.recency)
      if pattern.age != age { times.append(pattern.age) }
      age = pattern.age
    }
    return times
  }
}
