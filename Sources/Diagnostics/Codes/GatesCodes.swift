extension DiagnosticCode {
  static let gates: [DiagnosticCode] = [
    brokenExpectation, staleData, ageingData, doubtfulData,
  ]

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
  public static let doubtfulData = DiagnosticCode(
    "W0603",
    "The data do not keep what a line of 'expect' with `severity: warn` says of them. The report is published; a "
      + "`quality` cell tells it to its readers.")
}
