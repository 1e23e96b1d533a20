extension DiagnosticCode {
  static let expressions: [DiagnosticCode] = [
    badExpression, unknownValue, unknownFormat, unknownReference, wrongExpression, typedDigit, causalWords,
  ]

  public static let badExpression = DiagnosticCode(
    "E0301",
    """
    An expression cannot be read. It is made of addresses such as stay.rmst.two_year, numbers, params, + - * /, \
    comparisons, and, or, not; within {{ }} it may end with a format such as | pct1.
    """)
  public static let unknownValue = DiagnosticCode(
    "E0302",
    """
    No value has this address. An address is cell.value or cell.value.group, with :delta :low :high :n or :previous \
    behind it; `tenure cells KIND` lists the values of a kind.
    """)
  public static let unknownFormat = DiagnosticCode(
    "E0303",
    "No format has this name, or a computed number has none: write | pct1, | num0, | money0k and so on.")
  public static let unknownReference = DiagnosticCode(
    "E0304", "No cell or exhibit has this name. A reference is @cell or @cell.exhibit.")
  public static let wrongExpression = DiagnosticCode(
    "E0305",
    "A claim is a comparison, and a value in prose is a number or a text; here the one stands for the other.")
  public static let causalWords = DiagnosticCode(
    "E0307",
    """
    The words claim a cause, such as "because" or "due to". Data about customers who were merely observed show what \
    goes together, not what makes what; only an experiment shows that. Say "goes with" or "is associated with", or cite \
    the experiment in the cell: `experiment: "Win-back trial of spring 2026, customers drawn at random"`. It is printed \
    under the cell, so that readers can judge it. Words within backticks are left alone.
    """)
  public static let typedDigit = DiagnosticCode(
    "W0306",
    """
    A number was typed into prose. It will still stand there when the data have changed. Take it from a value or a \
    param with {{ }}. Years, dates, periods, list numbers, code, links and names such as B2B are left alone. With \
    --strict this is an error.
    """)
}
