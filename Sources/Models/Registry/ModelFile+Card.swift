extension ByteWriter {
  mutating func write(_ card: ModelCard) {
    write(card.learner)
    write(card.parameters) { writer, parameter in
      writer.write(parameter.name)
      writer.write(parameter.value)
    }
    write(card.seed)
    write(card.dataHash)
    for count in [card.rows, card.sampled, card.folds, card.repeats] { write(count) }
    write(card.measures) { writer, measure in
      writer.write(measure.name)
      for value in [measure.value, measure.low ?? .nan, measure.high ?? .nan] { writer.write(value) }
    }
  }

  mutating func write(_ features: FeatureChoice) {
    write(features.used) { writer, feature in
      writer.write(feature.column)
      guard case .category(let levels) = feature.kind else { return writer.write(UInt8(0)) }
      writer.write(UInt8(1))
      writer.write(levels) { $0.write($1) }
    }
    write(features.leftOut) { writer, leftOut in
      writer.write(leftOut.column)
      writer.write(leftOut.reason.written)
    }
  }
}

extension ByteReader {
  mutating func card() throws(ModelError) -> ModelCard {
    let learner = try text()
    let parameters = try list { (reader) throws(ModelError) in
      ModelCard.Parameter(try reader.text(), try reader.text())
    }
    let seed = try integer(UInt64.self)
    let dataHash = try text()
    let counts = [try int(), try int(), try int(), try int()]
    guard counts.allSatisfy({ $0 >= 0 }) else { throw .unreadable }
    let measures = try list { (reader) throws(ModelError) in
      let name = try reader.text()
      let (value, low, high) = (try reader.double(), try reader.double(), try reader.double())
      return ModelCard.Measure(name, value, low: low.isNaN ? nil : low, high: high.isNaN ? nil : high)
    }
    return ModelCard(
      learner: learner, parameters: parameters, seed: seed, dataHash: dataHash, rows: counts[0],
      sampled: counts[1], folds: counts[2], repeats: counts[3], measures: measures)
  }

  mutating func features() throws(ModelError) -> FeatureChoice {
    let used = try list { (reader) throws(ModelError) in
      let column = try reader.text()
      switch try reader.integer(UInt8.self) {
      case 0: return Feature(column: column, kind: .numeric)
      case 1:
        let levels = try reader.list { (reader) throws(ModelError) in try reader.text() }
        // The code 255 stands for a missing level.
        guard levels.count < 255, Set(levels).count == levels.count else { throw .unreadable }
        return Feature(column: column, kind: .category(levels: levels))
      default: throw .unreadable
      }
    }
    guard !used.isEmpty, Set(used.map { $0.column }).count == used.count else { throw .unreadable }
    let leftOut = try list { (reader) throws(ModelError) in
      let column = try reader.text()
      guard let reason = LeftOutReason(written: try reader.text()) else { throw ModelError.unreadable }
      return FeatureChoice.LeftOut(column: column, reason: reason)
    }
    return FeatureChoice(used: used, leftOut: leftOut)
  }
}

extension LeftOutReason {
  private static let plain: [(reason: LeftOutReason, name: String)] = [
    (.id, "id"), (.role, "role"), (.date, "date"), (.personal, "personal"), (.protected, "protected"),
    (.afterOutcome, "after_outcome"), (.notFeature, "not_feature"), (.consent, "consent"),
    (.derived, "derived"), (.constant, "constant"), (.empty, "empty"),
  ]
  private static let levels = "too_many_levels"

  fileprivate var written: String {
    if case .tooManyLevels(let count) = self { return Self.levels + (count.map { ":\($0)" } ?? "") }
    return Self.plain.first { $0.reason == self }?.name ?? ""
  }

  fileprivate init?(written: String) {
    if let plain = Self.plain.first(where: { $0.name == written }) {
      self = plain.reason
    } else if written == Self.levels {
      self = .tooManyLevels(nil)
    } else if written.hasPrefix(Self.levels + ":"),
      let count = Int(written.dropFirst(Self.levels.utf8.count + 1))
    {
      self = .tooManyLevels(count)
    } else {
      return nil
    }
  }
}
