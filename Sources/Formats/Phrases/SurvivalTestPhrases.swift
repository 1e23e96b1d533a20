/// Words of the tests, the reasons and the rules of survival cells.
extension Phrase {
  public static let survivalClock = Phrase(
    en: "Clock: {unit} since joining. {entry}", fr: "Horloge : {unit} depuis l’arrivée. {entry}")
  public static let survivalEntrySnapshot = Phrase(
    en: "At risk from joining on, taken for granted.", fr: "À risque dès l’arrivée, par hypothèse.")
  public static let survivalEntryWindow = Phrase(
    en: "At risk from the tenure reached when the window opened.",
    fr: "À risque à partir de l’ancienneté atteinte à l’ouverture de la fenêtre.")
  public static let survivalEntryCohort = Phrase(
    en: "At risk from joining on.", fr: "À risque dès l’arrivée.")
  public static let survivalRiskTableWeighted = Phrase(
    en: "Weights of customers at risk at each time, and of those last seen or left up to it",
    fr: "Poids des clients à risque à chaque durée ; des derniers relevés et des départs jusque-là")
  public static let survivalWeightedLeavers = Phrase(en: "Left, weighted", fr: "Partis, pondérés")

  // MARK: Tests

  public static let survivalLogRank = Phrase(en: "log-rank", fr: "test du log-rank")
  public static let survivalGehan = Phrase(en: "Gehan", fr: "test de Gehan")
  public static let survivalTaroneWare = Phrase(en: "Tarone–Ware", fr: "test de Tarone–Ware")
  public static let survivalPeto = Phrase(en: "Peto", fr: "test de Peto")
  public static let survivalFlemingHarrington = Phrase(
    en: "Fleming–Harrington ({rho}, {gamma})", fr: "test de Fleming–Harrington ({rho} ; {gamma})")
  public static let survivalTestsTitle = Phrase(
    en: "Whether groups leave alike, by {column}", fr: "Les groupes partent-ils de même façon, par {column}")
  public static let survivalTestsSubtitle = Phrase(
    en: "The {test} test is the one relied on; beside it, whether early departures tell otherwise",
    fr: "Le {test} est celui retenu ; à côté, si les départs précoces disent autre chose")
  public static let survivalTestHeader = Phrase(en: "Test", fr: "Test")
  public static let survivalWeighsHeader = Phrase(en: "Weighs departures", fr: "Pondère les départs")
  public static let survivalDegreesHeader = Phrase(en: "Degrees of freedom", fr: "Degrés de liberté")
  public static let survivalWeighsAlike = Phrase(en: "all alike", fr: "tous autant")
  public static let survivalWeighsAtRisk = Phrase(
    en: "by the number at risk: early ones most", fr: "par l’effectif à risque : surtout les précoces")
  public static let survivalWeighsRoot = Phrase(
    en: "by the root of the number at risk: early ones more",
    fr: "par la racine de l’effectif : plutôt les précoces")
  public static let survivalWeighsPeto = Phrase(
    en: "by the share still here: early ones more", fr: "par la part encore présente : plutôt les précoces")
  public static let survivalWeighsEarly = Phrase(en: "early ones more", fr: "plutôt les précoces")
  public static let survivalWeighsLate = Phrase(en: "late ones more", fr: "plutôt les tardifs")
  public static let survivalWeighsMiddle = Phrase(en: "those in between more", fr: "plutôt ceux du milieu")

  public static let survivalExpectedTitle = Phrase(
    en: "Who left, against what to expect if all left alike, by {column}",
    fr: "Départs observés et attendus si tous partaient de même façon, par {column}")
  public static let survivalExpectedSubtitle = Phrase(
    en: "Observed and expected departures of the log-rank test",
    fr: "Départs observés et attendus du test du log-rank")
  public static let survivalObservedHeader = Phrase(en: "Left", fr: "Partis")
  public static let survivalRatioHeader = Phrase(en: "Left / expected", fr: "Partis / attendus")
  public static let survivalExpectedNote = Phrase(
    en: "Intervals are exact for a Poisson count, taking the expected number as known.",
    fr: "Intervalles exacts pour un nombre de Poisson, l’effectif attendu étant tenu pour connu.")

