public import Messaging

/// Asks for drafts. A cell that writes messages knows neither where they come from nor how they are kept.
public protocol MessageDrafting: Sendable {
  /// What came of each brief, in their order; each accepted draft has passed `DraftCheck`.
  func outcomes(of briefs: [DraftBrief], _ terms: DraftTerms) -> [DraftOutcome]
}

/// How much may be asked for, and how patiently.
public struct DraftTerms: Sendable, Hashable {
  public let model: String
  /// Seconds to wait for an answer.
  public let timeout: Double
  /// How often a busy or failing server is asked again.
  public let retries: Int
  /// Requests in all, those made again included.
  public let calls: Int

  public init(model: String, timeout: Double, retries: Int, calls: Int) {
    self.model = model
    self.timeout = timeout
    self.retries = retries
    self.calls = calls
  }
}

/// Nobody is asked.
public struct NoDrafting: MessageDrafting {
  public init() {}

  public func outcomes(of briefs: [DraftBrief], _ terms: DraftTerms) -> [DraftOutcome] {
    briefs.map { _ in .failed(.unavailable) }
  }
}
