import Statistics

extension ByteWriter {
  mutating func write(_ summary: TrainingSummary) {
    write(summary.rows)
    write(summary.columns) { writer, values in
      switch values {
      case .numbers(let coarse):
        writer.write(UInt8(0))
        writer.write(coarse.least)
        writer.write(coarse.counts.missing)
        writer.write(coarse.counts.values) { $0.write($1) }
        writer.write(coarse.ends) { $0.write($1) }
        writer.write(coarse.counts.counts) { $0.write($1) }
      case .levels(let rows, let missing):
        writer.write(UInt8(1))
        writer.write(missing)
        writer.write(rows) { $0.write($1) }
      }
    }
    write(summary.scores) { writer, cell in
      writer.write(cell.step)
      writer.write(cell.stayed)
      writer.write(cell.left)
    }
    write(summary.trials) { $0.write($1) }
    write(summary.baseline.map { [$0] } ?? []) { $0.write($1) }
  }
}

extension ByteReader {
  /// Of a model of these features.
  mutating func summary(of features: [Feature]) throws(ModelError) -> TrainingSummary {
    let rows = try int()
    let columns = try list { (reader) throws(ModelError) in try reader.values() }
    guard rows >= 0, columns.count == features.count else { throw .unreadable }
    for (feature, values) in zip(features, columns) {
      switch (feature.kind, values) {
      case (.numeric, .numbers): break
      case (.category(let levels), .levels(let counts, _)) where counts.count == levels.count: break
      default: throw .unreadable
      }
    }
    let scores = try list { (reader) throws(ModelError) in
      TrainingSummary.ScoreCell(
        step: Int32(bitPattern: try reader.integer(UInt32.self)), stayed: try reader.rowCount(),
        left: try reader.rowCount())
    }
    guard zip(scores, scores.dropFirst()).allSatisfy({ $0.step < $1.step }),
      scores.allSatisfy({ abs(Double($0.step)) <= 64 * TrainingSummary.stepsPerUnit })
    else { throw .unreadable }
    let trials = try list { (reader) throws(ModelError) in try reader.learnerTrial() }
    let rules = try list { (reader) throws(ModelError) in try reader.columnRule() }
    return TrainingSummary(
      rows: rows, columns: columns, scores: scores, trials: trials, baseline: rules.first)
  }

  private mutating func values() throws(ModelError) -> TrainingSummary.Values {
    switch try integer(UInt8.self) {
    case 0:
      let (least, missing) = (try double(), try rowCount())
      let means = try list { (reader) throws(ModelError) in try reader.double() }
      let ends = try list { (reader) throws(ModelError) in try reader.double() }
      let rows = try list { (reader) throws(ModelError) in try reader.rowCount() }
      guard
        let coarse = CoarseCounts(means: means, ends: ends, rows: rows, missing: missing, least: least)
      else { throw .unreadable }
      return .numbers(coarse)
    case 1:
      let missing = try rowCount()
      return .levels(try list { (reader) throws(ModelError) in try reader.rowCount() }, missing: missing)
    default: throw .unreadable
    }
  }

  /// A number of rows that could have been.
  private mutating func rowCount() throws(ModelError) -> Int {
    let count = try int()
    guard (0...1 << 40).contains(count) else { throw .unreadable }
    return count
  }
}
