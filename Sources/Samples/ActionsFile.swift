/// What the business can do to keep a customer, as `roi` reads it.
enum ActionsFile {
  static let text = #"""
    # What the business can do to keep a customer; doing nothing is always possible.
    # Effects are relative reductions of churn among all who are contacted, as the business assumes them.
    # `offer` is a `percent` of the recurring charge, or an `amount`, in each of `months`; `acceptance` is the share of
    # those contacted who take it, whether they meant to leave or not.
    actions:
      - name: discount_5
        label: { en: "5 % discount for six months", fr: "Remise de 5 % pendant six mois" }
        channel: email
        contact_cost: 0.20
        offer: { percent: 5, months: 6 }
        acceptance: 0.30
        effect: { low: 0.03, base: 0.08, high: 0.12 }
        source: assumed
      - name: discount_10
        label: { en: "10 % discount for six months", fr: "Remise de 10 % pendant six mois" }
        channel: email
        contact_cost: 0.20
        offer: { percent: 10, months: 6 }
        acceptance: 0.40
        effect: { low: 0.06, base: 0.14, high: 0.20 }
        source: assumed
      - name: support_call
        label: { en: "Invitation to a call with a specialist", fr: "Invitation à un appel avec un spécialiste" }
        channel: email
        contact_cost: 0.20
        offer: { amount: 9 }
        acceptance: 0.25
        effect: { low: 0.04, base: 0.09, high: 0.14 }
        source: assumed
      - name: contract_upgrade
        label: { en: "One-year contract, two months at half price", fr: "Contrat d'un an, deux mois à moitié prix" }
        channel: email
        contact_cost: 0.20
        offer: { percent: 50, months: 2 }
        acceptance: 0.15
        effect: { low: 0.08, base: 0.18, high: 0.28 }
        source: assumed
      - name: free_support
        label: { en: "Tech support free for six months", fr: "Assistance technique offerte pendant six mois" }
        channel: email
        contact_cost: 0.20
        offer: { amount: 5, months: 6 }
        acceptance: 0.30
        effect: { low: 0.03, base: 0.08, high: 0.12 }
        source: assumed
      - name: thank_you_credit
        label: { en: "Thank-you credit of $15", fr: "Avoir de remerciement de 15 $" }
        channel: sms
        contact_cost: 0.08
        offer: { amount: 15 }
        acceptance: 0.50
        effect: { low: 0.01, base: 0.04, high: 0.07 }
        source: assumed

    """#
}
