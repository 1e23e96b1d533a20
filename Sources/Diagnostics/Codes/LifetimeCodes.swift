extension DiagnosticCode {
  static let lifetime: [DiagnosticCode] = [noPurchases, badCalibrationEnd, fewRepeaters]

  public static let noPurchases = DiagnosticCode(
    "E0570",
    "No order line is a purchase on or before the report's date, so there is nothing to value. Look at the column of "
      + "amounts, at what counts as cancelled, and at `as_of`.")
  public static let badCalibrationEnd = DiagnosticCode(
    "E0571",
    """
    'calibration_end' is the last day that the model may learn from in the check against what came after. It has to \
    lie within the orders, with purchases on both sides of it.
    """)
  public static let fewRepeaters = DiagnosticCode(
    "E0572",
    """
    Fewer than 30 customers bought again, on a later day. Models of repeat purchases cannot be told apart on so few, \
    and a value for each customer would be made up. Wait for more orders, or take a longer period.
    """)
}
