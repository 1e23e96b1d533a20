/// The law and what came of it, as JSON for tests.
struct TruthFile {
  private let business: SampleBusiness
  private let summary: SampleSummary

  init(_ business: SampleBusiness, _ summary: SampleSummary) {
    self.business = business
    self.summary = summary
  }

  var text: String {
    """
    {
      "seed": \(business.seed),
      "customers": \(business.customers),
      "law": {
        "link": "log-odds of leaving in a month of life",
        "intercept": \(Truth.intercept),
        "early": \(Truth.early),
        "decline_per_month_4_to_60": \(Truth.decline),
        "spike_month": \(Truth.spikeMonth),
        "spike": \(Truth.spike),
        "terms": {
          \(lines(Truth.terms) { "\"\($0.name)\": \($0.value)" })
        },
        "share_of_price_changes": {
          \(lines(Quarter.watched) { "\"\($0.name)\": \($0.shareOfPriceChanges)" })
        }
      },
      "quarters": {
        \(lines(summary.quarters) { quarter($0) })
      },
      "campaign": [
        \(lines(summary.campaign) { arm($0) })
      ]
    }

    """
  }

  private func lines<Item>(_ items: [Item], _ line: (Item) -> String) -> String {
    items.map(line).joined(separator: ",\n      ")
  }

  private func quarter(_ counts: QuarterCounts) -> String {
    let months = counts.months.enumerated().map { index, month in
      let hazard = month.atRisk == 0 ? "null" : fixed(month.expected / Double(month.atRisk), 6)
      return "{ \"month\": \(index + 1), \"at_risk\": \(month.atRisk), \"left\": \(month.left), "
        + "\"true_hazard\": \(hazard) }"
    }
    return """
      "\(counts.name)": {
            "customers": \(counts.customers),
            "left": \(counts.left),
            "expected_left": \(fixed(counts.expected, 3)),
            "best_auc": \(counts.bestArea.map { fixed($0, 6) } ?? "null"),
            "months": [
              \(months.joined(separator: ",\n        "))
            ]
          }
      """
  }

  private func arm(_ counts: ArmCounts) -> String {
    "{ \"persona\": \"\(counts.persona.rawValue)\", \"arm\": \"\(counts.arm.rawValue)\", "
      + "\"log_odds_effect\": \(Truth.effect(of: counts.arm, on: counts.persona)), "
      + "\"customers\": \(counts.customers), \"left\": \(counts.left), "
      + "\"expected_left\": \(fixed(counts.expected, 3)) }"
  }
}
