import Findings
import Formats
import Messaging

/// What each group is told: the template that fits it, or a draft that passed every check.
struct MessageWriting {
  /// In the order of the audience's groups.
  let texts: [MessageTexts]
  /// Whether a language model put them in words.
  let isDrafted: [Bool]
  /// How many groups have no draft although one was asked for, by reason.
  let failures: [(reason: DraftFailure, groups: Int)]
  /// Drafts that were used, for the manifest.
  let sources: [TextFile]

  init(
    _ cell: MessageAnalysis, _ file: MessageFile, _ audience: MessageAudience, _ context: AnalysisContext
  ) {
    var texts = audience.groups.map { group in
      // A file without a message for all others was refused when it was read.
      file.message(action: group.action, persona: group.persona, hasOffer: group.offer != nil)
        .map { MessageTexts($0) }
        ?? MessageTexts(subject: .init(plain: .init("")), body: .init(""), sms: .init(plain: .init("")))
    }
    var isDrafted = audience.groups.map { _ in false }
    var counts: [DraftFailure: Int] = [:]
    var sources: [TextFile] = []
    if let draft = cell.draft {
      let briefs = zip(audience.groups, texts).map { group, example in
        DraftBrief(
          language: context.wording.language, persona: group.persona, action: group.actionLabel,
          offer: example.namesOffer ? group.offer : nil, reasons: group.reasons, tone: draft.tone,
          example: example, segments: cell.maxSegments)
      }
      let outcomes = context.drafting.outcomes(of: briefs, draft.terms)
      for (index, outcome) in outcomes.enumerated() {
        switch outcome {
        case .accepted(let drafted, let source, let bytes):
          texts[index] = drafted
          isDrafted[index] = true
          if !sources.contains(where: { $0.path == source }) {
            sources.append(TextFile(path: source, bytes: bytes))
          }
        case .failed(let reason): counts[reason, default: 0] += 1
        }
      }
    }
    self.texts = texts
    self.isDrafted = isDrafted
    self.sources = sources
    failures = DraftFailure.allCases.compactMap { reason in counts[reason].map { (reason, $0) } }
  }
}
