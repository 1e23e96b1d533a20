import Outside

/// What is known of the customers still here on the day of a snapshot: the columns that have changed since the quarter
/// began, as the next one begins with them.
struct PresentFile {
  private let business: SampleBusiness
  private let quarter: Quarter

  init(_ business: SampleBusiness, _ quarter: Quarter) {
    self.business = business
    self.quarter = quarter
  }

  static let header = Columns.present.map { $0.name }

  func write(into folder: String, _ world: any World) throws(WorldError) {
    var file = try LineFile("\(folder)/present-\(quarter.name).csv", header: Self.header, world)
    for number in 0..<business.everyone {
      let life = business.life(number)
      guard let stay = life.stay(in: quarter), stay.entry >= 0, let next = life.stay(after: quarter) else {
        continue
      }
      file.whole(business.id(number), width: 8)
      file.money(next.charge)
      file.whole(next.supportCalls)
      file.whole(next.latePayments)
      file.whole(next.priceChange)
      try file.endRow()
    }
    try file.close()
  }
}
