import Findings
import Formats
import Models
import Statistics

/// The numbers of a drift cell that expressions may name.
struct DriftValues {
  private let study: DriftStudy
  private let confidence: Confidence
  private var data: DataDrift { study.data }

  init(_ study: DriftStudy, _ confidence: Confidence) {
    self.study = study
    self.confidence = confidence
  }

  var values: [(name: ValueName, value: Value)] {
    var list: [(name: ValueName, value: Value)] = []
    func add(_ name: String, _ value: Value, _ group: String? = nil) {
      list.append((ValueName(name, group: group), value))
    }
    add(
      "decision",
      study.decision.outcome.map { Value(Double($0.rawValue), .num0, n: data.current) }
        ?? Value(absent: "cannot tell", format: .num0, n: data.current))
    for (name, count) in counts { add(name, Value(Double(count), .num0, n: data.current)) }
    if let first = study.ranked.first, let index = first.index {
      add("psi", Value(index.value, .num3, index.interval, confidence, n: first.rows.current))
    }
    for column in data.columns {
      guard let index = column.index else { continue }
      let group = slug(column.column)
      add("psi", Value(index.value, .num3, index.interval, confidence, n: column.rows.current), group)
      add("critical", Value(index.critical, .num3, n: column.rows.current), group)
      if let index = column.evidently {
        add("psi_evidently", Value(index, .num3, n: column.rows.current), group)
      }
      if let test = column.test { add("p", Value(test.adjusted, .pvalue, n: column.rows.current), group) }
    }
    if let performance = study.performance {
      for (name, value) in PerformanceValues(performance, confidence, study).all { add(name, value) }
    }
    return list
  }

  private var counts: [(String, Int)] {
    [
      ("columns", data.columns.count), ("moved", data.moved.count), ("slight", data.slight.count),
      ("new_levels", data.columns.reduce(0) { $0 + $1.newLevels.count }),
      ("lost_levels", data.columns.reduce(0) { $0 + $1.lostLevels.count }),
      ("missing_moved", data.columns.count { $0.missing.isMoved }),
      ("schema_changes", data.schema.count),
    ]
  }
}

/// How the model does, as values.
struct PerformanceValues {
  let performance: PerformanceDrift
  let confidence: Confidence
  let showsExpected: Bool
  let showsRealised: Bool

  init(_ performance: PerformanceDrift, _ confidence: Confidence, _ study: DriftStudy) {
    self.performance = performance
    self.confidence = confidence
    showsExpected = study.showsExpected
    showsRealised = study.showsRealised
  }

  var now: Int { performance.expected.count }
  var before: Int { performance.referenceRate.count }

  var scores: Value? {
    performance.scores.index.map { Value($0.value, .num3, $0.interval, confidence, n: now) }
  }
  var reference: Value { Value(performance.reference, .num3, confidence, n: before) }
  var expected: Value { Value(performance.expected.auc, .num3, confidence, n: now) }
  var expectedLoss: Value { Value(performance.expectedLoss, .signed3, confidence, n: now) }
  var expectedRate: Value { Value(performance.expected.rate, .pct1, confidence, n: now) }
  var realised: Value? {
    performance.realised.map { Value($0.auc, .num3, confidence, n: $0.rate.count) }
  }
  var realisedLoss: Value? {
    performance.realisedLoss.map { Value($0, .signed3, confidence, n: performance.realised?.rate.count) }
  }
  var rate: Value? { performance.realised.map { Value($0.rate, .pct1, confidence) } }
  var large: Value? {
    performance.realised.flatMap { realised in
      realised.inTheLarge.map { Value($0, .num2, confidence, n: realised.rate.count) }
    }
  }
  var slope: Value? {
    performance.realised.flatMap { realised in
      realised.slope.map { Value($0, .num2, confidence, n: realised.rate.count) }
    }
  }

  var all: [(String, Value)] {
    var list: [(String, Value?)] = [("score_psi", scores), ("reference_auc", reference)]
    if showsExpected {
      list += [
        ("expected_auc", expected), ("expected_loss", expectedLoss), ("expected_rate", expectedRate),
      ]
    }
    if showsRealised {
      list += [
        ("realised_auc", realised), ("realised_loss", realisedLoss), ("rate", rate),
        ("calibration_in_large", large), ("calibration_slope", slope),
      ]
    }
    return list.compactMap { name, value in value.map { (name, $0) } }
  }
}
