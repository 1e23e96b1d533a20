import Diagnostics

extension ActionFile {
  /// The actions of cells that name no file: two discounts, a call and a change of contract. Their effects are assumed.
  static let standardText = #"""
    actions:
      - name: discount_5
        label: { en: "5% discount", fr: "Remise de 5 %" }
        channel: email
        contact_cost: 0.20
        offer: { percent: 5, months: 6 }
        acceptance: 0.30
        effect: { low: 0.03, base: 0.08, high: 0.12 }
      - name: discount_10
        label: { en: "10% discount", fr: "Remise de 10 %" }
        channel: email
        contact_cost: 0.20
        offer: { percent: 10, months: 6 }
        acceptance: 0.40
        effect: { low: 0.06, base: 0.14, high: 0.20 }
      - name: call
        label: { en: "Call", fr: "Appel" }
        channel: call
        contact_cost: 8
        effect: { low: 0.04, base: 0.10, high: 0.16 }
      - name: contract_upgrade
        label: { en: "One-year contract", fr: "Contrat d’un an" }
        channel: email
        contact_cost: 0.20
        offer: { percent: 50, months: 2 }
        acceptance: 0.15
        effect: { low: 0.08, base: 0.18, high: 0.28 }

    """#

  /// Read from the text above.
  static func standard() throws(Problems) -> ActionFile {
    try ActionFile(path: "the standard actions", bytes: Array(standardText.utf8))
  }
}
