public import Populations

/// The same customers as they stood on earlier days, each with what came after: what a model judged in time order
/// learns from.
public struct EarlierCustomers: Sendable {
  public struct Rows: Sendable {
    /// The last day that features are of, in days since 1970.
    public let day: Int
    /// With the columns of the customers themselves.
    public let population: any Population

    public init(day: Int, population: any Population) {
      self.day = day
      self.population = population
    }
  }

  /// The last day that the customers' own features are of.
  public let day: Int
  /// Days after which an outcome is known.
  public let known: Int
  /// Newest first.
  public let earlier: [Rows]

  public init(day: Int, known: Int, earlier: [Rows]) {
    self.day = day
    self.known = known
    self.earlier = earlier
  }

  /// Days that are judged, newest first: the customers' own, and those before it whose outcomes do not overlap, as
  /// long as there is something to learn from before them.
  func origins(limit: Int) -> [Int] {
    var origins = [day]
    var last = day
    for rows in earlier where rows.day <= last - known && origins.count < limit {
      guard earlier.contains(where: { $0.day <= rows.day - known }) else { break }
      origins.append(rows.day)
      last = rows.day
    }
    return origins
  }
}
