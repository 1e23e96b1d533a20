import Analyses
import Diagnostics
import Documents
import Findings
import Formats
import Hashing
import Loading
import Populations

/// The finished document and its provenance, from a bound plan and what its cells found.
struct ReportAssembly {
  let document: Document
  let provenance: Provenance
  /// Claims that do not hold.
  let warnings: Problems

  init(
    _ bound: BoundPlan, _ request: RenderRequest, _ outcome: PlanRun.Outcome, _ wording: Wording
  ) throws(Problems) {
    let spec = bound.plan.spec
    let resolver = ReportResolver(
      findings: outcome.findings, previous: Self.previous(bound), parameters: spec.parameters,
      wording: wording)
    var words = WordsEvaluation(resolver, wording)
    let ran = bound.plan.cells.filter { cell in
      if case .analysis = cell.work { outcome.findings[cell.id] != nil } else { request.only.isEmpty }
    }
    var cells = ran.map { words.finished($0, outcome.findings[$0.id]) }
    try words.problems.throwIfErrors()
    provenance = ReportProvenance(bound, request, outcome).provenance
    let facts = AppendixGathering(bound, outcome, wording, provenance).facts
    let appendix = AppendixBuilder(wording: wording)
    cells = cells.map { cell in
      guard case .appendix(let parts, _) = cell.body else { return cell }
      return cell.with(.appendix(parts, appendix.finding(parts, facts, cells)))
    }
    let sections = DocumentBuilder(wording: wording).sections(cells, facts)
    document = Document(
      id: spec.id.value, title: spec.title, period: bound.period, member: BoundPlan.member,
      asOf: bound.asOf, wording: wording, cover: Self.cover(bound, wording),
      sections: sections,
      extracts: cells.flatMap { $0.finding?.extracts ?? [] },
      texts: cells.flatMap { $0.finding?.texts ?? [] }, cells: Self.records(cells))
    warnings = words.problems
  }

  private static func previous(_ bound: BoundPlan) -> [String: ReportResolver.PreviousMeasures] {
    var found: [String: ReportResolver.PreviousMeasures] = [:]
    for cell in bound.plan.cells {
      guard let previous = bound.previous(of: cell.id) else { continue }
      found[cell.id] = ReportResolver.PreviousMeasures(
        values: previous.values.mapValues {
          ReportResolver.PreviousMeasures.Record(number: $0.number, low: $0.low, high: $0.high, n: $0.n)
        })
    }
    return found
  }

  private static func records(_ cells: [FinishedCell]) -> [CellRecord] {
    cells.compactMap { cell in
      guard let finding = cell.finding else { return nil }
      let isWarned = !(cell.takeaway?.holds ?? true)
      return CellRecord(id: cell.id, kind: cell.kind, status: isWarned ? .warned : .ok, finding: finding)
    }
  }

  private static func cover(_ bound: BoundPlan, _ wording: Wording) -> [String] {
    var lines: [String] = []
    // The same customers a second time.
    let present = bound.plan.data.compactMap { $0.now?.value }
    for data in bound.plan.data where !present.contains(data.name.value) {
      guard let dataset = bound.datasets[data.name.value] else { continue }
      let counted: Phrase = dataset.population.roles.orders == nil ? .coverRows : .coverOrders
      lines.append(wording(counted, ["n": .count(dataset.source.rows)]))
      lines += dataset.quality.checkLines(wording)
    }
    if let earlier = bound.earlier.first {
      lines.append(wording(.coverCompared, ["period": .text(wording.period(earlier.period.text))]))
    }
    switch bound.plan.spec.audience {
    case .executive: lines.append(wording(.audienceExecutive))
    case .analyst: lines.append(wording(.audienceAnalyst))
    case .marketing: lines.append(wording(.audienceMarketing))
    }
    return lines
  }
}

extension DataQuality {
  /// How many expectations the data keep, and how many they do not: those that only warn do not stop a report.
  func checkLines(_ wording: Wording) -> [String] {
    let kept = expectations.count { $0.isKept }
    let counts: [(Phrase, Int)] = [(.coverChecks, kept), (.coverChecksBroken, expectations.count - kept)]
    return counts.filter { $0.1 > 0 }.map { wording($0.0, ["n": .count($0.1)]) }
  }
}
