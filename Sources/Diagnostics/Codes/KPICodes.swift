extension DiagnosticCode {
  static let headlines: [DiagnosticCode] = [noOpeningBase, noRevenueChange]

  public static let noOpeningBase = DiagnosticCode(
    "E0590",
    "Nobody was a customer, or nobody paid anything, at the start of the period, so there is nothing that a rate "
      + "of leaving or of revenue kept could be a share of.")
  public static let noRevenueChange = DiagnosticCode(
    "E0591",
    "Revenue retention compares what each customer paid at the start and at the end of the period, so it needs two "
      + "columns: `opening_revenue` and `closing_revenue`. With one revenue column only the revenue of those who left "
      + "can be told (`revenue_churn`); expansion and contraction cannot be measured.")
}
