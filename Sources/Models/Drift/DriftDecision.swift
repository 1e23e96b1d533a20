public import Statistics

/// What to do after two periods were compared, with the reasons that led to it.
public struct DriftDecision: Sendable, Hashable {
  public enum Outcome: Int, Sendable, Hashable, Comparable {
    /// Nothing that matters has changed.
    case ok
    /// Something has changed; whether the model suffers is not shown.
    case watch
    /// There is evidence that the model does worse, or cannot be used as it is.
    case retrain

    public static func < (a: Outcome, b: Outcome) -> Bool { a.rawValue < b.rawValue }
  }

  /// One thing that was looked at, and what follows from it alone.
  public struct Reason: Sendable, Hashable {
    public enum Subject: Sendable, Hashable {
      case columns, scores, expectedRanking, realisedRanking, calibration, levels, missing, schema
    }

    public let subject: Subject
    public let outcome: Outcome

    public init(_ subject: Subject, _ outcome: Outcome) {
      self.subject = subject
      self.outcome = outcome
    }
  }

  /// Limits that the spec may change.
  public struct Limits: Sendable, Hashable {
    /// Loss of AUC from which on a model is trained again.
    public var loss: Double
    /// Distance of the mean score from the share who left from which on a model is trained again.
    public var bias: Double
    /// Share of rows with new levels that is worth watching.
    public var newLevels: Double

    public init(loss: Double = 0.02, bias: Double = 0.03, newLevels: Double = 0.01) {
      self.loss = loss
      self.bias = bias
      self.newLevels = newLevels
    }
  }

  /// `nil` when there are too few rows to say.
  public let outcome: Outcome?
  /// In the order in which they are read.
  public let reasons: [Reason]

  public init(
    _ data: DataDrift, _ performance: PerformanceDrift?, features: Set<String>, limits: Limits = Limits(),
    confidence: Confidence = .standard, follows: (expected: Bool, realised: Bool) = (true, true)
  ) {
    var reasons = [
      Reason(.columns, data.moved.isEmpty ? .ok : .watch),
      Reason(.levels, Self.newLevels(data, limits)),
      Reason(.missing, data.columns.contains { $0.missing.isMoved } ? .watch : .ok),
      Reason(.schema, Self.schema(data, features)),
    ]
    if let performance {
      let hasMoved = performance.scores.verdict == .moved
      reasons.append(Reason(.scores, hasMoved ? .watch : .ok))
      let features = data.moved.contains { features.contains($0.column) }
      let expected = Self.loss(performance.expectedLoss, limits, confidence)
      // Without labels a loss counts only where something it could come from has moved.
      if follows.expected {
        reasons.append(
          Reason(.expectedRanking, expected == .retrain && !(features || hasMoved) ? .watch : expected))
      }
      if follows.realised, let loss = performance.realisedLoss {
        reasons.append(Reason(.realisedRanking, Self.loss(loss, limits, confidence)))
      }
      if follows.realised, let realised = performance.realised {
        reasons.append(Reason(.calibration, Self.calibration(realised, limits, confidence)))
      }
    }
    self.reasons = reasons
    let enough = Swift.min(data.reference, data.current) >= data.settings.minimum
    let worst = reasons.map { $0.outcome }.max() ?? .ok
    // What was realised outweighs what was only expected.
    let isRealised = reasons.contains { $0.subject == .realisedRanking }
    let counted = reasons.filter { !(isRealised && $0.subject == .expectedRanking) }.map { $0.outcome }.max()
    outcome = enough ? Swift.min(worst, Swift.max(counted ?? .ok, worst == .ok ? .ok : .watch)) : nil
  }

  private static func newLevels(_ data: DataDrift, _ limits: Limits) -> Outcome {
    let worst = data.columns.map { column in
      Double(column.newLevels.reduce(0) { $0 + $1.rows }) / Double(Swift.max(1, column.rows.current))
    }.max()
    return worst ?? 0 >= limits.newLevels ? .watch : .ok
  }

  /// A model cannot score without its features.
  private static func schema(_ data: DataDrift, _ features: Set<String>) -> Outcome {
    let broken = data.schema.filter { $0.change != .added }
    if broken.contains(where: { features.contains($0.column) }) { return .retrain }
    return data.schema.isEmpty ? .ok : .watch
  }

  private static func loss(_ loss: Estimate, _ limits: Limits, _ confidence: Confidence) -> Outcome {
    guard loss.interval(confidence).lowerBound > 0 else { return .ok }
    return loss.value >= limits.loss ? .retrain : .watch
  }

  private static func calibration(
    _ realised: PerformanceDrift.Realised, _ limits: Limits, _ confidence: Confidence
  ) -> Outcome {
    guard let large = realised.inTheLarge, !large.interval(confidence).contains(0) else { return .ok }
    return abs(realised.rate.share - realised.meanScore) >= limits.bias ? .retrain : .watch
  }
}
