extension DiagnosticCode {
  static let options: [DiagnosticCode] = [missingOption, badOption]

  public static let missingOption = DiagnosticCode(
    "E0201", "A cell needs this option and it is not given. `tenure cells KIND` lists the options of a kind.")
  public static let badOption = DiagnosticCode(
    "E0202",
    "An option has a value of the wrong type or out of range. `tenure cells KIND` lists what is allowed.")
}
