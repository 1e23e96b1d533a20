extension DiagnosticCode {
  static let retention: [DiagnosticCode] = [noCohort, tooManyCohorts, tooShort, unclearStart]

  public static let noCohort = DiagnosticCode(
    "E0555",
    "No cohort is large enough to be shown, or those that are would give away smaller ones. Use longer periods, or "
      + "lower `min_n` where that is defensible.")
  public static let tooManyCohorts = DiagnosticCode(
    "E0556",
    "The data span more periods than can be followed. Use longer ones, such as `period: quarter`; a single wrong "
      + "date far from the others has the same effect.")
  public static let tooShort = DiagnosticCode(
    "E0557",
    "No cohort has been observed for a whole period after its first, so nothing is known of who stays. "
      + "Use shorter periods, or later data.")
  public static let unclearStart = DiagnosticCode(
    "E0558",
    "Cohorts begin with the first order, or on the day of a column under `start`. The options given do not fit "
      + "together: `end` needs `start`, and `cohort_by` must say the same as they do.")
}
