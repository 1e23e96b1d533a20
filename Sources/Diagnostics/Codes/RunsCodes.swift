extension DiagnosticCode {
  static let runs: [DiagnosticCode] = [badModel, badPopulation, unsupportedClaim, unknownOnly]

  public static let badModel = DiagnosticCode(
    "E0540",
    "The model cannot be trained on these data, or may not be: too few customers left, nothing to learn from, or a "
      + "column that gives the outcome away. A report without its model is not published.")
  public static let badPopulation = DiagnosticCode(
    "E0541", "The data cannot answer what the cell asks of them.")
  public static let unsupportedClaim = DiagnosticCode(
    "W0542",
    "The claim behind a takeaway does not hold: the interval of the contrast does not exclude the bound, so the "
      + "neutral title is printed. With --strict this stops the report.")
  public static let unknownOnly = DiagnosticCode(
    "E0543", "`--only` names a cell that the spec does not have.")
}
