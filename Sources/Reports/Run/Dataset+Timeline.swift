import Formats
import Loading
import Models

extension Dataset {
  /// Of customers made of orders, for a model split in time: the same customers on earlier days, to learn from.
  func timeline(of settings: ChurnSettings) -> EarlierCustomers? {
    guard settings.split.isTemporal, let day = featuresUntil, let shop else { return nil }
    return EarlierCustomers(
      day: day.number, known: shop.step,
      earlier: earlier.map { EarlierCustomers.Rows(day: $0.day.number, population: $0.population) })
  }
}
