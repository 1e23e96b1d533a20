extension DiagnosticCode {
  static let training: [DiagnosticCode] = [resampled, noTime, noOutcomeWindow]

  public static let resampled = DiagnosticCode(
    "E0524",
    "Many customers who left repeat another row in every column, and those who stayed do not: rows were drawn again "
      + "before they came here. Copies of one customer would stand on both sides of a fold, and every measure would be "
      + "of what the model had seen: on the public Telco file SMOTE-ENN before the folds gives trees an AUC of .994, the "
      + "same inside the folds .833, and none at all .829. Give the rows as they were, and resample inside the folds with "
      + "`resample:`."
  )
  public static let noTime = DiagnosticCode(
    "E0525",
    "A model split in time needs rows of several days: earlier ones to learn from, later ones to be judged by."
  )
  public static let noOutcomeWindow = DiagnosticCode(
    "E0526",
    "Customers made of orders need a window of orders before `features_until` to describe them by, and a whole window "
      + "after it and its gap to see who ordered again. The message says which of the two the orders do not cover."
  )
}
