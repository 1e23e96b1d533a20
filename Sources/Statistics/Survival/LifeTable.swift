/// How many were at risk, left, and were last seen at each distinct time, by group; all that survival needs.
///
/// Events come before censorings at the same time. Merges by addition, so chunks of rows can be counted apart.
public struct LifeTable: Sendable, Equatable {
  /// One group's counts at the table's times.
  public struct Group: Sendable, Equatable {
    /// The group's label; empty when there is only one group.
    public let label: String
    /// Counts, as sums of weights; exact whole numbers when rows weigh one.
    public var events: [Double]
    public var censored: [Double]
    /// Those who enter after time 0 (delayed entry), at the first time later than their entry.
    public var entered: [Double]
    /// Those observed from time 0 on.
    public var initial: Double

    public init(label: String, events: [Double], censored: [Double], entered: [Double], initial: Double) {
      self.label = label
      self.events = events
      self.censored = censored
      self.entered = entered
      self.initial = initial
    }
  }

  /// Distinct times of events, censorings and entries, ascending, in the unit of the data.
  public let times: [Double]
  public let groups: [Group]

  public init(times: [Double], groups: [Group]) {
    self.times = times
    self.groups = groups
  }

  public var groupCount: Int { groups.count }
}
