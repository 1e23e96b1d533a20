extension DiagnosticCode {
  static let experiments: [DiagnosticCode] = [
    badArms, neverReached, noArmChosen, unknownArm, fewInArm, windowless, notACampaign, badCovariate,
  ]

  public static let badArms = DiagnosticCode(
    "E0425",
    "The arms of an experiment are the values of one column: a control arm that was left alone and at least one that "
      + "was treated. Planned shares under `shares` name every arm once and add up to 1.")
  public static let neverReached = DiagnosticCode(
    "W0426",
    "A stage of a campaign, such as `delivered` or `accepted`, is declared by a column and a value that no row has. "
      + "The spelling of the value may differ from that of the data.")
  public static let noArmChosen = DiagnosticCode(
    "E0574",
    "Whom to treat is learned for one treatment at a time. With several treated arms, name one under `uplift: { arm: … "
      + "}`, or add a cell for each.")
  public static let unknownArm = DiagnosticCode(
    "E0575", "The arm named here is not a treated arm of the experiment.")
  public static let fewInArm = DiagnosticCode(
    "E0576",
    "An effect compares customers with and without the outcome in both arms. With too few of them nothing that holds "
      + "can be learned about whom to treat.")
  public static let windowless = DiagnosticCode(
    "E0577",
    "`window` counts days from the draw to the day a customer left, so the data set's `experiment` must declare "
      + "`assigned_on` and `left_on`.")
  public static let notACampaign = DiagnosticCode(
    "E0578",
    "`experiment:` of a cell is the id of a `campaign` cell of the same report, whose measured effects words of cause "
      + "and effect rest on, or a citation in free words. The id of a cell of another kind shows no effect.")
  public static let badCovariate = DiagnosticCode(
    "E0579",
    "A covariate must have been known when customers were drawn into the arms: it is neither the outcome nor anything "
      + "that the experiment may have changed, and it has numbers or few levels.")
}
