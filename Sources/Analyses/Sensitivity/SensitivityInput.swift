import Findings
import Formats
import Models
import Statistics

/// The name of an input, in specs and addresses.
enum InputName: Hashable {
  /// Of one action, by its name.
  case effect(String), acceptance(String)
  case contactCost, offer, margin, horizon, discount, risk
  /// Of all actions together, as factors; for grids.
  case effects, acceptances, costs

  static let general = [
    "contact_cost", "offer", "margin", "horizon", "discount_annual", "risk", "effects", "acceptances",
    "costs",
  ]

  init?(_ text: String) {
    switch text {
    case "contact_cost": self = .contactCost
    case "offer": self = .offer
    case "margin": self = .margin
    case "horizon": self = .horizon
    case "discount_annual": self = .discount
    case "risk": self = .risk
    case "effects": self = .effects
    case "acceptances": self = .acceptances
    case "costs": self = .costs
    default:
      if let name = InputName.name(text, after: "effect_") {
        self = .effect(name)
      } else if let name = InputName.name(text, after: "acceptance_") {
        self = .acceptance(name)
      } else {
        return nil
      }
    }
  }

  private static func name(_ text: String, after prefix: String) -> String? {
    text.hasPrefix(prefix) && text.utf8.count > prefix.utf8.count
      ? String(text.dropFirst(prefix.count)) : nil
  }

  var text: String {
    switch self {
    case .effect(let name): "effect_\(name)"
    case .acceptance(let name): "acceptance_\(name)"
    case .contactCost: "contact_cost"
    case .offer: "offer"
    case .margin: "margin"
    case .horizon: "horizon"
    case .discount: "discount_annual"
    case .risk: "risk"
    case .effects: "effects"
    case .acceptances: "acceptances"
    case .costs: "costs"
    }
  }

  /// Moves several inputs at once, so it stands on the axes of grids alone.
  var isJoint: Bool { [.effects, .acceptances, .costs].contains(self) }

  /// Bears on what the plan spends, and so on what a budget buys.
  var bearsOnCost: Bool {
    switch self {
    case .acceptance, .contactCost, .offer, .acceptances, .costs: true
    default: false
    }
  }

  /// The net value is not straight in it.
  var isBent: Bool { [.horizon, .discount, .risk].contains(self) }

  /// Values that make sense, for messages: "a share from 0 to 1".
  var domain: (holds: @Sendable (Double) -> Bool, words: String) {
    switch self {
    case .effect: ({ $0 <= 1 && $0 >= -1 }, "a share from -1 to 1")
    case .acceptance: ({ (0...1).contains($0) }, "a share from 0 to 1")
    case .margin: ({ $0 > 0 && $0 <= 1 }, "a share above 0 and at most 1")
    case .horizon: ({ $0 >= 1 && $0 <= 1200 && $0.rounded() == $0 }, "a whole number from 1 to 1200")
    case .discount: ({ $0 >= 0 && $0 < 1 }, "a share from 0 to below 1")
    case .risk: ({ abs($0) <= 5 }, "from -5 to 5, on the scale of log-odds")
    case .contactCost, .offer, .effects, .acceptances, .costs:
      ({ $0 >= 0 && $0 <= 100 }, "a factor from 0 to 100")
    }
  }
}

/// One input with what it may be.
struct SensitivityInput {
  /// Where its range comes from.
  enum Source: Hashable {
    case file, spec, usual, calibration
    case measured(cell: String)
  }

  let name: InputName
  let label: String
  /// With which the plan was made.
  let planned: Double
  let uncertain: UncertainInput
  let format: Format
  let source: Source

  var low: Double { uncertain.low }
  var high: Double { uncertain.high }

  func words(_ value: Double, _ wording: Wording) -> String { wording.number(value, format) }

  /// Values from low to high, the planned one in the middle.
  func steps(_ count: Int) -> [Double] {
    let half = count / 2
    let middle = Swift.min(high, Swift.max(low, planned))
    return (0..<count).map { step in
      step <= half
        ? low + (middle - low) * Double(step) / Double(half)
        : middle + (high - middle) * Double(step - half) / Double(half)
    }
  }
}
