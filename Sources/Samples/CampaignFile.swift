import Formats
import Outside

/// The past campaign: who was drawn for what on 5 January 2026, and what had become of them by 31 March.
struct CampaignFile {
  private let business: SampleBusiness

  init(_ business: SampleBusiness) { self.business = business }

  static let header = Columns.campaign.map { $0.name }
  static let campaign = "winter-2026"

  func write(into folder: String, _ world: any World) throws(WorldError) -> [ArmCounts] {
    var counts = ArmCounts.all
    var file = try LineFile("\(folder)/campaign.csv", header: Self.header, world)
    for number in 0..<business.everyone {
      let life = business.life(number)
      guard let arm = life.arm, let stay = life.stay(in: .first) else { continue }
      let persona = SamplePersona(tenureMonths: stay.entry, internet: life.person.internet)
      for index in counts.indices where counts[index].arm == arm && counts[index].persona == persona {
        counts[index].add(stay)
      }
      write(stay, arm, persona, to: &file)
      try file.endRow()
    }
    try file.close()
    return counts
  }

  private func write(_ stay: Stay, _ arm: CampaignArm, _ persona: SamplePersona, to file: inout LineFile) {
    var random = SplitMix64(seed: business.seed, customer: stay.person.number, purpose: 4)
    let isAccepted = random.chance(arm == .discount ? 0.42 : 0.31)
    let months = stay.tenure - stay.entry
    // A tenth of the charge for the quarter, to those who took it; a call costs the same whoever answers.
    let cost =
      arm == .holdout ? 0 : arm == .discount ? 120 + (isAccepted ? stay.charge * months / 10 : 0) : 650
    file.text(Self.campaign)
    file.whole(business.id(stay.person.number), width: 8)
    file.level(persona)
    file.whole(stay.entry)
    file.level(stay.person.contract)
    file.level(stay.person.internet)
    file.level(stay.person.support)
    file.money(stay.charge)
    file.whole(stay.supportCalls)
    file.whole(stay.latePayments)
    file.whole(stay.priceChange)
    file.level(arm)
    file.day(Quarter.first.start.advanced(by: 4))
    if arm == .holdout { file.blank() } else { file.flag(isAccepted) }
    file.flag(stay.leftIn != nil)
    file.day(stay.leftIn.map { Month.lastDay(Quarter.first.firstMonth + $0) })
    file.money(stay.charge * months)
    file.money(cost)
  }
}
