/// Personas: their names, their tables and figures.
extension Phrase {
  // The lexicon: spending and time with us, each low, middling or high.
  public static let personaNewLow = Phrase(en: "Low-spend newcomers", fr: "Nouveaux clients à faible dépense")
  public static let personaNew = Phrase(en: "Newcomers", fr: "Nouveaux clients")
  public static let personaNewHigh = Phrase(
    en: "High-spend newcomers", fr: "Nouveaux clients à forte dépense")
  public static let personaLow = Phrase(en: "Low-spend customers", fr: "Clients à faible dépense")
  public static let personaTypical = Phrase(en: "Typical customers", fr: "Clients typiques")
  public static let personaHigh = Phrase(en: "High-spend customers", fr: "Clients à forte dépense")
  public static let personaOldLow = Phrase(en: "Low-spend regulars", fr: "Habitués à faible dépense")
  public static let personaOld = Phrase(en: "Regulars", fr: "Habitués")
  public static let personaOldHigh = Phrase(en: "High-spend regulars", fr: "Habitués à forte dépense")
  /// A name made distinct by one more feature.
  public static let personaAbove = Phrase(en: "{name}, {feature}: high", fr: "{name}, {feature} : élevé")
  public static let personaBelow = Phrase(en: "{name}, {feature}: low", fr: "{name}, {feature} : faible")
  /// A persona that is average but for one feature.
  public static let personaOnlyAbove = Phrase(
    en: "High {feature}", fr: "Niveau élevé : {feature}")
  public static let personaOnlyBelow = Phrase(
    en: "Low {feature}", fr: "Niveau faible : {feature}")
  public static let personaOrdinal = Phrase(en: "{name} {n}", fr: "{name} {n}")

  public static let personaTable = Phrase(
    en: "Personas, largest first", fr: "Profils, du plus grand au plus petit")
  public static let personaScatter = Phrase(en: "Where the personas lie", fr: "Position des profils")
  public static let personaBarsSnapshot = Phrase(
    en: "Share who had left, by persona", fr: "Part de clients partis, par profil")
  public static let personaBars = Phrase(en: "Churn by persona", fr: "Départs par profil")
  public static let personaRules = Phrase(
    en: "The personas in plain rules", fr: "Les profils en règles simples")
  public static let personaSubtitle = Phrase(
    en: "K-means on {features}; {n} {n#customer#customers}",
    fr: "K-moyennes sur {features} ; {n} {n#client#clients}")
  public static let personaScatterSubtitle = Phrase(
    en: "A sample of {n} {n#customer#customers}; large dots mark the centres",
    fr: "Échantillon de {n} {n#client#clients} ; les gros points marquent les centres")
  public static let personaBarsSubtitle = Phrase(
    en: "Share who left in the period, with {level} intervals",
    fr: "Part des clients partis pendant la période, avec intervalles à {level}")
  public static let personaBarsSubtitleSnapshot = Phrase(
    en: "Share who had left, with {level} intervals",
    fr: "Part des clients déjà partis, avec intervalles à {level}")

  public static let personaHeader = Phrase(en: "Persona", fr: "Profil")
  public static let personaCustomers = Phrase(en: "Customers", fr: "Clients")
  public static let personaShare = Phrase(en: "Share", fr: "Part")
  public static let personaChurn = Phrase(en: "Churn", fr: "Départs")
  public static let personaChurnSnapshot = Phrase(en: "Had left", fr: "Partis")
  public static let personaInterval = Phrase(en: "Interval", fr: "Intervalle")
  public static let personaMeans = Phrase(en: "Average", fr: "Moyenne")
  public static let personaRevenueShare = Phrase(en: "Share of revenue", fr: "Part du revenu")
  public static let personaRule = Phrase(en: "Plain rule", fr: "Règle simple")
  public static let personaNoRule = Phrase(
    en: "no simple rule singles it out", fr: "aucune règle simple ne l’isole")
  public static let personaUnder = Phrase(en: "{feature} under {value}", fr: "{feature} sous {value}")
  public static let personaFrom = Phrase(
    en: "{feature} from {value} up", fr: "{feature} à partir de {value}")
  public static let personaAnd = Phrase(en: "{a} and {b}", fr: "{a} et {b}")

