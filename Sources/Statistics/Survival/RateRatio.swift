import Distributions

/// Two rates of events compared exactly, given how many events there were in both together.
///
/// If both rates are one, the events of the first are binomial with its share of the exposure (Przyborowski &
/// Wilenski 1940): no approximation for few events, and no rate taken as known.
public struct RateRatio: Sendable, Hashable {
  public let events: Double
  public let exposure: Double
  public let otherEvents: Double
  public let otherExposure: Double

  /// Exposures are above 0; anything else is our mistake.
  public init(events: Double, exposure: Double, otherEvents: Double, otherExposure: Double) {
    precondition(exposure > 0 && otherExposure > 0, "a rate has an exposure")
    self.events = events
    self.exposure = exposure
    self.otherEvents = otherEvents
    self.otherExposure = otherExposure
  }

  public var rate: Double { events / exposure }
  public var otherRate: Double { otherEvents / otherExposure }

  /// How many times the other rate; infinite when only the other had no events, `nil` when neither had any.
  public var ratio: Double? {
    if otherEvents > 0 { return rate / otherRate }
    return events > 0 ? .infinity : nil
  }

  /// The chance of as many events or more in the first, if both rates are one; events that are worth no whole number,
  /// being weighted, are rounded.
  public var pHigher: Double {
    guard events.rounded() > 0 else { return 1 }
    return binomial.upperTail(events.rounded() - 1)
  }

  /// The chance of as few events or fewer in the first, if both rates are one.
  public var pLower: Double { total > 0 ? binomial.cumulative(events.rounded()) : 1 }

  /// The exact interval of the ratio, from Clopper & Pearson's of the first's share of the events; its upper end is
  /// infinite when the other had none. `nil` when neither had any.
  public func interval(_ confidence: Confidence) -> ClosedRange<Double>? {
    guard total > 0 else { return nil }
    let tail = (1 - confidence.level) / 2
    func ratio(_ share: Double) -> Double {
      share < 1 ? share / (1 - share) * otherExposure / exposure : .infinity
    }
    let low = events > 0 ? Beta(a: events, b: otherEvents + 1).quantile(tail) : 0
    let high = otherEvents > 0 ? Beta(a: events + 1, b: otherEvents).quantile(1 - tail) : 1
    return ratio(low)...ratio(high)
  }

  private var total: Double { events + otherEvents }
  private var binomial: Binomial {
    Binomial(
      trials: Int(events.rounded() + otherEvents.rounded()), share: exposure / (exposure + otherExposure))
  }
}
