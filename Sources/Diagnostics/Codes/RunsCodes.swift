extension DiagnosticCode {
  static let runs: [DiagnosticCode] = [
    badPopulation, unjudgedFreshness, unaddressable, unsupportedClaim, unknownOnly,
  ]

  public static let badPopulation = DiagnosticCode(
    "E0541", "The data cannot answer what the cell asks of them.")
  public static let unsupportedClaim = DiagnosticCode(
    "W0542",
    "The claim behind a takeaway does not hold: the interval of the contrast does not exclude the bound, so the "
      + "neutral title is printed. With --strict this stops the report.")
  public static let unknownOnly = DiagnosticCode(
    "E0543", "`--only` names a cell that the spec does not have.")
  public static let unaddressable = DiagnosticCode(
    "E0544",
    "Groups are addressed by their labels in snake_case: `rmst.month_to_month`. A label without any letter or digit, "
      + "or two labels that differ in punctuation only, cannot be told apart.")
  public static let unjudgedFreshness = DiagnosticCode(
    "W0545",
    "The age of data is counted to the report's date, never to the clock, so that the same inputs give the same "
      + "report. Without `period`, `as_of` or --as-of that date is the newest day in the data themselves.")
}
