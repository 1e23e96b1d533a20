import Formats
import Outside

/// A quarterly snapshot: everyone who was with the business at the window's start.
struct CustomersFile {
  private let business: SampleBusiness
  private let quarter: Quarter

  init(_ business: SampleBusiness, _ quarter: Quarter) {
    self.business = business
    self.quarter = quarter
  }

  static let header = Columns.customers.map { $0.name }

  func write(into folder: String, _ world: any World) throws(WorldError) -> QuarterCounts {
    var counts = QuarterCounts(quarter)
    let path = "\(folder)/customers-\(quarter.name).csv"
    var file = try LineFile(path, header: Self.header, world)
    for number in 0..<business.everyone {
      let life = business.life(number)
      guard let stay = life.stay(in: quarter), stay.entry >= 0 else { continue }
      counts.add(stay)
      writeWho(stay.person, to: &file)
      writeWhat(stay, to: &file)
      writeHow(stay, to: &file)
      try file.endRow()
    }
    try file.close()
    return counts
  }

  private func writeWho(_ person: Person, to file: inout LineFile) {
    let id = business.id(person.number)
    file.whole(id, width: 8)
    file.text(FirstNames.written[person.name])
    file.blank()
    if person.hasEmail {
      file.append(FirstNames.plain[person.name])
      file.append(".")
      file.append(id, width: 8)
      file.append("@example.com")
    }
    file.blank()
    if person.hasPhone {
      file.append("+1-555-")
      file.append(id / 10_000 % 1000, width: 3)
      file.append("-")
      file.append(id % 10_000, width: 4)
    }
    file.level(person.gender)
    file.flag(person.isSenior)
    file.flag(person.hasPartner)
    file.flag(person.hasDependents)
  }

  private func writeWhat(_ stay: Stay, to file: inout LineFile) {
    let person = stay.person
    file.day(Month.firstDay(person.joined))
    file.whole(stay.tenure)
    file.level(person.contract)
    file.level(person.internet)
    file.level(person.security)
    file.level(person.backup)
    file.level(person.support)
    file.level(person.streaming)
    file.level(person.payment)
    file.flag(person.isPaperless)
    file.money(stay.charge)
    file.money(stay.totalCharge)
    file.whole(stay.supportCalls)
    file.whole(stay.latePayments)
    file.whole(stay.priceChange)
  }

  private func writeHow(_ stay: Stay, to file: inout LineFile) {
    let person = stay.person
    var random = SplitMix64(
      seed: business.seed, customer: person.number, purpose: 32 + UInt64(quarter.rawValue))
    let left = stay.leftIn.map { Month.lastDay(quarter.firstMonth + $0) }
    let wasContacted = random.chance(0.75)
    let contacted = (left ?? quarter.end).advanced(by: -random.below(300))
    file.level(person.emailConsent)
    file.level(person.smsConsent)
    file.day(wasContacted && contacted >= Month.firstDay(person.joined) ? contacted : nil)
    file.day(quarter.start)
    file.day(quarter.end)
    file.flag(left != nil)
    file.day(left)
    if left != nil { file.level(reason(stay, &random)) } else { file.blank() }
  }

  /// What they said on leaving: mostly what weighed most, sometimes something else.
  private func reason(_ stay: Stay, _ random: inout SplitMix64) -> LeavingReason {
    let other: LeavingReason = random.chance(0.7) ? .competitor : .moved
    guard random.chance(0.75) else { return other }
    if stay.priceChange >= 5 { return .price }
    if stay.supportCalls >= 3 { return .service }
    return stay.latePayments >= 2 ? .payment : other
  }
}
