import Commands
import Synchronization

/// A terminal that keeps what it is told.
final class RecordingTerminal: Terminal {
  let isInteractive: Bool
  let colour = false
  private let lines = Mutex<(printed: [String], messages: [String])>(([], []))

  init(isInteractive: Bool = false) { self.isInteractive = isInteractive }

  var printed: String { lines.withLock { $0.printed.joined(separator: "\n") } }
  var messages: String { lines.withLock { $0.messages.joined(separator: "\n") } }

  func print(_ text: String) { lines.withLock { $0.printed.append(text) } }
  func message(_ text: String) { lines.withLock { $0.messages.append(text) } }
}

/// How a command ended and what it said.
struct Outcome: Sendable {
  let exit: ExitCode
  /// Standard output.
  let printed: String
  /// Standard error.
  let messages: String

  /// The lines that state a mistake or a warning, with their places.
  var findings: [String] {
    messages.split(separator: "\n").map(String.init).filter {
      $0.contains("error[") || $0.contains("warning[")
    }
  }
}
