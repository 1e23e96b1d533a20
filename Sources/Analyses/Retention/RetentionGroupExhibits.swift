import Figures
import Findings
import Formats
import Statistics

/// The averages of groups as curves, and in a table with their differences.
struct RetentionGroupExhibits {
  let groups: RetentionGroups
  let result: RetentionResult
  let wording: Wording
  /// The column as readers know it.
  let column: String
  let ageLabel: Phrase

  var all: [Exhibit] { [figure, table] }

  private var title: String { wording(.retentionByTitle, ["column": .text(midSentence(column))]) }

  private var figure: Exhibit {
    let end = max(2, groups.oldest)
    let ages = Axis.niceTicks(1...Double(end), count: 8).filter {
      $0 >= 1 && $0.rounded() == $0 && $0 <= Double(groups.oldest)
    }
    let curves = groups.groups.enumerated().map { index, group -> Curve in
      let cells = (1...group.table.oldest).compactMap { age in
        group.table.average(age: age).map { (Double(age), $0) }
      }
      return Curve(
        points: cells.map { Point($0.0, $0.1.value) },
        band: cells.map {
          (x: $0.0, low: $0.1.interval.lowerBound, high: $0.1.interval.upperBound)
        }, tone: .series(index), label: group.label)
    }
    let top = curves.flatMap { $0.points.map { $0.y } }.max() ?? 1
    let ticks = Axis.niceTicks(0...top)
    return Exhibit(
      id: "by", title: title,
      subtitle: wording(
        .retentionBySubtitle,
        [
          "n": .count(groups.groups.reduce(0) { $0 + $1.customers }),
          "level": .text(wording.level(result.confidence)),
        ]),
      content: .figure(
        Figure(
          Panel(
            x: Axis(
              .linear(1...Double(end)),
              ticks: ([1] + ages.filter { $0 > 1 }).map { Axis.Tick($0, wording.number($0, .num0)) },
              label: wording(ageLabel)),
            y: Axis(
              .linear(0...(ticks.last ?? top)), ticks: ticks.map { Axis.Tick($0, wording.number($0, .pct0)) },
              hasGrid: true),
            marks: curves), height: 180)), alt: alt)
  }

  private var alt: String {
    let age = result.unit.words(groups.age, wording)
    let parts = groups.groups.compactMap { group in
      group.table.average(age: groups.age).map { cell in
        wording(
          .labelled,
          ["label": .text(group.label), "value": .text(wording.number(cell.value, .pct1))])
      }
    }
    return "\(title), \(age). " + parts.joined(separator: wording(.clauseSeparator)) + "."
  }

  /// How the groups differ at the last age of all; `nil` where there is nothing to compare.
  var remark: String? {
    let tested = groups.differences.filter { $0.pValue != nil }
    guard let largest = tested.max(by: { (abs($0.value), $1.group) < (abs($1.value), $0.group) }) else {
      return nil
    }
    let isFound = (largest.pValue ?? 1) < 1 - result.confidence.level
    return wording(
      isFound ? .retentionByFound : .retentionByNone,
      [
        "age": .text(result.unit.words(groups.age, wording)),
        "group": .text(groups.groups[largest.group].label), "first": .text(groups.groups[0].label),
        "difference": .number(largest.value, .pp1),
        "interval": .text(
          wording.interval(largest.interval.lowerBound, largest.interval.upperBound, .pp1)),
        "level": .text(wording.level(result.confidence)), "tests": .count(tested.count),
        "p": .number(largest.pValue ?? 1, .pvalue),
      ])
  }

  private var table: Exhibit {
    let ages = [1, 3, 6, 12].filter { $0 < groups.age } + [groups.age]
    let interval = wording(.intervalHeader, ["level": .text(wording.level(result.confidence))])
    var columns = [
      ResultTable.Column("group", header: column, alignment: .leading),
      ResultTable.Column("customers", header: wording(.customersHeader)),
    ]
    columns += ages.map { ResultTable.Column("retention_\($0)", header: "\($0)", spanner: wording(ageLabel)) }
    columns += [
      ResultTable.Column("interval", header: interval),
      ResultTable.Column("difference", header: wording(.retentionByDifference)),
      ResultTable.Column("difference_interval", header: interval),
      ResultTable.Column("p", header: wording(.retentionByP)),
    ]
    let rows = groups.groups.enumerated().map { index, group -> ResultTable.Row in
      let cells = ages.map { age -> ResultTable.Cell in
        group.table.average(age: age).map { .value(result.value($0)) } ?? .empty
      }
      let last: ResultTable.Cell =
        group.table.average(age: groups.age).map { .interval(result.value($0)) } ?? .empty
      let difference = groups.differences.first { $0.group == index }
      let value = difference.map {
        Value($0.value, .pp1, $0.interval, result.confidence, n: group.customers)
      }
      return ResultTable.Row(
        [.text(group.label), .count(group.customers)] + cells + [
          last, value.map { .value($0) } ?? .empty, value.map { .interval($0) } ?? .empty,
          difference?.pValue.map { .text(wording.bareProbability($0)) } ?? .empty,
        ])
    }
    return Exhibit(
      id: "groups", title: title,
      subtitle: wording(
        .retentionByTableSubtitle,
        [
          "age": .text(result.unit.words(groups.age, wording)), "first": .text(groups.groups[0].label),
        ]),
      content: .table(ResultTable(columns: columns, rows: rows)), alt: alt, note: note, isSupplementary: true)
  }

  private var note: String {
    var note = wording(groups.differences.isEmpty ? .retentionByNoteRevenue : .retentionByNote)
    if !groups.hidden.labels.isEmpty {
      note +=
        " "
        + wording(
          .retentionByHidden,
          [
            "names": .text(groups.hidden.labels.joined(separator: ", ")),
            "n": .count(groups.hidden.customers),
          ])
    }
    return note
  }
}