  public static let survivalCrossing = Phrase(
    en:
      "The curves of “{first}” and “{second}” cross around {time}: until then “{first}” keeps more customers, and "
      + "afterwards “{second}”. A log-rank test adds up differences of opposite sign, so read the mean times: over the "
      + "first {tau}, “{first}” less “{second}” is {difference}.",
    fr:
      "Les courbes de « {first} » et « {second} » se croisent vers {time} : « {first} » garde d’abord plus de clients, "
      + "puis « {second} ». Un test du log-rank additionne des écarts de signes opposés : lisez plutôt les durées "
      + "moyennes. Sur les {tau} qui suivent l’arrivée, « {first} » moins « {second} » vaut {difference}.")
  public static let survivalDisputed = Phrase(
    en:
      "For “{a}” and “{b}” the log-rank test ({logrank}) and the Gehan test, which counts early departures most "
      + "({gehan}), do not agree: the difference is not the same early as late. Read the mean times: over the first "
      + "{tau}, “{a}” less “{b}” is {difference}.",
    fr:
      "Pour « {a} » et « {b} », le test du log-rank ({logrank}) et celui de Gehan, qui compte surtout les départs "
      + "précoces ({gehan}), ne concordent pas : l’écart n’est pas le même au début et ensuite. Lisez les durées "
      + "moyennes : sur les {tau} qui suivent l’arrivée, « {a} » moins « {b} » vaut {difference}.")

  // MARK: Quantiles

  public static let survivalQuantilesTitle = Phrase(
    en: "Time by which a share of customers has left",
    fr: "Durée au bout de laquelle une part des clients est partie")
  public static let survivalQuantilesSubtitle = Phrase(
    en: "{level} intervals by inverting the {band} band",
    fr: "Intervalles à {level} par inversion de la bande ({band})")
  public static let survivalHaveLeftHeader = Phrase(en: "Have left", fr: "Partis")
  public static let survivalQuantilesNote = Phrase(
    en: "Where a curve lies exactly at the height for a while, the middle of that while is given.",
    fr: "Quand une courbe reste exactement à cette hauteur un moment, le milieu de ce moment est donné.")

  // MARK: Reasons

  public static let survivalNoCause = Phrase(en: "No reason given", fr: "Sans raison connue")
  public static let survivalCausesTitle = Phrase(
    en: "Share of customers who have left, by {column}", fr: "Part de clients partis, par {column}")
  public static let survivalCausesSubtitle = Phrase(
    en: "{n} {n#customer#customers}, {period}; Aalen–Johansen estimate with {level} {band} bands",
    fr: "{n} {n#client#clients}, {period} ; estimation d’Aalen–Johansen, bandes à {level} ({band})")
  public static let survivalCausesNote = Phrase(
    en:
      "Who left for one reason can no longer leave for another; all curves and the share still here add up to 100%.",
    fr:
      "Qui part pour une raison ne peut plus partir pour une autre ; toutes les courbes et la part encore présente "
      + "totalisent 100 %.")
  public static let survivalInterestTitle = Phrase(
    en: "Share who left for “{cause}”, by {by}", fr: "Part de partis pour « {cause} », par {by}")
  public static let survivalInterestTest = Phrase(
    en:
      "That groups leave for “{cause}” at one rate, who left for another reason being last seen then: log-rank χ² = "
      + "{chi}, {df} {df#degree#degrees} of freedom, {p}.",
    fr:
      "Même rythme de départ pour « {cause} », les autres départs étant censurés : log-rank χ² = {chi}, {df} "
      + "{df#degré#degrés} de liberté, {p}.")
  public static let survivalClockStart = Phrase(
    en: "Clock: {unit} since the start of the window; everyone is at risk from then on.",
    fr: "Horloge : {unit} depuis le début de la fenêtre ; chacun est à risque à partir de là.")
  public static let survivalIncidenceTitle = Phrase(
    en: "What became of customers, by {column}", fr: "Ce que sont devenus les clients, par {column}")
  public static let survivalIncidenceTitleBy = Phrase(
    en: "What became of customers, by {by} and {column}",
    fr: "Ce que sont devenus les clients, par {by} et {column}")
  public static let survivalIncidenceSubtitle = Phrase(
    en:
      "Share who have left for each reason; {level} intervals on the {band} scale, variance by the delta method",
    fr: "Part des partis pour chaque raison ; intervalles à {level} ({band}), variance par la méthode delta")
  public static let survivalIncidenceNote = Phrase(
    en:
      "Shares of each block add up to 100%. Shares estimate everyone followed so long; numbers are those seen leaving.",
    fr:
      "Les parts de chaque bloc totalisent 100 %. Elles estiment l’ensemble suivi aussi longtemps ; les effectifs sont "
      + "les départs vus.")
  public static let survivalShareOfAllHeader = Phrase(en: "Share of all", fr: "Part du total")
  public static let survivalAfter = Phrase(en: "after {time}", fr: "après {time}")
  public static let survivalCausesMissing = Phrase(
    en:
      "{n} {n#customer#customers} left without a reason on record and {n#makes#make} a line of {n#its#their} own.",
    fr:
      "{n} {n#client est parti#clients sont partis} sans raison enregistrée et {n#forme#forment} une ligne à part."
  )
  public static let survivalCausesOfStayers = Phrase(
    en:
      "{n} {n#customer#customers} still here {n#has#have} a reason for leaving on record, which is not used.",
    fr:
      "{n} {n#client encore présent a#clients encore présents ont} une raison de départ enregistrée, non utilisée."
  )

