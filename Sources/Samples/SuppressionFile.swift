import Formats
import Outside

/// Ids of people whom nobody may write to, some of them no longer customers and some never known.
struct SuppressionFile {
  private let business: SampleBusiness

  init(_ business: SampleBusiness) { self.business = business }

  static let header = Columns.suppression.map { $0.name }

  func write(into folder: String, _ world: any World) throws(WorldError) {
    var file = try LineFile("\(folder)/do_not_contact.csv", header: Self.header, world)
    // Numbers past the last customer have ids that no customers file holds.
    let strangers = business.everyone / 1000 + 3
    for number in 0..<business.everyone + strangers {
      var random = SplitMix64(seed: business.seed, customer: number, purpose: 5)
      guard random.chance(0.02) || number >= business.everyone else { continue }
      file.whole(business.id(number), width: 8)
      file.day(Day(number: Quarter.second.start.number - random.below(700)))
      try file.endRow()
    }
    try file.close()
  }
}
