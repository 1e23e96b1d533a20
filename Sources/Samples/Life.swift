/// A customer through the three quarters, and what the past campaign did to them.
struct Life {
  let person: Person
  /// `nil` for those the campaign passed over.
  let arm: CampaignArm?
  /// The quarters in which they were with the business for a day or more.
  let stays: [Stay]
  private let seed: UInt64

  /// Leaves out quarters after they left, and those that ended before they joined.
  init(number: Int, months: Int, seed: UInt64) {
    let person = Person(number: number, seed: seed, months: months)
    self.person = person
    self.seed = seed
    // The campaign wrote to everyone with an e-mail address and a consent who had been there for three months.
    var random = SplitMix64(seed: seed, customer: number, purpose: 2)
    let drawn = CampaignArm.allCases[random.pick([0.3, 0.35, 0.35])]
    arm = months >= 3 && person.emailConsent == .yes && person.hasEmail ? drawn : nil
    var stays: [Stay] = []
    var charge = person.baseCharge
    for quarter in Quarter.watched where person.joined < quarter.firstMonth + 3 {
      let campaign = quarter == .first ? arm ?? .holdout : .holdout
      let stay = Stay(person, quarter, chargeBefore: charge, campaign: campaign, seed: seed)
      stays.append(stay)
      charge = stay.charge
      if stay.leftIn != nil { break }
    }
    self.stays = stays
  }

  func stay(in quarter: Quarter) -> Stay? { stays.first { $0.quarter == quarter } }

  /// The quarter after one in which they were with the business to its end; `nil` for those who left.
  func stay(after quarter: Quarter) -> Stay? {
    guard let last = stay(in: quarter), last.leftIn == nil, let next = Quarter(rawValue: quarter.rawValue + 1)
    else {
      return nil
    }
    return stay(in: next)
      ?? Stay(person, next, chargeBefore: last.charge, campaign: .holdout, seed: seed)
  }

  /// The month at whose end they left, twelve times the year plus the month from 0; `nil` for those still here.
  var left: Int? {
    guard let last = stays.last, let month = last.leftIn else { return nil }
    return last.quarter.firstMonth + month
  }
}
