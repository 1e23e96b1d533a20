import Formats
import Messaging

extension DraftFailure {
  /// Why there is no draft, for readers.
  var phrase: Phrase {
    switch self {
    case .noKey: .draftNoKey
    case .address: .draftAddress
    case .budget: .draftBudget
    case .givenUp: .draftGivenUp
    case .unavailable: .draftUnavailable
    case .unreachable: .draftUnreachable
    case .timeout: .draftTimeout
    case .untrusted: .draftUntrusted
    case .redirect: .draftRedirect
    case .refused: .draftRefused
    case .busy: .draftBusy
    case .server: .draftServer
    case .tooLarge: .draftTooLarge
    case .notJSON: .draftNotJSON
    case .shape: .draftShape
    case .length: .draftLength
    case .characters: .draftCharacters
    case .placeholder: .draftPlaceholder
    case .missing: .draftMissing
    case .number: .draftNumber
    case .link: .draftLink
    case .promise: .draftPromise
    case .cause: .draftCause
    }
  }
}
