/// How a command ended, as schedulers read it.
public enum ExitCode: Int32, Sendable {
  /// Published, or nothing wrong; warnings allowed.
  case success = 0
  /// A mistake in a spec, the data or an analysis, nothing published; a mismatch found by `verify` or `diff`.
  case problem = 1
  /// The command line itself is wrong.
  case usage = 2
  /// A gate failed (contract, freshness, `--strict`), nothing published.
  case gate = 3
  /// Our own mistake.
  case fault = 4
  case interrupted = 130
}
