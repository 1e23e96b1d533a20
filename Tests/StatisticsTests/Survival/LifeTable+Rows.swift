import Statistics

/// One customer, for small tables in tests.
struct Life {
  var time: Double
  var left: Bool
  var group = ""
  var entry = 0.0
}

extension LifeTable {
  /// Counts rows one by one, by the definition; groups in the order they first appear.
  init(_ rows: [Life]) {
    let times = Set(rows.flatMap { $0.entry > 0 ? [$0.time, $0.entry] : [$0.time] }).sorted()
    var labels: [String] = []
    for row in rows where !labels.contains(row.group) { labels.append(row.group) }
    let zeros = [Double](repeating: 0, count: times.count)
    var groups = labels.map {
      Group(label: $0, events: zeros, censored: zeros, entered: zeros, initial: 0)
    }
    for row in rows {
      let group = labels.firstIndex(of: row.group) ?? 0
      let time = times.firstIndex(of: row.time) ?? 0
      if row.left { groups[group].events[time] += 1 } else { groups[group].censored[time] += 1 }
      if row.entry > 0 {
        groups[group].entered[times.firstIndex { $0 > row.entry } ?? 0] += 1
      } else {
        groups[group].initial += 1
      }
    }
    self.init(times: times, groups: groups)
  }
}
