import Figures
import Findings
import Formats
import Models
import Populations
import Statistics
import Tables

/// What is known of each persona: its name, size, averages and churn; largest first.
struct PersonaProfile {
  /// A customer's persona as a code, for every row of the data set; a column of numbers, NaN where there is none.
  let codes: Column
  /// The same as a category, for later cells.
  let assignment: Column
  let names: [String]
  let columns: [String]
  let labels: [String]
  let sizes: [Int]
  /// Averages by persona and feature, in the features' own units.
  let means: [[Double]]
  /// Share who left, with Wilson's interval; `nil` under the smallest group shown.
  let rates: [Value?]
  /// Revenue per unit of tenure, summed; `nil` where the data have none.
  let revenue: [Double]?
  let isSnapshot: Bool
  /// The two features that part the personas best on paper.
  let separating: (Int, Int)?
  private let parts: [PersonaNames.Part]
  private let unit: TimeUnit

  init(
    _ segments: Segments, _ population: any Population, _ context: AnalysisContext
  ) throws(PopulationError) {
    let roles = population.roles
    let parts = segments.features.map { PersonaProfile.part($0, roles) }
    labels = segments.features.map { roles.label(of: $0 == roles.entry ? roles.tenure ?? $0 : $0) }
    let features = zip(parts, labels).map { PersonaNames.Feature(part: $0, label: $1) }
    let names = PersonaNames(features: features, wording: context.wording).names(segments.centres)
    self.names = names
    self.parts = parts
    unit = roles.unit
    columns = segments.features
    sizes = segments.sizes
    means = segments.centres.map { centre in
      centre.indices.map { segments.means[$0] + centre[$0] * segments.deviations[$0] }
    }
    if case .snapshot = roles.observation { isSnapshot = true } else { isSnapshot = false }

    let assigned = try segments.assigned(to: population, as: "#persona", labels: names)
    let churned = roles.churned.map { [$0] } ?? []
    let sums = roles.revenue.map { [$0] } ?? []
    let answer = try assigned.counts(by: ["#persona"], flags: churned, sums: sums)
    let groups = names.map { name in answer.groups.first { $0.labels.first == name } }
    let confidence = Confidence(context.level)
    rates = groups.map { group in
      guard let group, !churned.isEmpty, group.count >= context.minimum.shown else { return nil }
      let share = Proportion(group.flagged[0], of: group.count)
      let interval = share.interval(confidence)
      return Value(
        share.share, .pct1,
        interval: Value.Interval(interval.lowerBound, interval.upperBound, .confidence(context.level)),
        n: group.count)
    }
    revenue = sums.isEmpty ? nil : groups.map { $0?.sums.first ?? 0 }
    let rows = DatasetRows(population.rowNumbers, count: population.datasetCount)
    let own = PersonaProfile.codes(try assigned.extract(["#persona"]).columns.first)
    assignment = rows.categories(own, levels: names)
    codes = .numbers(rows.spread(own.map { $0 < 0 ? Double.nan : Double($0) }, missing: .nan))
    separating = PersonaProfile.separating(segments)
  }

  func isInMonths(_ feature: Int) -> Bool { parts[feature] == .tenure && unit == .month }

  /// The format of a feature's averages in prose and tables.
  func format(_ feature: Int) -> Format { parts[feature] == .revenue ? .money2 : .num1 }
  func axisFormat(_ feature: Int) -> Format { parts[feature] == .revenue ? .money0 : .num0 }

  private static func part(_ column: String, _ roles: Roles) -> PersonaNames.Part {
    if column == roles.revenue { return .revenue }
    return column == roles.entry || column == roles.tenure ? .tenure : .other
  }

  private static func codes(_ column: Column?) -> [Int32] {
    guard case .categories(let categories) = column else { return [] }
    return (0..<categories.count).map { categories.code(at: $0).map(Int32.init) ?? -1 }
  }

  /// The two features over which the two closest centres lie farthest apart, in the order of the spec.
  private static func separating(_ segments: Segments) -> (Int, Int)? {
    var best: (pair: (Int, Int), distance: Double)?
    for j in segments.features.indices {
      for k in segments.features.indices where k > j {
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
