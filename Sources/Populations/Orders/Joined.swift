/// Customers with columns taken from another population by their ids.
public struct Joined: Sendable {
  /// Missing where the other population does not know the customer.
  public let population: any Population
  /// Rows of this population that the other knows.
  public let matched: Int
  /// Rows of the other population whose id is not in the data set of this one.
  public let unknown: Int

  public init(population: any Population, matched: Int, unknown: Int) {
    self.population = population
    self.matched = matched
    self.unknown = unknown
  }
}
