/// Words of comparisons of cohorts.
extension Phrase {
  public static let cohortTitleChurn = Phrase(
    en: "Churn rate by {column}", fr: "Taux d’attrition par {column}")
  public static let cohortTitleLeft = Phrase(
    en: "Share who had left by {column}", fr: "Part de clients partis par {column}")
  public static let cohortSubtitle = Phrase(
    en: "{n} {n#customer#customers}, {period}; whiskers are {level} intervals",
    fr: "{n} {n#client#clients}, {period} ; les moustaches sont des intervalles à {level}")
  public static let cohortTableTitle = Phrase(
    en: "Groups by {column}, against “{reference}”", fr: "Groupes par {column}, comparés à « {reference} »")
  public static let cohortTableSubtitle = Phrase(
    en: "Wilson intervals of shares, Newcombe intervals of differences, {level}",
    fr: "Intervalles de Wilson pour les parts, de Newcombe pour les écarts, à {level}")
  public static let cohortRateHeader = Phrase(en: "Churn rate", fr: "Taux d’attrition")
  public static let cohortShareHeader = Phrase(en: "Had left", fr: "Part de partis")
  public static let cohortDifferenceSpanner = Phrase(
    en: "Against “{reference}”", fr: "Par rapport à « {reference} »")
  public static let cohortOverallLine = Phrase(en: "all: {rate}", fr: "ensemble : {rate}")
  public static let cohortReference = Phrase(en: "reference", fr: "référence")

  public static let cohortRemark = Phrase(
    en:
      "By {column}, the share who left is highest for “{highest}” ({high}) and lowest for “{lowest}” ({low}); "
      + "among everyone it is {overall}.",
    fr:
      "La part de partis est la plus forte pour « {highest} » ({high}) et la plus faible pour "
      + "« {lowest} » ({low}) ; elle est de {overall} pour l’ensemble.")
  public static let cohortRemarkLeft = Phrase(
    en:
      "By {column}, the share who had left is highest for “{highest}” ({high}) and lowest for “{lowest}” ({low}); "
      + "among everyone it is {overall}.",
    fr: "La part de clients déjà partis est la plus forte pour « {highest} » ({high}) et la plus faible pour "
      + "« {lowest} » ({low}) ; elle est de {overall} pour l’ensemble.")
  public static let cohortTest = Phrase(
    en: "Association with leaving: χ² = {chi}, {df} {df#degree#degrees} of freedom, {p}; Cramér’s V = {v}.",
    fr: "Association avec le départ : χ² = {chi}, {df} {df#degré#degrés} de liberté, {p} ; V de Cramér = {v}."
  )
  public static let cohortLogRank = Phrase(
    en: "Over tenure, log-rank χ² = {chi}, {p}.",
    fr: "Au fil de l’ancienneté, test du log-rank : χ² = {chi}, {p}.")
  public static let cohortRoughTest = Phrase(
    en: "The chi-square test is rough here: a group has an expected count of {smallest}, under 5.",
    fr: "Le test du χ² est ici approximatif : un effectif attendu vaut {smallest}, moins de 5.")
  public static let cohortUntested = Phrase(
    en: "Groups with fewer than {min} customers are shown without a test: {names}.",
    fr: "Les groupes de moins de {min} clients sont montrés sans test : {names}.")

  // MARK: Effects

