extension DiagnosticCode {
  static let commands: [DiagnosticCode] = [internalFault, unknownOutput, strictGate]

  public static let strictGate = DiagnosticCode(
    "E0610", "With --strict every warning stops the report: nothing is published, and the exit code is 3.")
  public static let unknownOutput = DiagnosticCode("E0801", "`--to` takes pdf, html and csv.")
  public static let internalFault = DiagnosticCode(
    "E0899", "This is our own mistake, not yours. Nothing was published; please report it with the spec.")
}
