/// Words of whom to treat: rankings, Qini, policies.
extension Phrase {
  public static let upliftTitle = Phrase(
    en: "Treating those who gain most, and those most at risk",
    fr: "Traiter ceux qui gagnent le plus, et ceux qui risquent le plus")
  public static let upliftTitleOutcome = Phrase(
    en: "Treating those who gain most, and those likeliest anyway",
    fr: "Traiter ceux qui gagnent le plus, et ceux qui sont les plus probables")
  public static let upliftSubtitle = Phrase(
    en: "“{arm}”, {n} customers, ranked by models that never saw them; whiskers are {level} intervals",
    fr: "« {arm} », {n} clients, classés par des modèles qui ne les ont jamais vus ; moustaches à {level}")
  public static let upliftCurvePanel = Phrase(
    en: "Outcomes gained as more are treated", fr: "Résultats gagnés selon la part traitée")
  public static let upliftTopPanel = Phrase(
    en: "Gained for each 1,000 treated", fr: "Gagnés pour 1 000 traités")
  public static let upliftTreatedShare = Phrase(en: "Customers treated", fr: "Clients traités")
  public static let upliftGained = Phrase(en: "Outcomes", fr: "Résultats")
  public static let upliftPerThousand = Phrase(en: "For each 1,000", fr: "Pour 1 000")
  public static let upliftChance = Phrase(en: "by chance", fr: "au hasard")
  public static let upliftByGain = Phrase(en: "by gain", fr: "par gain")
  public static let upliftByRisk = Phrase(en: "by risk", fr: "par risque")
  public static let upliftByLikelihood = Phrase(en: "by likelihood", fr: "par probabilité")
  public static let upliftBandNote = Phrase(
    en:
      "Grey: where 19 in 20 rankings by chance lie. The curve counts outcomes of the treated beyond those of as many left "
      + "alone.",
    fr:
      "Gris : où se trouvent 19 classements au hasard sur 20. La courbe compte les résultats des traités au-delà de ceux "
      + "d’autant de témoins.")
  public static let upliftAlt = Phrase(
    en: "Among the {share} ranked first by gain, {gain} for each 1,000 treated; by risk, {risk}.",
    fr: "Parmi les {share} premiers par gain, {gain} pour 1 000 traités ; par risque, {risk}.")

  // MARK: Rankings

  public static let upliftQiniTitle = Phrase(
    en: "Rankings judged by Qini", fr: "Classements jugés par le Qini")
  public static let upliftQiniSubtitle = Phrase(
    en: "Three normalisations of one area; 0 is chance; intervals at {level} by drawing customers again",
    fr: "Trois normalisations d’une même aire ; 0 est le hasard ; intervalles à {level} par rééchantillonnage"
  )
  public static let upliftRanking = Phrase(en: "Ranking", fr: "Classement")
  public static let upliftOfPerfect = Phrase(en: "Of perfect", fr: "Du parfait")
  public static let upliftOfFull = Phrase(en: "Of full gain", fr: "Du gain total")
  public static let upliftPerTreated = Phrase(en: "A treated", fr: "Par traité")
  public static let upliftQiniNote = Phrase(
    en:
      "Of perfect: over the area of the best order there could be (scikit-uplift). Of full gain: over the gain of treating "
      + "everyone (causalml). A treated: outcomes a treated customer (Radcliffe). A ranking by chance has a standard "
      + "deviation of {perfect}, {full} and {treated}.",
    fr:
      "Du parfait : sur l’aire du meilleur ordre possible (scikit-uplift). Du gain total : sur le gain de traiter tout le "
      + "monde (causalml). Par traité : résultats par client traité (Radcliffe). Un classement au hasard a un écart-type de "
      + "{perfect}, {full} et {treated}.")
  public static let upliftTopTitle = Phrase(
    en: "Outcomes gained for each 1,000 treated, by share treated",
    fr: "Résultats gagnés pour 1 000 traités, selon la part traitée")
  public static let upliftTopSubtitle = Phrase(
    en:
      "The customers ranked first, treated less left alone; intervals at {level} by drawing customers again",
    fr: "Les clients classés premiers, traités moins témoins ; intervalles à {level} par rééchantillonnage")
  public static let upliftFirst = Phrase(en: "First {share}", fr: "Premiers {share}")
  public static let upliftAdvantage = Phrase(
    en: "Gain ranking less risk ranking", fr: "Classement par gain moins par risque")
  public static let upliftAdvantageLikelihood = Phrase(
    en: "Gain ranking less likelihood ranking", fr: "Classement par gain moins par probabilité")
  public static let upliftSingle = Phrase(en: "by gain, S-learner", fr: "par gain, méthode S")
  public static let upliftTwo = Phrase(en: "by gain, T-learner", fr: "par gain, méthode T")
  public static let upliftCross = Phrase(en: "by gain, X-learner", fr: "par gain, méthode X")
  public static let upliftTransformed = Phrase(
    en: "by gain, transformed outcome", fr: "par gain, résultat transformé")