  public static let cohortRatio = Phrase(en: "Ratio of shares", fr: "Rapport des parts")
  public static let cohortOddsRatio = Phrase(en: "Odds ratio", fr: "Rapport de cotes")
  public static let cohortTableSubtitleRatio = Phrase(
    en: "Wilson intervals of shares, log intervals of ratios, {level}",
    fr: "Intervalles de Wilson pour les parts, sur le logarithme pour les rapports, à {level}")
  public static let cohortTableSubtitleOdds = Phrase(
    en: "Wilson intervals of shares, logit intervals of odds ratios, {level}",
    fr: "Intervalles de Wilson pour les parts, sur le logit pour les rapports de cotes, à {level}")
  public static let cohortOtherGroups = Phrase(en: "Other groups", fr: "Autres groupes")
  public static let cohortHeldBack = Phrase(en: "in “Other groups”", fr: "dans « Autres groupes »")
  public static let cohortForestTitle = Phrase(
    en: "Shares of leavers by {column}, compared: {measure}",
    fr: "Parts de partis par {column}, comparées : {measure}")
  public static let cohortForestSubtitle = Phrase(
    en: "Against “{reference}”; dots are estimates, whiskers their {level} intervals",
    fr:
      "Par rapport à « {reference} » ; les points sont des estimations, les moustaches leurs intervalles à {level}"
  )
  public static let cohortForestSubtitlePairs = Phrase(
    en: "Dots are estimates, whiskers their {level} intervals",
    fr: "Les points sont des estimations, les moustaches leurs intervalles à {level}")
  public static let cohortNoDifference = Phrase(en: "no difference", fr: "aucun écart")
  public static let cohortGiven = Phrase(en: "{pair}, given {column}", fr: "{pair}, à {column} donné")
  public static let cohortGivenColumn = Phrase(en: "Given {column}", fr: "À {column} donné")
  public static let cohortUnadjusted = Phrase(en: "As observed", fr: "Tel qu’observé")
  public static let cohortEstimate = Phrase(en: "Estimate", fr: "Estimation")
  public static let cohortPairHeader = Phrase(en: "Group", fr: "Groupe")
  public static let cohortNotEstimated = Phrase(en: "not estimated", fr: "non estimé")
  public static let cohortDetectableHeader = Phrase(en: "Detectable", fr: "Détectable")
  public static let cohortHomogeneityHeader = Phrase(en: "Same everywhere, p", fr: "Homogénéité, p")
  public static let cohortPairsTitle = Phrase(
    en: "Groups by {column} in pairs", fr: "Groupes par {column}, deux à deux")
  public static let cohortPairsTitleReference = Phrase(
    en: "Groups by {column} against “{reference}”: every measure",
    fr: "Groupes par {column} comparés à « {reference} » : toutes les mesures")
  public static let cohortPairsSubtitle = Phrase(
    en: "Newcombe intervals of differences, log intervals of ratios, logit intervals of odds ratios",
    fr:
      "Intervalles de Newcombe pour les écarts, sur le logarithme pour les rapports, sur le logit pour les cotes"
  )
  public static let cohortDetectableNote = Phrase(
    en:
      "Detectable: the smallest difference of shares that these numbers of customers would have shown four times "
      + "in five, after correction.",
    fr:
      "Détectable : le plus petit écart de parts que ces effectifs auraient révélé quatre fois sur cinq, après "
      + "correction.")
  public static let cohortFisherNote = Phrase(
    en: "Where an expected count is under 5, p is of Fisher’s exact test.",
    fr: "Lorsqu’un effectif attendu est inférieur à 5, p est celui du test exact de Fisher.")
  public static let cohortFilled = Phrase(
    en: "Where nobody or everybody left, ratios are made with 0.5 added to each count.",
    fr:
      "Lorsque personne ou tout le monde est parti, les rapports sont calculés en ajoutant 0,5 à chaque effectif."
  )
  public static let cohortHalfAdded = Phrase(
    en:
      "Nobody, or everybody, left in: {names}. Ratios and odds ratios with them are made with 0.5 added to each "
      + "count (Haldane–Anscombe); differences are exact.",
    fr:
      "Personne n’est parti, ou tout le monde, dans : {names}. Les rapports qui les concernent sont calculés en "
      + "ajoutant 0,5 à chaque effectif (Haldane–Anscombe) ; les écarts sont exacts.")
  public static let cohortExactTest = Phrase(
    en: "Counts are small, so p is of Fisher’s exact test: {p}.",
    fr: "Les effectifs sont faibles : le test exact de Fisher donne {p}.")

  // MARK: Adjustment

