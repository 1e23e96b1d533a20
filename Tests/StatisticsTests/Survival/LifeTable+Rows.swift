import Statistics

/// One customer, for small tables in tests.
struct Life {
  var time: Double
  var left: Bool
  var group = ""
  var entry = 0.0
  var cause: String?
  var weight = 1.0
}

extension LifeTable {
  /// Counts rows one by one, by the definition; groups and causes in the order they first appear. Rows are weighted
  /// when one of them does not weigh one, and have causes when one of them does.
  init(_ rows: [Life], weighted: Bool? = nil) {
    let times = Set(rows.flatMap { $0.entry > 0 ? [$0.time, $0.entry] : [$0.time] }).sorted()
    var labels: [String] = []
    for row in rows where !labels.contains(row.group) { labels.append(row.group) }
    var causes: [String?] = []
    if rows.contains(where: { $0.cause != nil }) {
      for row in rows where row.left && !causes.contains(row.cause) { causes.append(row.cause) }
    }
    let zeros = [Double](repeating: 0, count: times.count)
    var groups = labels.map {
      Group(
        label: $0, events: zeros, censored: zeros, entered: zeros, initial: 0,
        byCause: causes.map { _ in zeros })
    }
    let isWeighted = weighted ?? rows.contains { $0.weight != 1 }
    var squares = groups.map { _ in
      Squares(
        events: zeros, censored: zeros, entered: zeros, initial: 0, byCause: causes.map { _ in zeros })
    }
    for row in rows {
      let group = labels.firstIndex(of: row.group) ?? 0
      let time = times.firstIndex(of: row.time) ?? 0
      let (w, w2) = (row.weight, row.weight * row.weight)
      if row.left {
        groups[group].events[time] += w
        squares[group].events[time] += w2
        if let cause = causes.firstIndex(of: row.cause) {
          groups[group].byCause[cause][time] += w
          squares[group].byCause[cause][time] += w2
        }
      } else {
        groups[group].censored[time] += w
        squares[group].censored[time] += w2
      }
      if row.entry > 0 {
        let first = times.firstIndex { $0 > row.entry } ?? 0
        groups[group].entered[first] += w
        squares[group].entered[first] += w2
      } else {
        groups[group].initial += w
        squares[group].initial += w2
      }
      groups[group].rows += 1
    }
    for group in groups.indices where isWeighted { groups[group].squares = squares[group] }
    self.init(times: times, groups: groups, causes: causes)
  }
}
