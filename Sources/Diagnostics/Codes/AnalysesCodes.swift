extension DiagnosticCode {
  static let analyses: [DiagnosticCode] = [
    emptyPopulation,
    oneClass,
    allCensored,
    tooFew,
    missingRole,
    unsuitableColumn,
    tooManyLevels,
    oneGroup,
    sameAddress,
    unanswerable,
    missingModel,
    noFeatures,
    leak,
    learnerFailed,
    notAFeature,
  ]

  public static let emptyPopulation = DiagnosticCode(
    "E0501",
    "The cell has no rows to work on: the data set is empty, or every row lacks a value the cell needs. "
      + "Look at the ledger of missing values, and at the condition that restricts the rows.")
  public static let oneClass = DiagnosticCode(
    "E0502",
    "Everyone left, or nobody did, so nothing can be said of what goes with leaving. "
      + "Check the column and the value under `churned`.")
  public static let allCensored = DiagnosticCode(
    "E0503",
    "Nobody left within the time observed, so a survival curve has no steps and no test can be made. "
      + "Check the column and the value under `churned`, or remove the cell.")
  public static let tooFew = DiagnosticCode(
    "E0504",
    "There are fewer rows than the cell needs to say anything reliable. Widen the data, or lower `min_n` "
      + "where that is defensible.")
  public static let missingRole = DiagnosticCode(
    "E0505",
    "The cell needs a role, such as `tenure` or `revenue`, that the data set does not declare. "
      + "Name the column under `data:`.")
  public static let unsuitableColumn = DiagnosticCode(
    "E0506",
    "The cell cannot use this column. A grouping column is a category, a flag or has few whole numbers, and is known "
      + "before customers leave: neither the outcome nor a column under `after_outcome`. `cohorts` cuts numbers into "
      + "groups by `bins`.")
  public static let tooManyLevels = DiagnosticCode(
    "E0507",
    "The grouping column has more levels than can be compared in one exhibit. Use a coarser column.")
  public static let oneGroup = DiagnosticCode(
    "E0508",
    "There are fewer than two groups large enough to compare. Choose another column, or lower `min_n`.")
  public static let sameAddress = DiagnosticCode(
    "E0509",
    "Two labels become the same address, or none: addresses keep lower case letters and digits of ASCII. "
      + "Rename one of the labels in the data.")
  public static let unanswerable = DiagnosticCode(
    "E0510",
    "The data refuse the question, for example because durations are negative. The message names the column.")
  public static let missingModel = DiagnosticCode(
    "E0511",
    "The cell needs scores and names no model. Add `model:` with a name from `models:`.")
  public static let noFeatures = DiagnosticCode(
    "E0520",
    "No column is left for the model to learn from: ids, roles, dates, consents, personal and protected columns, "
      + "those listed under `after_outcome` and `not_features`, long texts and constants are never used.")
  public static let leak = DiagnosticCode(
    "E0521",
    "One column alone ranks those who left above those who stayed with an AUC over .95, which no honest column "
      + "does: it was most likely filled in after customers left. List it under `after_outcome`.")
  public static let learnerFailed = DiagnosticCode(
    "E0522", "A model could not be trained or read; the message has the library's own words.")
  public static let notAFeature = DiagnosticCode(
    "E0523",
    "A column named under `actionable` is not among the columns the model learned from, so it cannot be a reason. "
      + "The appendix lists the features used and left out, with why.")
}
