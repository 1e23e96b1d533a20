import Findings
import Formats
import Populations
import Statistics

/// Customers left out of some headline numbers, or another limit of them.
enum KPIGap: Hashable {
  case missingRevenue(Int)
  case missingScore(Int)
  /// Without tenure or revenue.
  case missingTenure(Int)
  /// The survival curve ends at this time, before the horizon of the oldest customers does.
  case curveHeldFlat(Double)
  case nobodyLeft
  /// Without tenure, or never under observation.
  case missingDuration(Int)
  /// Revenue below 0: refunds.
  case negativeRevenue(Int)
  case payNothing(Int)
  /// One revenue column tells who took revenue away, not who pays more or less.
  case oneRevenue
  /// In the base of no rate of revenue.
  case noOpening(Int)
  case noClosing(Int)
  case refundedAtEnd(Int)
  /// Joined in the window, and how many of them left in it.
  case joinedInWindow(Int, left: Int)
  /// One over the risk is right only if the risk never changes; the test of that, where there is one.
  case constantHazard(ContingencyTable?)
  case snapshotClock
  case noEntry

  /// `nil` when no row is concerned.
  var asFound: KPIGap? {
    switch self {
    case .missingRevenue(0), .missingScore(0), .missingTenure(0), .missingDuration(0), .negativeRevenue(0),
      .payNothing(0), .noOpening(0), .noClosing(0), .refundedAtEnd(0), .joinedInWindow(0, _):
      nil
    default: self
    }
  }

  func caveat(_ unit: TimeUnit, _ wording: Wording) -> Caveat {
    switch self {
    case .missingRevenue(let n):
      Caveat(code: "missing_revenue", text: wording(.kpiMissingRevenue, ["n": .count(n)]))
    case .missingScore(let n):
      Caveat(code: "missing_score", text: wording(.kpiMissingScore, ["n": .count(n)]))
    case .missingTenure(let n):
      Caveat(code: "missing_tenure", text: wording(.kpiMissingTenure, ["n": .count(n)]))
    case .curveHeldFlat(let time):
      Caveat(
        code: "curve_held_flat",
        text: wording(.kpiCurveHeldFlat, ["time": .text(unit.words(Int(time.rounded()), wording))]))
    case .nobodyLeft: Caveat(code: "nobody_left", text: wording(.kpiNobodyLeft))
    case .missingDuration(let n): counted("missing_duration", .kpiMissingDuration, n, wording)
    case .negativeRevenue(let n): counted("negative_revenue", .kpiNegativeRevenue, n, wording)
    case .payNothing(let n): counted("pay_nothing", .kpiPayNothing, n, wording)
    case .oneRevenue: Caveat(code: "one_revenue", text: wording(.kpiOneRevenue))
    case .noOpening(let n): counted("no_opening_revenue", .kpiNoOpening, n, wording)
    case .noClosing(let n): counted("no_closing_revenue", .kpiNoClosing, n, wording)
    case .refundedAtEnd(let n): counted("refunded", .kpiRefunded, n, wording)
    case .joinedInWindow(let n, let left):
      Caveat(
        code: "joined_in_window",
        text: wording(.kpiJoinedInWindow, ["n": .count(n), "left": .count(left)]))
    case .constantHazard(let test): Caveat(code: "constant_hazard", text: constancy(test, wording))
    case .snapshotClock: Caveat(code: "snapshot_clock", text: wording(.kpiClockSnapshot))
    case .noEntry: Caveat(code: "no_entry", text: wording(.kpiNoEntry))
    }
  }

  private func counted(_ code: String, _ phrase: Phrase, _ n: Int, _ wording: Wording) -> Caveat {
    Caveat(code: code, text: wording(phrase, ["n": .count(n)]))
  }

  private func constancy(_ test: ContingencyTable?, _ wording: Wording) -> String {
    guard let test else { return wording(.kpiConstantHazard) }
    let arguments: [String: Argument] = [
      "chi": .number(test.chiSquared, .num1), "df": .count(test.degrees), "p": .number(test.pValue, .pvalue),
    ]
    return wording(.kpiConstantHazard) + " "
      + wording(test.pValue < 0.05 ? .kpiHazardVaries : .kpiHazardMayBeConstant, arguments)
  }
}
