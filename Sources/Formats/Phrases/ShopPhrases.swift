/// Names of the columns that are made of a shop's orders.
extension Phrase {
  /// By column.
  public static let shopColumns: [(column: String, phrase: Phrase)] = [
    ("recency_days", Phrase(en: "Days since the last order", fr: "Jours depuis la dernière commande")),
    ("customer_days", Phrase(en: "Days since the first order", fr: "Jours depuis la première commande")),
    ("orders", Phrase(en: "Orders", fr: "Commandes")),
    ("recent_orders", Phrase(en: "Orders in the last window", fr: "Commandes de la dernière fenêtre")),
    (
      "order_trend",
      Phrase(en: "Change of orders, last two windows", fr: "Variation des commandes, deux dernières fenêtres")
    ),
    ("mean_gap_days", Phrase(en: "Mean days between orders", fr: "Jours moyens entre commandes")),
    (
      "overdue",
      Phrase(
        en: "Days since the last order, in mean gaps",
        fr: "Jours depuis la dernière commande, en écarts moyens")
    ),
    ("lines_per_order", Phrase(en: "Lines per order", fr: "Lignes par commande")),
    ("revenue", Phrase(en: "Revenue so far", fr: "Revenu à ce jour")),
    ("order_value", Phrase(en: "Mean worth of an order", fr: "Valeur moyenne d’une commande")),
    ("recent_revenue", Phrase(en: "Revenue in the last window", fr: "Revenu de la dernière fenêtre")),
    (
      "revenue_trend",
      Phrase(en: "Change of revenue, last two windows", fr: "Variation du revenu, deux dernières fenêtres")
    ),
    ("returned_share", Phrase(en: "Share returned", fr: "Part retournée")),
    ("monthly_revenue", Phrase(en: "Monthly revenue, last window", fr: "Revenu mensuel, dernière fenêtre")),
    ("window_start", Phrase(en: "Outcome window begins", fr: "Début de la fenêtre de résultat")),
    ("window_end", Phrase(en: "Outcome window ends", fr: "Fin de la fenêtre de résultat")),
    ("inactive", Phrase(en: "No order in the window", fr: "Aucune commande dans la fenêtre")),
  ]
}
