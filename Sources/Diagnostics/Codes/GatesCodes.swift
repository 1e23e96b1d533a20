extension DiagnosticCode {
  static let gates: [DiagnosticCode] = [brokenExpectation, staleData, ageingData]

  public static let brokenExpectation = DiagnosticCode(
    "E0601",
    "The data do not keep what 'expect' says of them. Nothing is published and the exit code is 3; the message "
      + "counts the rows and gives the first lines.")
  public static let staleData = DiagnosticCode(
    "E0602",
    "The newest date of the data is too old for the report's date. Nothing is published and the exit code is 3."
  )
  public static let ageingData = DiagnosticCode(
    "W0602", "The newest date of the data is older than 'warn_after' on the report's date.")
}
