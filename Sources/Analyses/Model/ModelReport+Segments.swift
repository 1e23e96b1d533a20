import Findings
import Formats
import Models
import Statistics

extension ModelReport {
  /// How scores do within groups: ranking against everyone else, and whether they are chances there too.
  func segments(_ columns: [JudgedColumn], minimum: Int) -> ModelPart {
    var part = ModelPart()
    let tested = columns.flatMap { column in
      column.groups.filter { $0.count >= minimum }.map { (column: column, group: $0) }
    }
    let gaps = Correction.holm.adjusted(tested.map { $0.group.calibrationPValue })
    let ranks = Correction.holm.adjusted(tested.map { weakness($0.group)?.pValue ?? 1 })
    var rows: [ResultTable.Row] = []
    var weak: [String] = []
    for (index, (column, group)) in tested.enumerated() {
      let name = JudgedColumn.words(group.name, wording)
      let isMiscalibrated = gaps[index] < 1 - confidence.level
      let ranksWorse = ranks[index] < 1 - confidence.level && (weakness(group)?.value ?? 0) < 0
      if isMiscalibrated || ranksWorse { weak.append("\(name) (\(column.label))") }
      values(of: group, address: column.address(group.name), into: &part)
      rows.append(
        segmentRow(
          column, group, name, verdict(ranksWorse: ranksWorse, isMiscalibrated: isMiscalibrated)))
    }
    let left = columns.flatMap { column in
      column.groups.filter { $0.count < minimum }.map {
        "\(JudgedColumn.words($0.name, wording)) (\(column.label))"
      }
    }
    part.exhibits = [segmentTable(rows, minimum: minimum, left: left)]
    part.caveats = [
      weak.isEmpty
        ? Caveat(code: "no_weak_segment", text: wording(.caveatNoWeakSegment, ["n": .count(tested.count)]))
        : Caveat(
          code: "weak_segments",
          text: wording(.caveatWeakSegments, ["names": .text(weak.joined(separator: ", "))]))
    ]
    return part
  }

  /// The group's AUC less that of everyone else: other customers, so independent.
  private func weakness(_ group: GroupJudgement) -> Estimate? {
    guard let own = group.ranking, let rest = group.rankingOfRest else { return nil }
    return own.auc - rest.auc
  }

  private func ranking(_ group: GroupJudgement) -> Value {
    guard let ranking = group.ranking else {
      return Value(absent: wording(.modelOneOutcome), format: .num3, n: group.count)
    }
    let range = ranking.auc.interval(confidence)
    return Value(
      ranking.auc.value, .num3, Swift.max(0, range.lowerBound)...Swift.min(1, range.upperBound), confidence,
      n: group.count)
  }

  private func gap(_ group: GroupJudgement) -> Value {
    let range = group.observed.interval(confidence)
    return Value(
      group.gap, .pp1, range.lowerBound - group.meanScore...range.upperBound - group.meanScore, confidence,
      n: group.count)
  }

  private func values(of group: GroupJudgement, address: String, into part: inout ModelPart) {
    part.add("segment_auc", ranking(group), group: address)
    part.add("segment_gap", gap(group), group: address)
  }

  private func verdict(ranksWorse: Bool, isMiscalibrated: Bool) -> String {
    switch (ranksWorse, isMiscalibrated) {
    case (true, true): wording(.modelWeakBoth)
    case (true, false): wording(.modelWeakRanking)
    case (false, true): wording(.modelWeakCalibration)
    case (false, false): "–"
    }
  }

  private func segmentRow(
    _ column: JudgedColumn, _ group: GroupJudgement, _ name: String, _ verdict: String
  ) -> ResultTable.Row {
    let auc = ranking(group)
    let gap = gap(group)
    return ResultTable.Row(
      [
        .text(name), .count(group.count), .value(Value(group.observed, .pct1, confidence)),
        .value(Value(group.meanScore, .pct1, n: group.count)), .value(gap), .interval(gap), .value(auc),
        auc.interval == nil ? .empty : .interval(auc), .text(verdict),
      ], group: column.label)
  }

  private func segmentTable(_ rows: [ResultTable.Row], minimum: Int, left: [String]) -> Exhibit {
    let interval = wording(.intervalHeader, ["level": .text(wording.level(confidence))])
    let table = ResultTable(
      columns: [
        ResultTable.Column("group", header: wording(.modelGroup), alignment: .leading),
        ResultTable.Column("customers", header: wording(.customersHeader)),
        ResultTable.Column("left", header: wording(.modelShareLeft)),
        ResultTable.Column("mean_score", header: wording(.modelMeanScore)),
        ResultTable.Column("gap", header: wording(.modelGap)),
        ResultTable.Column("gap_interval", header: interval),
        ResultTable.Column("auc", header: wording(.modelAUCShort)),
        ResultTable.Column("auc_interval", header: interval),
        ResultTable.Column("weak", header: wording(.modelWeak), alignment: .leading),
      ], rows: rows)
    var note = wording(.modelSegmentsNote, ["min": .count(minimum)])
    if !left.isEmpty {
      note += " " + wording(.modelSegmentsSmall, ["names": .text(left.joined(separator: ", "))])
    }
    return Exhibit(
      id: "segments", title: wording(.modelSegmentsTitle), subtitle: subtitle, content: .table(table),
      alt: wording(.modelSegmentsTitle), note: note)
  }
}
