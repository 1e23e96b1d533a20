/// Why a customer cannot be contacted at all; the first that applies, in this order.
public enum Barrier: UInt8, Sendable, CaseIterable {
  /// On the list of those who must not be contacted, by id or by address.
  case suppressed = 1
  /// Contacted fewer days ago than the rules ask.
  case contactedRecently
  /// Contacted as often within a month as the rules allow.
  case contactedOften
  /// No consent for any channel that an action uses; a blank is no consent.
  case noConsent
  /// Consent, and no address or number for a channel that it is for.
  case noAddress
  /// The address or number cannot be right.
  case badAddress
  /// Every action that could reach them is known to lose customers like them, or them.
  case doNotDisturb
  /// No score, value or revenue, so nothing can be weighed.
  case notScored
  /// Someone else who shares the address gets the message.
  case sharedAddress
}

/// Which side of the campaign a customer is on.
public enum Arm: UInt8, Sendable, CaseIterable {
  case treat, holdout, none
}
