extension DiagnosticCode {
  static let messages: [DiagnosticCode] = [badMessageTemplate, unsayable]

  public static let badMessageTemplate = DiagnosticCode(
    "E0586",
    "A template of messages cannot be used: it names a value that nobody has, misses a part, or is longer than a "
      + "subject, a body or an SMS may be. Known values are offer, until, sender, unsubscribe, and the personal columns "
      + "that the cell lists under `merge`; those may be missing, so a text with one needs a second wording without it."
  )
  public static let unsayable = DiagnosticCode(
    "E0587",
    "A message names something that this report does not have, such as a last day where the report has no date, or is "
      + "longer with the plan's own words than it may be. Change the template, or give the report what it lacks."
  )
}
