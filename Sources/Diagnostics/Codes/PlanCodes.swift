extension DiagnosticCode {
  static let plans: [DiagnosticCode] = [
    badSuppressionList, emptyOutreach, planMismatch, nothingToPlan, unreachableLimit, unmeasuredArm,
    uncalibratedScores,
  ]

  public static let badSuppressionList = DiagnosticCode(
    "E0530",
    "The list of those who must not be contacted cannot be read. It is a CSV with a header and a column of ids, "
      + "named like the ids of the customers. Nothing is published, since somebody could be contacted who opted out."
  )
  public static let emptyOutreach = DiagnosticCode(
    "E0531",
    "No customer is left to contact: no action pays, or nobody may be contacted. "
      + "Add `allow_empty: true` to the outreach cell if that is fine.")
  public static let planMismatch = DiagnosticCode(
    "E0532",
    "The outreach list does not add up to the plan it comes from. This is a mistake of the program: nothing is "
      + "published, since marketing and the report would disagree.")
  public static let nothingToPlan = DiagnosticCode(
    "E0533",
    "Nobody is still here with a score, a tenure and a revenue, so there is nobody to plan for.")
  public static let unreachableLimit = DiagnosticCode(
    "E0534",
    "No choice of actions was found that keeps every capacity and quota of a `roi` cell within its budget. Ask for "
      + "fewer customers of a group, allow more, or raise the budget.")
  public static let unmeasuredArm = DiagnosticCode(
    "E0538",
    "An action takes its effect from an experiment, which measured no arm of that name, or which the `roi` cell does "
      + "not name under `experiment`.")
  public static let uncalibratedScores = DiagnosticCode(
    "E0539",
    "The scores that a `roi` cell weighs are not calibrated: the interval of their calibration slope excludes 1, so the "
      + "money it would expect is wrong, and the cell asks for `uncalibrated: refuse`. Add `calibrate:` to the model."
  )
}
