/// How a command ended, as schedulers read it. An interrupted one ends by the signal itself, which shells show as 130;
/// nothing is caught, since a run may end at any moment without harm.
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
}
