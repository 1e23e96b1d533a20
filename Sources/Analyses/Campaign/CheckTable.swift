import Findings
import Formats
import Statistics

/// Checks of a comparison, each with what was found and whether it is as it should be.
struct CheckTable {
  enum Verdict {
    /// Have a look: it says something of the result.
    case passed, look
    /// No result stands on it.
    case failed

    fileprivate var phrase: Phrase {
      switch self {
      case .passed: .campaignPassed
      case .look: .campaignLook
      case .failed: .campaignFailed
      }
    }
  }

  private let wording: Wording
  private var rows: [ResultTable.Row] = []

  init(_ wording: Wording) { self.wording = wording }

  mutating func add(_ check: Phrase, _ found: String, _ verdict: Verdict) {
    rows.append(ResultTable.Row([.text(wording(check)), .text(found), .text(wording(verdict.phrase))]))
  }

  mutating func add(_ check: Phrase, _ found: String, isFine: Bool) {
    add(check, found, isFine ? .passed : .look)
  }

  /// A test of a table; `nil` where there was nothing to test, since all outcomes are known.
  mutating func add(_ check: Phrase, attrition test: ContingencyTable?) {
    add(check, test.map(words) ?? wording(.campaignKnownOfAll), isFine: (test?.pValue ?? 1) >= 0.05)
  }

  /// Customers left alone who were reached all the same.
  mutating func addReached(_ control: Proportion) {
    add(
      .campaignAlone, wording(.campaignAloneFound, ["share": .number(control.share, .pct1)]),
      isFine: control.successes == 0)
  }

  private func words(_ test: ContingencyTable) -> String {
    wording(
      .campaignSizesFound, ["chi": .number(test.chiSquared, .num2), "p": .number(test.pValue, .pvalue)])
  }

  func exhibit(_ title: Phrase, _ subtitle: Phrase, isSupplementary: Bool = false) -> Exhibit {
    Exhibit(
      id: "checks", title: wording(title), subtitle: wording(subtitle),
      content: .table(
        ResultTable(
          columns: [
            ResultTable.Column("check", header: wording(.campaignCheck), alignment: .leading),
            ResultTable.Column("found", header: wording(.campaignFound), alignment: .leading),
            ResultTable.Column("verdict", header: wording(.campaignVerdict), alignment: .leading),
          ], rows: rows)), alt: wording(title), isSupplementary: isSupplementary)
  }
}
