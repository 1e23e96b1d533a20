extension DiagnosticCode {
  static let data: [DiagnosticCode] = [
    emptyFile, badHeader, raggedRow, brokenText, badQuote, manyFaults, unreadableFile, brokenArchive,
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
}
