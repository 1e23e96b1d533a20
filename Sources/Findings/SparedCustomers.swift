/// Customers of an experiment whom one of its arms is known to lose: none of them is to be treated that way again.
///
/// They are known by hashes of their ids alone, so that they can be found in other data and in nothing written.
public struct SparedCustomers: Sendable, Hashable {
  /// Of the hashes.
  public static let seed: UInt64 = 0

  /// The arm as the data write it.
  public let arm: String
  /// As a population makes them with `seed`.
  public let hashes: [UInt64]

  public init(arm: String, hashes: [UInt64]) {
    self.arm = arm
    self.hashes = hashes
  }
}