  // MARK: Rules

  public static let survivalZerosDropped = Phrase(
    en: "{n} {n#customer#customers} with a tenure of 0 {n#is#are} left out.",
    fr: "{n} {n#client d’ancienneté nulle est écarté#clients d’ancienneté nulle sont écartés}.")
  public static let survivalZerosHalved = Phrase(
    en: "{n} {n#customer#customers} with a tenure of 0 {n#counts#count} as observed for {time}.",
    fr:
      "{n} {n#client d’ancienneté nulle compte comme observé#clients d’ancienneté nulle comptent comme observés} "
      + "pendant {time}.")
  public static let survivalWeighted = Phrase(
    en:
      "Each customer counts with the weight in “{column}”: {n} {n#customer#customers} weigh {sum} together and are "
      + "worth {worth} of equal weight. Variances sum the squared influence of each customer (infinitesimal jackknife), "
      + "so they do not depend on the scale of the weights.",
    fr:
      "Chaque client compte selon le poids « {column} » : {n} {n#client pèse#clients pèsent} {sum} ensemble et en "
      + "valent {worth} de poids égal. Les variances additionnent l’influence au carré de chaque client (jackknife "
      + "infinitésimal) et ne dépendent pas de l’échelle des poids.")
  public static let survivalWeightedEntry = Phrase(
    en:
      "Each customer counts with the weight in “{column}”: {n} {n#customer#customers} weigh {sum} together and at most "
      + "{worth} of equal weight are at risk at once. Variances sum squared weighted residuals time by time, which is "
      + "right where weights do not go with leaving.",
    fr:
      "Chaque client compte selon le poids « {column} » : {n} {n#client pèse#clients pèsent} {sum} ensemble et au plus "
      + "{worth} de poids égal sont à risque à la fois. Les variances additionnent les résidus pondérés au carré durée "
      + "par durée, ce qui vaut si les poids ne vont pas avec le départ.")
  public static let survivalCollapsed = Phrase(
    en:
      "{name}: at {time} everyone at risk left ({n}), so the curve falls to 0 and stays there although up to {later} "
      + "customers are observed later. With so few at risk at the start it says nothing of them.",
    fr:
      "{name} : à {time}, tous ceux à risque sont partis ({n}) ; la courbe tombe à 0 et y reste, alors que jusqu’à "
      + "{later} clients sont observés ensuite. Avec si peu de clients à risque au début, elle ne dit rien d’eux."
  )
  public static let survivalLedgerWeightless = Phrase(en: "with a weight of 0", fr: "de poids nul")
  public static let survivalLedgerZeros = Phrase(en: "with a tenure of 0", fr: "d’ancienneté nulle")
}