  // MARK: Policies

  public static let upliftPoliciesTitle = Phrase(
    en: "What rules of whom to treat are worth", fr: "Ce que valent les règles de traitement")
  public static let upliftPoliciesSubtitle = Phrase(
    en: "Rules that rank treat {share}; doubly robust estimates out of fold, intervals at {level}",
    fr:
      "Les règles qui classent traitent {share} ; estimations doublement robustes hors bloc, intervalles à {level}"
  )
  public static let upliftPoliciesSpending = Phrase(
    en:
      "Rules that rank spend {money} on each 1,000 customers, by what those treated cost; doubly robust estimates out of "
      + "fold, intervals at {level}",
    fr:
      "Les règles qui classent dépensent {money} pour 1 000 clients, selon ce qu’ont coûté les clients traités ; "
      + "estimations doublement robustes hors bloc, intervalles à {level}")
  public static let upliftSpends = Phrase(en: "Spent on 1,000", fr: "Dépensé pour 1 000")
  public static let upliftByChance = Phrase(en: "by chance", fr: "au hasard")
  public static let upliftRule = Phrase(en: "Rule", fr: "Règle")
  public static let upliftTreats = Phrase(en: "Treats", fr: "Traite")
  public static let upliftStay = Phrase(en: "Share who stay", fr: "Part qui reste")
  public static let upliftHave = Phrase(en: "Share with the outcome", fr: "Part avec le résultat")
  public static let upliftWeighted = Phrase(en: "By weighting alone", fr: "Par pondération seule")
  public static let upliftMore = Phrase(en: "More for each 1,000 customers", fr: "En plus pour 1 000 clients")
  public static let upliftNobody = Phrase(en: "nobody", fr: "personne")
  public static let upliftEveryone = Phrase(en: "everyone", fr: "tout le monde")
  public static let upliftByValue = Phrase(en: "by value", fr: "par valeur")
  public static let upliftByValueKept = Phrase(en: "by value kept", fr: "par valeur gardée")

  // MARK: Tenths

  public static let upliftTenthsTitle = Phrase(
    en: "Gains foreseen and found, by tenth", fr: "Gains prévus et constatés, par dixième")
  public static let upliftTenthsSubtitle = Phrase(
    en: "Tenths by the first ranking, from the greatest gain foreseen down; Newcombe’s intervals at {level}",
    fr:
      "Dixièmes du premier classement, du plus grand gain prévu au plus petit ; intervalles de Newcombe à {level}"
  )
  public static let upliftTenth = Phrase(en: "Tenth", fr: "Dixième")
  public static let upliftForeseen = Phrase(en: "Foreseen", fr: "Prévu")
  public static let upliftSeen = Phrase(en: "Found", fr: "Constaté")

  // MARK: Words

  public static let upliftRemarkBetter = Phrase(
    en:
      "Treating the {share} with the greatest gain foreseen brings {value} more for each 1,000 treated than treating {other} ({interval}).",
    fr:
      "Traiter les {share} de plus grand gain prévu apporte {value} de plus pour 1 000 traités que traiter {other} ({interval})."
  )
  public static let upliftRemarkWorse = Phrase(
    en:
      "Treating the {share} with the greatest gain foreseen brings {value} fewer for each 1,000 treated than treating {other} ({interval}).",
    fr:
      "Traiter les {share} de plus grand gain prévu apporte {value} de moins pour 1 000 traités que traiter {other} ({interval})."
  )
  public static let upliftRemarkEven = Phrase(
    en:
      "The experiment does not show that treating the {share} with the greatest gain foreseen does better than treating {other}: the "
      + "difference for each 1,000 treated may be anything from {low} to {high}.",
    fr:
      "L’expérience ne montre pas que traiter les {share} de plus grand gain prévu fasse mieux que traiter {other} : la différence "
      + "pour 1 000 traités peut aller de {low} à {high}.")
  public static let upliftOtherRisk = Phrase(en: "those most at risk", fr: "les plus à risque")
  public static let upliftOtherLikely = Phrase(
    en: "those likeliest anyway", fr: "les plus probables de toute façon")
  public static let upliftCaveatSample = Phrase(
    en: "Whom to treat was learned from {n} of {all} customers, drawn in proportion.",
    fr: "À qui s’adresser a été appris sur {n} clients sur {all}, tirés en proportion.")
  public static let upliftCaveatFlat = Phrase(
    en:
      "No ranking beats chance here: customers do not differ in what the treatment does to them, or too few were drawn to "
      + "see it.",
    fr:
      "Aucun classement ne bat le hasard ici : les clients ne diffèrent pas dans l’effet du traitement, ou trop peu ont été "
      + "tirés pour le voir.")
  public static let upliftRemarkLastTenth = Phrase(
    en:
      "The tenth with the least gain foreseen did worse when treated ({interval} of 1,000): better left alone.",
    fr:
      "Le dixième de moindre gain prévu a fait moins bien une fois traité ({interval} sur 1 000) : à laisser tranquille."
  )
}
