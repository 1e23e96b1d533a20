extension DiagnosticCode {
  static let options: [DiagnosticCode] = [
    missingOption, badOption, unknownOption, notBuilt, unknownParameter, badParameter, parameterMissing,
    valueInOption, newerSpec, openPlaceholder, badCellID, sameCellID, unknownKind, unknownData, unknownModel,
    unknownColumn, wrongColumn, undeclaredRole, unknownCell, cellCircle, fileUnreadable, noSeed, noClaim,
    unusedData, unusedModel, noComparison,
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

  public static let badCellID = DiagnosticCode(
    "E0220",
    "Ids of cells are in snake_case: a lower case letter, then lower case letters, digits and underscores. They name "
      + "values, files and anchors, so they cannot hold anything else.")
  public static let sameCellID = DiagnosticCode(
    "E0221", "Two cells have the same id, so an address would have two meanings. Rename one of them.")
  public static let unknownKind = DiagnosticCode(
    "E0222", "There is no cell of this kind. `tenure cells` lists the kinds.")
  public static let unknownData = DiagnosticCode(
    "E0223", "No data set of this name is declared under `data:`, or it is not one of customers.")
  public static let unknownModel = DiagnosticCode(
    "E0224",
    "No model of this name is declared under `models:`, or it is trained on other data than the cell uses.")
  public static let unknownColumn = DiagnosticCode(
    "E0225", "The file has no column of this name. Names are taken as the header has them, capitals included."
  )
  public static let wrongColumn = DiagnosticCode(
    "E0226", "The column holds something else than what is asked for here, going by the start of the file.")
  public static let undeclaredRole = DiagnosticCode(
    "E0227",
    "The cell needs a column that its data set does not declare: `tenure`, `churned` or `revenue`. Name it under "
      + "`data:`.")
  public static let unknownCell = DiagnosticCode(
    "E0228", "No cell has this id, or it is of another kind than the one needed here.")
  public static let cellCircle = DiagnosticCode(
    "E0229",
    "Cells use each other in a circle, so none of them can come first. Take one of the uses out; the message lists "
      + "them in order.")
  public static let fileUnreadable = DiagnosticCode(
    "E0230",
    "A file that the spec names cannot be read. Paths are relative to the folder that holds `reports/`, else to the "
      + "spec's own folder.")
  public static let noSeed = DiagnosticCode(
    "E0231",
    "Something in the report is drawn at random (folds, arms, starts), and the same spec must give the same report. "
      + "Add `seed:` with any whole number.")
  public static let noClaim = DiagnosticCode(
    "E0232",
    "A takeaway states a finding, so it needs a `claim` that says when it is true, and a neutral `title` for when it "
      + "is not. A claim without a takeaway decides nothing.")
  public static let unusedData = DiagnosticCode(
    "W0233", "The data set is declared and no cell or model uses it. It is not loaded.")
  public static let unusedModel = DiagnosticCode(
    "W0234", "The model is declared and no cell uses it. It is not trained.")
  public static let noComparison = DiagnosticCode(
    "W0235",
    "`:delta` and `:previous` compare with an earlier bundle, and the report has no `compare_to`; they always print "
      + "as words.")
}
