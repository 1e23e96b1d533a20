import Populations
public import Statistics

extension ColumnDrift {
  /// Of numbers.
  public init(_ column: String, _ before: ValueCounts, _ now: ValueCounts, settings: DriftSettings) {
    let bins = ReferenceBins(before, count: settings.bins)
    let (a, b) = (before.binned(at: bins.edges), now.binned(at: bins.edges))
    let seed = ColumnDrift.seed(column, settings)
    var test: Test?
    if let found = KolmogorovSmirnov(before, now), let moved = Wasserstein.distance(before, now) {
      let deviation = before.deviation
      test = Test(
        statistic: found.distance, pValue: found.pValue, adjusted: found.pValue,
        effect: deviation > 0 ? moved / deviation : moved == 0 ? 0 : .infinity, distance: moved,
        isNumeric: true)
    }
    self.init(
      column: column, cells: .bins(edges: bins.edges), reference: a, current: b,
      index: StabilityIndex(a, b, level: settings.falseDiscovery, seed: seed),
      jensenShannon: JensenShannon.distance(a, b), test: test,
      means: before.count > 0 && now.count > 0 ? (before.mean, now.mean) : nil,
      missing: MissingDrift.of((before.missing, before.count), (now.missing, now.count)), newLevels: [],
      lostLevels: [])
    if settings.hasEvidently { evidently = EvidentlyIndex.of(before, now) }
  }

  /// Of levels: the most frequent of both periods together one by one, the rest as one.
  init(_ column: String, _ before: LevelCounts, _ now: LevelCounts, settings: DriftSettings) {
    let names = Set(before.rows.keys).union(now.rows.keys)
    let ordered = names.sorted { x, y in
      let (a, b) = (
        (before.rows[x] ?? 0) + (now.rows[x] ?? 0), (before.rows[y] ?? 0) + (now.rows[y] ?? 0)
      )
      return (b, x) < (a, y)
    }
    let shown = Array(ordered.prefix(settings.levels))
    let rest = ordered.dropFirst(settings.levels)
    let hasOthers = !rest.isEmpty || before.others + now.others > 0
    func counts(_ period: LevelCounts) -> [Int] {
      shown.map { period.rows[$0] ?? 0 }
        + (hasOthers ? [rest.reduce(period.others) { $0 + (period.rows[$1] ?? 0) }] : [])
    }
    func only(_ one: LevelCounts, _ other: LevelCounts) -> [Level] {
      ordered.filter { one.rows[$0] != nil && other.rows[$0] == nil }.map {
        Level(name: $0, rows: one.rows[$0] ?? 0)
      }.sorted { ($1.rows, $0.name) < ($0.rows, $1.name) }
    }
    let (a, b) = (counts(before), counts(now))
    let seed = ColumnDrift.seed(column, settings)
    let hasRows = a.contains { $0 > 0 } && b.contains { $0 > 0 }
    let found = HomogeneityTest(a, b, seed: seed)
    // One level in both periods: nothing can have changed.
    let same = Test(statistic: 0, pValue: 1, adjusted: 1, effect: 0, distance: nil, isNumeric: false)
    self.init(
      column: column, cells: .levels(shown, hasOthers: hasOthers), reference: a, current: b,
      index: StabilityIndex(a, b, level: settings.falseDiscovery, seed: seed),
      jensenShannon: JensenShannon.distance(a, b),
      test: found.map {
        Test(
          statistic: $0.chiSquared, pValue: $0.pValue, adjusted: $0.pValue, effect: $0.cramersV,
          distance: nil,
          isNumeric: false)
      } ?? (hasRows ? same : nil), means: nil,
      missing: MissingDrift.of(
        (before.missing, before.count - before.missing), (now.missing, now.count - now.missing)),
      newLevels: only(now, before), lostLevels: only(before, now))
    if settings.hasEvidently {
      evidently = EvidentlyIndex.of(ordered.map { before.rows[$0] ?? 0 }, ordered.map { now.rows[$0] ?? 0 })
    }
  }

  private init(
    column: String, cells: Cells, reference: [Int], current: [Int], index: StabilityIndex?,
    jensenShannon: Double?, test: Test?, means: (Double, Double)?, missing: MissingDrift, newLevels: [Level],
    lostLevels: [Level]
  ) {
    self.column = column
    self.cells = cells
    self.reference = reference
    self.current = current
    self.index = index
    self.jensenShannon = jensenShannon
    self.test = test
    self.means = means.map { (reference: $0.0, current: $0.1) }
    self.missing = missing
    self.newLevels = newLevels
    self.lostLevels = lostLevels
  }

  /// Of the draws behind a critical value: the same whatever other columns there are.
  private static func seed(_ column: String, _ settings: DriftSettings) -> UInt64 {
    RowHash.hash(column.utf8, seed: settings.seed)
  }
}

extension MissingDrift {
  /// Of rows without and with a value; a period without rows has none missing of one.
  fileprivate static func of(_ before: (Int, Int), _ now: (Int, Int)) -> MissingDrift {
    MissingDrift(
      Proportion(before.0, of: Swift.max(1, before.0 + before.1)),
      Proportion(now.0, of: Swift.max(1, now.0 + now.1)))
  }
}
