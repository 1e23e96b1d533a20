/// Words of survival curves and their tables.
extension Phrase {
  public static let survivalTitle = Phrase(
    en: "Share of customers still here, by time since joining",
    fr: "Part de clients encore présents, selon l’ancienneté")
  public static let survivalTitleWindow = Phrase(
    en: "Share of customers still here, by time since the start of the window",
    fr: "Part de clients encore présents, depuis le début de la fenêtre")
  public static let survivalTitleBy = Phrase(
    en: "Share of customers still here, by {column}", fr: "Part de clients encore présents, par {column}")
  public static let survivalSubtitle = Phrase(
    en: "{n} {n#customer#customers}, {period}; Kaplan–Meier estimate with {level} {band} bands",
    fr: "{n} {n#client#clients}, {period} ; estimation de Kaplan–Meier, bandes à {level} ({band})")
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
    en: "Mean time in the first {tau}, {level} intervals; pairs compared by the {test} test",
    fr: "Durée moyenne limitée à {tau}, intervalles à {level} ; paires comparées par le {test}")
  public static let survivalPairHeader = Phrase(en: "Groups", fr: "Groupes")
  public static let survivalPHeader = Phrase(en: "p", fr: "p")
  public static let survivalAdjustedHeader = Phrase(en: "p ({correction})", fr: "p ({correction})")
  public static let survivalHolm = Phrase(en: "Holm", fr: "Holm")
  public static let survivalBH = Phrase(en: "Benjamini–Hochberg", fr: "Benjamini–Hochberg")
  public static let survivalUncorrected = Phrase(en: "uncorrected", fr: "sans correction")
  public static let survivalUncorrectedNote = Phrase(
    en: "The p-values are not corrected for the number of pairs, so some may be small by chance.",
    fr: "Les valeurs p ne sont pas corrigées du nombre de paires : certaines peuvent être petites par hasard."
  )

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
  public static let survivalRemarkAlike = Phrase(
    en:
      "Over the first {tau}, mean times run from {short} (“{shortest}”) to {long} (“{longest}”), a difference that "
      + "chance alone may explain.",
    fr:
      "Sur les {tau} qui suivent l’arrivée, les durées moyennes vont de {short} (« {shortest} ») à {long} "
      + "(« {longest} »), un écart que le hasard seul peut expliquer.")
  public static let survivalTest = Phrase(
    en: "{test} χ² = {chi}, {df} {df#degree#degrees} of freedom, {p}.",
    fr: "{test} : χ² = {chi}, {df} {df#degré#degrés} de liberté, {p}.")
  public static let survivalDrawing = Phrase(
    en: "Lines are pale where fewer than 20 are at risk and end where fewer than 10 are.",
    fr: "Les courbes pâlissent sous 20 clients à risque et s’arrêtent sous 10.")

  public static let survivalClockSnapshot = Phrase(
    en:
      "The file is one extract without entry dates: everyone is taken to have been under observation since joining. "
      + "If customers who left earlier are missing from it, the curves are too high.",
    fr:
      "Le fichier est un extrait unique sans date d’entrée : chacun est réputé observé depuis son arrivée. Si des "
      + "clients partis plus tôt n’y figurent pas, les courbes sont trop hautes.")
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
    en:
      "Nobody left in {name}, so its curve has no interval. Over {time} of observation in all, at most {bound} leave "
      + "in {unit} at {level} confidence (rule of three, if leaving is equally likely at any time).",
    fr:
      "Personne n’est parti dans {name} : la courbe y est sans intervalle. Sur {time} d’observation au total, au plus "
      + "{bound} partent en {unit}, avec {level} de confiance (règle de trois, si le départ est également probable à "
      + "tout moment).")
  public static let survivalAllCensored = Phrase(
    en:
      "Nobody left within {time} of observation in all, so the curve stays at 100% and no test can be made. At "
      + "{level} confidence at most {bound} leave in {unit} (rule of three); the lower bounds given hold if leaving is "
      + "equally likely at any time.",
    fr:
      "Personne n’est parti en {time} d’observation au total : la courbe reste à 100 % et aucun test n’est possible. "
      + "Avec {level} de confiance, au plus {bound} partent en {unit} (règle de trois) ; les bornes inférieures "
      + "données valent si le départ est également probable à tout moment.")
  public static let survivalShortTau = Phrase(
    en:
      "No time has 20 customers at risk in every group; mean times go to {tau}, the last time all were observed.",
    fr:
      "Aucune durée n’a 20 clients à risque dans chaque groupe ; les moyennes vont jusqu’à {tau}, dernière durée "
      + "observée pour tous.")
}
