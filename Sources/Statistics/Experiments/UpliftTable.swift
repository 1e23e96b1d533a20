/// Customers of an experiment of one treatment in the order of a ranking, best first; customers of one score stand
/// together.
public struct UpliftTable: Sendable, Hashable {
  /// Customers of one score, treated and not, with those who had the outcome. Counts need not be whole.
  public struct Group: Sendable, Hashable {
    public var treated = 0.0
    public var treatedEvents = 0.0
    public var control = 0.0
    public var controlEvents = 0.0

    public init(
      treated: Double = 0, treatedEvents: Double = 0, control: Double = 0, controlEvents: Double = 0
    ) {
      self.treated = treated
      self.treatedEvents = treatedEvents
      self.control = control
      self.controlEvents = controlEvents
    }

    public var count: Double { treated + control }

    public static func += (sum: inout Group, other: Group) {
      sum.add(other, times: 1)
    }

    mutating func add(_ other: Group, times share: Double) {
      treated += share * other.treated
      treatedEvents += share * other.treatedEvents
      control += share * other.control
      controlEvents += share * other.controlEvents
    }

    /// The share with the outcome among the treated less that among the others; `nil` where either has nobody.
    public var difference: Double? {
      treated > 0 && control > 0 ? treatedEvents / treated - controlEvents / control : nil
    }

    /// Outcomes of the treated beyond what as many of the others had.
    var gain: Double { treatedEvents - (control > 0 ? controlEvents * treated / control : 0) }
  }

  public let groups: [Group]
  public let total: Group

  public init(_ groups: [Group]) {
    self.groups = groups
    total = groups.reduce(into: Group()) { $0 += $1 }
  }

  /// Whether there are treated customers and others.
  public var hasBothArms: Bool { total.treated > 0 && total.control > 0 }

  /// The customers ranked first, as many as a share of all; of a score that reaches across the border a part.
  public func top(_ share: Double) -> Group {
    let wanted = share * total.count
    var top = Group()
    for group in groups {
      let room = wanted - top.count
      guard room > 1e-9 else { break }
      guard group.count > room else {
        top += group
        continue
      }
      top.add(group, times: room / group.count)
      break
    }
    return top
  }
}
