import Diagnostics
import Reports

/// Messages of a command: diagnostics, progress, remarks; as text or as lines of JSON.
struct Messages: Sendable {
  let terminal: any Terminal
  let isQuiet: Bool
  let isJSON: Bool

  init(_ arguments: Arguments, _ terminal: any Terminal) {
    self.terminal = terminal
    isQuiet = arguments.has(.quiet)
    isJSON = arguments.value(.logFormat) == "json"
  }

  func show(_ problems: Problems) {
    let shown = isQuiet ? Problems(problems.diagnostics.filter { $0.severity == .error }) : problems
    guard !shown.diagnostics.isEmpty else { return }
    let renderer = DiagnosticRenderer(isColored: terminal.colour && !isJSON)
    let text = isJSON ? renderer.jsonLines(of: shown) : renderer.text(of: shown)
    terminal.message(text.hasSuffix("\n") ? String(text.dropLast()) : text)
  }

  /// "1 warning", "2 warnings".
  static func count(of warnings: Problems) -> String {
    let count = warnings.diagnostics.count
    return "\(count) warning\(count == 1 ? "" : "s")"
  }

  func say(_ text: String) {
    guard !isQuiet, !isJSON else { return }
    terminal.message(text)
  }

  var progress: any RunProgress {
    if isQuiet { return NoProgress() }
    return isJSON || terminal.isInteractive ? Lines(terminal: terminal, isJSON: isJSON) : NoProgress()
  }

  /// One line a step, when it is done.
  private struct Lines: RunProgress {
    let terminal: any Terminal
    let isJSON: Bool

    func began(_ step: String) {}

    func ended(_ step: String, seconds: Double, isOK: Bool) {
      if isJSON {
        let status = isOK ? "ok" : "failed"
        terminal.message(#"{"event":"step","step":"\#(step)","status":"\#(status)","seconds":\#(seconds)}"#)
      } else {
        terminal.message("  \(isOK ? "✓" : "✗") \(step)  \(Seconds(seconds).text)")
      }
    }
  }
}
