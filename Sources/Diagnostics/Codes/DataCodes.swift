extension DiagnosticCode {
  static let data: [DiagnosticCode] = [
    emptyFile, badHeader, raggedRow, brokenText, badQuote, manyFaults, unreadableFile, brokenArchive,
    absentColumn, wrongColumnKind, impossibleValue, oneClassOnly, missingValues, repeatedID,
    mixedOutcome, moreOutcomes, nothingCancelled, oneOutcome, notSeenNow,
  ]

  public static let emptyFile = DiagnosticCode(
    "E0401", "A data file holds nothing, or a header and no rows. A report needs at least one row.")
  public static let badHeader = DiagnosticCode(
    "E0402",
    "Every column of a data file needs a name of its own in the first line. Messages give the number of the "
      + "column, since a file without a header would have values there.")
  public static let raggedRow = DiagnosticCode(
    "E0403",
    "A row has more or fewer fields than the header. Often a field holds the delimiter and is not in quotes.")
  public static let brokenText = DiagnosticCode(
    "E0404",
    "A data file is not valid UTF-8. Save it as UTF-8; programs on Windows often offer 'CSV UTF-8' beside 'CSV'."
  )
  public static let badQuote = DiagnosticCode(
    "E0405",
    "Quotes are not used as RFC 4180 says: a field that holds quotes, delimiters or line ends stands in quotes "
      + "as a whole, and quotes inside it are doubled. Since quotes decide where rows end, nothing after the "
      + "first wrong one is reported.")
  public static let manyFaults = DiagnosticCode(
    "E0406", "A data file has more faults than are worth listing. Mend the first ones and run again.")
  public static let unreadableFile = DiagnosticCode(
    "E0407",
    "A file that the spec names cannot be read. Paths are relative to the folder that holds 'reports/'.")
  public static let brokenArchive = DiagnosticCode(
    "E0408", "A compressed file is damaged or cut off. Nothing of it is used; copy or make it again.")

  public static let absentColumn = DiagnosticCode(
    "E0409", "The spec names a column that the data file does not have. Names are compared letter by letter.")
  public static let wrongColumnKind = DiagnosticCode(
    "E0410",
    "A column cannot play its part because of what it holds: text where numbers are needed, or numbers where "
      + "days are. A column is text as soon as one of its values is; the message gives the first of them.")
  public static let impossibleValue = DiagnosticCode(
    "E0411", "A duration is negative. Tenure counts from the day a customer joined, so it is 0 or more.")
  public static let oneClassOnly = DiagnosticCode(
    "E0412",
    "Every customer left, or none did, so a model or a cell that compares those who left with those who stayed has "
      + "nothing to compare. Often the value given for 'churned' is not written as in the file. Survival, hazard and "
      + "key figures without a model answer such data.")
  public static let oneOutcome = DiagnosticCode(
    "W0418",
    "Every customer left, or none did. Survival, hazard and key figures say what such data can say; check that the "
      + "value given for 'churned' is written as in the file.")
  public static let missingValues = DiagnosticCode(
    "W0413",
    "Some rows do not say whether the customer left. They count as customers and are left out of everything "
      + "about leaving.")
  public static let repeatedID = DiagnosticCode(
    "E0414",
    "Two rows have the same id, or a row has none. Every row of a customer file is one customer; ids decide "
      + "folds, samples and who is held out.")
  public static let mixedOutcome = DiagnosticCode(
    "E0415",
    "The outcome is spelled in more than one way, such as 'Yes' and 'yes' or 'Yes' and 'Yes '. Only rows that "
      + "hold exactly the value given for 'churned' count as left, so the others would count as stayed.")
  public static let moreOutcomes = DiagnosticCode(
    "W0416",
    "The column that says who left holds more than two values. Every value but the one given for 'churned' "
      + "counts as stayed, such as 'Paused' or 'Unknown'.")
  public static let nothingCancelled = DiagnosticCode(
    "W0417",
    "The spec says how cancelled lines are told apart, and no line of the file is such a one. Often the value is "
      + "not written as in the file; then returns would count as purchases.")
  public static let notSeenNow = DiagnosticCode(
    "W0419",
    "The data set that `now:` names says what is known of customers when the window has ended, and some who are still "
      + "here are not in it. Their scores for the next window rest on what was known when this one began.")
}
