public import Statistics

/// How one column's values moved from a reference period to the current one.
public struct ColumnDrift: Sendable, Hashable {
  public enum Verdict: Sendable, Hashable {
    /// Surely different, and by enough to matter.
    case moved
    /// Surely different, by less than matters.
    case slight
    case steady
    /// Too few rows to say.
    case unclear
  }

  /// The cells that rows are counted in.
  public enum Cells: Sendable, Hashable {
    /// Where each bin but the first begins.
    case bins(edges: [Double])
    /// Levels; the last stands for all others where `hasOthers`.
    case levels([String], hasOthers: Bool)
  }

  public struct Level: Sendable, Hashable {
    public let name: String
    public let rows: Int
  }

  /// The test of the column: Kolmogorov's and Smirnov's of numbers, Pearson's of levels.
  public struct Test: Sendable, Hashable {
    public let statistic: Double
    public let pValue: Double
    /// After the correction over all columns.
    public internal(set) var adjusted: Double
    /// Numbers: the distance of Wasserstein over the reference's standard deviation; levels: Cramér's V.
    public let effect: Double
    /// Numbers: the distance of Wasserstein in the column's unit; levels: `nil`.
    public let distance: Double?
    public let isNumeric: Bool
  }

  public let column: String
  public let cells: Cells
  /// Rows of the reference and of the current period in each cell.
  public let reference: [Int]
  public let current: [Int]
  /// `nil` where a period has no values at all.
  public let index: StabilityIndex?
  /// With natural logarithms.
  public let jensenShannon: Double?
  /// As Evidently reckons it, for those who compare; nothing is judged by it.
  public internal(set) var evidently: Double?
  public internal(set) var test: Test?
  /// The means of numbers; `nil` of levels.
  public let means: (reference: Double, current: Double)?
  public internal(set) var missing: MissingDrift
  /// Levels that only the current period has, most frequent first.
  public let newLevels: [Level]
  /// Levels that only the reference has, with their rows there.
  public let lostLevels: [Level]
  public internal(set) var verdict = Verdict.steady

  public var rows: (reference: Int, current: Int) { (reference.reduce(0, +), current.reduce(0, +)) }

  /// The cell whose share of rows changed most, with that change.
  public var largestChange: (cell: Int, change: Double)? {
    let (n, m) = (Double(rows.reference), Double(rows.current))
    guard n > 0, m > 0 else { return nil }
    let changes = reference.indices.map { Double(current[$0]) / m - Double(reference[$0]) / n }
    let largest = changes.indices.max { (abs(changes[$0]), $1) < (abs(changes[$1]), $0) }
    return largest.map { ($0, changes[$0]) }
  }

  public static func == (a: ColumnDrift, b: ColumnDrift) -> Bool {
    a.column == b.column && a.cells == b.cells && a.reference == b.reference && a.current == b.current
      && a.index == b.index && a.jensenShannon == b.jensenShannon && a.test == b.test
      && a.means?.reference == b.means?.reference && a.means?.current == b.means?.current
      && a.missing == b.missing && a.newLevels == b.newLevels && a.lostLevels == b.lostLevels
      && a.verdict == b.verdict
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(column)
    hasher.combine(reference)
    hasher.combine(current)
  }
}

/// How the share of rows without a value moved.
public struct MissingDrift: Sendable, Hashable {
  public let reference: Proportion
  public let current: Proportion
  /// Fisher's or Pearson's, of no difference; 1 where nothing is missing in either.
  public let pValue: Double
  /// After the correction over all columns.
  public internal(set) var adjusted: Double
  /// Surely different, and by at least `MissingDrift.practical`.
  public internal(set) var isMoved = false

  /// A change of the share of missing values that matters.
  public static let practical = 0.02

  init(_ reference: Proportion, _ current: Proportion) {
    self.reference = reference
    self.current = current
    pValue = TwoByTwo(current, against: reference).test?.pValue ?? 1
    adjusted = pValue
  }
}

/// A column that one period lacks, or that holds another kind of values.
public struct SchemaChange: Sendable, Hashable {
  public enum Change: Sendable, Hashable {
    case added, removed
    /// From one kind to another, as `ColumnKind` names them.
    case kind(from: String, to: String)
  }

  public let column: String
  public let change: Change
}
