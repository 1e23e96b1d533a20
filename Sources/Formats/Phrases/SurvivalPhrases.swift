/// Words of survival curves and their tables.
extension Phrase {
  public static let survivalTitle = Phrase(
    en: "Share of customers still here, by time since joining",
    fr: "Part de clients encore présents, selon l’ancienneté")
  public static let survivalTitleBy = Phrase(
    en: "Share of customers still here, by {column}", fr: "Part de clients encore présents, par {column}")
  public static let survivalSubtitle = Phrase(
    en: "{n} {n#customer#customers}, {period}; Kaplan–Meier estimate with {level} bands",
    fr: "{n} {n#client#clients}, {period} ; estimation de Kaplan–Meier, bandes à {level}")
  public static let survivalTimeAxis = Phrase(
    en: "{unit} since joining", fr: "{unit} depuis l’arrivée")
  public static let survivalAtRisk = Phrase(en: "At risk", fr: "À risque")
  public static let survivalCensored = Phrase(en: "Last seen so far", fr: "Dernier relevé (cumul)")
  public static let survivalEvents = Phrase(en: "Left so far", fr: "Partis (cumul)")
  public static let survivalRiskTable = Phrase(
    en: "Customers at risk at each time, and how many were last seen or left up to it",
    fr: "Clients à risque à chaque durée ; derniers relevés et départs jusque-là")

  public static let survivalTableTitle = Phrase(
    en: "How long customers stay", fr: "Combien de temps les clients restent")
  public static let survivalTableTitleBy = Phrase(
    en: "How long customers stay, by {column}", fr: "Combien de temps les clients restent, par {column}")
  public static let survivalTableSubtitle = Phrase(
    en:
      "{level} intervals: {band} for shares, the band inverted for medians, normal for mean times",
    fr:
      "Intervalles à {level} : {band} pour les parts, bande inversée pour les médianes, normal pour les durées "
      + "moyennes")
  public static let survivalLogLog = Phrase(en: "log-log", fr: "log-log")
  public static let survivalLog = Phrase(en: "log", fr: "log")
  public static let survivalPlain = Phrase(en: "plain", fr: "simple")
  public static let survivalGroupHeader = Phrase(en: "Group", fr: "Groupe")
  public static let survivalMedianHeader = Phrase(en: "Median time", fr: "Durée médiane")
  public static let survivalMeanHeader = Phrase(
    en: "Mean, first {tau}", fr: "Moyenne, {tau} au plus")
  public static let survivalShareHeader = Phrase(
    en: "Still here after {time}", fr: "Présents après {time}")
  public static let survivalTimeHeader = Phrase(en: "After", fr: "Après")
  public static let survivalStillHereHeader = Phrase(en: "Still here", fr: "Présents")
  public static let survivalExpectedHeader = Phrase(
    en: "Left if alike", fr: "Partis si semblables")

  public static let survivalPairsTitle = Phrase(
    en: "Differences between groups, by {column}", fr: "Écarts entre les groupes, par {column}")
  public static let survivalPairsSubtitle = Phrase(
    en: "Mean time in the first {tau}, {level} intervals; log-rank tests with Holm’s correction",
    fr: "Durée moyenne limitée à {tau}, intervalles à {level} ; tests du log-rank, correction de Holm")
  public static let survivalPairHeader = Phrase(en: "Groups", fr: "Groupes")
  public static let survivalChiHeader = Phrase(en: "Log-rank χ²", fr: "χ² du log-rank")

  public static let survivalNotReached = Phrase(
    en: "not reached by {time}", fr: "non atteinte à {time}")
  public static let survivalNotReachedBrief = Phrase(en: "not reached", fr: "non atteinte")
  public static let survivalNotObserved = Phrase(
    en: "not observed to {time}", fr: "non observé jusqu’à {time}")

  public static let survivalRemark = Phrase(
    en: "Of all customers, {share} are still here after {time}.",
    fr: "Après {time}, {share} des clients sont encore présents.")
  public static let survivalRemarkBy = Phrase(
    en:
      "Over the first {tau}, customers stay longest with “{longest}” ({long} on average) and shortest with "
      + "“{shortest}” ({short}).",
    fr:
      "Sur les {tau} qui suivent l’arrivée, la durée moyenne est la plus longue pour « {longest} » ({long}) et la "
      + "plus courte pour « {shortest} » ({short})."
  )
  public static let survivalTest = Phrase(
    en: "Log-rank χ² = {chi}, {df} {df#degree#degrees} of freedom, {p}.",
    fr: "Test du log-rank : χ² = {chi}, {df} {df#degré#degrés} de liberté, {p}.")
  public static let survivalDrawing = Phrase(
    en: "Lines are pale where fewer than 20 are at risk and end where fewer than 10 are.",
    fr: "Les courbes pâlissent sous 20 clients à risque et s’arrêtent sous 10.")

  public static let survivalClockSnapshot = Phrase(
    en:
      "Everyone is taken to be under observation since joining, because the file is one extract of all customers.",
    fr: "Chacun est réputé observé depuis son arrivée, le fichier étant un extrait de tous les clients.")
  public static let survivalClockWindow = Phrase(
    en:
      "Customers count as at risk only from the start of the window on (delayed entry), so the curve joins what "
      + "customers of different tenure did in one window.",
    fr:
      "Les clients ne comptent à risque qu’à partir du début de la fenêtre (entrée différée) : la courbe réunit "
      + "ce qu’ont fait, dans une même fenêtre, des clients d’ancienneté différente.")
  public static let survivalZeroDurations = Phrase(
    en: "{n} {n#customer#customers} with a tenure of 0 {n#is#are} kept: at risk at 0 and not after.",
    fr:
      "{n} {n#client d’ancienneté nulle est gardé#clients d’ancienneté nulle sont gardés} : à risque à 0, plus ensuite."
  )
  public static let survivalThinStart = Phrase(
    en:
      "Fewer than 10 customers were at risk at some times before {time}, so the curve is uncertain from there on.",
    fr:
      "Moins de 10 clients étaient à risque à certains moments avant {time} : la courbe est incertaine au-delà."
  )
  public static let survivalExtrapolated = Phrase(
    en: "The mean time looks past the last time observed for {names}; the curve is held flat there.",
    fr: "La durée moyenne dépasse la dernière durée observée pour {names} ; la courbe y est prolongée à plat."
  )
  public static let survivalNobodyLeft = Phrase(
    en: "Nobody left in {names}, so their curve has no interval.",
    fr: "Personne n’est parti dans {names} : la courbe y est sans intervalle.")
  public static let survivalShortTau = Phrase(
    en:
      "No time has 20 customers at risk in every group; mean times go to {tau}, the last time all were observed.",
    fr:
      "Aucune durée n’a 20 clients à risque dans chaque groupe ; les moyennes vont jusqu’à {tau}, dernière durée "
      + "observée pour tous.")
}
