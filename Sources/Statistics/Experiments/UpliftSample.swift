/// Customers of an experiment of one treatment, to be ranked in several ways and drawn again.
public struct UpliftSample: Sendable {
  /// 1 where treated, 0 where left alone; one a customer, as are the others.
  public let treated: [UInt8]
  /// 1 where the outcome that is wanted came about.
  public let outcomes: [UInt8]
  /// The part of the customers that each belongs to: parts are drawn again whole.
  public let units: [UInt16]

  /// Parts that customers are dealt into: enough that intervals hardly depend on the dealing.
  public static let unitCount = 1000
  /// Steps of a ranking when it is drawn again.
  static let bins = 100

  public init(treated: [UInt8], outcomes: [UInt8], units: [UInt16]) {
    precondition(treated.count == outcomes.count && treated.count == units.count, "one of each a customer")
    self.treated = treated
    self.outcomes = outcomes
    self.units = units
  }

  public var count: Int { treated.count }

  /// The customers by score, highest first; none is NaN.
  public func table(_ scores: [Float]) -> UpliftTable {
    let order = ScoreOrder.ascending(scores)
    var groups: [UpliftTable.Group] = []
    var last: Float?
    for index in order.reversed() {
      let row = Int(index)
      if scores[row] != last {
        groups.append(UpliftTable.Group())
        last = scores[row]
      }
      groups[groups.count - 1].add(treated: treated[row], outcome: outcomes[row])
    }
    return UpliftTable(groups)
  }

  /// The ranking in hundredths, kept by part; customers of one score stay together.
  public func ranking(_ scores: [Float]) -> UpliftRanking {
    let order = ScoreOrder.ascending(scores)
    var bins = [UInt8](repeating: 0, count: count)
    var (bin, last) = (0, Float?.none)
    for (rank, index) in order.reversed().enumerated() {
      let row = Int(index)
      if scores[row] != last {
        bin = rank * UpliftSample.bins / Swift.max(1, count)
        last = scores[row]
      }
      bins[row] = UInt8(bin)
    }
    return UpliftRanking(self, bins: bins)
  }
}

extension UpliftTable.Group {
  public mutating func add(treated: UInt8, outcome: UInt8, times count: Double = 1) {
    if treated == 1 {
      self.treated += count
      if outcome == 1 { treatedEvents += count }
    } else {
      control += count
      if outcome == 1 { controlEvents += count }
    }
  }
}

/// A ranking in hundredths, counted by part of the customers.
public struct UpliftRanking: Sendable {
  /// Customers of one part, hundredth, arm and outcome: the part, then the place 4·bin + 2·treated + outcome.
  private let entries: [(unit: UInt16, place: UInt16, count: Double)]

  init(_ sample: UpliftSample, bins: [UInt8]) {
    let places = UpliftSample.bins * 4
    var counts = [Int32](repeating: 0, count: UpliftSample.unitCount * places)
    for row in 0..<sample.count {
      let cell = Int(sample.treated[row]) * 2 + Int(sample.outcomes[row])
      counts[Int(sample.units[row]) * places + Int(bins[row]) * 4 + cell] += 1
    }
    entries = counts.indices.filter { counts[$0] > 0 }.map {
      (UInt16($0 / places), UInt16($0 % places), Double(counts[$0]))
    }
  }

  /// The customers when each part is there as often as `weights` say.
  func table(_ weights: [Double]) -> UpliftTable {
    var counts = [Double](repeating: 0, count: UpliftSample.bins * 4)
    for entry in entries { counts[Int(entry.place)] += entry.count * weights[Int(entry.unit)] }
    return UpliftTable(
      (0..<UpliftSample.bins).compactMap { bin in
        let at = bin * 4
        let group = UpliftTable.Group(
          treated: counts[at + 2] + counts[at + 3], treatedEvents: counts[at + 3],
          control: counts[at] + counts[at + 1], controlEvents: counts[at + 1])
        return group.count > 0 ? group : nil
      })
  }
}
