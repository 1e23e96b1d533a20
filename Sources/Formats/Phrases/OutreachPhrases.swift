/// The outreach list: who is on it, who is not, and why.
extension Phrase {
  public static let outreachTable = Phrase(en: "First on the list", fr: "En tête de liste")
  public static let outreachSubtitle = Phrase(
    en: "Ranked by expected value, ties by id; valid until {until}",
    fr: "Classés par valeur attendue, à égalité par identifiant ; valable jusqu’au {until}")
  public static let outreachUndated = Phrase(
    en: "Ranked by expected value, ties by id", fr: "Classés par valeur attendue, à égalité par identifiant")
  public static let outreachMore = Phrase(
    en: "Rows 1–{shown} of {n}; the rest are in {path}.",
    fr: "Lignes 1–{shown} sur {n} ; le reste est dans {path}.")
  public static let outreachRank = Phrase(en: "Rank", fr: "Rang")
  public static let outreachCustomer = Phrase(en: "Customer", fr: "Client")
  public static let outreachPersona = Phrase(en: "Persona", fr: "Profil")
  public static let outreachRisk = Phrase(en: "Churn score", fr: "Score de départ")
  public static let outreachWhy = Phrase(en: "Goes with", fr: "Va de pair avec")
  public static let outreachAction = Phrase(en: "Action", fr: "Action")
  public static let outreachExpected = Phrase(en: "Expected value", fr: "Valeur attendue")
  public static let outreachAlt = Phrase(
    en: "The first customers of the list, with score, action and expected value.",
    fr: "Les premiers clients de la liste, avec score, action et valeur attendue.")
  public static let outreachMasked = Phrase(
    en: "Ids are left out here and stand in {path}.",
    fr: "Les identifiants sont omis ici et figurent dans {path}.")

  public static let outreachFunnel = Phrase(
    en: "From customers to the list", fr: "Des clients à la liste")
  public static let outreachFunnelSubtitle = Phrase(
    en: "Customers left after each step", fr: "Clients restant après chaque étape")
  public static let outreachFunnelAlt = Phrase(
    en: "Bars of customers left after each step: {steps}.",
    fr: "Barres des clients restant après chaque étape : {steps}.")
  public static let outreachStepHere = Phrase(en: "Still here", fr: "Encore présents")
  public static let outreachStepContactable = Phrase(en: "May be contacted", fr: "Joignables")
  public static let outreachStepTreatable = Phrase(en: "Not held out", fr: "Hors témoins")
  public static let outreachStepTreated = Phrase(en: "An action pays", fr: "Action rentable")
  public static let outreachStepListed = Phrase(en: "On the list", fr: "Sur la liste")

  public static let outreachExclusions = Phrase(
    en: "Who is not on the list", fr: "Qui n’est pas sur la liste")
  public static let outreachExclusionsSubtitle = Phrase(
    en: "Each customer counts once, under the first reason that applies",
    fr: "Chaque client compte une fois, au premier motif applicable")
  public static let outreachReason = Phrase(en: "Reason", fr: "Motif")
  public static let outreachCount = Phrase(en: "Customers", fr: "Clients")
  public static let outreachExclusionsAlt = Phrase(
    en: "Customers left out, by reason.", fr: "Clients écartés, par motif.")
  public static let outreachListed = Phrase(en: "On the list", fr: "Sur la liste")
  public static let outreachAll = Phrase(en: "All customers", fr: "Tous les clients")
  public static let outreachNoAction = Phrase(
    en: "no action pays within the budget", fr: "aucune action rentable dans le budget")
  public static let outreachBelowCut = Phrase(
    en: "in the plan, below the cut of the list", fr: "dans le plan, sous la limite de la liste")

  public static let outreachRemark = Phrase(
    en:
      "The list holds {listed} of the {treated} customers whom the plan treats. They cost {cost} and are expected "
      + "to bring {value} net, out of {all} for the whole plan.",
    fr:
      "La liste contient {listed} des {treated} clients que le plan traite. Ils coûtent {cost} et devraient "
      + "rapporter {value} net, sur {all} pour l’ensemble du plan.")
  public static let outreachReconciled = Phrase(
    en: "{here} rows in {file}, {listed} in {list}, {held} in {holdout}; totals equal those of the plan.",
    fr:
      "{here} lignes dans {file}, {listed} dans {list}, {held} dans {holdout} ; les totaux sont ceux du plan."
  )
  public static let outreachAssociation = Phrase(
    en: "Reasons name what goes with a high score; they are associations, not causes.",
    fr: "Les motifs nomment ce qui va de pair avec un score élevé ; ce sont des associations, non des causes."
  )
  public static let outreachEmpty = Phrase(
    en: "Nobody is on the list.", fr: "Personne n’est sur la liste.")
}
