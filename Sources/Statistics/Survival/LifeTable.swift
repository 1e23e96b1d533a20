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
    /// Events split by cause, in the order of the table's causes; empty when causes are not told apart.
    public var byCause: [[Double]]
    /// The same with each weight squared; `nil` when every row weighs one.
    public var squares: Squares?
    /// Rows counted, whatever they weigh.
    public var rows: Int

    public init(
      label: String, events: [Double], censored: [Double], entered: [Double], initial: Double,
      byCause: [[Double]] = [], squares: Squares? = nil, rows: Int? = nil
    ) {
      self.label = label
      self.events = events
      self.censored = censored
      self.entered = entered
      self.initial = initial
      self.byCause = byCause
      self.squares = squares
      self.rows = rows ?? Int(entered.reduce(initial, +).rounded())
    }
  }

  /// Sums of squared weights, by which variances know how unequal the weights are.
  public struct Squares: Sendable, Equatable {
    public var events: [Double]
    public var censored: [Double]
    public var entered: [Double]
    public var initial: Double
    public var byCause: [[Double]]

    public init(
      events: [Double], censored: [Double], entered: [Double], initial: Double, byCause: [[Double]] = []
    ) {
      self.events = events
      self.censored = censored
      self.entered = entered
      self.initial = initial
      self.byCause = byCause
    }
  }

  /// Distinct times of events, censorings and entries, ascending, in the unit of the data.
  public let times: [Double]
  public let groups: [Group]
  /// What events are told apart by; `nil` names those without a cause. Empty when causes are not told apart.
  public let causes: [String?]

  public init(times: [Double], groups: [Group], causes: [String?] = []) {
    self.times = times
    self.groups = groups
    self.causes = causes
  }

  public var groupCount: Int { groups.count }
}
