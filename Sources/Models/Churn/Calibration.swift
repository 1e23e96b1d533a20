import Statistics

/// Maps that turn a model's probabilities into recalibrated ones. Each fold's is learned from the out-of-fold scores of
/// the other folds, so that no customer's own outcome has a part in their score; all are monotone.
///
/// Contributions stay those of the probability before: they add up to its log-odds.
public struct Calibration: Sendable, Hashable {
  /// A map, and how far from 0 and 1 it keeps: a step where nobody left, or everybody, is not sure.
  struct Map: Sendable, Hashable {
    let map: Recalibration
    let edge: Double

    func callAsFunction(_ p: Double) -> Double { Swift.min(1 - edge, Swift.max(edge, map(p))) }
  }

  public let method: RecalibrationMethod
  /// Of the scores before and after; 1 is neither too extreme nor too timid.
  public let slopes: (before: Double, after: Double)
  /// By fold.
  let maps: [Map]
  /// Learned from all out-of-fold scores, for customers that no fold had.
  let whole: Map

  public static func == (a: Calibration, b: Calibration) -> Bool {
    a.method == b.method && a.slopes == b.slopes && a.maps == b.maps && a.whole == b.whole
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(method)
    hasher.combine(maps)
    hasher.combine(whole)
  }
}

extension Calibration {
  /// What recalibrates a training's scores, with those scores after it; `nil` where none was asked for, or the slope is
  /// well as it is. `folds` are those of the training's rows.
  static func made(
    _ training: ChurnTraining, folds: [UInt8], _ choice: CalibrationChoice
  ) throws(ModelError) -> (calibration: Calibration, scores: [Float])? {
    guard choice != .none, let trial = training.trial else { return nil }
    let rows = ScoredRows(
      scores: trial.scores, outcomes: training.outcomes, folds: Array(folds.prefix(trial.scores.count)))
    let table = ScoreTable(scores: trial.scores, outcomes: training.outcomes)
    let slope = CalibrationLine(table)?.slope.value ?? .nan
    let method: RecalibrationMethod
    switch choice {
    case .none: return nil
    case .auto:
      guard !CalibrationChoice.bounds.contains(slope) else { return nil }
      method = .platt
    case .method(let named): method = named
    }
    do throws(RecalibrationError) {
      let found = try rows.recalibrated(method)
      guard let whole = method.map(table) else { throw .notFitted }
      let calibration = Calibration(
        method: method, slopes: (slope, found.after.line?.slope.value ?? .nan),
        maps: zip(found.maps, found.edges).map { Map(map: $0, edge: $1) },
        whole: Map(map: whole, edge: 0.5 / table.count))
      return (calibration, found.scores)
    } catch { throw .notCalibrated(method, error) }
  }
}
