import Findings
import Formats

/// A cell that has run, with the author's words evaluated: what the document is put together from.
struct FinishedCell: Sendable {
  enum Body: Sendable {
    /// Markdown, with every `{{ }}` already replaced.
    case prose(String)
    case callout(tone: String, title: String?, markdown: String)
    case finding(Finding)
    /// The parts asked for, with the appendix's own tables.
    case appendix([AppendixPart], Finding)
  }

  let id: String
  let kind: String
  /// The neutral title, or a text cell's heading; `nil` for a cell without a heading of its own.
  let title: String?
  /// The finding as a sentence, and whether the data support it.
  let takeaway: Takeaway?
  let note: String?
  /// The author's own alt text for the main exhibit.
  let alt: String?
  /// The experiment that words of cause and effect rest on.
  var experiment: String?
  let body: Body

  var finding: Finding? {
    switch body {
    case .finding(let finding), .appendix(_, let finding): finding
    case .prose, .callout: nil
    }
  }

  /// Key figures and prose stand on the summary page when they come before every other analysis.
  var isSummaryKind: Bool {
    switch body {
    case .prose, .callout: true
    case .finding: kind == "kpis"
    case .appendix: false
    }
  }
}

/// A title that states a finding, with the verdict on its claim.
struct Takeaway: Sendable, Hashable {
  let text: String
  let holds: Bool
}

/// The parts an appendix can have, in the order they stand.
public enum AppendixPart: String, Sendable, CaseIterable {
  case method
  case dataQuality = "data_quality"
  case glossary, provenance
}

extension FinishedCell {
  func with(_ body: Body) -> FinishedCell {
    FinishedCell(
      id: id, kind: kind, title: title, takeaway: takeaway, note: note, alt: alt,
      experiment: experiment, body: body)
  }
}