  public static let cohortAdjustedTitle = Phrase(
    en: "{measure} before and after allowing for {column}",
    fr: "{measure} avant et après prise en compte de « {column} »")
  public static let cohortAdjustedSubtitle = Phrase(
    en: "Mantel–Haenszel estimates pooled over like customers; p of the Cochran–Mantel–Haenszel test",
    fr: "Estimations de Mantel–Haenszel entre clients semblables ; p du test de Cochran–Mantel–Haenszel")
  public static let cohortAdjustedNote = Phrase(
    en:
      "“Same everywhere” is the Breslow–Day test, without Tarone’s correction, that one odds ratio holds in every "
      + "stratum: a small p says it does not.",
    fr:
      "« Homogénéité » est le test de Breslow–Day, sans la correction de Tarone, d’un rapport de cotes commun à "
      + "toutes les strates : un p faible l’infirme.")
  public static let cohortAdjustedRemark = Phrase(
    en:
      "Comparing customers alike in {column}, the {measure} of {pair} is {after} ({level} interval {interval}); "
      + "without it, {before}.",
    fr:
      "Entre clients semblables par {column}, {pair} : {measure} de {after} (intervalle à {level} : {interval}) ; "
      + "sans cette prise en compte, {before}.")
  public static let cohortAssociation = Phrase(
    en: "Cochran–Mantel–Haenszel χ² = {chi}, {p}.", fr: "χ² de Cochran–Mantel–Haenszel = {chi}, {p}.")
  public static let cohortReversal = Phrase(
    en:
      "The sign turns (Simpson’s paradox): among customers alike in {column}, the difference points the other way "
      + "for {names}. The overall difference reflects who is in which group; read the adjusted one.",
    fr:
      "Le signe s’inverse (paradoxe de Simpson) : entre clients semblables par {column}, l’écart va dans l’autre "
      + "sens pour {names}. L’écart global reflète la composition des groupes ; c’est l’écart ajusté qu’il faut lire."
  )
  public static let cohortUneven = Phrase(
    en:
      "The odds ratio is not the same at every level of {column} for {names} (Breslow–Day), so one adjusted number "
      + "averages over unlike differences.",
    fr:
      "Le rapport de cotes varie selon {column} pour {names} (Breslow–Day) : un seul chiffre ajusté est une moyenne "
      + "d’écarts différents.")
  public static let cohortMissingStratum = Phrase(
    en:
      "{n} {n#customer has#customers have} no value for {column} and {n#is#are} left out of the adjusted numbers.",
    fr: "{n} {n#client est#clients sont} sans valeur pour {column} et absents des chiffres ajustés.")
  public static let cohortEmptyStrata = Phrase(
    en: "{n} {n#customer has nobody#customers have nobody} of a compared group beside them at their level of "
      + "{column}, and {n#is#are} left out of the adjusted numbers.",
    fr:
      "{n} {n#client n’a#clients n’ont} personne d’un des groupes comparés à {n#son#leur} niveau de {column}, et "
      + "{n#est absent#sont absents} des chiffres ajustés.")
  public static let cohortStandardisedTitle = Phrase(
    en: "Shares of leavers if every group were made up alike by {column}",
    fr: "Part de partis si tous les groupes avaient la même composition par {column}")
  public static let cohortStandardisedSubtitle = Phrase(
    en: "Direct standardisation to all customers compared; intervals joined from Wilson’s",
    fr:
      "Standardisation directe sur l’ensemble des clients comparés ; intervalles combinés à partir de ceux de Wilson"
  )
  public static let cohortObservedHeader = Phrase(en: "As observed", fr: "Observée")
  public static let cohortStandardisedHeader = Phrase(en: "Standardised", fr: "Standardisée")

  // MARK: Bins

  public static let binUnder = Phrase(en: "under {high}", fr: "moins de {high}")
  public static let binFrom = Phrase(en: "{low} or more", fr: "{low} ou plus")
  public static let binWhole = Phrase(en: "{low}–{high}", fr: "{low}–{high}")
  public static let binBetween = Phrase(en: "{low} to under {high}", fr: "de {low} à moins de {high}")

  // MARK: Means

