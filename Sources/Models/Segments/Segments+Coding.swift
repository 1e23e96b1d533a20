extension Segments {
  private static let format = "tenure segments 2"

  /// The segments as bytes for a memory: centres, sizes, rules and curves, nothing about any customer.
  public var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.write(Segments.format)
    writer.write(features) { $0.write($1) }
    writer.write(dropped) { $0.write($1) }
    for numbers in [means, deviations] { writer.write(numbers) { $0.write($1) } }
    writer.write(centres) { writer, centre in writer.write(centre) { $0.write($1) } }
    writer.write(sizes) { $0.write($1) }
    writer.write(inertia)
    writer.write(trials) { $0.write($1) }
    writer.write(trials.firstIndex(of: chosen) ?? 0)
    writer.write(silhouettes) { writer, own in
      writer.write(own.count)
      writer.write(own.mean)
      writer.write(own.curve) { $0.write($1) }
    }
    for count in [missing, silhouetteRows, stabilityRows] { writer.write(count) }
    writer.write(rules.rules) { $0.write($1) }
    for count in [rules.right, rules.count, rules.isInSample ? 1 : 0] { writer.write(count) }
    return writer.bytes
  }

  /// Reads encoded segments that the same search found; anything that does not fit together is refused.
  public init(decoding bytes: [UInt8], search: SegmentSearch) throws(ModelError) {
    var reader = ByteReader(bytes)
    guard try reader.text() == Segments.format else { throw .unreadable }
    func doubles(_ reader: inout ByteReader) throws(ModelError) -> [Double] {
      try reader.list { (reader) throws(ModelError) in try reader.double() }
    }
    let features = try reader.list { (reader) throws(ModelError) in try reader.feature() }
    let dropped = try reader.list { (reader) throws(ModelError) in try reader.text() }
    let (means, deviations) = (try doubles(&reader), try doubles(&reader))
    let centres = try reader.list { (reader) throws(ModelError) in try doubles(&reader) }
    let sizes = try reader.list { (reader) throws(ModelError) in try reader.int() }
    let inertia = try reader.double()
    let trials = try reader.list { (reader) throws(ModelError) in try reader.trial() }
    let chosen = try reader.int()
    let silhouettes = try reader.list { (reader) throws(ModelError) in
      Silhouettes(count: try reader.int(), mean: try reader.double(), curve: try doubles(&reader))
    }
    let counts = (try reader.int(), try reader.int(), try reader.int())
    let rules = try reader.list { (reader) throws(ModelError) in try reader.rule() }
    let judged = (right: try reader.int(), count: try reader.int(), isInSample: try reader.int() == 1)
    let width = SegmentSpace(features: features, missing: search.missing).dimensions.count
    guard reader.isAtEnd, trials.indices.contains(chosen), means.count == width, deviations.count == width,
      centres.allSatisfy({ $0.count == width }), sizes.count == centres.count,
      silhouettes.count == sizes.count, rules.count == sizes.count,
      rules.allSatisfy({ $0.conditions.allSatisfy { (0..<width).contains($0.dimension) } })
    else { throw .unreadable }
    self.init(
      features: features, dropped: dropped, means: means, deviations: deviations, centres: centres,
      sizes: sizes, inertia: inertia, trials: trials, chosen: trials[chosen], silhouettes: silhouettes,
      missing: counts.0, silhouetteRows: counts.1, stabilityRows: counts.2, search: search,
      rules: SegmentRules(
        rules: rules, right: judged.right, count: judged.count, isInSample: judged.isInSample))
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ value: Double?) { write(value.map { [$0] } ?? []) { $0.write($1) } }

  fileprivate mutating func write(_ feature: SegmentFeature) {
    write(feature.column)
    switch feature.kind {
    case .number: write(UInt8(0))
    case .flag: write(UInt8(1))
    case .category(let levels):
      write(UInt8(2))
      write(levels) { $0.write($1) }
    }
    write(UInt8(feature.isLogged ? 1 : 0))
    write(feature.skewness)
    write(feature.bounds?.lowerBound)
    write(feature.bounds?.upperBound)
    write(feature.outliers)
  }

  fileprivate mutating func write(_ trial: SegmentTrial) {
    write(trial.k)
    write(trial.silhouette)
    write(trial.calinskiHarabasz)
    write(trial.daviesBouldin)
    write(trial.smallestShare)
    write(trial.stability?.mean)
    write(trial.stability?.least)
    write(trial.stability?.bootstraps ?? 0)
    write(trial.verdict.rawValue)
  }

  fileprivate mutating func write(_ rule: SegmentRules.Rule) {
    write(rule.conditions) { writer, condition in
      writer.write(condition.dimension)
      switch condition.test {
      case .below(let bound):
        writer.write(UInt8(0))
        writer.write(bound)
      case .from(let bound):
        writer.write(UInt8(1))
        writer.write(bound)
      case .yes: writer.write(UInt8(2))
      case .no: writer.write(UInt8(3))
      }
    }
    for count in [rule.met, rule.own, rule.both, rule.count] { write(count) }
  }
}

extension ByteReader {
  fileprivate mutating func optional() throws(ModelError) -> Double? {
    try list { (reader) throws(ModelError) in try reader.double() }.first
  }

  fileprivate mutating func feature() throws(ModelError) -> SegmentFeature {
    let column = try text()
    let kind: SegmentFeature.Kind
    switch try integer(UInt8.self) {
    case 0: kind = .number
    case 1: kind = .flag
    case 2: kind = .category(try list { (reader) throws(ModelError) in try reader.text() })
    default: throw .unreadable
    }
    var feature = SegmentFeature(column: column, kind: kind)
    feature.isLogged = try integer(UInt8.self) == 1
    feature.skewness = try optional()
    let ends = (low: try optional(), high: try optional())
    if let low = ends.low, let high = ends.high {
      guard low <= high else { throw .unreadable }
      feature.bounds = low...high
    }
    feature.outliers = try int()
    return feature
  }

  fileprivate mutating func trial() throws(ModelError) -> SegmentTrial {
    let k = try int()
    let silhouette = try double()
    let (spread, overlap) = (try optional(), try optional())
    let share = try double()
    let (mean, least, bootstraps) = (try optional(), try optional(), try int())
    guard let verdict = SegmentTrial.Verdict(rawValue: try integer(UInt8.self)) else { throw .unreadable }
    var trial = SegmentTrial(
      k: k, silhouette: silhouette, calinskiHarabasz: spread, daviesBouldin: overlap, smallestShare: share,
      verdict: verdict)
    if let mean, let least {
      trial.stability = SegmentTrial.Stability(mean: mean, least: least, bootstraps: bootstraps)
    }
    return trial
  }

  fileprivate mutating func rule() throws(ModelError) -> SegmentRules.Rule {
    let conditions = try list { (reader) throws(ModelError) in
      let dimension = try reader.int()
      let test: SegmentRules.Condition.Test
      switch try reader.integer(UInt8.self) {
      case 0: test = .below(try reader.double())
      case 1: test = .from(try reader.double())
      case 2: test = .yes
      case 3: test = .no
      default: throw .unreadable
      }
      return SegmentRules.Condition(dimension: dimension, test: test)
    }
    return SegmentRules.Rule(
      conditions: conditions, met: try int(), own: try int(), both: try int(), count: try int())
  }
}
