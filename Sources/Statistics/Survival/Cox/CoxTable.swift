/// Customers counted by all that Cox's model sees of them: when they came in, when and how they were last seen, their
/// stratum, and their covariates; all that the fit, its tests and its measures need.
///
/// Customers alike in every covariate make a **pattern**; a **line** counts those of one pattern and stratum who came
/// in and were last seen at the same times. A million customers take no longer than their distinct lines.
public struct CoxTable: Sendable, Equatable {
  /// A column that the hazard may depend on, with its value in each pattern.
  public struct Covariate: Sendable, Equatable {
    public let name: String
    /// Levels of a category; `nil` for numbers.
    public let levels: [String]?
    /// One a pattern: positions in `levels`, or numbers.
    public let values: [Double]

    public init(name: String, levels: [String]?, values: [Double]) {
      self.name = name
      self.levels = levels
      self.values = values
    }
  }

  /// Counts of customers, column by column.
  public struct Lines: Sendable, Equatable {
    public var pattern: [Int32] = []
    public var stratum: [Int32] = []
    /// Position in `times` of the time last seen.
    public var time: [Int32] = []
    /// Position in `times` of the time of coming in; -1 for those observed from the start.
    public var entry: [Int32] = []
    /// Those who left at `time`, and those last seen there.
    public var left: [Int32] = []
    public var stayed: [Int32] = []
    /// Numbers of the clusters whose members are not independent of each other; empty where everyone stands alone.
    public var cluster: [Int32] = []

    public init() {}

    public var count: Int { pattern.count }

    public mutating func append(
      pattern: Int32, stratum: Int32, time: Int32, entry: Int32, left: Int32, stayed: Int32,
      cluster: Int32? = nil
    ) {
      self.pattern.append(pattern)
      self.stratum.append(stratum)
      self.time.append(time)
      self.entry.append(entry)
      self.left.append(left)
      self.stayed.append(stayed)
      if let cluster { self.cluster.append(cluster) }
    }
  }

  public let covariates: [Covariate]
  public let patternCount: Int
  /// Labels of the strata; one, empty, when there are none.
  public let strata: [String]
  /// Distinct times of leaving, of being last seen and of coming in, ascending.
  public let times: [Double]
  public let lines: Lines

  public init(
    covariates: [Covariate], patternCount: Int, strata: [String], times: [Double], lines: Lines
  ) {
    precondition(
      covariates.allSatisfy { $0.values.count == patternCount }, "a covariate has a value for each pattern")
    self.covariates = covariates
    self.patternCount = patternCount
    self.strata = strata
    self.times = times
    self.lines = lines
  }

  public var customers: Int {
    zip(lines.left, lines.stayed).reduce(0) { $0 + Int($1.0) + Int($1.1) }
  }
  public var leavers: Int { lines.left.reduce(0) { $0 + Int($1) } }
}

extension CoxTable {
  /// Those of one pattern, whenever they were seen.
  public var patternCounts: [Double] {
    var counts = [Double](repeating: 0, count: patternCount)
    for line in 0..<lines.count {
      counts[Int(lines.pattern[line])] += Double(lines.left[line]) + Double(lines.stayed[line])
    }
    return counts
  }

  /// Customers and leavers by the level of a category.
  public func counts(ofLevelsOf covariate: Int) -> [(customers: Int, leavers: Int)] {
    let column = covariates[covariate]
    var counts = [(customers: Int, leavers: Int)](repeating: (0, 0), count: column.levels?.count ?? 0)
    guard !counts.isEmpty else { return [] }
    for line in 0..<lines.count {
      let level = Int(column.values[Int(lines.pattern[line])])
      counts[level].customers += Int(lines.left[line]) + Int(lines.stayed[line])
      counts[level].leavers += Int(lines.left[line])
    }
    return counts
  }

  /// The same customers, whose leaving counts only after one time and up to another: later leavers are only seen,
  /// and earlier ones are as good as not there. Risk sets within the window are unchanged.
  public func leaving(after start: Double, through end: Double) -> CoxTable {
    var lines = self.lines
    for line in 0..<lines.count {
      let time = times[Int(lines.time[line])]
      guard time <= start || time > end else { continue }
      lines.stayed[line] += lines.left[line]
      lines.left[line] = 0
    }
    return CoxTable(
      covariates: covariates, patternCount: patternCount, strata: strata, times: times, lines: lines)
  }

  /// The same customers seen through one covariate alone, for a fit without the others.
  public func alone(_ index: Int) -> CoxTable {
    let column = covariates[index]
    var sorted: [Double]
    if let levels = column.levels {
      sorted = levels.indices.map { Double($0) }
    } else {
      sorted = column.values.sorted()
      var kept = 0
      for value in sorted where kept == 0 || value != sorted[kept - 1] {
        sorted[kept] = value
        kept += 1
      }
      sorted.removeLast(sorted.count - kept)
    }
    let codes = column.values.map { Int32(position(of: $0, in: sorted)) }
    let merged = Covariate(name: column.name, levels: column.levels, values: sorted)
    return CoxTable(
      covariates: [merged], patternCount: sorted.count, strata: strata, times: times,
      lines: CoxTable.merging(lines, codes, patterns: sorted.count, strata: strata.count, times: times.count))
  }

  private func position(of value: Double, in sorted: [Double]) -> Int {
    var low = 0
    var high = sorted.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if sorted[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }

  /// Lines with their patterns renumbered, equal ones counted together where a dense array of them is small and there
  /// are no clusters to be kept apart.
  private static func merging(
    _ lines: Lines, _ codes: [Int32], patterns: Int, strata: Int, times: Int
  ) -> Lines {
    let hasEntry = lines.entry.contains { $0 >= 0 }
    let entries = hasEntry ? times + 1 : 1
    let cells = [strata, times, entries].reduce(patterns) { product, factor in
      let (value, overflow) = product.multipliedReportingOverflow(by: factor)
      return overflow ? Int.max / 2 : min(value, Int.max / 2)
    }
    guard cells <= 4 * lines.count + 1024, lines.cluster.isEmpty else {
      var renumbered = lines
      for line in 0..<lines.count { renumbered.pattern[line] = codes[Int(lines.pattern[line])] }
      return renumbered
    }
    var left = [Int32](repeating: 0, count: cells)
    var stayed = left
    for line in 0..<lines.count {
      let pattern = Int(codes[Int(lines.pattern[line])])
      let entry = hasEntry ? Int(lines.entry[line]) + 1 : 0
      let cell =
        ((pattern * strata + Int(lines.stratum[line])) * times + Int(lines.time[line])) * entries + entry
      left[cell] += lines.left[line]
      stayed[cell] += lines.stayed[line]
    }
    var merged = Lines()
    for cell in 0..<cells where left[cell] + stayed[cell] > 0 {
      let (rest, entry) = cell.quotientAndRemainder(dividingBy: entries)
      let (group, time) = rest.quotientAndRemainder(dividingBy: times)
      merged.append(
        pattern: Int32(group / strata), stratum: Int32(group % strata), time: Int32(time),
        entry: hasEntry ? Int32(entry - 1) : -1, left: left[cell], stayed: stayed[cell])
    }
    return merged
  }
}
