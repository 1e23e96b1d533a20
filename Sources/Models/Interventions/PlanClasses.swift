/// Customers whom a plan may treat, put together by all that decides among actions, as sums.
///
/// A class holds customers with the same choice, the same actions open to them and the same group of effects, whose
/// risk, value at risk and revenue lie in the same stretch of each. Whatever treats all of a class alike is reckoned
/// exactly from its sums, the plan itself among it, and a few hundred classes stand for any number of customers.
public struct PlanClasses: Sendable {
  /// One value a customer; those without an open action, a score or a value are left out.
  public struct Customers: Sendable {
    public var probabilities: [Double]
    public var values: [Double]
    public var revenues: [Double]
    /// Values under other terms, such as a shorter horizon; by name of the terms.
    public var otherValues: [[Double]]
    /// The action of the plan; -1 for none.
    public var choices: [Int8]
    /// Actions open to each, one bit each.
    public var allowed: [UInt32]
    /// Groups of limits that each belongs to, one bit each.
    public var members: [UInt32]
    /// Codes of groups whose effects may differ; empty where there are none.
    public var groups: [UInt8]

    public init(
      probabilities: [Double], values: [Double], revenues: [Double], otherValues: [[Double]] = [],
      choices: [Int8], allowed: [UInt32], members: [UInt32] = [], groups: [UInt8] = []
    ) {
      self.probabilities = probabilities
      self.values = values
      self.revenues = revenues
      self.otherValues = otherValues
      self.choices = choices
      self.allowed = allowed
      self.members = members
      self.groups = groups
    }

    func isWeighed(_ row: Int) -> Bool {
      allowed[row] != 0 && (probabilities[row] * values[row]).isFinite && revenues[row].isFinite
    }
  }

  public private(set) var count = 0
  /// Customers of each class.
  public private(set) var sizes: [Double] = []
  var choices: [Int8] = []
  var allowed: [UInt32] = []
  var members: [UInt32] = []
  var groups: [UInt8] = []
  /// Σ p, Σ V, Σ p·V, Σ revenue and Σ p·revenue.
  var risks: [Double] = []
  var values: [Double] = []
  var stakes: [Double] = []
  var revenues: [Double] = []
  var revenueStakes: [Double] = []
  /// Σ p·V under other terms, by terms and class.
  var otherStakes: [[Double]] = []
  private var places: [UInt64: Int] = [:]

  /// `detail` is how finely customers are told apart: about so many classes for each choice and set of open actions.
  public init(_ customers: Customers, detail: Int = 720) {
    let stakes = zip(customers.probabilities, customers.values).map { $0 * $1 }
    let rows = customers.allowed.indices.filter { customers.isWeighed($0) }
    // Few customers stand each for themselves; else most classes tell apart what is at stake.
    let isFew = rows.count <= detail
    let cuts = (
      ValueBins(stakes, rows, bins: isFew ? 256 : Swift.max(2, detail / 24)),
      ValueBins(customers.revenues, rows, bins: isFew ? 256 : 6),
      ValueBins(customers.probabilities, rows, bins: isFew ? 256 : 4)
    )
    var kinds: [UInt64: UInt64] = [:]
    otherStakes = customers.otherValues.map { _ in [] }
    for row in rows {
      let group = customers.groups.isEmpty ? Prospects.noGroup : customers.groups[row]
      let member = customers.members.isEmpty ? 0 : customers.members[row]
      let kind = UInt64(customers.allowed[row]) << 32 | UInt64(member)
      let code = kinds[kind] ?? UInt64(kinds.count)
      kinds[kind] = code
      let bins =
        UInt64(cuts.0.bin(stakes[row])) << 16 | UInt64(cuts.1.bin(customers.revenues[row])) << 8
        | UInt64(cuts.2.bin(customers.probabilities[row]))
      let key =
        code << 40 | UInt64(UInt8(bitPattern: customers.choices[row])) << 32 | UInt64(group) << 24 | bins
      add(customers, row, member: member, group: group, key: key)
    }
    sort()
    places = [:]
  }

  private mutating func add(_ customers: Customers, _ row: Int, member: UInt32, group: UInt8, key: UInt64) {
    let place: Int
    if let known = places[key] {
      place = known
    } else {
      place = count
      places[key] = place
      count += 1
      for path in [\Self.sizes, \.risks, \.values, \.stakes, \.revenues, \.revenueStakes] {
        self[keyPath: path].append(0)
      }
      for index in otherStakes.indices { otherStakes[index].append(0) }
      choices.append(customers.choices[row])
      allowed.append(customers.allowed[row])
      members.append(member)
      groups.append(group)
    }
    let (p, value, revenue) = (
      customers.probabilities[row], customers.values[row], customers.revenues[row]
    )
    sizes[place] += 1
    risks[place] += p
    values[place] += value
    stakes[place] += p * value
    revenues[place] += revenue
    revenueStakes[place] += p * revenue
    for index in otherStakes.indices { otherStakes[index][place] += p * customers.otherValues[index][row] }
  }

  /// By what the classes are and hold, whatever the order of the customers.
  private mutating func sort() {
    let old = self
    let order = (0..<count).sorted { a, b in
      if old.choices[a] != old.choices[b] { return old.choices[a] < old.choices[b] }
      if old.allowed[a] != old.allowed[b] { return old.allowed[a] < old.allowed[b] }
      if old.members[a] != old.members[b] { return old.members[a] < old.members[b] }
      if old.groups[a] != old.groups[b] { return old.groups[a] < old.groups[b] }
      if old.stakes[a] != old.stakes[b] { return old.stakes[a] < old.stakes[b] }
      return old.revenues[a] != old.revenues[b]
        ? old.revenues[a] < old.revenues[b] : old.risks[a] < old.risks[b]
    }
    for path in [\Self.sizes, \.risks, \.values, \.stakes, \.revenues, \.revenueStakes] {
      self[keyPath: path] = order.map { old[keyPath: path][$0] }
    }
    otherStakes = old.otherStakes.map { other in order.map { other[$0] } }
    choices = order.map { old.choices[$0] }
    allowed = order.map { old.allowed[$0] }
    members = order.map { old.members[$0] }
    groups = order.map { old.groups[$0] }
  }
}

/// Stretches of a column that hold about the same number of customers each; equal numbers share one.
private struct ValueBins {
  private var bins: [UInt8]

  init(_ values: [Double], _ rows: [Int], bins wanted: Int) {
    var counts = [Int32](repeating: 0, count: ValueBins.buckets)
    for row in rows { counts[ValueBins.bucket(values[row])] += 1 }
    bins = [UInt8](repeating: 0, count: ValueBins.buckets)
    var before = 0
    let total = Swift.max(1, rows.count)
    for bucket in counts.indices where counts[bucket] > 0 {
      // By the middle of the bucket, so that neither end is favoured.
      let middle = Double(before) + Double(counts[bucket]) / 2
      bins[bucket] = UInt8(Swift.min(wanted - 1, Int(middle / Double(total) * Double(wanted))))
      before += Int(counts[bucket])
    }
  }

  func bin(_ value: Double) -> UInt8 { bins[ValueBins.bucket(value)] }

  /// The leading bits of a number's pattern, which order positive numbers: sixty-four stretches a doubling.
  private static func bucket(_ value: Double) -> Int { value > 0 ? Int(value.bitPattern >> 46) : 0 }
  private static let buckets = 1 << 17
}
