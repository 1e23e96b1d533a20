import Glibc
import Hashing
import Statistics

extension ModelCard {
  /// What stands for the data in a card.
  public static func hash(of data: String) -> String { SHA256.hex(of: Array(data.utf8)) }

  /// `scores` are out of fold, after recalibration where there is one.
  init(
    _ training: ChurnTraining, _ settings: ChurnSettings, scores: [Float], _ calibration: Calibration?
  ) {
    self.init(
      learner: training.learner.rawValue, parameters: Parameter.all(training, settings, calibration),
      seed: training.seed,
      dataHash: ModelCard.hash(of: settings.dataHash), rows: training.rows, sampled: training.sampled,
      folds: settings.folds, repeats: training.repeats, measures: Measure.all(training, scores))
  }
}

extension ModelCard.Parameter {
  fileprivate static func all(
    _ training: ChurnTraining, _ settings: ChurnSettings, _ calibration: Calibration?
  ) -> [Self] {
    var list: [Self] = [
      Self("learners", settings.learners.map { $0.rawValue }.joined(separator: ", ")),
      Self("folds", "\(settings.folds)"), Self("repeats", "\(settings.repeats)"),
      Self("cap", "\(settings.cap)"),
    ]
    switch settings.split {
    case .stratified: list.append(Self("split", "stratified"))
    case .grouped(let column): list.append(Self("split", "grouped by \(column)"))
    case .temporal(let column, let gap): list.append(Self("split", "temporal by \(column), gap \(gap)d"))
    case .earlier: list.append(Self("split", "temporal, by customers as they stood earlier"))
    }
    switch settings.classWeight {
    case .none: break
    case .balanced: list.append(Self("class_weight", "balanced"))
    case .leavers(let weight): list.append(Self("class_weight", "\(weight)"))
    }
    if settings.resampling != .none { list.append(Self("resample", settings.resampling.rawValue)) }
    switch settings.calibration {
    case .none: break
    case .auto: list.append(Self("calibrate", "auto: " + (calibration?.method.rawValue ?? "kept as it is")))
    case .method(let method): list.append(Self("calibrate", method.rawValue))
    }
    if settings.search != nil { list.append(Self("search", "in inner folds")) }
    return list + fitted(training)
  }

  /// "70", "0.1".
  private static func short(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// What the folds were fitted with: one number, or from the least to the greatest of several.
  private static func fitted(_ training: ChurnTraining) -> [Self] {
    let folds = training.trial?.folds ?? []
    var list: [Self] = []
    for name in LearnerParameters.Name.allCases {
      let values = folds.compactMap { $0.parameters[name] }
      guard let low = values.min(), let high = values.max() else { continue }
      list.append(Self(name.words, low == high ? short(low) : "\(short(low)) to \(short(high))"))
    }
    return list
  }
}

extension LearnerParameters.Name {
  /// `row_share`, as specs write it.
  public var words: String {
    var words = ""
    for character in rawValue {
      words += character.isUppercase ? "_" + character.lowercased() : String(character)
    }
    return words
  }
}

extension ModelCard.Measure {
  /// Of the first repeat's out-of-fold scores, with intervals of 95 %: DeLong's for the AUC, the normal one of means of
  /// rows for Brier and log-loss, and that of the fitted line for calibration.
  fileprivate static func all(_ training: ChurnTraining, _ scores: [Float]) -> [Self] {
    let table = ScoreTable(scores: scores, outcomes: training.outcomes)
    guard let ranking = Discrimination(table) else { return [] }
    var list = [Self("auc", ranking.auc)]
    let pairs = zip(scores, training.outcomes).filter { !$0.isNaN && $1 <= 1 }
    let squares = pairs.map { score, outcome in
      let distance = Double(score) - Double(outcome)
      return distance * distance
    }
    let losses = pairs.map { score, outcome in
      let p = Swift.min(Swift.max(Double(score), 1e-15), 1 - 1e-15)
      return outcome == 1 ? -log(p) : -log1p(-p)
    }
    list += [Self("brier", mean(squares)), Self("log_loss", mean(losses))]
    if let line = CalibrationLine(table) {
      list += [Self("calibration_slope", line.slope), Self("calibration_intercept", line.intercept)]
    }
    return list
  }

  private init(_ name: String, _ estimate: Estimate) {
    let range = estimate.interval(.standard)
    self.init(name, estimate.value, low: range.lowerBound, high: range.upperBound)
  }

  private static func mean(_ values: [Double]) -> Estimate {
    let n = Double(values.count)
    guard n > 1 else { return Estimate(values.first ?? .nan, standardError: .nan) }
    let mean = Summation.sum(values) / n
    let squares = Summation.sum(values.map { ($0 - mean) * ($0 - mean) })
    return Estimate(mean, standardError: (squares / (n - 1) / n).squareRoot())
  }
}
