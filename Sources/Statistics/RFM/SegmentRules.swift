/// Which segment each cell of recency, frequency and monetary scores belongs to, as rules on ranges of scores.
public struct SegmentRules: Sendable, Hashable {
  public struct Rule: Sendable, Hashable {
    /// Several rules may name one segment.
    public let segment: Int
    public let recency: ClosedRange<Int>
    public let frequency: ClosedRange<Int>
    public let monetary: ClosedRange<Int>

    public init(
      segment: Int, recency: ClosedRange<Int>, frequency: ClosedRange<Int>, monetary: ClosedRange<Int>
    ) {
      self.segment = segment
      self.recency = recency
      self.frequency = frequency
      self.monetary = monetary
    }

    func covers(_ cell: Cell) -> Bool {
      recency.contains(cell.recency) && frequency.contains(cell.frequency)
        && monetary.contains(cell.monetary)
    }
  }

  /// Scores of the three measures.
  public struct Cell: Sendable, Hashable, CustomStringConvertible {
    public let recency: Int
    public let frequency: Int
    public let monetary: Int

    public init(_ recency: Int, _ frequency: Int, _ monetary: Int) {
      self.recency = recency
      self.frequency = frequency
      self.monetary = monetary
    }

    /// "543".
    public var description: String { "\(recency)\(frequency)\(monetary)" }
  }

  public let bins: Int
  public let rules: [Rule]

  public init(bins: Int, rules: [Rule]) {
    self.bins = bins
    self.rules = rules
  }

  /// From the best recency down.
  public var cells: [Cell] {
    (1...bins).reversed().flatMap { r in
      (1...bins).reversed().flatMap { f in (1...bins).reversed().map { m in Cell(r, f, m) } }
    }
  }

  /// The segment of a cell: that of the first rule that covers it.
  public func segment(of cell: Cell) -> Int? { rules.first { $0.covers(cell) }?.segment }

  /// The segments of all cells, at `index(of:)`; -1 where there is none.
  public var table: [Int32] {
    var table = [Int32](repeating: -1, count: bins * bins * bins)
    for cell in cells { table[index(of: cell)] = segment(of: cell).map { Int32($0) } ?? -1 }
    return table
  }

  public func index(of cell: Cell) -> Int {
    ((cell.recency - 1) * bins + cell.frequency - 1) * bins + cell.monetary - 1
  }

  /// What keeps the rules from giving each cell exactly one segment, and each rule at least one cell.
  public struct Check: Sendable, Hashable {
    /// Cells of no rule.
    public var uncovered: [Cell] = []
    /// A rule all of whose cells earlier rules took: it can never be assigned. With the first rule that took each.
    public var shadowed: [Overlap] = []
    /// A rule that shares some of its cells with an earlier one of another segment.
    public var overlapping: [Overlap] = []

    public var isFaultless: Bool { uncovered.isEmpty && shadowed.isEmpty && overlapping.isEmpty }
  }

  public struct Overlap: Sendable, Hashable {
    public let rule: Int
    public let by: [Int]
    public let cells: [Cell]
  }

  /// Goes through every cell, so what it does not find is not there.
  public var check: Check {
    var check = Check()
    let cells = cells
    check.uncovered = cells.filter { cell in !rules.contains { $0.covers(cell) } }
    for (index, rule) in rules.enumerated() {
      let own = cells.filter { rule.covers($0) }
      let taken = own.compactMap { cell -> (cell: Cell, by: Int)? in
        rules[..<index].firstIndex { $0.covers(cell) }.map { (cell, $0) }
      }
      guard !taken.isEmpty else { continue }
      if taken.count == own.count {
        check.shadowed.append(Overlap(rule: index, by: Self.distinct(taken.map { $0.by }), cells: own))
        continue
      }
      let foreign = taken.filter { rules[$0.by].segment != rule.segment }
      guard !foreign.isEmpty else { continue }
      check.overlapping.append(
        Overlap(rule: index, by: Self.distinct(foreign.map { $0.by }), cells: foreign.map { $0.cell }))
    }
    return check
  }

  /// Cells that several rules of different segments cover.
  public var contested: Int {
    cells.count { cell in Set(rules.filter { $0.covers(cell) }.map { $0.segment }).count > 1 }
  }

  private static func distinct(_ rules: [Int]) -> [Int] { Set(rules).sorted() }
}
