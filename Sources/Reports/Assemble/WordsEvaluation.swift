import Diagnostics
import Expressions
import Findings
import Formats
import Specs

/// Puts values into the author's words once every cell has run.
struct WordsEvaluation {
  let resolver: ReportResolver
  let wording: Wording
  private(set) var problems = Problems()

  init(_ resolver: ReportResolver, _ wording: Wording) {
    self.resolver = resolver
    self.wording = wording
  }

  /// The cell as it stands in the document; mistakes in its words are added to `problems`.
  mutating func finished(_ cell: PlannedCell, _ finding: Finding?) -> FinishedCell {
    let body: FinishedCell.Body =
      switch cell.work {
      case .analysis: .finding(finding ?? Finding(ledger: Ledger(rowsIn: 0)))
      case .prose(let template): .prose(markdown(template))
      case .callout(let tone, let template):
        .callout(tone: tone, title: text(cell.words.title), markdown: markdown(template))
      case .appendix(let parts): .appendix(parts, Finding(ledger: Ledger(rowsIn: 0)))
      }
    checkEffects(behind: cell)
    let isCallout = if case .callout = cell.work { true } else { false }
    return FinishedCell(
      id: cell.id, kind: cell.kind, title: isCallout ? nil : text(cell.words.title), takeaway: takeaway(cell),
      note: text(cell.words.note), alt: text(cell.words.alt),
      experiment: text(cell.words.experiment), body: body)
  }

  /// Words of cause and effect that rest on an experiment whose effects were withheld claim what nothing shows.
  private mutating func checkEffects(behind cell: PlannedCell) {
    let cited = cell.spec.node["experiment"]?.scalar ?? cell.id
    guard let finding = resolver.findings[cited], finding.isWithheld else { return }
    for template in cell.words.all + cell.work.templates where !template.causalWords(wording.language).isEmpty
    {
      problems.add(
        .error(
          .causalWords, "words of cause and effect rest on '\(cited)', whose effects are withheld",
          at: cell.spec.id.place, hint: "see the checks of '\(cited)', or say only what was seen"))
      return
    }
  }

  private mutating func takeaway(_ cell: PlannedCell) -> Takeaway? {
    guard let template = cell.words.takeaway, let claim = cell.words.claim else { return nil }
    let verdict = problems.collect { () throws(Problems) in try claim.verdict(resolver, wording) }
    guard let verdict, let text = text(template) else { return nil }
    if verdict != .holds {
      let what =
        verdict == .fails ? "does not hold" : "is not supported: the interval does not exclude the bound"
      problems.add(
        .warning(
          .unsupportedClaim, "the claim of '\(cell.id)' \(what)", at: claim.place,
          hint: "the title is printed"))
    }
    return Takeaway(text: text, holds: verdict == .holds)
  }

  private mutating func text(_ template: Template?) -> String? {
    guard let template else { return nil }
    return problems.collect { () throws(Problems) in try template.text(resolver, wording) }
  }

  private mutating func markdown(_ template: Template) -> String {
    problems.collect { () throws(Problems) in
      try template.text(resolver, wording, escaping: ProseBuilder.escaped)
    } ?? ""
  }
}
