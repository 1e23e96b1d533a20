extension DiagnosticCode {
  static let options: [DiagnosticCode] = [missingOption, badOption, unknownOption, notBuilt]

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
}
