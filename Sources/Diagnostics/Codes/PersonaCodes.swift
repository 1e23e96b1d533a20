extension DiagnosticCode {
  static let personas: [DiagnosticCode] = [
    badLexicon, shadowedName, unknownSubject, unknownLever, tooFewDistinct, negativeLogged,
  ]

  public static let badLexicon = DiagnosticCode(
    "E0580",
    "A condition of a lexicon of personas cannot be read. It is 'high', 'low' or 'average', 'above 0.5', 'below -1' "
      + "or 'between -0.4 and 0.4' in standard deviations from everyone's average, or, for a flag or a level, "
      + "'mostly' (half or more) or 'rarely' (a tenth or less).")
  public static let shadowedName = DiagnosticCode(
    "E0581",
    "A name of a lexicon can never be given: names are tried from the top, and whoever meets the conditions of this "
      + "one meets those of an earlier one. Move it up, or change its conditions.")
  public static let unknownSubject = DiagnosticCode(
    "E0582",
    "A condition of a lexicon is about something that the data do not have: neither a role (tenure, revenue, churn, "
      + "or one that the cell declares under `roles`), nor a column, nor a level written COLUMN=LEVEL.")
  public static let unknownLever = DiagnosticCode(
    "E0583",
    "A lever is given for a name, or a role for a word, that the lexicon does not use, so it could never be printed. "
      + "Names are those of the lexicon in use, in either language.")
  public static let tooFewDistinct = DiagnosticCode(
    "E0584",
    "More personas are asked for than there are customers who differ in the features at all. Ask for fewer, or add "
      + "features that tell customers apart.")
  public static let negativeLogged = DiagnosticCode(
    "E0585",
    "A logarithm is asked for where values lie below 0. Leave `transform` at auto, which takes logarithms only where "
      + "it can, or leave the column out.")
}
