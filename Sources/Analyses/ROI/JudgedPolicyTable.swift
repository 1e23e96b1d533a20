import Findings
import Formats
import Statistics

/// Rules of whom to treat as the experiment behind measured effects judges them, out of fold.
struct JudgedPolicyTable {
  let policies: [JudgedPolicy]
  let names: ActionNames
  let wording: Wording

  func values() -> [(name: ValueName, value: Value)] {
    policies.filter { $0.rule != .none }.flatMap { policy in
      let group = policy.rule.rawValue
      return [(name: ValueName("judged_kept", group: group), value: kept(policy))]
        + (spent(policy).map { [(name: ValueName("judged_cost", group: group), value: $0)] } ?? [])
    }
  }

  /// `nil` where no experiment judged any.
  func exhibit() -> Exhibit? {
    guard let first = policies.first else { return nil }
    let hasWorth = policies.contains { $0.worth != nil }
    let hasCost = policies.contains { $0.cost != nil }
    let level = Argument.text(wording.level(Confidence(first.level)))
    let interval = wording(.intervalHeader, ["level": level])
    var columns: [ResultTable.Column] = [
      .init("rule", header: wording(.policy), alignment: .leading),
      .init("treats", header: wording(.upliftTreats)),
    ]
    if hasCost { columns.append(.init("cost", header: wording(.upliftSpends))) }
    columns += [
      .init("stay", header: wording(.judgedStay)), .init("stay_interval", header: interval),
      .init("kept", header: wording(.judgedKept)), .init("kept_interval", header: interval),
    ]
    if hasWorth {
      columns += [
        .init("worth", header: wording(.judgedWorth)), .init("worth_interval", header: interval),
      ]
    }
    return Exhibit(
      id: "judged", title: wording(.judgedTitle), subtitle: subtitle(first, level),
      content: .table(
        ResultTable(columns: columns, rows: policies.map { row($0, hasCost: hasCost, hasWorth: hasWorth) })),
      alt: wording(.judgedTitle), note: wording(.judgedNote), isSupplementary: true)
  }

  private func subtitle(_ first: JudgedPolicy, _ level: Argument) -> String {
    let ranked = policies.first { ![.none, .everyone].contains($0.rule) }
    return wording(
      first.budget == nil ? .judgedSubtitle : .judgedSpending,
      [
        "arm": .text(names.shown(first.arm)), "n": .count(first.customers), "level": level,
        "share": .number(ranked?.treatedShare ?? 0, .pct0),
        "money": .number((first.budget ?? 0) * 1000, .money0),
      ])
  }

  private func row(_ policy: JudgedPolicy, hasCost: Bool, hasWorth: Bool) -> ResultTable.Row {
    let (stay, kept) = (value(policy.weighted, .pct1, policy), kept(policy))
    let isNothing = policy.rule == .none
    var cells: [ResultTable.Cell] = [
      .text(wording(policy.rule.phrase)), .value(Value(policy.treatedShare, .pct0)),
    ]
    if hasCost { cells.append(spent(policy).map { .value($0) } ?? .empty) }
    cells += [
      .value(stay), .interval(stay), isNothing ? .empty : .value(kept),
      isNothing ? .empty : .interval(kept),
    ]
    if hasWorth {
      let worth = policy.worth.map { value($0, .money0, policy, times: 1000) }
      cells += worth.map { isNothing ? [.empty, .empty] : [.value($0), .interval($0)] } ?? [.empty, .empty]
    }
    return ResultTable.Row(cells)
  }

  private func kept(_ policy: JudgedPolicy) -> Value { value(policy.kept, .signed1, policy, times: 1000) }

  private func spent(_ policy: JudgedPolicy) -> Value? {
    policy.cost.map { value($0, .money0, policy, times: 1000) }
  }

  private func value(
    _ estimate: MeasuredEffect.Estimate, _ format: Format, _ policy: JudgedPolicy, times scale: Double = 1
  ) -> Value {
    Value(
      estimate.base * scale, format, estimate.low * scale...estimate.high * scale, Confidence(policy.level),
      n: policy.customers)
  }
}

extension JudgedPolicy.Rule {
  fileprivate var phrase: Phrase {
    switch self {
    case .none: .policyNone
    case .everyone: .judgedEveryone
    case .chance: .policyEveryone
    case .risk: .policyRisk
    case .value: .policyValue
    case .uplift: .policyUplift
    case .optimal: .judgedOptimal
    }
  }
}
