extension DiagnosticCode {
  static let cohorts: [DiagnosticCode] = [
    withheldReference, noSharedStratum, tooManyPairs, badStratum,
  ]

  public static let withheldReference = DiagnosticCode(
    "E0550",
    "The group under `reference` is too small to show, or is held back so that a smaller one cannot be worked out "
      + "from totals, so nothing can be compared with it. Choose another reference, or lower `min_n`.")
  public static let noSharedStratum = DiagnosticCode(
    "E0551",
    "No level of the column under `adjust` has customers of the groups that are compared, so they cannot be compared "
      + "among like customers. Choose a coarser column.")
  public static let tooManyPairs = DiagnosticCode(
    "E0552",
    "`pairs: all` compares every group with every other, which is more comparisons than one exhibit can show. "
      + "Use a coarser column, or compare with a reference.")
  public static let badStratum = DiagnosticCode(
    "E0553",
    "A column under `adjust` must divide customers into few classes by something other than the groups themselves, "
      + "known before customers leave.")
}
