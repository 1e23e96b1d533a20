extension DiagnosticCode {
  static let drivers: [DiagnosticCode] = [
    noDrivers, tooFewLeavers, refusedDriver, badReference, notConverged, noLogarithm, badSplit,
    unmeasured,
  ]

  public static let noDrivers = DiagnosticCode(
    "E0540",
    "No column is left to explain leaving with: every one is constant, is barred by its role, or says what others "
      + "already say. Name columns under `columns:`.")
  public static let tooFewLeavers = DiagnosticCode(
    "E0547",
    "Fewer customers left than there are coefficients to estimate, so a model would fit chance. Name fewer columns, "
      + "or merge rare levels with `rare: merge`.")
  public static let refusedDriver = DiagnosticCode(
    "E0542",
    "A named column may not be a driver or a stratum: the outcome, the time of following itself, what is known only "
      + "after the outcome, personal and protected columns, dates and free text.")
  public static let badReference = DiagnosticCode(
    "E0548",
    "`reference` names a column that is no category among the drivers, or a level that nobody has; `scale` names a "
      + "column that is no number among them.")
  public static let notConverged = DiagnosticCode(
    "E0549",
    "The likelihood of the model has no maximum that could be found, even with a penalty. Name fewer columns, or "
      + "give a `penalty`.")
  public static let noLogarithm = DiagnosticCode(
    "E0545",
    "Proportional hazards cannot be tested on the logarithm of time where someone left at time 0, nor at all where "
      + "everyone left at the same time. Choose another `ph_transform`, or clean the durations.")
  public static let badSplit = DiagnosticCode(
    "E0546",
    "A period that `split` makes has fewer leavers than there are coefficients. Choose other times, or fewer columns."
  )
  public static let unmeasured = DiagnosticCode(
    "E0537",
    "The accuracy of the model cannot be measured at a time that `horizons` names: nobody had left by then, nobody "
      + "is followed beyond it, or customers came under observation late (windowed data). Choose other times, or leave "
      + "`horizons` out.")
}
