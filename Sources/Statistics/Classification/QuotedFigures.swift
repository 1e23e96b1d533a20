/// Figures that someone quotes of a classifier, and whether they can be of one table of customers at all.
///
/// Accuracy, precision and recall fix the share of positives: with recall r and precision p, a share π of positives
/// gives π·r·(1 − p)/p false alarms and π·(1 − r) misses, and these together are 1 − accuracy.
public struct QuotedFigures: Sendable, Hashable {
  /// A quoted share and half a unit of its last digit.
  public struct Figure: Sendable, Hashable {
    public let value: Double
    public let rounding: Double

    public init(_ value: Double, rounding: Double) {
      self.value = value
      self.rounding = rounding
    }

    var range: ClosedRange<Double> { max(0, value - rounding)...min(1, value + rounding) }
    fileprivate var ends: [Double] { [range.lowerBound, range.upperBound] }
  }

  public let accuracy: Figure?
  public let precision: Figure?
  public let recall: Figure?
  public let f1: Figure?

  public init(accuracy: Figure? = nil, precision: Figure? = nil, recall: Figure? = nil, f1: Figure? = nil) {
    self.accuracy = accuracy
    self.precision = precision
    self.recall = recall
    self.f1 = f1
  }

  /// The share of positives that accuracy, precision and recall need; `nil` unless all three are quoted and fix it.
  public var impliedShare: Double? {
    guard let accuracy, let precision, let recall else { return nil }
    return QuotedFigures.share(accuracy.value, precision.value, recall.value)
  }

  /// All shares that figures rounded to those quoted can need: the share is monotone in each, so the corners decide.
  public var impliedShares: ClosedRange<Double>? {
    guard let accuracy, let precision, let recall else { return nil }
    var found: [Double] = []
    for a in accuracy.ends {
      for p in precision.ends {
        for r in recall.ends { if let share = QuotedFigures.share(a, p, r) { found.append(share) } }
      }
    }
    guard let low = found.min(), let high = found.max() else { return nil }
    return low...high
  }

  private static func share(_ accuracy: Double, _ precision: Double, _ recall: Double) -> Double? {
    guard precision > 0 else { return nil }
    let errors = recall * (1 - precision) / precision + 1 - recall
    return errors > 0 ? (1 - accuracy) / errors : nil
  }

  /// The accuracy that the quoted precision and recall have where this share are positives.
  public func accuracy(atShare share: Double) -> Double? {
    guard let precision, let recall, precision.value > 0 else { return nil }
    return 1 - share * (recall.value * (1 - precision.value) / precision.value + 1 - recall.value)
  }

  /// The harmonic means that the quoted precision and recall allow.
  public var impliedF1: ClosedRange<Double>? {
    guard let precision, let recall else { return nil }
    func f1(_ p: Double, _ r: Double) -> Double { p + r > 0 ? 2 * p * r / (p + r) : 0 }
    return f1(
      precision.range.lowerBound, recall.range.lowerBound)...f1(
        precision.range.upperBound, recall.range.upperBound)
  }

  /// The quoted harmonic mean is one that the quoted precision and recall allow; `nil` unless all are quoted.
  public var hasConsistentF1: Bool? {
    guard let f1, let impliedF1 else { return nil }
    return f1.range.overlaps(impliedF1)
  }
}

extension ScoreTable {
  /// Who is flagged at the highest threshold that finds at least this share of those who left.
  public func confusion(recalling share: Double) -> ConfusionMatrix? {
    guard hasBothOutcomes else { return nil }
    var hits = 0.0
    for index in scores.indices.reversed() {
      hits += positives[index]
      if hits >= share * positiveCount - 1e-9 { return ConfusionMatrix(self, threshold: scores[index]) }
    }
    return nil
  }

  /// Who is flagged at the lowest threshold at which at least this share of the flagged left; `nil` where no
  /// threshold does as well.
  public func confusion(withPrecision share: Double) -> ConfusionMatrix? {
    var hits = 0.0
    var flagged = 0.0
    var best: Double?
    for index in scores.indices.reversed() {
      hits += positives[index]
      flagged += positives[index] + negatives[index]
      if hits >= share * flagged - 1e-9 { best = scores[index] }
    }
    return best.map { ConfusionMatrix(self, threshold: $0) }
  }
}
