extension DiagnosticCode {
  static let options: [DiagnosticCode] = [
    missingOption, badOption, unknownOption, notBuilt, unknownParameter, badParameter, parameterMissing,
    valueInOption, newerSpec, openPlaceholder,
  ]

  public static let missingOption = DiagnosticCode(
    "E0201", "A cell needs this option and it is not given. `tenure cells KIND` lists the options of a kind.")
  public static let badOption = DiagnosticCode(
    "E0202",
    "An option has a value of the wrong type or out of range. `tenure cells KIND` lists what is allowed.")
  public static let unknownOption = DiagnosticCode(
    "E0203",
    """
    No option has this name here, so it would have no effect. Often it is a typing mistake, or it stands one level \
    too deep or too high. `tenure cells KIND` lists the options of a kind.
    """)
  public static let notBuilt = DiagnosticCode(
    "E0204",
    """
    This option or kind is planned, and this version does not have it yet. It is not passed over in silence, since \
    the report would then not be what its spec says. Remove it for now.
    """)

  public static let unknownParameter = DiagnosticCode(
    "E0211",
    "A name after `params.` or `-P` is not declared under `params:`. Declare it there, or mend the name.")
  public static let badParameter = DiagnosticCode(
    "E0212",
    "The value of a parameter breaks what its declaration asks: its type, pattern, choices, min or max. Nothing "
      + "is read before all parameters are right.")
  public static let parameterMissing = DiagnosticCode(
    "E0213", "A parameter without a default must be set with -P.")
  public static let valueInOption = DiagnosticCode(
    "E0214",
    "Options are read before any cell runs, so `{{ }}` in them can hold parameters only. Values of cells belong in "
      + "text, takeaways, claims and notes.")
  public static let newerSpec = DiagnosticCode(
    "E0215", "The spec is of a newer format than this program reads. Install a newer tenure.")
  public static let openPlaceholder = DiagnosticCode(
    "E0216", "`{{` starts a placeholder and `}}` ends it; the end is missing.")
}
