extension DiagnosticCode {
  static let rfm: [DiagnosticCode] = [
    segmentGaps, segmentShadowed, segmentOverlap, badScoreRange, sameSegment, returnsFound, mapOfOtherBins,
    contactWithoutCustomers, nothingBought, badComparison,
  ]

  public static let segmentGaps = DiagnosticCode(
    "E0560",
    "Some cells of recency, frequency and monetary scores belong to no segment, so customers in them would "
      + "silently be nothing. The message names the cells as three digits; give each of them a segment.")
  public static let segmentShadowed = DiagnosticCode(
    "E0561",
    "A segment can never be assigned, because entries above it take all its cells. The message names them and "
      + "their lines; narrow those, or leave this one out.")
  public static let segmentOverlap = DiagnosticCode(
    "E0562",
    "Two segments claim the same cells. Which one a customer gets would depend on the order of the entries; "
      + "narrow one of the two.")
  public static let badScoreRange = DiagnosticCode(
    "E0563", "A range of scores goes beyond those there are, or runs backwards. Scores go from 1 to `bins`.")
  public static let sameSegment = DiagnosticCode(
    "E0564",
    "Two segments of different names have the same address, or a name has none: addresses keep lower case "
      + "letters and digits of ASCII.")
  public static let returnsFound = DiagnosticCode(
    "E0565",
    "The cell asks for data without returns, and there are some. Set `returns: net` to subtract them, or "
      + "`returns: drop` to leave them out.")
  public static let mapOfOtherBins = DiagnosticCode(
    "E0566",
    "The segments that come with the program are for scores from 1 to 5. Other bins need a map of their own.")
  public static let contactWithoutCustomers = DiagnosticCode(
    "E0567",
    "Lists of whom to contact need the customers' consents and addresses, which orders do not hold. Run the "
      + "cell on the data set of customers; it finds the orders by itself.")
  public static let nothingBought = DiagnosticCode(
    "E0568",
    "No customer has a purchase in the time looked at: every line lies outside it, or is a return, or has no "
      + "customer, day or amount. The message counts them.")
  public static let badComparison = DiagnosticCode(
    "E0569", "The date to compare with must lie before the cell's date, and after the first day that counts.")
}
