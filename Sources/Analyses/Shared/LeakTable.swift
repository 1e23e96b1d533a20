import Findings
import Formats
import Models
import Populations

/// What may give away the outcome, as a table for readers.
struct LeakTable {
  private let report: LeakReport
  private let roles: Roles
  private let wording: Wording

  init(_ report: LeakReport, _ roles: Roles, _ wording: Wording) {
    self.report = report
    self.roles = roles
    self.wording = wording
  }

  /// Without a sign it says in one row that there is none.
  var exhibit: Exhibit {
    var rows = report.leaks.map { leak in
      ResultTable.Row([
        .text(leak.column.map { label($0) } ?? wording(.leakAllRows)), .text(words(of: leak)),
        leak.kind == .name ? .empty : .value(Value(leak.measure, Self.format(leak.kind), n: report.rows)),
        .text(wording(leak.isSevere ? .dataBad : .dataLook)),
      ])
    }
    if rows.isEmpty {
      rows = [
        ResultTable.Row([
          .text(wording(.leakAllRows)), .text(wording(.leakNone)), .empty, .text(wording(.dataOK)),
        ])
      ]
    }
    return Exhibit(
      id: "leaks", title: wording(.dataLeaksTitle),
      subtitle: wording(
        .dataLeaksSubtitle, ["n": .count(report.rows), "features": .count(report.features.count)]),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("column", header: wording(.dataColumn), alignment: .leading),
            ResultTable.Column("sign", header: wording(.dataLeakSign), alignment: .leading),
            ResultTable.Column("measure", header: wording(.dataLeakMeasure)),
            ResultTable.Column("verdict", header: wording(.dataVerdict), alignment: .leading),
          ], rows: rows)), alt: wording(.dataLeaksTitle), isSupplementary: true)
  }

  private func label(_ column: String) -> String { roles.readerLabel(of: column, wording) }

  private func words(of leak: Leak) -> String {
    let others = leak.others.map { midSentence(label($0)) }.joined(separator: " · ")
    let phrase: Phrase =
      switch leak.kind {
      case .identifier: .leakIdentifier
      case .name: .leakName
      case .presence: .leakPresence
      case .tooGood: .leakTooGood
      case .identity: .leakProduct
      case .copy: .leakCopy
      case .followUp: .leakFollowUp
      case .targetEncoded: .leakEncoded
      case .duplicates: .leakDuplicates
      case .oversampled: .leakOversampled
      case .interpolated: .leakInterpolated
      case .balanced: .leakBalanced
      }
    return wording(phrase, ["others": .text(others)])
  }

  private static func format(_ kind: Leak.Kind) -> Format {
    switch kind {
    case .tooGood, .identity, .copy, .followUp: .num3
    default: .pct1
    }
  }
}
