import Findings
import Formats
import Models
import Populations
import Statistics

/// The numbers of a plan followed up that expressions may name.
struct FollowUpValues {
  static let declarations: [ValueDeclaration] = [
    ValueDeclaration("recommended", "customers whom the plan recommended an action"),
    ValueDeclaration("held_out", "customers whom the plan held out"),
    ValueDeclaration("compared", "of those held out, whom the plan would have treated as well"),
    ValueDeclaration("missing", "customers of the plan who are not in the new data, or without an outcome"),
    ValueDeclaration("delivered", "share of those recommended who were reached"),
    ValueDeclaration("opened", "share of those recommended who opened the message"),
    ValueDeclaration("clicked", "share of those recommended who followed a link"),
    ValueDeclaration("accepted", "share of those recommended who took the offer"),
    ValueDeclaration("saved_expected", "customers whom the plan expected to keep"),
    ValueDeclaration("cost_expected", "what the plan meant to spend"),
    ValueDeclaration("cost_realised", "what was spent, by the data; absent where they do not say it"),
    ValueDeclaration("net_realised", "value of those kept, as the plan valued them, less its cost"),
    ValueDeclaration("net_expected", "the same as the plan expected it"),
    ValueDeclaration("return_realised", "net value for each unit spent"),
    ValueDeclaration("return_expected", "the same as the plan expected it"),
    ValueDeclaration("leavers", "customers held out who left"),
    ValueDeclaration("leavers_expected", "customers held out whom the scores expected to leave"),
    ValueDeclaration("leavers_ratio", "the first over the second: 1 where the probabilities held"),
    ValueDeclaration("calibration_slope", "slope of what happened on the log-odds of the scores"),
    ValueDeclaration("auc", "chance that the scores put one held out who left above one who stayed"),
  ]

  /// The group of values by arm.
  static let arm = "recommended"
  static let control = "held_out"

  private let study: FollowUpStudy
  private let wording: Wording
  private var confidence: Confidence { study.confidence }

  init(_ study: FollowUpStudy, _ wording: Wording) {
    self.study = study
    self.wording = wording
  }

  /// Every name that words may use, each without a number: no plan has been published yet.
  static func absent(_ wording: Wording) -> [(name: ValueName, value: Value)] {
    let words = wording(.followUpNone)
    let single = declarations.map { (ValueName($0.name), Value(absent: words, format: .num0)) }
    let grouped = ["effect", "p", "saved", "cost", "cost_per_saved"].map {
      (ValueName($0, group: arm), Value(absent: words, format: .num0))
    }
    let rates = [arm, control].map {
      (ValueName("rate", group: $0), Value(absent: words, format: .pct1))
    }
    return (single + rates + grouped).map { (name: $0.0, value: $0.1) }
  }

  var values: [(name: ValueName, value: Value)] { counts + reach + effects + money + scores + actions }

  private var counts: [(name: ValueName, value: Value)] {
    let heldOut = study.plan.count - study.recommended.customers
    let sides = [study.recommended, study.withheld, study.spared]
    let missing = sides.reduce(0) { $0 + $1.customers - $1.known }
    let all = study.plan.count
    let numbers = [
      ("recommended", study.recommended.customers), ("held_out", heldOut),
      ("compared", study.withheld.customers), ("missing", missing),
    ].map { (ValueName($0.0), Value(Double($0.1), .num0, n: all)) }
    let rates = [(Self.arm, study.recommended), (Self.control, study.withheld)].map { group, side in
      (
        ValueName("rate", group: group),
        side.stayed.map { Value($0.complement, .pct1, confidence) }
          ?? Value(absent: wording(.followUpUnknown), format: .pct1)
      )
    }
    return (numbers + rates).map { (name: $0.0, value: $0.1) }
  }

  /// Absent where the data do not say.
  private var reach: [(name: ValueName, value: Value)] {
    ExperimentColumns.Stage.allCases.map { stage in
      let found = study.reach?.stages.first { $0.stage == stage }
      return (
        name: ValueName(stage.rawValue),
        value: found.map { Value($0.recommended, .pct1, confidence) }
          ?? Value(absent: wording(.followUpUnknown), format: .pct1)
      )
    }
  }

