public import Diagnostics
public import Models

extension ModelError {
  /// The code that `tenure explain` knows it by.
  public var code: DiagnosticCode {
    switch self {
    case .noOutcome: .missingRole
    case .oneClass: .oneClass
    case .tooFewEvents, .tooFewStayed: .tooFew
    case .noFeatures: .noFeatures
    case .leak: .leak
    case .noTime: .noTime
    case .resampled: .resampled
    case .notCalibrated: .tooFew
    case .population: .unanswerable
    case .learner, .unreadable: .learnerFailed
    case .notTrainedHere: .missingModel
    }
  }
}

extension AnalysisError {
  /// A model's refusal as a problem of the cell.
  public init(_ error: ModelError, option: String? = nil) {
    self.init(error.code, error.message, option: option, hint: error.hint)
  }
}

/// Asks a model, and blames an option, or the cell, when it cannot answer.
func modelled<Value>(
  blaming option: String? = nil, _ question: () throws(ModelError) -> Value
) throws(AnalysisError) -> Value {
  do { return try question() } catch { throw AnalysisError(error, option: option) }
}