  public static let cohortMeanTitle = Phrase(
    en: "Mean of {outcome} by {column}", fr: "Moyenne de « {outcome} » par {column}")
  public static let cohortMeanHeader = Phrase(en: "Mean", fr: "Moyenne")
  public static let cohortMedianHeader = Phrase(en: "Median", fr: "Médiane")
  public static let cohortMeanSubtitle = Phrase(
    en: "Student’s intervals of means, Welch’s of differences, {level}",
    fr: "Intervalles de Student pour les moyennes, de Welch pour les écarts, à {level}")
  public static let cohortWelch = Phrase(
    en: "That all means are one: Welch’s F = {f} ({df} and {residual} degrees of freedom), {p}.",
    fr: "Égalité des moyennes : F de Welch = {f} ({df} et {residual} degrés de liberté), {p}.")
  public static let cohortKruskal = Phrase(
    en: "By ranks, which outliers do not sway: Kruskal–Wallis H = {h}, {p}.",
    fr: "Par les rangs, insensibles aux valeurs extrêmes : H de Kruskal–Wallis = {h}, {p}.")
  public static let cohortMeanDetectableNote = Phrase(
    en:
      "Detectable: the smallest difference of means that these numbers of customers would have shown four times in "
      + "five, after correction.",
    fr:
      "Détectable : le plus petit écart de moyennes que ces effectifs auraient révélé quatre fois sur cinq, après "
      + "correction.")
  public static let cohortMeanRemark = Phrase(
    en:
      "By {column}, the mean of {outcome} is highest for “{highest}” ({high}) and lowest for “{lowest}” ({low}); "
      + "among everyone it is {overall}.",
    fr:
      "La moyenne de « {outcome} » par {column} est la plus forte pour « {highest} » ({high}) et la plus faible pour "
      + "« {lowest} » ({low}) ; elle est de {overall} pour l’ensemble.")
  public static let cohortMeanAssociation = Phrase(
    en:
      "Groups by {column} may differ in other ways too, so a difference in {outcome} is an association and no effect.",
    fr:
      "Les groupes par {column} peuvent différer par ailleurs : un écart de « {outcome} » est une association, non un "
      + "effet.")

  // MARK: Hazard ratios and logistic adjustment

  public static let cohortHazardTitle = Phrase(
    en: "Rate of leaving by {column}, compared: hazard ratio",
    fr: "Rythme des départs par {column}, comparé : rapport de risque")
  public static let cohortHazardTableTitle = Phrase(
    en: "Hazard ratios by {column}, against “{reference}”",
    fr: "Rapports de risque par {column}, comparés à « {reference} »")
  public static let cohortHazardSubtitle = Phrase(
    en:
      "Cox’s model with the groups alone, Efron’s ties, Wald intervals at {level}; p after Holm’s correction",
    fr:
      "Modèle de Cox avec les seuls groupes, ex æquo selon Efron, intervalles de Wald à {level} ; p corrigé (Holm)"
  )
  public static let cohortHazardNote = Phrase(
    en: "Below 1: leave later than the reference; above 1: leave sooner.",
    fr: "Sous 1 : départ plus tardif que la référence ; au-dessus : plus précoce.")
  public static let cohortHazardTest = Phrase(
    en: "That the ratios hold at all times (Grambsch and Therneau): χ² = {chi}, {p}.",
    fr: "Constance des rapports dans le temps (Grambsch et Therneau) : χ² = {chi}, {p}.")
  public static let cohortHazardRemark = Phrase(
    en: "“{group}” customers leave at {ratio} times the rate of “{reference}” customers ({interval}).",
    fr:
      "Les clients « {group} » partent à un rythme de {ratio} fois celui des clients « {reference} » ({interval})."
  )
  public static let cohortNotProportional = Phrase(
    en: "The hazard ratios change over time ({p}), so read them as averages over the time observed.",
    fr:
      "Les rapports de risque varient dans le temps ({p}) : lisez-les comme des moyennes sur la durée observée."
  )
  public static let cohortHazardMissing = Phrase(
    en: "{n} {n#customer has#customers have} no tenure or no time at risk, and no part in the hazard ratios.",
    fr:
      "{n} {n#client est#clients sont} sans ancienneté ou sans durée à risque, et hors des rapports de risque."
  )
  public static let cohortOthersEqual = Phrase(en: "Columns held equal", fr: "À colonnes égales")
  public static let cohortLogisticTitle = Phrase(
    en: "Odds ratio before and after holding {columns} equal",
    fr: "Rapport de cotes avant et après prise en compte de : {columns}")
  public static let cohortLogisticSubtitle = Phrase(
    en:
      "Logistic regression of {n} {n#customer#customers}, against “{reference}”; Wald intervals at {level}, p after "
      + "Holm’s correction",
    fr:
      "Régression logistique, {n} {n#client#clients}, par rapport à « {reference} » ; intervalles de Wald à {level}, p "
      + "corrigé (Holm)")
  public static let cohortLogisticNote = Phrase(
    en:
      "An odds ratio given more columns tends to lie farther from 1 even where groups are made up alike, so compare "
      + "directions before sizes.",
    fr:
      "À plus de colonnes égales, un rapport de cotes s’éloigne souvent de 1 même entre groupes de même composition : "
      + "comparez les sens avant les tailles.")
  public static let cohortLogisticRemark = Phrase(
    en:
      "With {columns} equal, the odds of leaving of “{group}” are {ratio} times those of “{reference}” ({interval}).",
    fr:
      "À {columns} égal, la cote de départ de « {group} » vaut {ratio} fois celle de « {reference} » ({interval})."
  )

