/// The guide to a folder of samples: what each column means, and the law behind them.
struct GuideFile {
  private let business: SampleBusiness
  private let summary: SampleSummary

  init(_ business: SampleBusiness, _ summary: SampleSummary) {
    self.business = business
    self.summary = summary
  }

  var text: String {
    """
    # A synthetic subscription business

    Written by `tenure sample --customers \(business.customers) --seed \(business.seed)`; the same seed gives the
    same bytes. Nobody in it exists. `truth.json` holds the law below and what came of it, for programs.

    \(summary.lines.map { "- \($0)" }.joined(separator: "\n"))

    The best AUC is that of the true probabilities against what happened: no model can be expected to rank better.

    ## `customers-2026Q2.csv`, `customers-2026Q3.csv`

    Everyone who was with the business when the quarter began. The third quarter holds the survivors of the second
    and those who joined in between.

    \(table(Columns.customers))

    `left_on`, `leaving_reason`, `total_charges` and `tenure_months` know the outcome. What was known when the window
    began is the number of months from `joined_on` to `window_start`.

    ## `present-2026Q2.csv`, `present-2026Q3.csv`

    What is known on the day of the snapshot of those still here: what the next quarter's file begins with. A plan for the
    next quarter goes by it.

    \(table(Columns.present))

    ## `orders.csv`

    Extra purchases of two years; they tell nothing about leaving.

    \(table(Columns.orders))

    ## `campaign.csv`

    A retention campaign of the first quarter of 2026, with a randomised holdout.

    \(table(Columns.campaign))

    Personas: a newcomer has fewer than 12 months on 1 January 2026; of the others, a light user has no internet
    service, a settled one has 12 to 47 months, a loyal one 48 or more.

    ## `do_not_contact.csv`

    \(table(Columns.suppression))

    ## `actions.yaml`

    What the business can do, for `roi`: costs, offers, and effects as the business assumes them.
    `actions-measured.yaml` has those that the winter campaign tried, with the effects it measured.

    \(law)
    """
  }

  private var law: String {
    """
    ## The law

    In each month of life, counted from 1, a customer leaves with log-odds that add up

    - the baseline: \(Truth.intercept), and \(Truth.early.map { "+\($0)" }.joined(separator: ", ")) in months 1 to \
    \(Truth.early.count) (early-life risk), \(Truth.decline) for each later month up to 60, and +\(Truth.spike) in \
    month \(Truth.spikeMonth): the one true spike, when the introductory price ends;
    - the customer's own terms:

    | column | log-odds |
    |---|--:|
    \(Truth.terms.map { "| \($0.name) | \(signed($0.value)) |" }.joined(separator: "\n"))

    - in the first quarter of 2026, what the campaign did:

    | persona | discount | support call |
    |---|--:|--:|
    \(SamplePersona.allCases.map { effects($0) }.joined(separator: "\n"))

    Months and customers are independent. Price changes reach \(percent(.second)) of the customers of three months or
    more in the second quarter and \(percent(.third)) in the third, by 3 to 12 points; that is why churn rose.

    """
  }

  private func table(_ columns: [Columns.Column]) -> String {
    (["| column | meaning |", "|---|---|"] + columns.map { "| `\($0.name)` | \($0.meaning) |" })
      .joined(separator: "\n")
  }

  private func effects(_ persona: SamplePersona) -> String {
    let discount = Truth.effect(of: .discount, on: persona)
    let call = Truth.effect(of: .supportCall, on: persona)
    return "| \(persona.rawValue) | \(signed(discount)) | \(signed(call)) |"
  }

  private func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + fixed(value, 2) }

  private func percent(_ quarter: Quarter) -> String { "\(fixed(100 * quarter.shareOfPriceChanges, 0)) %" }
}
