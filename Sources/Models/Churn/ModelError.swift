public import Populations

/// Why there is no churn model.
public enum ModelError: Error, Sendable, Hashable {
  /// No column says who left.
  case noOutcome
  /// Everybody left, or nobody did.
  case oneClass(left: Bool)
  /// Fewer than `fewestEvents` left.
  case tooFewEvents(Int)
  /// Fewer than that stayed.
  case tooFewStayed(Int)
  case noFeatures
  /// One column alone tells who left: it was most likely written afterwards.
  case leak(column: String, auc: Double)
  /// All rows are of one day, so nothing can be learned before and judged after.
  case noTime
  /// Rows were drawn again before they came here: so many of those who left repeat another in every column.
  case resampled(share: Double)
  /// Scores that cannot be recalibrated.
  case notCalibrated(RecalibrationMethod, RecalibrationError)
  case population(PopulationError)
  /// XGBoost refused; its words.
  case learner(String)
  /// Stored bytes are no model of this version.
  case unreadable
  /// Scores made elsewhere cannot be looked into.
  case notTrainedHere

  /// Fewer customers who left than this teach nothing that holds.
  public static let fewestEvents = 20
  /// A single column that ranks this well is taken for a consequence of leaving.
  public static let leakLimit = 0.95

  /// In English, for the terminal; without customers' values.
  public var message: String {
    switch self {
    case .noOutcome: "the data do not say who left"
    case .oneClass(let left): left ? "every customer left" : "no customer left"
    case .tooFewEvents(let count):
      "only \(count) customers left; a model needs at least \(ModelError.fewestEvents)"
    case .tooFewStayed(let count):
      "only \(count) customers stayed; a model needs at least \(ModelError.fewestEvents)"
    case .noFeatures: "no column is left to learn from"
    case .leak(let column, let auc):
      "column '\(column)' alone tells who left (AUC \(Self.threeDecimals(auc)))"
    case .noTime: "all rows are of one day, so there is no before and after"
    case .resampled(let share):
      "the rows were resampled before they came here: of those who left, \(Int(share * 100)) in 100 repeat another row in every column, so folds would not be apart"
    case .notCalibrated(let method, .tooFew(let rows)):
      "\(method.rawValue) calibration needs \(RecalibrationMethod.fewestForIsotonic) customers outside each fold, and there are \(rows)"
    case .notCalibrated(let method, _):
      "the scores have no spread that \(method.rawValue) calibration could be fitted to"
    case .population(let error): "the data cannot answer: \(error)"
    case .learner(let words): "XGBoost: \(words)"
    case .unreadable: "the stored model cannot be read"
    case .notTrainedHere: "the scores were made elsewhere, so there is no model to look into"
    }
  }

  /// Rounded down, so that 1.000 is perfect.
  private static func threeDecimals(_ auc: Double) -> String {
    let thousandths = Int((auc * 1000).rounded(.down))
    return thousandths >= 1000 ? "1.000" : "0.\(thousandths)"
  }

  public var hint: String? {
    switch self {
    case .noOutcome: "name the column under 'churned:'"
    case .oneClass, .tooFewEvents, .tooFewStayed: "check 'churned:' and what it 'is:'"
    case .noFeatures: "see 'not_features:', 'protected:' and 'after_outcome:'"
    case .leak(let column, _):
      "list '\(column)' under 'after_outcome:' if it is known only after a customer left"
    case .noTime: "leave out 'split:', or name another column of days"
    case .resampled: "give the rows as they were drawn, and set 'resample:' or 'class_weight:' of the model"
    case .notCalibrated: "leave out 'calibrate:' of the model, or use platt"
    case .population, .learner, .unreadable, .notTrainedHere: nil
    }
  }
}
