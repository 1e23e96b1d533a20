import Findings
import Formats
import Models
import Statistics

extension ModelReport {
  /// Who would be contacted, by attribute: rates, leavers reached, and the ratio to the group contacted most.
  ///
  /// Attributes are shown whatever they say; a group too small to compare has its row and no ratio.
  func fairness(
    _ columns: [JudgedColumn], contact: ContactMeaning?, minimum: Int, shown: Int, supplementary: Bool
  ) -> ModelPart {
    var part = ModelPart()
    var rows: [ResultTable.Row] = []
    var uneven: [String] = []
    for column in columns {
      let reference = column.groups.filter { $0.count >= minimum }.max {
        (rate($0).share, $1.count) < (rate($1).share, $0.count)
      }
      for group in column.groups {
        let name = JudgedColumn.words(group.name, wording)
        guard group.count >= shown else {
          let small = wording(.modelFewer, ["min": .count(shown)])
          rows.append(
            ResultTable.Row(
              [.text(name), .suppressed(small)] + (0..<8).map { _ in .empty }, group: column.label))
          continue
        }
        let ratio = ratio(group, to: reference, minimum: minimum)
        let absence = wording(group.name == reference?.name ? .modelReferenceGroup : .modelTooFew)
        values(of: group, ratio, absence, address: column.address(group.name), into: &part)
        if let high = ratio?.interval?.high, let value = ratio?.number, value < 0.8, high < 1 {
          uneven.append("\(name) (\(column.label))")
        }
        rows.append(fairnessRow(column, group, name, ratio, absence))
      }
    }
    part.exhibits = [fairnessTable(rows, contact: contact, supplementary: supplementary)]
    if !uneven.isEmpty {
      part.caveats = [
        Caveat(
          code: "uneven_contact",
          text: wording(
            contact == .burden ? .caveatUnevenBurden : .caveatUneven,
            ["names": .text(uneven.joined(separator: ", "))]))
      ]
    }
    return part
  }

  private func rate(_ group: GroupJudgement) -> Proportion { Proportion(group.flagged, of: group.count) }

  /// `nil` for the reference itself and for groups too small.
  private func ratio(_ group: GroupJudgement, to reference: GroupJudgement?, minimum: Int) -> Value? {
    guard let reference, group.count >= minimum, group.name != reference.name else { return nil }
    let effect = TwoByTwo(rate(group), against: rate(reference)).ratio(confidence)
    return Value(effect.value, .num2, effect.interval, confidence, n: group.count)
  }

  private func reached(_ group: GroupJudgement) -> Value {
    guard group.left > 0 else { return Value(absent: wording(.modelNobodyLeft), format: .pct1) }
    return Value(Proportion(group.flaggedLeft, of: group.left), .pct1, confidence)
  }

  private func values(
    of group: GroupJudgement, _ ratio: Value?, _ absence: String, address: String, into part: inout ModelPart
  ) {
    part.add("contact_rate", Value(rate(group), .pct1, confidence), group: address)
    part.add("contact_recall", reached(group), group: address)
    part.add(
      "contact_ratio", ratio ?? Value(absent: absence, format: .num2, n: group.count),
      group: address)
  }

  private func fairnessRow(
    _ column: JudgedColumn, _ group: GroupJudgement, _ name: String, _ ratio: Value?, _ absence: String
  ) -> ResultTable.Row {
    let rate = Value(rate(group), .pct1, confidence)
    let reached = reached(group)
    return ResultTable.Row(
      [
        .text(name), .count(group.count), .value(rate), .interval(rate),
        ratio.map { .value($0) } ?? .text(absence),
        ratio.map { .interval($0) } ?? .empty, .value(reached),
        reached.interval == nil ? .empty : .interval(reached),
        .value(Value(group.observed, .pct1, confidence)),
        .value(Value(group.meanScore, .pct1, n: group.count)),
      ], group: column.label)
  }

  private func fairnessTable(
    _ rows: [ResultTable.Row], contact: ContactMeaning?, supplementary: Bool
  ) -> Exhibit {
    let interval = wording(.intervalHeader, ["level": .text(wording.level(confidence))])
    let table = ResultTable(
      columns: [
        ResultTable.Column("group", header: wording(.modelGroup), alignment: .leading),
        ResultTable.Column("customers", header: wording(.customersHeader)),
        ResultTable.Column("contacted", header: wording(.modelContacted)),
        ResultTable.Column("contacted_interval", header: interval),
        ResultTable.Column("ratio", header: wording(.modelRatio)),
        ResultTable.Column("ratio_interval", header: interval),
        ResultTable.Column("leavers_reached", header: wording(.modelReached)),
        ResultTable.Column("leavers_reached_interval", header: interval),
        ResultTable.Column("left", header: wording(.modelShareLeft)),
        ResultTable.Column("mean_score", header: wording(.modelMeanScore)),
      ], rows: rows)
    let meaning: Phrase =
      switch contact {
      case .benefit: .modelFairnessBenefit
      case .burden: .modelFairnessBurden
      case nil: .modelFairnessUnstated
      }
    return Exhibit(
      id: "fairness", title: wording(.modelFairnessTitle), subtitle: subtitle, content: .table(table),
      alt: wording(.modelFairnessTitle), note: wording(.modelFairnessNote) + " " + wording(meaning),
      isSupplementary: supplementary)
  }
}
