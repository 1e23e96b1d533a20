extension DiagnosticCode {
  static let runs: [DiagnosticCode] = [badPopulation, unsupportedClaim, unknownOnly]

  public static let badPopulation = DiagnosticCode(
    "E0541", "The data cannot answer what the cell asks of them.")
  public static let unsupportedClaim = DiagnosticCode(
    "W0542",
    "The claim behind a takeaway does not hold: the interval of the contrast does not exclude the bound, so the "
      + "neutral title is printed. With --strict this stops the report.")
  public static let unknownOnly = DiagnosticCode(
    "E0543", "`--only` names a cell that the spec does not have.")
}
