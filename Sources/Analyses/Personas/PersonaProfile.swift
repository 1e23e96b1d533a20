import Figures
import Findings
import Formats
import Models
import Populations
import Statistics
import Tables

/// What is known of each persona: its name, size, averages, churn and revenue; largest first.
struct PersonaProfile {
  let segments: Segments
  let counts: PersonaCounts
  let naming: PersonaNaming
  /// A customer's persona as a code, for every row of the data set; a column of numbers, NaN where there is none.
  let codes: Column
  /// The same as a category, for later cells.
  let assignment: Column
  /// Of the dimensions of the segments.
  let labels: [String]
  /// Share who left, with Wilson's interval; `nil` under the smallest group shown.
  let rates: [Value?]
  let isSnapshot: Bool
  /// The two numeric dimensions that part the personas best on paper.
  let separating: (Int, Int)?
  let roles: Roles

  var names: [String] { naming.names }
  var sizes: [Int] { segments.sizes }
  var means: [[Double]] { counts.means }

  init(
    _ segments: Segments, _ counts: PersonaCounts, _ naming: PersonaNaming, _ population: any Population,
    level: Double
  ) throws(PopulationError) {
    self.segments = segments
    self.counts = counts
    self.naming = naming
    roles = population.roles
    labels = PersonaProfile.labels(segments, population.roles)
    rates = counts.leavers.map { $0.map { Value($0, .pct1, Confidence(level)) } }
    if case .snapshot = population.roles.observation { isSnapshot = true } else { isSnapshot = false }
    let rows = DatasetRows(population.rowNumbers, count: population.datasetCount)
    let own = try counts.codes()
    assignment = rows.categories(own, levels: naming.names)
    codes = .numbers(rows.spread(own.map { $0 < 0 ? Double.nan : Double($0) }, missing: .nan))
    separating = PersonaProfile.separating(segments)
  }

  /// Names of the dimensions for readers; a level stands after its column.
  static func labels(_ segments: Segments, _ roles: Roles) -> [String] {
    segments.dimensions.map { dimension in
      let column = segments.features[dimension.feature].column
      let label = roles.label(of: column == roles.entry ? roles.tenure ?? column : column)
      return dimension.level.map { "\(label): \($0)" } ?? label
    }
  }

  private func column(_ dimension: Int) -> String {
    segments.features[segments.dimensions[dimension].feature].column
  }

  private func isTenure(_ dimension: Int) -> Bool {
    [roles.tenure, roles.entry].contains(column(dimension))
  }

  func isInMonths(_ dimension: Int) -> Bool { isTenure(dimension) && roles.unit == .month }
  /// A flag or a level, whose average is a share.
  func isShare(_ dimension: Int) -> Bool {
    segments.features[segments.dimensions[dimension].feature].kind != .number
  }

  /// The format of a dimension's averages in prose and tables.
  func format(_ dimension: Int) -> Format {
    isShare(dimension) ? .pct0 : column(dimension) == roles.revenue ? .money2 : .num1
  }
  func axisFormat(_ dimension: Int) -> Format { column(dimension) == roles.revenue ? .money0 : .num0 }

  /// The two numeric dimensions over which the two closest centres lie farthest apart, in the order of the spec.
  private static func separating(_ segments: Segments) -> (Int, Int)? {
    var best: (pair: (Int, Int), distance: Double)?
    let numeric = segments.dimensions.indices.filter {
      segments.features[segments.dimensions[$0].feature].kind == .number
    }
    for j in numeric {
      for k in numeric where k > j {
        let distance = closest(segments.centres.map { Point($0[j], $0[k]) })
        if distance > best?.distance ?? -1 { best = ((j, k), distance) }
      }
    }
    return best?.pair
  }

  /// The squared distance of the two points that lie closest together.
  private static func closest(_ points: [Point]) -> Double {
    var least = Double.infinity
    for a in points.indices {
      for b in points.indices where b > a {
        let (dx, dy) = (points[a].x - points[b].x, points[a].y - points[b].y)
        least = Swift.min(least, dx * dx + dy * dy)
      }
    }
    return least
  }
}
