extension DiagnosticCode {
  static let training: [DiagnosticCode] = [resampled, noTime]

  public static let resampled = DiagnosticCode(
    "E0524",
    "Many customers who left repeat another row in every column, and those who stayed do not: rows were drawn again "
      + "before they came here. Copies of one customer would stand on both sides of a fold, and every measure would be "
      + "of what the model had seen. Give the rows as they were, and resample inside the folds with `resample:`."
  )
  public static let noTime = DiagnosticCode(
    "E0525",
    "A model split in time needs rows of several days: earlier ones to learn from, later ones to be judged by."
  )
}
