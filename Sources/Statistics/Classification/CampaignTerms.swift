/// What contacting one customer costs and may bring, after Verbraken, Verbeke & Baesens (2013).
public struct CampaignTerms: Sendable, Hashable {
  /// Value of a customer who is kept, in units of currency.
  public let value: Double
  /// Cost of the offer to a customer who accepts it.
  public let offer: Double
  /// Cost of the contact, whatever comes of it.
  public let contact: Double
  /// The share of contacted leavers who accept and stay is not known; it is a draw from the beta distribution with
  /// these shapes.
  public let a: Double
  public let b: Double

  /// The defaults of the paper: a value of 200, an offer of 10, a contact of 1, acceptance beta(6, 14), mean .3.
  public init(value: Double = 200, offer: Double = 10, contact: Double = 1, a: Double = 6, b: Double = 14) {
    precondition(value > offer && offer >= 0 && contact >= 0 && a > 0 && b > 0, "a campaign that can pay")
    self.value = value
    self.offer = offer
    self.contact = contact
    self.a = a
    self.b = b
  }

  public var meanAcceptance: Double { a / (a + b) }

  /// Of flagging one leaver when a share `acceptance` of them accepts.
  func gain(fromLeaverAt acceptance: Double) -> Double { acceptance * (value - offer) - contact }
  /// Of flagging one who would have stayed: the offer is given away.
  var loss: Double { offer + contact }

  /// Of flagging this many leavers and stayers, at the mean acceptance, in units of currency.
  public func profit(hits: Double, alarms: Double) -> Double {
    hits * gain(fromLeaverAt: meanAcceptance) - alarms * loss
  }
}
