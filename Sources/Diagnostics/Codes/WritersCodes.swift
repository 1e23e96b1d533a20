extension DiagnosticCode {
  static let writing: [DiagnosticCode] = [
    templateMissing, templateMalformed, tableTooWide, summaryTooLong, drawingFailed,
  ]

  public static let templateMissing = DiagnosticCode(
    "E0751",
    "A file of the HTML templates cannot be read. They stand in 'templates/' beside the program's reports; copy "
      + "the folder there, or name it.")
  public static let templateMalformed = DiagnosticCode(
    "E0752",
    "An HTML template has a section that is not closed, or a value in a place where no value can be escaped. "
      + "Compare it with the template that came with the program.")
  public static let tableTooWide = DiagnosticCode(
    "E0753",
    "A table does not fit on a page, even in small type on a page turned sideways. Nothing is ever cut off, so "
      + "the report is not written. Shorten the labels of the column that is named, or show fewer columns.")
  public static let summaryTooLong = DiagnosticCode(
    "E0754",
    "The summary has to fit on one page, since it is read instead of the report, and it does not even in smaller "
      + "type. Shorten its text, or move a figure or table to a section of its own.")
  public static let drawingFailed = DiagnosticCode(
    "E0755",
    "The PDF could not be drawn. The message has the drawing library's own words; 'tenure doctor' checks that the "
      + "fonts and libraries are there.")
}
