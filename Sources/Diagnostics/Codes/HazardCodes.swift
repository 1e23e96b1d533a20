extension DiagnosticCode {
  static let hazards: [DiagnosticCode] = [onePeriod, tooManyPeriods]

  public static let onePeriod = DiagnosticCode(
    "E0535",
    "All time under observation lies in one period, so no period has another to be compared with. Make `period` "
      + "shorter, or wait for more data.")
  public static let tooManyPeriods = DiagnosticCode(
    "E0536",
    "There are more periods than can be shown or tested with any power: every further one makes the correction "
      + "stricter. Make `period` longer, such as 30 for data in days.")
}
