import Formats
import Outside

/// Extra purchases of two years, customer by customer in the order of their days.
struct OrdersFile {
  private let business: SampleBusiness

  init(_ business: SampleBusiness) { self.business = business }

  static let header = Columns.orders.map { $0.name }
  /// First and last month of the file: October 2024 to September 2026.
  static let firstMonth = 2024 * 12 + 9
  static let lastMonth = 2026 * 12 + 8
  private static let products: [(name: String, cents: Int)] = [
    ("Film", 490), ("Data pack", 990), ("Cable", 1490), ("Router", 7990), ("Phone", 24900),
  ]

  /// Rows written.
  func write(into folder: String, _ world: any World) throws(WorldError) -> Int {
    var file = try LineFile("\(folder)/orders.csv", header: Self.header, world)
    for number in 0..<business.everyone {
      let life = business.life(number)
      let first = Month.firstDay(max(life.person.joined, Self.firstMonth))
      let last = Month.lastDay(min(life.left ?? Self.lastMonth, Self.lastMonth))
      try writeOrders(of: number, from: first, to: last, &file)
    }
    try file.close()
    return file.rows
  }

  private func writeOrders(
    of number: Int, from first: Day, to last: Day, _ file: inout LineFile
  ) throws(WorldError) {
    var random = SplitMix64(seed: business.seed, customer: number, purpose: 3)
    // Some order often and most seldom: the mean days between two orders differ from customer to customer.
    let daysBetween = 30 + random.exponential(92)
    var day = Double(first.number) + random.exponential(daysBetween)
    while day < Double(last.number + 1) {
      let product = Self.products[random.pick([0.36, 0.3, 0.22, 0.09, 0.03])]
      let quantity = random.chance(0.85) ? 1 : 2 + random.below(2)
      let isReturned = random.chance(0.02)
      file.text("O")
      file.append(file.rows + 1, width: 7)
      file.whole(business.id(number), width: 8)
      file.day(Day(number: Int(day)))
      file.text(product.name)
      file.whole(quantity)
      file.money(product.cents * quantity)
      file.flag(isReturned)
      try file.endRow()
      day += random.exponential(daysBetween)
    }
  }
}
