/// What the business can do to keep a customer, as `roi` reads it.
enum ActionsFile {
  static let text = #"""
    # What the business can do to keep a customer; doing nothing is always possible.
    # Effects are relative reductions of churn among all who are contacted, as the business assumes them.
    # `offer` is a `percent` of the recurring charge, or an `amount`, in each of `months`; `acceptance` is the share of
    # those contacted who take it, whether they meant to leave or not; where it is no money off the bill, its `label` says
    # what they are given, and the amount what that costs. `only_for` is who may get the action.
    actions:
      - name: discount_5
        label: { en: "5% discount", fr: "Remise de 5 %" }
        channel: email
        contact_cost: 0.20
        offer: { percent: 5, months: 6 }
        acceptance: 0.30
        effect: { low: 0.03, base: 0.08, high: 0.12 }
        source: assumed
      - name: discount_10
        label: { en: "10% discount", fr: "Remise de 10 %" }
        channel: email
        contact_cost: 0.20
        offer: { percent: 10, months: 6 }
        acceptance: 0.40
        effect: { low: 0.06, base: 0.14, high: 0.20 }
        source: assumed
      - name: support_call
        label: { en: "Specialist’s call", fr: "Appel d’un spécialiste" }
        channel: email
        contact_cost: 0.20
        offer: { amount: 9, label: { en: "a call from a specialist", fr: "l’appel d’un spécialiste" } }
        acceptance: 0.25
        effect: { low: 0.04, base: 0.09, high: 0.14 }
        source: assumed
      - name: contract_upgrade
        label: { en: "One-year contract", fr: "Contrat d’un an" }
        channel: email
        contact_cost: 0.20
        offer: { percent: 50, months: 2 }
        acceptance: 0.15
        effect: { low: 0.08, base: 0.18, high: 0.28 }
        only_for: contract == 'Month-to-month'
        source: assumed
      - name: free_support
        label: { en: "Free tech support", fr: "Assistance offerte" }
        channel: email
        contact_cost: 0.20
        offer: { amount: 5, months: 6, label: { en: "six months of tech support", fr: "six mois d’assistance" } }
        acceptance: 0.30
        effect: { low: 0.03, base: 0.08, high: 0.12 }
        only_for: tech_support == 'No'
        source: assumed
      - name: thank_you_credit
        label: { en: "Thank-you credit", fr: "Avoir de remerciement" }
        channel: sms
        contact_cost: 0.08
        offer: { amount: 15 }
        acceptance: 0.50
        effect: { low: 0.01, base: 0.04, high: 0.07 }
        source: assumed

    """#

  /// The same for actions that the winter campaign tried: their effects are measured.
  static let measured = #"""
    # Actions whose effects come from the winter campaign, beside one that nobody has tried yet. A report that uses them
    # names the campaign cell under `experiment:` of its roi cell.
    actions:
      - name: discount
        label: { en: "10% discount", fr: "Remise de 10 %" }
        channel: email
        contact_cost: 1.20
        offer: { percent: 10, months: 3 }
        acceptance: { low: 0.36, base: 0.42, high: 0.48 }
        source: { experiment: winter, arm: discount }
      - name: support_call
        label: { en: "Specialist’s call", fr: "Appel d’un spécialiste" }
        channel: email
        contact_cost: 6.50
        source: { experiment: winter, arm: support_call }
      - name: contract_upgrade
        label: { en: "One-year contract", fr: "Contrat d’un an" }
        channel: email
        contact_cost: 0.20
        offer: { percent: 50, months: 2 }
        acceptance: 0.15
        effect: { low: 0.08, base: 0.18, high: 0.28 }
        only_for: contract == 'Month-to-month'
        source: assumed

    """#
}
