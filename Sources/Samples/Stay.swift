/// One customer in one quarter: what was known at its start, what was to be expected, and what happened.
struct Stay {
  let person: Person
  let quarter: Quarter
  /// Whole months with the business at the window's start; 0 for who joins on its first day, negative for later.
  let entry: Int
  let supportCalls: Int
  let latePayments: Int
  /// Percent added to the monthly charge at the start of the quarter.
  let priceChange: Int
  /// Cents a month, this quarter's price change included.
  let charge: Int
  /// The true probability of leaving in each month of the quarter; 0 before they joined.
  let hazards: InlineArray<3, Double>
  /// The month of the quarter, from 0, at whose end they left; `nil` for those still here.
  let leftIn: Int?

  init(_ person: Person, _ quarter: Quarter, chargeBefore: Int, campaign: CampaignArm, seed: UInt64) {
    var random = SplitMix64(seed: seed, customer: person.number, purpose: 16 + UInt64(quarter.rawValue))
    self.person = person
    self.quarter = quarter
    entry = quarter.firstMonth - person.joined
    // Calls and payments of the 90 days before: a customer of one month has had a third of the time for them.
    let exposure = Double(min(max(entry, 0), 3)) / 3
    supportCalls = min(random.poisson(person.callRate * exposure), 9)
    latePayments = min(random.poisson(person.lateRate * exposure), 3)
    let isDearer = random.chance(quarter.shareOfPriceChanges)
    let size = 3 + random.below(10)
    priceChange = isDearer && entry >= 3 ? size : 0
    charge = (chargeBefore * (100 + priceChange) + 50) / 100
    let predictor =
      person.steadyPredictor
      + Self.predictor(person, calls: supportCalls, late: latePayments, priceChange: priceChange)
      + Truth.effect(of: campaign, on: SamplePersona(tenureMonths: entry, internet: person.internet))
    var hazards: InlineArray<3, Double> = [0, 0, 0]
    var left: Int?
    for month in 0..<3 where entry + month >= 0 {
      hazards[month] = Truth.probability(
        logOdds: Truth.baseline(month: entry + month + 1) + predictor)
      if random.chance(hazards[month]) && left == nil { left = month }
    }
    self.hazards = hazards
    leftIn = left
  }

  private static func predictor(_ person: Person, calls: Int, late: Int, priceChange: Int) -> Double {
    var sum = Truth.call.value * Double(min(calls, 6)) + Truth.latePayment.value * Double(late)
    sum += Truth.priceChange.value * Double(priceChange)
    if priceChange >= 5 && person.contract == .monthly { sum += Truth.monthlyAndDearer.value }
    if calls >= 3 && person.support == .no { sum += Truth.callsUnsupported.value }
    return sum
  }

  /// The true probability of leaving within the quarter.
  var probability: Double { 1 - (1 - hazards[0]) * (1 - hazards[1]) * (1 - hazards[2]) }
  /// Whole months with the business at the end of observation, both days included.
  var tenure: Int { entry + (leftIn ?? 2) + 1 }
  /// Cents billed by the end of observation.
  var totalCharge: Int { Int(Double(person.baseCharge * tenure) * person.paidShare) }
}
