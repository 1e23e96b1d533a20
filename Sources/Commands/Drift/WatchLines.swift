import Findings
import Formats
import Models
import Reports

/// Why a model was trained again, or was not, for a terminal.
struct WatchLines {
  let lines: [String]

  init(_ model: WatchedModel, _ wording: Wording) {
    var lines: [String] = []
    if case .compared(let finding, _) = model.outcome {
      lines += DriftLines(model.name, finding, wording).lines
    }
    lines.append("\(model.name): \(model.isTrained ? "trained" : "not trained"), \(Self.reason(model))")
    if !model.isTrained, let version = model.version {
      lines.append(
        [version.version, "kept", model.name, version.learner, ModelWords.headline(version)].joined(
          separator: "  "))
    }
    self.lines = lines
  }

  private static func reason(_ model: WatchedModel) -> String {
    let version = model.version?.version ?? ""
    switch model.outcome {
    case .first: return "there was no version of it"
    case .sameRows: return "version \(version) learned from these very rows"
    case .otherColumns(let mismatches):
      let shown = mismatches.prefix(3).map { $0.message }.joined(separator: ", ")
      return "the data no longer have the columns of version \(version): \(shown)"
        + (mismatches.count > 3 ? ", and \(mismatches.count - 3) more" : "")
    case .noSummary:
      return "version \(version) keeps no summary of what it learned from; leave out --if-drifted once"
    case .compared(_, let decision):
      let word =
        switch decision {
        case .ok: "ok"
        case .watch: "watch"
        case .retrain: "retrain"
        case nil: "cannot tell"
        }
      return "the decision is '\(word)'"
    }
  }
}
