extension DiagnosticCode {
  static let watching: [DiagnosticCode] = [
    badRowCondition, damagedSource, nothingCompared, oddReference, noPublished, suspectFeature, driftGate,
  ]

  public static let badRowCondition = DiagnosticCode(
    "E0240",
    "A rule under `check` is a condition on the columns of a row: numbers, columns and 'texts' compared with == != < "
      + "<= > >=, reckoned with + - * /, joined by and, or, not. A column whose name is no single word stands in "
      + "`backticks`.")
  public static let damagedSource = DiagnosticCode(
    "W0421",
    "The file looks like a well-known public one by its header or its values, and is not the published file. Copies "
      + "of public data are often re-coded, cut or made up; the message names the columns that differ.")
  public static let nothingCompared = DiagnosticCode(
    "E0595",
    "The two data sets of a `drift` cell have no column in common that can be compared: ids, dates, personal data and "
      + "what is known only after the outcome are left out.")
  public static let oddReference = DiagnosticCode(
    "E0596",
    "The model of a `drift` cell cannot score the current data, since a feature is missing there or holds another "
      + "kind of values. Mend the data, or leave out `model` to watch the columns alone.")
  public static let noPublished = DiagnosticCode(
    "E0598",
    "A cell names a published period that it is compared with, and there is none: no bundle of the report for it with "
      + "these parameters, one in which the cell left nothing to compare with, or a period that does not end before "
      + "this one. With `previous` the latest earlier bundle that has it is taken, and the first period has none."
  )
  public static let suspectFeature = DiagnosticCode(
    "W0597",
    "A feature of the model may tell who left by construction: it was written afterwards, counts the time observed, "
      + "follows from other columns, or names rows. Declare it under `after_outcome` or `not_features`, or keep it "
      + "knowingly.")
  public static let driftGate = DiagnosticCode(
    "E0604",
    "`tenure drift --gate` found evidence that a model should be trained again; the message names the numbers. With "
      + "`--strict` everything but 'ok' fails the gate.")
}
