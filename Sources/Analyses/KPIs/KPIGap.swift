import Findings
import Formats
import Populations

/// Customers left out of some headline numbers, or another limit of them.
enum KPIGap: Hashable {
  case missingRevenue(Int)
  case missingScore(Int)
  /// Without tenure or revenue.
  case missingTenure(Int)
  /// The survival curve ends at this time, before the horizon of the oldest customers does.
  case curveHeldFlat(Double)
  case nobodyLeft

  /// `nil` when no row is concerned.
  var asFound: KPIGap? {
    switch self {
    case .missingRevenue(0), .missingScore(0), .missingTenure(0): nil
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
    }
  }
}
