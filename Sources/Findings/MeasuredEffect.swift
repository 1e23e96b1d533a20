/// What an action did to leaving in a randomised experiment, for every customer or for those of one group.
///
/// Only measured effects are of this type: those of a campaign whose arms were drawn at random and whose checks held.
/// Gains are positive: customers kept. An arm after which more left has negative ones.
public struct MeasuredEffect: Sendable, Hashable {
  /// Customers of one level of a column, by its label in the data, such as `persona`, `Newcomer`.
  public struct Group: Sendable, Hashable {
    public let column: String
    public let label: String

    public init(column: String, label: String) {
      self.column = column
      self.label = label
    }
  }

  /// An estimate with the two ends of its interval.
  public struct Estimate: Sendable, Hashable {
    public let low: Double
    public let base: Double
    public let high: Double

    public init(low: Double, base: Double, high: Double) {
      precondition(low <= base && base <= high, "an estimate lies within its interval")
      self.low = low
      self.base = base
      self.high = high
    }
  }

  /// The arm as the data write it, such as `discount`.
  public let arm: String
  /// `nil` for all customers of the experiment.
  public let group: Group?
  /// Share of those who would have left whom the action keeps: 1 − risk of leaving when treated / when not; at most 1.
  public let relativeReduction: Estimate
  /// Risk of leaving when not treated minus risk when treated, as a share of those treated.
  public let riskDifference: Estimate
  /// Customers drawn to be treated, whether or not they were reached.
  public let treated: Int
  /// Customers drawn to be left alone.
  public let control: Int
  /// Of both intervals, such as .95.
  public let level: Double
  /// Id of the cell that measured it.
  public let cell: String
  /// That treating does nothing, corrected over the cell's arms or groups; `nil` leaves it to the interval alone.
  public let pValue: Double?

  /// Whether treating these customers is known to lose some: the whole interval lies below zero, and the correction for
  /// several arms or groups leaves that standing.
  public var isHarmful: Bool { riskDifference.high < 0 && isSure }
  /// The same for keeping some.
  public var isHelpful: Bool { riskDifference.low > 0 && isSure }
  private var isSure: Bool { pValue.map { $0 < 1 - level } ?? true }

  public init(
    arm: String, group: Group? = nil, relativeReduction: Estimate, riskDifference: Estimate, treated: Int,
    control: Int, level: Double, cell: String, pValue: Double? = nil
  ) {
    self.arm = arm
    self.group = group
    self.relativeReduction = relativeReduction
    self.riskDifference = riskDifference
    self.treated = treated
    self.control = control
    self.level = level
    self.cell = cell
    self.pValue = pValue
  }
}
