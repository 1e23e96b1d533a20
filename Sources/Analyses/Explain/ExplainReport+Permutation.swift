import Figures
import Findings
import Formats
import Models
import Statistics

extension ExplainReport {
  func drop(_ group: PermutationImportance.Group) -> Value {
    Value(group.drop, .num4, group.overFolds?.interval(confidence), confidence, n: permutation?.rows)
  }

  private func name(_ group: PermutationImportance.Group) -> String {
    group.columns.map { label($0) }.joined(separator: " + ")
  }

  /// A figure of the groups that matter most and a table of all; none unless asked for.
  var permutationExhibits: [Exhibit] {
    guard let permutation, !permutation.groups.isEmpty else { return [] }
    let subtitle = wording(
      .explainPermutationSubtitle,
      [
        "n": .count(permutation.rows), "period": .text(wording.period(context.period)),
        "level": .text(wording.level(confidence)),
      ])
    let note = wording(
      .explainPermutationNote,
      ["repeats": .count(permutation.repeats), "folds": .count(permutation.groups[0].drops.count)])
    return [
      Exhibit(
        id: "permutation", title: wording(.explainPermutationTitle), subtitle: subtitle,
        content: .figure(permutationFigure(Array(permutation.groups.prefix(top)))),
        alt: permutationAlt(permutation.groups), note: note),
      Exhibit(
        id: "permutations", title: wording(.explainPermutationTable), subtitle: subtitle,
        content: .table(permutationTable(permutation.groups)), alt: wording(.explainPermutationTable),
        note: note, isSupplementary: true),
    ]
  }

  private func permutationFigure(_ groups: [PermutationImportance.Group]) -> Figure {
    let bars = groups.enumerated().map { band, group -> Bar in
      let value = drop(group)
      return Bar(
        band: band, value: group.drop, low: value.interval?.low, high: value.interval?.high,
        label: wording.number(group.drop, .num3))
    }
    let low = Swift.min(0, bars.map { $0.low ?? $0.value }.min() ?? 0)
    let high = Swift.max(1e-4, bars.map { $0.high ?? $0.value }.max() ?? 0)
    let ticks = Axis.niceTicks(low...high)
    return Figure(
      Panel(
        x: Axis(
          .linear((ticks.first ?? low)...(ticks.last ?? high)),
          ticks: ticks.map { Axis.Tick($0, wording.number($0, .num2)) },
          label: wording(.explainPermutationAxis), hasGrid: true),
        y: Axis(.band(groups.map { shortName($0) })), marks: [HorizontalBars(bars: bars)]),
      height: 40 + 19 * Double(bars.count))
  }

  /// Long groups by their first two columns and how many more there are.
  private func shortName(_ group: PermutationImportance.Group) -> String {
    guard group.columns.count > 2 else {
      return group.columns.map { short(label($0)) }.joined(separator: " + ")
    }
    return wording(
      .explainAndMore,
      ["first": .text(short(label(group.columns[0]))), "n": .count(group.columns.count - 1)])
  }

  private func permutationAlt(_ groups: [PermutationImportance.Group]) -> String {
    wording(
      .explainPermutationAlt,
      [
        "first": .text(name(groups[0])), "drop": .number(groups[0].drop, .num3),
        "n": .count(groups.count),
      ])
  }

  private func permutationTable(_ groups: [PermutationImportance.Group]) -> ResultTable {
    ResultTable(
      columns: [
        ResultTable.Column("columns", header: wording(.explainDealt), alignment: .leading),
        ResultTable.Column("drop", header: wording(.explainDrop)),
        ResultTable.Column(
          "interval", header: wording(.intervalHeader, ["level": .text(wording.level(confidence))])),
        ResultTable.Column("sd", header: wording(.modelDeviation)),
      ],
      rows: groups.map { group in
        let value = drop(group)
        return ResultTable.Row([
          .text(name(group)), .value(value), value.interval == nil ? .empty : .interval(value),
          .value(Value(group.deviation, .num4, n: permutation?.rows)),
        ])
      })
  }
}
