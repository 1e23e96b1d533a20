extension DiagnosticCode {
  static let models: [DiagnosticCode] = [
    unknownVersion, unusableModel, otherColumns, noVersionInUse, newLevels, noModels,
  ]

  public static let unknownVersion = DiagnosticCode(
    "E0811",
    "Trained models are kept as versions in the state folder. A version is named by the first digits of its hash: as "
      + "many as tell it from the others, at least four. `tenure models list` shows those there are.")
  public static let unusableModel = DiagnosticCode(
    "E0812",
    "The file of a trained model is lost, cut off, damaged, or of a newer program. Nothing is scored with it. Restore "
      + "the file from a backup of the state folder, or train again: the same data, spec and program give the same "
      + "version.")
  public static let otherColumns = DiagnosticCode(
    "E0813",
    "A model scores customers by the columns it was trained on, with the same names and kinds. Columns that a data set "
      + "has more are not used, and levels that are new count as none of the known ones; but a column that is missing, "
      + "of another kind, or not allowed as a feature any more means that the model is for other data.")
  public static let noVersionInUse = DiagnosticCode(
    "E0814",
    "`version: current` is the version that `tenure models use VERSION SPEC` chose for this report, and none was "
      + "chosen in this state folder.")
  public static let newLevels = DiagnosticCode(
    "W0815",
    "A column has levels that a trained model never saw. They count as none of those it knows: the scores of these "
      + "customers come from their other columns. Train again when there are many of them.")
  public static let noModels = DiagnosticCode(
    "E0816", "The spec declares no model under `models:`, so there is nothing to train or to score with.")
}
