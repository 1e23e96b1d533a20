extension DiagnosticCode {
  static let survival: [DiagnosticCode] = [
    entryAfterExit, badWeights, badCauses, strayReference, idleOption,
  ]

  public static let entryAfterExit = DiagnosticCode(
    "E0512",
    "Customers come under observation after they had already gone, so the start of the window, the date of joining "
      + "and the tenure contradict each other. A customer is at risk from entry (exclusive) to tenure (inclusive); "
      + "correct the rows, or the columns that the data set names.")
  public static let badWeights = DiagnosticCode(
    "E0513",
    "Weights are numbers from 0 up, and some of them above 0: a customer counts as that many. Correct the column, or "
      + "leave `weights` out for customers who count alike.")
  public static let badCauses = DiagnosticCode(
    "E0514",
    "The column under `causes` says why those who left did: a category with one to eight reasons, which is not the "
      + "grouping column. Leavers without a reason are told apart by themselves. Merge rare reasons in the data."
  )
  public static let strayReference = DiagnosticCode(
    "E0515",
    "`reference` names the group that others are compared with, so it is a label of the column under `by` whose group "
      + "is large enough to show.")
  public static let idleOption = DiagnosticCode(
    "E0516",
    "The option has no effect beside the others of the cell, which is most likely a mistake: `rho` and `gamma` belong "
      + "to `test: fleming_harrington`, `reference` and `correction` to a cell with `by`, and in `cohorts` effects and "
      + "adjustments of shares to a cell without `outcome`.")
}
