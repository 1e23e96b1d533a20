import Statistics

/// One customer with numeric covariates, for small tables in tests.
struct CoxRow: Hashable {
  var time: Double
  var left: Bool
  var values: [Double]
  var entry = 0.0
  var stratum = ""
  /// Rows of one number are not independent of each other.
  var cluster: Int32?
}

extension CoxTable {
  /// Counts rows by the definition: grouped, or with a pattern and a line for each row.
  init(_ rows: [CoxRow], names: [String], levels: [String: [String]] = [:], isGrouped: Bool = true) {
    let times = Set(rows.flatMap { $0.entry > 0 ? [$0.time, $0.entry] : [$0.time] }).sorted()
    let strata = Set(rows.map { $0.stratum }).sorted()
    var patterns: [[Double]] = []
    var known: [[Double]: Int] = [:]
    var counts: [[Int32]: (left: Int32, stayed: Int32)] = [:]
    var lines = Lines()
    for row in rows {
      let pattern = isGrouped ? known[row.values] ?? patterns.count : patterns.count
      if pattern == patterns.count {
        patterns.append(row.values)
        known[row.values] = pattern
      }
      let key = [
        Int32(pattern), Int32(strata.firstIndex(of: row.stratum) ?? 0),
        Int32(times.firstIndex(of: row.time) ?? 0),
        row.entry > 0 ? Int32(times.firstIndex(of: row.entry) ?? 0) : -1, row.cluster ?? -1,
      ]
      counts[key, default: (0, 0)].left += row.left ? 1 : 0
      counts[key, default: (0, 0)].stayed += row.left ? 0 : 1
    }
    for (key, count) in counts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      lines.append(
        pattern: key[0], stratum: key[1], time: key[2], entry: key[3], left: count.left,
        stayed: count.stayed, cluster: key[4] < 0 ? nil : key[4])
    }
    self.init(
      covariates: names.enumerated().map { index, name in
        Covariate(name: name, levels: levels[name], values: patterns.map { $0[index] })
      }, patternCount: patterns.count, strata: strata, times: times, lines: lines)
  }
}

extension CoxFit {
  /// Coefficients per unit, in the order of the columns.
  var raw: [Double] { design.columns.indices.map { estimate($0, unit: 1).value } }
  var errors: [Double] { design.columns.indices.map { estimate($0, unit: 1).standardError } }
}

/// Made-up customers whose hazard rises with the first covariate; whole times with many ties.
func coxRows(_ count: Int, seed: UInt64, delayed: Bool = false, strata: Int = 1) -> [CoxRow] {
  var random = SeededGenerator(state: seed)
  return (0..<count).map { _ in
    let x = Double(Int.random(in: 0...3, using: &random))
    let y = Double.random(in: -1...1, using: &random)
    let z = Double(Int.random(in: 0...2, using: &random))
    let hazard = 0.05 * (1 + x) * (z == 2 ? 2 : 1)
    var time = 1
    while time < 12, Double.random(in: 0..<1, using: &random) >= hazard { time += 1 }
    let entry = delayed && Bool.random(using: &random) ? Double(Int.random(in: 0..<time, using: &random)) : 0
    return CoxRow(
      time: Double(time), left: time < 12, values: [x, y, z], entry: entry,
      stratum: "s\(Int.random(in: 0..<strata, using: &random))")
  }
}
