/// Who was at risk when someone left: lines placed on the times at which anyone left.
struct CoxRisk: Sendable {
  /// Times at which anyone left, ascending.
  let times: [Double]
  let strata: Int
  let patternCount: Int
  /// Lines that were at risk at one of the times at least: at times `start ..< end` of their stratum.
  private(set) var pattern: [Int32] = []
  private(set) var stratum: [Int32] = []
  private(set) var start: [Int32] = []
  private(set) var end: [Int32] = []
  private(set) var count: [Double] = []
  /// Who left, at time `end − 1`.
  private(set) var left: [Double] = []
  /// The cluster of each line; empty where everyone stands alone.
  private(set) var cluster: [Int32] = []
  /// Whether the lines of each pattern stand together, patterns ascending.
  let isByPattern: Bool
  /// Leavers, by stratum and time.
  private(set) var leavers: [Double]

  init(_ table: CoxTable) {
    let lines = table.lines
    var hasLeavers = [Bool](repeating: false, count: table.times.count)
    for line in 0..<lines.count where lines.left[line] > 0 { hasLeavers[Int(lines.time[line])] = true }
    // How many of the times lie at or before each time of the table.
    var places: [Int32] = []
    var seen: Int32 = 0
    for index in table.times.indices {
      if hasLeavers[index] { seen += 1 }
      places.append(seen)
    }
    times = table.times.indices.filter { hasLeavers[$0] }.map { table.times[$0] }
    strata = table.strata.count
    patternCount = table.patternCount
    leavers = [Double](repeating: 0, count: strata * times.count)
    isByPattern = lines.pattern.indices.dropFirst().allSatisfy { lines.pattern[$0 - 1] <= lines.pattern[$0] }
    reserve(lines.count)
    for line in 0..<lines.count {
      let end = places[Int(lines.time[line])]
      let start = lines.entry[line] < 0 ? 0 : places[Int(lines.entry[line])]
      guard end > start else { continue }
      pattern.append(lines.pattern[line])
      stratum.append(lines.stratum[line])
      self.start.append(start)
      self.end.append(end)
      count.append(Double(lines.left[line]) + Double(lines.stayed[line]))
      left.append(Double(lines.left[line]))
      if !lines.cluster.isEmpty { cluster.append(lines.cluster[line]) }
      leavers[Int(lines.stratum[line]) * times.count + Int(end) - 1] += Double(lines.left[line])
    }
  }

  var lineCount: Int { pattern.count }
  var leaverCount: Double { leavers.reduce(0, +) }

  private mutating func reserve(_ capacity: Int) {
    pattern.reserveCapacity(capacity)
    stratum.reserveCapacity(capacity)
    start.reserveCapacity(capacity)
    end.reserveCapacity(capacity)
    count.reserveCapacity(capacity)
    left.reserveCapacity(capacity)
  }

  /// Divides patterns, and all their lines, by a division of the lines: those from the first pattern that begins
  /// among some lines to the one before the first that begins after them.
  func patterns(beginningIn range: Range<Int>) -> (patterns: Range<Int>, lines: Range<Int>) {
    guard isByPattern else { return (0..<patternCount, 0..<lineCount) }
    func start(_ line: Int) -> (pattern: Int, line: Int) {
      guard line > 0 else { return (0, 0) }
      var line = line
      while line < lineCount, pattern[line] == pattern[line - 1] { line += 1 }
      return line < lineCount ? (Int(pattern[line]), line) : (patternCount, lineCount)
    }
    let (first, next) = (start(range.lowerBound), start(range.upperBound))
    return (first.pattern..<next.pattern, first.line..<next.line)
  }

  /// Leavers at each time, whatever their stratum.
  var leaversByTime: [Double] {
    times.indices.map { time in
      (0..<strata).reduce(0) { $0 + leavers[$1 * times.count + time] }
    }
  }

  /// At risk at each time, whatever their stratum.
  var atRiskByTime: [Double] {
    var changes = [Double](repeating: 0, count: times.count + 1)
    for line in 0..<lineCount {
      changes[Int(start[line])] += count[line]
      changes[Int(end[line])] -= count[line]
    }
    var present = 0.0
    return times.indices.map { time in
      present += changes[time]
      return present
    }
  }
}
