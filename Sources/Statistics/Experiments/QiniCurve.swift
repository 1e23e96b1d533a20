/// How many more outcomes a treatment brings when customers are treated in the order of a ranking (Radcliffe, 2007), and
/// the area between that curve and the line of a ranking by chance.
///
/// The area is printed in three ways that all go by the name of Qini; a number without its normalisation says nothing.
public struct QiniCurve: Sendable, Hashable {
  public struct Point: Sendable, Hashable {
    /// Share of customers treated.
    public let share: Double
    /// Outcomes of the treated among them beyond what as many of the others had.
    public let gain: Double

    public init(share: Double, gain: Double) {
      self.share = share
      self.gain = gain
    }
  }

  /// From nobody to everyone.
  public let points: [Point]
  /// Customers who were treated.
  public let treated: Double
  /// Between the curve and the line, over shares from 0 to 1: outcomes.
  public let area: Double
  /// The same of the best order there could be, if outcomes could be made and unmade.
  public let perfectArea: Double
  /// The standard deviation of the area of a ranking by chance.
  public let randomDeviation: Double

  /// `nil` without treated customers or without others.
  public init?(_ table: UpliftTable) {
    guard table.hasBothArms else { return nil }
    points = QiniCurve.points(table)
    treated = table.total.treated
    area = QiniCurve.area(points)
    perfectArea = QiniCurve.area(QiniCurve.points(QiniCurve.perfect(table.total)))
    randomDeviation = QiniCurve.deviation(table.total)
  }

  /// Of everyone treated.
  public var fullGain: Double { points.last?.gain ?? 0 }

  /// Over the area of the perfect order (scikit-uplift's `qini_auc_score`); 0 for chance.
  public var ofPerfect: Double? { perfectArea > 0 ? area / perfectArea : nil }
  /// Over the gain of treating everyone (causalml's `qini_score`); `nil` where that is 0.
  public var ofFullGain: Double? { fullGain != 0 ? area / abs(fullGain) : nil }
  /// Outcomes a treated customer (Radcliffe's Q).
  public var perTreated: Double { area / treated }

  /// The curve at a share, between its points on a straight line.
  public func gain(at share: Double) -> Double {
    var before = Point(share: 0, gain: 0)
    for point in points {
      if point.share >= share {
        let width = point.share - before.share
        return width > 0
          ? before.gain + (point.gain - before.gain) * (share - before.share) / width : point.gain
      }
      before = point
    }
    return fullGain
  }

  private static func points(_ table: UpliftTable) -> [Point] {
    let count = table.total.count
    var sum = UpliftTable.Group()
    var points = [Point(share: 0, gain: 0)]
    for group in table.groups where group.count > 0 {
      sum += group
      points.append(Point(share: sum.count / count, gain: sum.gain))
    }
    return points
  }

  private static func area(_ points: [Point]) -> Double {
    var area = 0.0
    for (a, b) in zip(points, points.dropFirst()) { area += (b.share - a.share) * (a.gain + b.gain) / 2 }
    return area - (points.last?.gain ?? 0) / 2
  }

  /// Treated customers with the outcome first, others with it last.
  private static func perfect(_ total: UpliftTable.Group) -> UpliftTable {
    UpliftTable([
      UpliftTable.Group(treated: total.treatedEvents, treatedEvents: total.treatedEvents),
      UpliftTable.Group(
        treated: total.treated - total.treatedEvents, control: total.control - total.controlEvents),
      UpliftTable.Group(control: total.controlEvents, controlEvents: total.controlEvents),
    ])
  }

  /// Ranked by chance, the curve less its line is a bridge of n steps: what each customer adds has the spread of
  /// ψ = (y − p)·(1 if treated, else −N₁/N₀) with p the share among the others, and the area of a bridge has the
  /// variance n·σ²/12.
  private static func deviation(_ total: UpliftTable.Group) -> Double {
    let p = total.controlEvents / total.control
    let weight = total.treated / total.control
    let n = total.count
    let mean = (total.treatedEvents - p * total.treated) / n
    let squares =
      total.treatedEvents * (1 - p) * (1 - p) + (total.treated - total.treatedEvents) * p * p
      + weight * weight
      * (total.controlEvents * (1 - p) * (1 - p) + (total.control - total.controlEvents) * p * p)
    return (max(0, squares / n - mean * mean) * n / 12).squareRoot()
  }
}
