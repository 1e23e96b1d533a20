/// One thing the author should know: what, where, and what to do about it.
///
/// The message names the thing in quotes, says what is wrong in the present tense and has no full stop. It never
/// contains a customer's value.
public struct Diagnostic: Error, Sendable, Hashable {
  public enum Severity: String, Sendable { case error, warning }

  public let severity: Severity
  public let code: DiagnosticCode
  public let message: String
  public let place: Place?
  /// A suggestion shown beside the caret, such as "did you mean 'horizons'?".
  public let hint: String?
  /// A command that tells more, such as "tenure cells survival".
  public let see: String?

  public init(
    _ severity: Severity, _ code: DiagnosticCode, _ message: String, at place: Place?, hint: String? = nil,
    see: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.hint = hint
    self.see = see
  }

  public static func error(
    _ code: DiagnosticCode, _ message: String, at place: Place?, hint: String? = nil, see: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, code, message, at: place, hint: hint, see: see)
  }

  public static func warning(
    _ code: DiagnosticCode, _ message: String, at place: Place?, hint: String? = nil, see: String? = nil
  ) -> Diagnostic {
    Diagnostic(.warning, code, message, at: place, hint: hint, see: see)
  }
}