  // MARK: Verdict

  public static let cohortPairQuoted = Phrase(en: "“{a}” against “{b}”", fr: "« {a} » comparé à « {b} »")
  public static let cohortVerdictFound = Phrase(
    en:
      "Of {pairs} {pairs#comparison#comparisons}, {found} {found#shows#show} a difference after Holm’s correction.",
    fr:
      "Sur {pairs} {pairs#comparaison#comparaisons}, {found} {found#révèle#révèlent} un écart après correction de "
      + "Holm.")
  public static let cohortVerdictAll = Phrase(
    en:
      "{pairs#The comparison shows#All the comparisons show} a difference that chance alone does not explain "
      + "(after Holm’s correction).",
    fr:
      "{pairs#La comparaison révèle#Toutes les comparaisons révèlent} un écart que le hasard seul n’explique pas "
      + "(après correction de Holm).")
  public static let cohortVerdictNone = Phrase(
    en: "{pairs#The comparison shows no#None of the comparisons shows a} difference beyond chance.",
    fr: "{pairs#La comparaison ne révèle#Aucune des comparaisons ne révèle} d’écart au-delà du hasard.")
  public static let cohortVerdictOpen = Phrase(
    en:
      "For {pair} none was found; one of {detectable} percentage points or more would have been, four times in "
      + "five.",
    fr:
      "Pour {pair}, aucun n’a été trouvé ; un écart d’au moins {detectable} points l’aurait été quatre fois sur "
      + "cinq.")
  public static let cohortVerdictBlind = Phrase(
    en: "For {pair} none was found, but there are too few customers to have seen any.",
    fr: "Pour {pair}, aucun n’a été trouvé, mais il y a trop peu de clients pour en voir un.")
  public static let cohortVerdictMore = Phrase(
    en: "For {n} more {n#pair#pairs} none was found either.",
    fr: "Pour {n} {n#autre paire#autres paires}, aucun non plus.")
  public static let cohortEquivalent = Phrase(
    en:
      "Differences of {margin} percentage points or more can be ruled out for {names} (two one-sided tests).",
    fr: "Des écarts de {margin} points ou plus peuvent être exclus pour {names} (deux tests unilatéraux).")
  public static let cohortNoneEquivalent = Phrase(
    en: "Differences of {margin} percentage points or more can be ruled out for no pair.",
    fr: "Des écarts de {margin} points ou plus ne peuvent être exclus pour aucune paire.")
  public static let cohortWithheld = Phrase(
    en: "Not shown alone, with fewer than {min} customers: {names}. Together they are “Other groups”.",
    fr: "Non montrés seuls, avec moins de {min} clients : {names}. Ensemble, ils forment « Autres groupes ».")
  public static let cohortWithheldTogether = Phrase(
    en:
      "Not shown alone, with fewer than {min} customers: {names}. So that their numbers cannot be worked out from "
      + "totals, they are joined with {others} in “Other groups”.",
    fr:
      "Non montrés seuls, avec moins de {min} clients : {names}. Pour que leurs effectifs ne puissent être déduits "
      + "des totaux, ils sont réunis à {others} dans « Autres groupes ».")
}
