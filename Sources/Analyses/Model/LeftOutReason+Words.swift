public import Formats
public import Models

extension LeftOutReason {
  /// Why a column is not among a model's features, in the report's language.
  public func words(_ wording: Wording) -> String {
    switch self {
    case .id: wording(.leftOutID)
    case .role: wording(.leftOutRole)
    case .date: wording(.leftOutDate)
    case .personal: wording(.leftOutPersonal)
    case .protected: wording(.leftOutProtected)
    case .afterOutcome: wording(.leftOutAfterOutcome)
    case .notFeature: wording(.leftOutNotFeature)
    case .consent: wording(.leftOutConsent)
    case .derived: wording(.leftOutDerived)
    case .tooManyLevels(let count?): wording(.leftOutLevels, ["n": .count(count)])
    case .tooManyLevels(nil): wording(.leftOutText)
    case .constant: wording(.leftOutConstant)
    case .empty: wording(.leftOutEmpty)
    }
  }
}
