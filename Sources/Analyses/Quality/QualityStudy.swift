import Models
import Populations
import Statistics
import Tables

/// What was found in a data set.
struct QualityStudy {
  struct Numbers {
    let lowest: Double
    let median: Double
    let highest: Double
    /// Rows far from the median; `nil` where more than half of the rows have one value.
    let farOut: Int?
  }

  struct Column {
    let quality: DataQuality.ColumnQuality
    /// `nil` of text, and of columns whose values are not shown.
    let numbers: Numbers?
    let missing: Proportion
    /// Ids, personal data and free text.
    let isMasked: Bool
    /// Missing for those who stayed by its nature.
    let isAfterOutcome: Bool
  }

  let quality: DataQuality
  let columns: [Column]
  let duplicates: Int
  /// Of columns whose values may be shown.
  let variants: [SpellingVariants]
  let leaks: LeakReport?
  let roles: Roles
  let options: Quality

  init(_ options: Quality, _ quality: DataQuality, _ population: any Population) throws(AnalysisError) {
    self.options = options
    self.quality = quality
    roles = population.roles
    var columns: [Column] = []
    for column in quality.columns {
      columns.append(try Self.column(column, population, options))
    }
    self.columns = columns
    let shown = Set(columns.filter { !$0.isMasked }.map { $0.quality.name })
    variants = population.columns.filter { shown.contains($0.name) }.compactMap { SpellingVariants($0) }
    let ids = population.roles.orders == nil ? [population.roles.id] : []
    let names = quality.columns.map { $0.name }.filter { !ids.contains($0) }
    duplicates = try answered { () throws(PopulationError) in
      try RowRepetition.count(in: population, columns: names)
    }
    leaks =
      options.looksForLeaks && population.roles.orders == nil
      ? try answered { () throws(PopulationError) in try LeakReport(of: population) } : nil
  }

  private static func column(
    _ quality: DataQuality.ColumnQuality, _ population: any Population, _ options: Quality
  ) throws(AnalysisError) -> Column {
    let roles = population.roles
    let isMasked = quality.name == roles.id || roles.pii.contains(quality.name) || quality.kind == .text
    let isNumeric = quality.kind.isNumeric || quality.kind == .day
    var numbers: Numbers?
    if isNumeric, !isMasked {
      let counts = try answered { () throws(PopulationError) in try population.valueCounts(of: quality.name) }
      numbers = Numbers(counts, limit: options.outliers, isDay: quality.kind == .day)
    }
    return Column(
      quality: quality, numbers: numbers, missing: Proportion(quality.missing, of: population.datasetCount),
      isMasked: isMasked, isAfterOutcome: roles.afterOutcome.contains(quality.name))
  }

  var broken: [DataQuality.Kept] { quality.expectations.filter { !$0.isKept } }
  var incomplete: [Column] {
    columns.filter { !$0.isAfterOutcome && $0.missing.share > options.missingAbove }
  }
  var constant: [Column] { columns.filter { ($0.quality.distinct ?? 2) <= 1 } }
  var farOut: [Column] { columns.filter { ($0.numbers?.farOut ?? 0) > 0 } }
  var cells: Int { quality.rows * quality.columns.count }
}

extension QualityStudy.Numbers {
  fileprivate init?(_ counts: ValueCounts, limit: Double, isDay: Bool) {
    guard let lowest = counts.values.first, let highest = counts.values.last,
      let median = counts.quantiles([0.5]).first
    else { return nil }
    self.lowest = lowest
    self.highest = highest
    self.median = median
    guard !isDay, let spread = Self.spread(counts, around: median), spread > 0 else {
      farOut = nil
      return
    }
    var rows = 0
    for (value, count) in zip(counts.values, counts.counts) where abs(value - median) > limit * spread {
      rows += count
    }
    farOut = rows
  }

  /// 1.4826 times the median distance from the median, found by walking outward from it.
  private static func spread(_ counts: ValueCounts, around median: Double) -> Double? {
    var above = counts.values.firstIndex { $0 >= median } ?? counts.values.count
    var below = above - 1
    var seen = 0
    let half = (counts.count + 1) / 2
    while seen < half {
      let up = above < counts.values.count ? counts.values[above] - median : .infinity
      let down = below >= 0 ? median - counts.values[below] : .infinity
      guard up.isFinite || down.isFinite else { return nil }
      if up <= down {
        seen += counts.counts[above]
        above += 1
        if seen >= half { return 1.4826 * up }
      } else {
        seen += counts.counts[below]
        below -= 1
        if seen >= half { return 1.4826 * down }
      }
    }
    return nil
  }
}
