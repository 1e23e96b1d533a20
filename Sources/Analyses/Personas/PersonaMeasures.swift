import Models
import Populations
import Statistics
import Tables

/// What personas are like in what a lexicon asks about: how far their averages lie from everyone's.
struct PersonaMeasures {
  typealias Measure = (deviations: [Double?], shares: [Double?]?)

  private let segments: Segments
  private let counts: PersonaCounts

  init(_ segments: Segments, _ counts: PersonaCounts) {
    self.segments = segments
    self.counts = counts
  }

  private var assigned: any Population { counts.assigned }
  private var labels: [String] { counts.labels }

  /// Deviations from everyone's average in everyone's standard deviations, and shares for flags and levels.
  func measure(_ subject: LexiconSubject) throws(PopulationError) -> Measure {
    switch subject {
    case .churn: return churn()
    case .column(let name):
      // A column that personas are made of is looked at as they were made: transformed, on one scale.
      if let own = segments.dimensions.firstIndex(where: {
        $0.level == nil && segments.features[$0.feature].column == name
      }) {
        return (segments.centres.map { $0[own] }, isFlag(name) ? try means(name) : nil)
      }
      return try plain(name)
    case .level(let column, let level): return try self.level(column, level)
    }
  }

  /// Personas too small to show their churn have none here either.
  private func churn() -> Measure {
    let leavers = counts.leavers
    let known = leavers.compactMap { $0 }
    let rows = known.reduce(0) { $0 + $1.count }
    let share = Double(known.reduce(0) { $0 + $1.successes }) / Double(Swift.max(rows, 1))
    return PersonaMeasures.standardised(leavers.map { $0?.share }, share)
  }

  private func level(_ column: String, _ level: String) throws(PopulationError) -> Measure {
    let groups = try assigned.counts(by: [PersonaCounts.column, column], flags: [], sums: []).groups
    func count(_ persona: String?, _ isLevel: Bool) -> Int {
      groups.filter { group in
        (persona.map { group.labels[0] == $0 } ?? (group.labels[0] != nil))
          && (isLevel ? group.labels[1] == level : group.labels[1] != nil)
      }.reduce(0) { $0 + $1.count }
    }
    func share(_ persona: String?) -> Double? {
      let all = count(persona, false)
      return all == 0 ? nil : Double(count(persona, true)) / Double(all)
    }
    return PersonaMeasures.standardised(labels.map { share($0) }, share(nil) ?? 0)
  }

  private static func standardised(_ shares: [Double?], _ overall: Double) -> Measure {
    let deviation = (overall * (1 - overall)).squareRoot()
    return (shares.map { $0.map { deviation > 0 ? ($0 - overall) / deviation : 0 } }, shares)
  }

  private func plain(_ name: String) throws(PopulationError) -> Measure {
    guard let all = try assigned.moments(of: [name], weight: nil, by: nil).groups.first, all.count > 0 else {
      return (labels.map { _ in nil }, nil)
    }
    let n = Double(all.count)
    let mean = all.sums[0] / n
    let deviation = Swift.max(0, all.product(0, 0) / n - mean * mean).squareRoot()
    let own = try means(name)
    return (
      own.map { $0.map { deviation > 0 ? ($0 - mean) / deviation : 0 } }, isFlag(name) ? own : nil
    )
  }

  private func means(_ name: String) throws(PopulationError) -> [Double?] {
    let groups = try assigned.counts(by: [PersonaCounts.column], flags: [], sums: [name]).groups
    return labels.map { label in
      guard let group = groups.first(where: { $0.labels.first == label }) else { return nil }
      let known = group.count - group.missing[0]
      return known > 0 ? group.sums[0] / Double(known) : nil
    }
  }

  private func isFlag(_ name: String) -> Bool {
    assigned.columns.contains { $0.name == name && $0.kind == .flag }
  }
}
