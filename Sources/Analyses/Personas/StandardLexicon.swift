import Diagnostics

extension Lexicon {
  /// The lexicon of cells that name none; `templates/personas.yaml` is the same text, to copy and edit.
  static let standardText = #"""
    # The names of personas, tried from the top: a persona gets the first name whose conditions all hold.
    #
    # A condition is about a role (tenure, revenue, churn), about one that the cell declares under `roles`
    # (price, technology, support), about a column, or about a level written COLUMN=LEVEL. It compares the persona's
    # average with everyone's, in standard deviations of everyone:
    #   high (0.4 or more), low (-0.4 or less), average (between them), above 0.2, below -1, between -0.2 and 0.2
    # and for flags and levels also by the share of the persona: mostly (half or more), rarely (a tenth or less).
    # Names about a role that the cell does not declare are passed over.
    #
    # Copy this file beside your report, change it, and name it in the cell: `names: personas.yaml`.
    names:
      - name: { en: At-risk high value, fr: Forte valeur à risque }
        when: { revenue: high, churn: above 0.2 }
      - name: { en: VIP, fr: VIP }
        when: { revenue: high, tenure: high }
      - name: { en: Tech reliant, fr: Adeptes de la technologie }
        when: { technology: high }
      - name: { en: Support reliant, fr: Demandeurs d’assistance }
        when: { support: high }
      - name: { en: Price sensitive, fr: Sensibles au prix }
        when: { price: high, churn: above 0 }
      - name: { en: Low-value transient, fr: De passage à faible valeur }
        when: { revenue: low, tenure: low }
      - name: { en: Steady, fr: Fidèles }
        when: { tenure: high }
      - name: { en: High-spend newcomers, fr: Nouveaux à forte dépense }
        when: { tenure: low, revenue: high }
      - name: { en: Newcomers, fr: Nouveaux clients }
        when: { tenure: low }
      - name: { en: High-spend customers, fr: Clients à forte dépense }
        when: { revenue: high }
      - name: { en: Low-spend customers, fr: Clients à faible dépense }
        when: { revenue: low }
      - name: { en: Middle of the road, fr: Clients moyens }
        when: { tenure: average, revenue: average }

    """#

  static let standardPath = "templates/personas.yaml"

  static func standard() throws(Problems) -> Lexicon {
    try Lexicon(path: standardPath, bytes: Array(standardText.utf8))
  }
}