  public static let personaScatterAlt = Phrase(
    en: "Scatter plot of {x} against {y} with {k} groups of customers. Centres: {centres}.",
    fr: "Nuage de points de {x} contre {y} avec {k} groupes de clients. Centres : {centres}.")
  public static let personaCentreAlt = Phrase(
    en: "{name} at {x} and {y}", fr: "{name} à {x} et {y}")
  public static let personaBarsAlt = Phrase(
    en: "Bars of churn by persona: {rates}.", fr: "Barres du départ par profil : {rates}.")
  public static let personaRateAlt = Phrase(
    en: "{name} {rate} ({interval})", fr: "{name} {rate} ({interval})")
  public static let personaTableAlt = Phrase(
    en: "Size, churn and averages of each persona.", fr: "Taille, départs et moyennes de chaque profil.")
  public static let personaRulesAlt = Phrase(
    en: "The threshold rule that comes closest to each persona.",
    fr: "La règle à seuils la plus proche de chaque profil.")

  public static let personaRemark = Phrase(
    en: "Customers fall into {k} groups. “{name}”, {share} of all, leave most often: {rate} ({interval}).",
    fr:
      "Les clients forment {k} groupes. « {name} », {share} de l’ensemble, partent le plus : {rate} ({interval})."
  )
  public static let personaRemarkSnapshot = Phrase(
    en:
      "Customers fall into {k} groups. The share who had left is largest for “{name}”, {share} of all: {rate} "
      + "({interval}).",
    fr:
      "Les clients forment {k} groupes. C’est parmi « {name} », {share} de l’ensemble, que la part de partis est la "
      + "plus forte : {rate} ({interval}).")
  public static let personaNote = Phrase(
    en:
      "Features are put on one scale before grouping. Mean silhouette {silhouette}; agreement over resamples "
      + "{stability}. Names follow fixed rules from how a group differs from the average.",
    fr:
      "Les variables sont mises à la même échelle avant le regroupement. Silhouette moyenne {silhouette} ; accord "
      + "entre rééchantillonnages {stability}. Les noms suivent des règles fixes d’après l’écart à la moyenne."
  )
  public static let personaRuleNote = Phrase(
    en: "Two questions name {accuracy} of a sample of {n} {n#customer#customers} as the grouping does.",
    fr: "Deux questions classent {accuracy} d’un échantillon de {n} {n#client#clients} comme le regroupement."
  )
  public static let personaDescriptive = Phrase(
    en:
      "Personas describe; differences in churn between them are associations, partly with the very features "
      + "that define them.",
    fr:
      "Les profils décrivent ; leurs écarts de départ sont des associations, en partie avec les variables mêmes "
      + "qui les définissent.")
  public static let personaUnstable = Phrase(
    en:
      "The grouping comes back only partly when customers are resampled (agreement {stability}); read it as a "
      + "sketch.",
    fr:
      "Le regroupement ne revient qu’en partie quand on rééchantillonne les clients (accord {stability}) ; à lire "
      + "comme une esquisse.")
  public static let personaWeakRule = Phrase(
    en: "The plain rules name only {accuracy} of customers rightly; use the assigned persona, not the rule.",
    fr:
      "Les règles simples ne classent bien que {accuracy} des clients ; utiliser le profil attribué, non la règle."
  )
  public static let personaZeroFilled = Phrase(
    en: "A missing value of a feature counts as 0.", fr: "Une valeur manquante compte pour 0.")
  public static let personaDropped = Phrase(
    en: "Left out because everyone has the same value: {features}.",
    fr: "Écartées car tout le monde a la même valeur : {features}.")
  public static let personaMissing = Phrase(
    en: "a feature of the grouping is missing", fr: "une variable du regroupement manque")
}
