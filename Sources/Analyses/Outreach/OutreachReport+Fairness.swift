import Findings
import Formats
import Models
import Statistics

extension OutreachReport {
  /// Who is contacted, by attribute: rates, those expected to leave who are reached, and the ratio to the group
  /// contacted most.
  func fairness() -> (exhibit: Exhibit?, values: [(name: ValueName, value: Value)], caveats: [Caveat]) {
    var values: [(name: ValueName, value: Value)] = []
    var rows: [ResultTable.Row] = []
    var uneven: [String] = []
    for attribute in audience.attributes {
      let reference = attribute.groups.filter { $0.count >= context.minimum.inferred }.max {
        (rate($0).share, $1.count) < (rate($1).share, $0.count)
      }
      for group in attribute.groups {
        let name = JudgedColumn.words(group.name, wording)
        guard group.count >= context.minimum.shown else {
          let small = wording(.modelFewer, ["min": .count(context.minimum.shown)])
          rows.append(
            ResultTable.Row(
              [.text(name), .suppressed(small)] + (0..<8).map { _ in .empty }, group: attribute.label))
          continue
        }
        let ratio = ratio(group, to: reference)
        let absence = wording(group.name == reference?.name ? .modelReferenceGroup : .modelTooFew)
        let address = JudgedColumn.address(attribute.column, group.name)
        values += [
          (ValueName("contact_rate", group: address), Value(rate(group), .pct1, confidence)),
          (
            ValueName("contact_ratio", group: address),
            ratio ?? Value(absent: absence, format: .num2, n: group.count)
          ),
          (ValueName("contact_recall", group: address), reached(group)),
        ]
        if let high = ratio?.interval?.high, let value = ratio?.number, value < 0.8, high < 1 {
          uneven.append("\(name) (\(attribute.label))")
        }
        rows.append(row(attribute, group, name, ratio, absence))
      }
    }
    return (rows.isEmpty ? nil : table(rows), values, caveats(uneven))
  }

  private var confidence: Confidence { Confidence(context.level) }

  private func caveats(_ uneven: [String]) -> [Caveat] {
    var caveats: [Caveat] = []
    if !uneven.isEmpty {
      caveats.append(
        Caveat(
          code: "uneven_contact",
          text: wording(
            audience.contact == .burden ? .caveatUnevenBurden : .caveatUneven,
            ["names": .text(uneven.joined(separator: ", "))])))
    }
    if !audience.undivided.isEmpty {
      caveats.append(
        Caveat(
          code: "undivided_attributes",
          text: wording(
            .outreachUndivided, ["names": .text(audience.undivided.joined(separator: ", "))])))
    }
    return caveats
  }

  private func rate(_ group: ContactedGroup) -> Proportion { Proportion(group.contacted, of: group.count) }

  /// `nil` for the reference itself and for groups too small.
  private func ratio(_ group: ContactedGroup, to reference: ContactedGroup?) -> Value? {
    guard let reference, group.count >= context.minimum.inferred, group.name != reference.name,
      reference.contacted > 0
    else { return nil }
    let effect = TwoByTwo(rate(group), against: rate(reference)).ratio(confidence)
    return Value(effect.value, .num2, effect.interval, confidence, n: group.count)
  }

  private func reached(_ group: ContactedGroup) -> Value {
    guard let reached = group.reached else {
      return Value(absent: wording(.modelNobodyLeft), format: .pct1, n: group.count)
    }
    let range = reached.interval(confidence)
    return Value(
      reached.value, .pct1,
      Swift.max(
        0, Swift.min(reached.value, range.lowerBound))...Swift.min(
          1, Swift.max(reached.value, range.upperBound)),
      confidence, n: group.count)
  }

  private func row(
    _ attribute: OutreachAudience.Attribute, _ group: ContactedGroup, _ name: String, _ ratio: Value?,
    _ absence: String
  ) -> ResultTable.Row {
    let (rate, reached) = (Value(rate(group), .pct1, confidence), reached(group))
    return ResultTable.Row(
      [
        .text(name), .count(group.count), .count(group.contactable), .value(rate), .interval(rate),
        ratio.map { .value($0) } ?? .text(absence), ratio.map { .interval($0) } ?? .empty,
        .value(reached), reached.interval == nil ? .empty : .interval(reached),
        .value(Value(group.meanScore, .pct1, n: group.count)),
      ], group: attribute.label)
  }

  private func table(_ rows: [ResultTable.Row]) -> Exhibit {
    let interval = wording(.intervalHeader, ["level": .text(wording.level(confidence))])
    let table = ResultTable(
      columns: [
        .init("group", header: wording(.modelGroup), alignment: .leading),
        .init("customers", header: wording(.outreachStepHere)),
        .init("contactable", header: wording(.outreachStepContactable)),
        .init("contacted", header: wording(.modelContacted)),
        .init("contacted_interval", header: interval),
        .init("ratio", header: wording(.modelRatio)),
        .init("ratio_interval", header: interval),
        .init("leavers_reached", header: wording(.outreachReached)),
        .init("leavers_reached_interval", header: interval),
        .init("mean_score", header: wording(.modelMeanScore)),
      ], rows: rows)
    let meaning: Phrase =
      switch audience.contact {
      case .benefit: .modelFairnessBenefit
      case .burden: .modelFairnessBurden
      case nil: .modelFairnessUnstated
      }
    return Exhibit(
      id: "fairness", title: wording(.outreachFairness), subtitle: wording(.outreachFairnessSubtitle),
      content: .table(table), alt: wording(.outreachFairness),
      note: wording(.outreachFairnessNote) + " " + wording(meaning), isSupplementary: true)
  }
}