  private var effects: [(name: ValueName, value: Value)] {
    let n = study.recommended.known + study.withheld.known
    func effect(_ effect: TwoByTwo.Effect?, _ format: Format) -> Value { self.effect(effect, format, n) }
    let list = [
      ("effect", effect(study.effect, .pp1)),
      (
        "p",
        study.pValue.map { Value($0, .pvalue, n: n) }
          ?? Value(absent: wording(.followUpFew), format: .pvalue, n: n)
      ),
      ("saved", effect(study.saved, .num0)),
      (
        "cost",
        study.cost.map { Value($0.value, .money2, $0.interval(confidence), confidence, n: n) }
          ?? Value(absent: wording(.followUpFew), format: .money2, n: n)
      ),
      ("cost_per_saved", costPerKept(n)),
    ]
    return list.map { (name: ValueName($0.0, group: Self.arm), value: $0.1) }
  }

  func effect(_ effect: TwoByTwo.Effect?, _ format: Format, _ n: Int) -> Value {
    effect.map { Value($0.value, format, $0.interval, confidence, n: n) }
      ?? Value(absent: wording(.followUpFew), format: format, n: n)
  }

  /// Only where the effect is surely a gain: else any cost fits the data.
  func costPerKept(_ n: Int) -> Value {
    guard let effect = study.effect else {
      return Value(absent: wording(.followUpFew), format: .money0, n: n)
    }
    guard effect.interval.lowerBound > 0, let ratio = study.costPerKept, let interval = ratio.interval else {
      return Value(absent: wording(.campaignNotDefined), format: .money0, n: n)
    }
    return Value(ratio.value, .money0, interval, confidence, n: n)
  }

  private var money: [(name: ValueName, value: Value)] {
    let n = study.recommended.known + study.withheld.known
    let expected = study.plan.expected
    let net = expected.net
    let cost = expected.cost.flatMap { $0 > 0 ? $0 : nil }
    func plain(_ number: Double?, _ format: Format) -> Value {
      number.map { Value($0, format, n: study.recommended.customers) }
        ?? Value(absent: wording(.followUpUnknown), format: format)
    }
    let list: [(String, Value)] = [
      ("saved_expected", savedExpected), ("cost_expected", plain(expected.cost, .money0)),
      ("cost_realised", plain(study.spent, .money0)), ("net_realised", effect(study.net, .money0, n)),
      ("net_expected", plain(net, .money0)), ("return_realised", effect(study.returned, .num2, n)),
      ("return_expected", plain(zipped(net, cost).map { $0 / $1 }, .num2)),
    ]
    return list.map { (name: ValueName($0.0), value: $0.1) }
  }

  /// With the range of the effects that the plan assumed.
  var savedExpected: Value {
    guard let saved = study.plan.expected.saved else {
      return Value(absent: wording(.followUpUnknown), format: .num0)
    }
    return Value(
      saved.base, .num0, interval: Value.Interval(saved.low, saved.high, .scenario),
      n: study.recommended.customers)
  }

  private var scores: [(name: ValueName, value: Value)] {
    let n = study.scores?.held.observed.count ?? 0
    func absent(_ format: Format) -> Value { Value(absent: wording(.followUpFew), format: format, n: n) }
    let held = study.scores?.held
    func number(_ value: Double?, _ format: Format, _ range: ClosedRange<Double>?) -> Value {
      value.map { Value($0, format, range, confidence, n: n) } ?? absent(format)
    }
    let list: [(String, Value)] = [
      ("leavers", number(held.map { Double($0.observed.successes) }, .num0, nil)),
      ("leavers_expected", number(held?.expected, .num0, held?.expectedInterval(confidence))),
      ("leavers_ratio", number(held?.ratio, .num2, held?.interval(confidence))),
      (
        "calibration_slope",
        study.scores?.line.map { Value($0.slope, .num2, confidence, n: n) } ?? absent(.num2)
      ),
      (
        "auc", study.scores?.discrimination.map { Value($0.auc, .num3, confidence, n: n) } ?? absent(.num3)
      ),
    ]
    return list.map { (name: ValueName($0.0), value: $0.1) }
  }

  private var actions: [(name: ValueName, value: Value)] {
    study.actions.map { action in
      (
        name: ValueName("effect_within", group: "\(Self.arm)_\(slug(action.name))"),
        value: effect(action.difference, .pp1, action.treated.count + action.control.count)
      )
    }
  }
}
