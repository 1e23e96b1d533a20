/// A limit on how many customers get some of the actions.
///
/// Over those who get one of the actions, a weight is added up, and the sum may not exceed the limit. A capacity of C
/// weighs everyone 1; at least m of a group weighs its members −1, with a limit of −m; at most a share s of those
/// treated weighs members 1−s and others −s, with a limit of 0.
public struct TreatmentLimit: Sendable {
  /// A bit for each action that counts.
  public let actions: UInt32
  /// Who is in the group, one a customer; `nil` for everyone.
  public let members: [Bool]?
  /// The weight of a member, and of anybody else.
  public let inside: Double
  public let outside: Double
  public let limit: Double

  init(actions: UInt32, members: [Bool]?, inside: Double, outside: Double, limit: Double) {
    self.actions = actions
    self.members = members
    self.inside = inside
    self.outside = outside
    self.limit = limit
  }

  public static func capacity(_ most: Int, actions: UInt32) -> TreatmentLimit {
    TreatmentLimit(actions: actions, members: nil, inside: 1, outside: 1, limit: Double(most))
  }

  public static func atMost(_ most: Int, of members: [Bool]) -> TreatmentLimit {
    TreatmentLimit(actions: .max, members: members, inside: 1, outside: 0, limit: Double(most))
  }

  public static func atLeast(_ least: Int, of members: [Bool]) -> TreatmentLimit {
    TreatmentLimit(actions: .max, members: members, inside: -1, outside: 0, limit: -Double(least))
  }

  /// Of those treated.
  public static func atMost(share: Double, of members: [Bool]) -> TreatmentLimit {
    TreatmentLimit(actions: .max, members: members, inside: 1 - share, outside: -share, limit: 0)
  }

  public static func atLeast(share: Double, of members: [Bool]) -> TreatmentLimit {
    TreatmentLimit(actions: .max, members: members, inside: share - 1, outside: share, limit: 0)
  }

  /// Customers of the group who get one of the actions.
  public func count(_ choices: [Int8]) -> Int {
    choices.indices.reduce(0) { $0 + (counts(Int(choices[$1])) && isInside($1) ? 1 : 0) }
  }

  @inline(__always)
  func counts(_ action: Int) -> Bool { action >= 0 && actions & (1 << UInt32(action)) != 0 }

  @inline(__always)
  func isInside(_ row: Int) -> Bool { members.map { $0[row] } ?? true }

  @inline(__always)
  func weight(_ row: Int) -> Double { isInside(row) ? inside : outside }
}

/// How far limits are used up: whole numbers of customers, so that no order of adding shows.
struct LimitUse {
  let limits: [TreatmentLimit]
  private var inside: [Int]
  private var outside: [Int]

  init(_ limits: [TreatmentLimit], choices: [Int8]) {
    self.limits = limits
    inside = [Int](repeating: 0, count: limits.count)
    outside = inside
    for (row, choice) in choices.enumerated() where choice >= 0 { add(row, Int(choice), 1) }
  }

  /// By how much a limit is exceeded; 0 or less where it holds.
  func excess(_ index: Int) -> Double {
    let limit = limits[index]
    return Double(inside[index]) * limit.inside + Double(outside[index]) * limit.outside - limit.limit
  }

  /// Rounding of shares aside.
  static let tolerance = 1e-9

  func isBroken(_ index: Int) -> Bool { excess(index) > LimitUse.tolerance }

  var broken: [Int] { limits.indices.filter(isBroken) }

  /// Whether a change of a customer breaks no limit that holds, nor one further that does not.
  func allows(_ row: Int, from old: Int, to new: Int) -> Bool {
    for index in limits.indices {
      let limit = limits[index]
      let weight = limit.weight(row)
      let change = (limit.counts(new) ? weight : 0) - (limit.counts(old) ? weight : 0)
      if change > 0, excess(index) + change > LimitUse.tolerance { return false }
    }
    return true
  }

  mutating func move(_ row: Int, from old: Int, to new: Int) {
    add(row, old, -1)
    add(row, new, 1)
  }

  private mutating func add(_ row: Int, _ action: Int, _ count: Int) {
    for index in limits.indices where limits[index].counts(action) {
      if limits[index].isInside(row) { inside[index] += count } else { outside[index] += count }
    }
  }
}
