import Findings
import Models
import Populations
import Statistics

/// What one treated arm did beside the one left alone.
struct ArmResult {
  /// As the data write it.
  let label: String
  /// Its place among the arms; 0 is the one left alone.
  let place: Int
  let treated: Proportion
  let control: Proportion
  /// The share with the outcome wanted, less that of those left alone.
  let difference: TwoByTwo.Effect
  /// Corrected over the arms.
  var pValue: Double
  /// How much of the control arm's variance covariates took away; `nil` where nothing was adjusted for.
  let varianceExplained: Double?
  /// Of those who would have left, the share that stayed; of another outcome, how many more had it. `nil` where nobody
  /// left alone left, or had it.
  let relative: TwoByTwo.Effect?
  let compliers: ComplierEffect?
  let money: ArmMoney?
  /// What a report without a control arm would count.
  let naive: Int
  let detectable: Double?
  /// Customers that each arm of the next campaign needs; `nil` where no number would do.
  let nextRows: Int?
  let nextDifference: Double

  /// Customers kept, or outcomes brought, among all who were treated.
  var saved: TwoByTwo.Effect {
    let n = Double(treated.count)
    return TwoByTwo.Effect(
      difference.value * n, difference.interval.lowerBound * n...difference.interval.upperBound * n)
  }

  var isSure: Bool { difference.interval.lowerBound > 0 || difference.interval.upperBound < 0 }
}

/// What one arm cost and brought in beside the one left alone, a customer treated; `nil` parts have no column.
struct ArmMoney {
  let rows: Int
  /// Spent on a customer beyond what was spent on those left alone.
  let cost: MeanDifference?
  /// Came in from a customer beyond what came in from those left alone.
  let revenue: MeanDifference?
  /// By drawing customers again.
  let revenueInterval: ClosedRange<Double>?
  /// Spent for each customer kept; `nil` where the effect may be nothing, so that any cost is possible.
  let costPerSaved: FiellerRatio?
  /// Revenue less cost, a customer treated, and over the cost; with intervals by drawing customers again.
  let net: Double?
  let netInterval: ClosedRange<Double>?
  let returned: Double?
  let returnedInterval: ClosedRange<Double>?
}

/// The effect on one group's customers of one arm.
struct GroupResult {
  let arm: String
  let label: String
  let address: String
  let treated: Proportion
  let control: Proportion
  let difference: TwoByTwo.Effect
  /// Corrected over all groups and arms.
  let pValue: Double
  let relative: TwoByTwo.Effect?
  /// Known to lose customers: the interval lies below zero, and the corrected test says so too.
  let isHarmful: Bool
}
