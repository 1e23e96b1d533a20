/// Words shared by cells that estimate and compare.
extension Phrase {
  public static let customersHeader = Phrase(en: "Customers", fr: "Clients")
  public static let leaversHeader = Phrase(en: "Left", fr: "Partis")
  public static let intervalHeader = Phrase(en: "{level} interval", fr: "Intervalle à {level}")
  public static let pValueHeader = Phrase(en: "p (Holm)", fr: "p (Holm)")
  public static let differenceHeader = Phrase(en: "Difference", fr: "Différence")
  /// Between the parts of a list whose parts may hold commas.
  public static let clauseSeparator = Phrase(en: "; ", fr: "\u{A0}; ")
  public static let labelled = Phrase(en: "{label}: {value}", fr: "{label}\u{A0}: {value}")
  public static let everyone = Phrase(en: "All customers", fr: "Tous les clients")
  public static let yesLabel = Phrase(en: "Yes", fr: "Oui")
  public static let noLabel = Phrase(en: "No", fr: "Non")
  public static let fewerThan = Phrase(en: "<{n}", fr: "< {n}")
  public static let notTested = Phrase(en: "not tested", fr: "non testé")
  public static let pairOfGroups = Phrase(en: "{a} against {b}", fr: "{a} comparé à {b}")

  public static let ledgerMissing = Phrase(en: "no value for {column}", fr: "sans valeur pour {column}")
  public static let ledgerSmallGroup = Phrase(
    en: "in groups too small to show", fr: "dans des groupes trop petits pour être montrés")
  public static let ledgerNeverAtRisk = Phrase(
    en: "no time under observation within the window",
    fr: "sans durée d’observation dans la fenêtre")

  public static let caveatSmallGroups = Phrase(
    en: "Not shown, with fewer than {min} customers: {names}.",
    fr: "Non montrés, avec moins de {min} clients : {names}.")
  public static let caveatAssociation = Phrase(
    en: "These are associations. Groups differ in other ways too, so a difference is not the effect of "
      + "{column} itself.",
    fr: "Il s’agit d’associations. Les groupes diffèrent aussi par ailleurs : un écart n’est pas l’effet "
      + "propre de « {column} ».")

  public static let unitDays = Phrase(en: "{n} {n#day#days}", fr: "{n} {n#jour#jours}")
  public static let unitWeeks = Phrase(en: "{n} {n#week#weeks}", fr: "{n} {n#semaine#semaines}")
  public static let unitMonths = Phrase(en: "{n} {n#month#months}", fr: "{n} {n#mois#mois}")
  public static let unitQuarters = Phrase(en: "{n} {n#quarter#quarters}", fr: "{n} {n#trimestre#trimestres}")
  public static let unitYears = Phrase(en: "{n} {n#year#years}", fr: "{n} {n#an#ans}")
  public static let unitNameDays = Phrase(en: "days", fr: "jours")
  public static let unitNameWeeks = Phrase(en: "weeks", fr: "semaines")
  public static let unitNameMonths = Phrase(en: "months", fr: "mois")
  public static let unitNameQuarters = Phrase(en: "quarters", fr: "trimestres")
  public static let unitNameYears = Phrase(en: "years", fr: "ans")
}
