import Documents
import Formats
import Reports
import Statistics

/// A campaign in words for the terminal, and as JSON.
struct CampaignPage {
  private let campaign: CampaignRecord.Campaign
  private let outcome: CampaignOutcome?
  /// The period of the data that tell the outcome.
  private let observed: String?
  private let confidence = Confidence.standard
  private let wording = Wording(language: .en, currency: "")

  init(_ campaign: CampaignRecord.Campaign, _ outcome: CampaignOutcome?, observed: String?) {
    self.campaign = campaign
    self.outcome = outcome
    self.observed = observed
  }

  var lines: [String] {
    var rows = [
      ["recommended", count(campaign.recommended)],
      [
        "held out",
        "\(count(campaign.heldOut)), of whom \(count(campaign.comparable)) would have been treated",
      ],
    ]
    if let saved = campaign.predicted.saved {
      rows.append([
        "predicted",
        "\(number(saved.base)) kept (\(number(saved.low)) to \(number(saved.high)) by the assumed effects)",
      ])
    }
    rows += outcome.map(known) ?? [["outcome", unknown]]
    return ["\(campaign.name)  \(campaign.place.report) \(campaign.place.period) \(campaign.place.member)"]
      + TextTable(rows).lines(indent: 2)
  }

  private var unknown: String {
    observed.map { "not known: the data of \($0) are not later" }
      ?? "give the spec in place of the report's id to read it from the data"
  }

  private func known(_ outcome: CampaignOutcome) -> [[String]] {
    var rows =
      reached(outcome) + [
        ["stayed, treated", side(outcome.treated)], ["stayed, would have been", side(outcome.comparable)],
      ]
    if let saved = outcome.saved(confidence) {
      rows.append(["saved", "\(interval(saved)) against those held out (95% interval)"])
    } else {
      rows.append(["saved", "cannot be said: a side has no customer whose outcome is known"])
    }
    if let spent = outcome.spent {
      let planned = campaign.predicted.cost.map { ", \(number($0)) predicted" } ?? ""
      rows.append(["cost", "\(number(spent)) realised\(planned)"])
    }
    if let net = outcome.net(confidence), let planned = campaign.predicted.net {
      rows.append(["net", "\(interval(net)) realised, \(number(planned)) predicted"])
      if let cost = campaign.predicted.cost, cost > 0 {
        let realised = outcome.cost.flatMap { $0 > 0 ? ratio(net.value / $0) : nil } ?? "not defined"
        rows.append([
          "return", "\(realised) realised, \(ratio(planned / cost)) predicted, for each unit spent",
        ])
      }
    }
    let held = outcome.heldOut
    if held.known > 0 {
      let half = confidence.z * held.variance.squareRoot()
      let range = "\(number(max(0, held.expected - half))) to \(number(held.expected + half))"
      rows.append([
        "probabilities",
        "of \(count(held.known)) held out \(number(held.expected)) were expected to leave (\(range)), \(count(held.left)) did",
      ])
    }
    return rows
  }

  private func reached(_ outcome: CampaignOutcome) -> [[String]] {
    guard let reach = outcome.reach else {
      return [["reached", "not known: no cell of the spec says it (campaign, `reached:`)"]]
    }
    return reach.map { stage, customers in
      let share = Double(customers) / Double(max(1, campaign.recommended))
      return [stage, "\(count(customers)) of \(count(campaign.recommended)), \(percent(share))"]
    }
  }

  private func side(_ side: CampaignOutcome.Side) -> String {
    guard let leaving = side.leaving else { return "not known" }
    let range = leaving.interval(confidence)
    let share =
      "\(percent(1 - leaving.share)) (\(percent(1 - range.upperBound)) to \(percent(1 - range.lowerBound)))"
    let absent = side.absent > 0 ? ", \(count(side.absent)) not in the data" : ""
    return "\(count(side.stayed)) of \(count(side.known)), \(share)\(absent)"
  }

  private func count(_ n: Int) -> String { wording.number(Double(n), .num0) }
  private func number(_ x: Double) -> String { wording.number(x, .num0) }
  private func ratio(_ x: Double) -> String { wording.number(x, .num2) }
  private func percent(_ x: Double) -> String { wording.number(x, .pct1) }
  private func interval(_ value: (value: Double, interval: ClosedRange<Double>)) -> String {
    "\(number(value.value)) (\(number(value.interval.lowerBound)) to \(number(value.interval.upperBound)))"
  }

  var json: JSONValue {
    var members = [
      JSONMember("campaign", .string(campaign.name)), JSONMember("report", .string(campaign.place.report)),
      JSONMember("period", .string(campaign.place.period)),
      JSONMember("member", .string(campaign.place.member)),
      JSONMember("recommended", .integer(campaign.recommended)),
      JSONMember("held_out", .integer(campaign.heldOut)),
      JSONMember("comparable", .integer(campaign.comparable)),
    ]
    if let saved = campaign.predicted.saved {
      members.append(JSONMember("predicted_saved", .number(saved.base)))
    }
    guard let outcome else { return .object(members) }
    for (stage, customers) in outcome.reach ?? [] { members.append(JSONMember(stage, .integer(customers))) }
    if let spent = outcome.spent { members.append(JSONMember("cost", .number(spent))) }
    for (name, side) in [
      ("treated", outcome.treated), ("would_have_been", outcome.comparable),
      ("all_held_out", outcome.heldOut),
    ] {
      members.append(
        JSONMember(
          name,
          .object([
            JSONMember("customers", .integer(side.customers)), JSONMember("stayed", .integer(side.stayed)),
            JSONMember("left", .integer(side.left)), JSONMember("absent", .integer(side.absent)),
            JSONMember("expected_to_leave", .number(side.expected)),
          ])))
    }
    if let saved = outcome.saved(confidence) { members.append(JSONMember("saved", value(saved))) }
    if let net = outcome.net(confidence) { members.append(JSONMember("net", value(net))) }
    if let net = campaign.predicted.net { members.append(JSONMember("predicted_net", .number(net))) }
    return .object(members)
  }

  private func value(_ value: (value: Double, interval: ClosedRange<Double>)) -> JSONValue {
    .object([
      JSONMember("value", .number(value.value)),
      JSONMember(
        "interval", .array([.number(value.interval.lowerBound), .number(value.interval.upperBound)])),
    ])
  }
}
