/// Words of hazard ratios and of what is checked about them.
extension Phrase {
  public static let driversTitle = Phrase(
    en: "Hazard of leaving, other drivers equal", fr: "Risque de départ, autres facteurs égaux")
  public static let driversSubtitle = Phrase(
    en:
      "Hazard ratios of a Cox model of {n} {n#customer#customers}, {period}; lines are {level} intervals, on a "
      + "logarithmic scale",
    fr:
      "Rapports de risque d’un modèle de Cox, {n} {n#client#clients}, {period} ; traits : intervalles à {level}, "
      + "échelle logarithmique")
  public static let driversAxis = Phrase(
    en: "Hazard ratio (below 1: leave later; above 1: leave sooner)",
    fr: "Rapport de risque (sous 1 : départ plus tardif ; au-dessus : plus précoce)")
  public static let driversNoDifference = Phrase(en: "no difference", fr: "aucun écart")
  public static let driversDrawing = Phrase(
    en: "Levels are compared with {references}.",
    fr: "Modalités comparées à : {references}.")
  public static let driversMark = Phrase(
    en: "† The hazard ratio changes over time, so one number stands for an average.",
    fr: "† Le rapport de risque varie au fil du temps : un seul nombre vaut comme moyenne.")
  public static let driversMore = Phrase(
    en: "Drawn are the {n} strongest of {all} hazard ratios; the table has all.",
    fr: "Sont dessinés les {n} rapports de risque les plus nets sur {all} ; le tableau les donne tous.")

  public static let driversPerDeviation = Phrase(
    en: "per {step} (1 SD)", fr: "par {step} (1 écart-type)")
  public static let driversPerStep = Phrase(en: "per {step}", fr: "par {step}")
  public static let driversOtherLevels = Phrase(en: "other levels", fr: "autres modalités")

  public static let driversTableTitle = Phrase(
    en: "Hazard ratios of leaving", fr: "Rapports de risque de départ")
  public static let driversTableSubtitle = Phrase(
    en:
      "{intervals}, {level}; {ties}; p-values {correction}; “over time” tests whether the ratio holds "
      + "at all times",
    fr:
      "{intervals} à {level} ; {ties} ; valeurs p {correction} ; « dans le temps » : test que le "
      + "rapport vaut à toute durée")
  public static let driversModelWald = Phrase(en: "Wald intervals", fr: "Intervalles de Wald")
  public static let driversRobustWald = Phrase(
    en: "Wald intervals with robust errors", fr: "Intervalles de Wald, erreurs robustes")
  public static let driversClusterWald = Phrase(
    en: "Wald intervals with errors by cluster", fr: "Intervalles de Wald, erreurs par grappe")
  public static let driversRobust = Phrase(
    en:
      "Errors of hazard ratios come from residuals (sandwich), so intervals hold also where ratios change over time. "
      + "The likelihood-ratio and score tests and the error of C do not use them.",
    fr:
      "Les erreurs des rapports de risque viennent des résidus (sandwich) : les intervalles valent aussi là où les "
      + "rapports varient dans le temps. Les tests du rapport de vraisemblance et du score et l’erreur du C ne s’en "
      + "servent pas.")
  public static let driversClustered = Phrase(
    en:
      "Customers are taken to be independent only between {n} clusters ({column}): errors of hazard ratios come from "
      + "residuals summed in each. The likelihood-ratio and score tests and the error of C still take customers as "
      + "independent.",
    fr:
      "Les clients ne sont réputés indépendants qu’entre {n} grappes ({column}) : les erreurs des rapports de risque "
      + "viennent des résidus sommés dans chacune. Les tests du rapport de vraisemblance et du score et l’erreur du C "
      + "supposent encore des clients indépendants.")
  public static let driversFewClusters = Phrase(
    en:
      "Customers are taken to be independent only between {n} clusters ({column}), which are few: errors from residuals "
      + "summed in each tend to be too small, so read intervals as too narrow. The likelihood-ratio and score tests and "
      + "the error of C still take customers as independent.",
    fr:
      "Les clients ne sont réputés indépendants qu’entre {n} grappes ({column}), ce qui est peu : les erreurs tirées "
      + "des résidus sommés dans chacune sont souvent trop petites, et les intervalles trop étroits. Les tests du "
      + "rapport de vraisemblance et du score et l’erreur du C supposent encore des clients indépendants.")
  public static let driversEfron = Phrase(en: "Efron’s ties", fr: "ex æquo selon Efron")
  public static let driversBreslow = Phrase(en: "Breslow’s ties", fr: "ex æquo selon Breslow")
  public static let driversHolm = Phrase(
    en: "corrected by Holm’s method",
    fr: "corrigées selon Holm")
  public static let driversBH = Phrase(
    en: "corrected by Benjamini and Hochberg’s method",
    fr: "corrigées selon Benjamini-Hochberg")
  public static let driversUncorrected = Phrase(en: "not corrected", fr: "non corrigées")
  public static let driversDriverHeader = Phrase(en: "Driver", fr: "Facteur")
  public static let driversRatioHeader = Phrase(en: "Hazard ratio", fr: "Rapport de risque")
  public static let driversAdjustedSpanner = Phrase(en: "Other drivers equal", fr: "Autres facteurs égaux")
  public static let driversAloneHeader = Phrase(en: "Ratio alone", fr: "Rapport seul")
  public static let driversPHeader = Phrase(en: "p", fr: "p")
  public static let driversCorrectedHeader = Phrase(en: "p, corrected", fr: "p corrigée")
  public static let driversOverTimeHeader = Phrase(en: "p, over time", fr: "p, dans le temps")
  public static let driversReference = Phrase(en: "reference", fr: "référence")
  public static let driversTests = Phrase(
    en:
      "{leavers} of {n} customers left; {parameters} {parameters#coefficient#coefficients}. Likelihood-ratio χ² = "
      + "{chi}, {p}.",
    fr:
      "{leavers} départs sur {n} clients ; {parameters} {parameters#coefficient#coefficients}. Rapport de "
      + "vraisemblance : χ² = {chi}, {p}.")
  public static let driversConcordance = Phrase(
    en: "Harrell’s C = {c} ({interval}).", fr: "C de Harrell = {c} ({interval}).")
  public static let driversStrata = Phrase(
    en: "Baselines of their own by {names}.", fr: "Risques de base propres par {names}.")

  public static let driversPeriodsTitle = Phrase(
    en: "Hazard ratios by period", fr: "Rapports de risque par période")
  public static let driversPeriodsSubtitle = Phrase(
    en:
      "A model for each stretch of time since joining, {level} intervals; the last column tests whether "
      + "first and last differ (p-values {correction})",
    fr:
      "Un modèle par tranche d’ancienneté, intervalles à {level} ; la dernière colonne teste l’écart "
      + "entre la première et la dernière (valeurs p {correction})")
  public static let driversUpTo = Phrase(en: "up to {time}", fr: "jusqu’à {time}")
  public static let driversBetween = Phrase(en: "{start} to {end}", fr: "{start} à {end}")
  public static let driversAfter = Phrase(en: "after {time}", fr: "après {time}")
  public static let driversChangeHeader = Phrase(en: "p of change", fr: "p de l’écart")
  public static let driversInfinite = Phrase(en: "no estimate", fr: "sans estimation")

  public static let driversProportionalityTitle = Phrase(
    en: "Do hazard ratios hold at all times?", fr: "Les rapports de risque valent-ils à toute durée ?")
  public static let driversProportionalitySubtitle = Phrase(
    en: "Score tests (Grambsch and Therneau) against {transform}; a small p says that the ratio changes",
    fr: "Tests du score (Grambsch et Therneau) selon {transform} ; un p petit dit que le rapport varie")
  public static let driversTransformKM = Phrase(
    en: "the share who have left (Kaplan–Meier)", fr: "la part déjà partie (Kaplan–Meier)")
  public static let driversTransformRank = Phrase(en: "the rank of time", fr: "le rang de la durée")
  public static let driversTransformIdentity = Phrase(en: "time", fr: "la durée")
  public static let driversTransformLog = Phrase(
    en: "the logarithm of time", fr: "le logarithme de la durée")
  public static let driversDegreesHeader = Phrase(en: "Degrees of freedom", fr: "Degrés de liberté")
  public static let driversGlobal = Phrase(en: "All drivers", fr: "Tous les facteurs")

  public static let driversCollinearityTitle = Phrase(
    en: "How far drivers overlap", fr: "Recouvrement des facteurs")
  public static let driversCollinearitySubtitle = Phrase(
    en:
      "Variance inflation, of a category per column (Fox and Monette); hazard ratios with the other drivers and "
      + "without",
    fr:
      "Inflation de la variance, par colonne pour une catégorie (Fox et Monette) ; rapports de risque avec et sans les "
      + "autres facteurs")
  public static let driversInflationHeader = Phrase(en: "Variance inflation", fr: "Inflation de la variance")
  public static let driversNoteHeader = Phrase(en: "Note", fr: "Remarque")
  public static let driversTurnsNote = Phrase(en: "direction turns", fr: "sens inversé")
  public static let driversOverlapNote = Phrase(en: "overlaps", fr: "recouvrement")

  public static let driversTestsTitle = Phrase(
    en: "Tests of the model as a whole", fr: "Tests du modèle dans son ensemble")
  public static let driversTestsSubtitle = Phrase(
    en: "That no driver makes a difference; log partial likelihood {null} without drivers, {full} with them",
    fr: "Qu’aucun facteur ne compte ; log-vraisemblance partielle {null} sans facteurs, {full} avec")
  public static let driversTestHeader = Phrase(en: "Test", fr: "Test")
  public static let driversLikelihoodRatio = Phrase(en: "Likelihood ratio", fr: "Rapport de vraisemblance")
  public static let driversWald = Phrase(en: "Wald", fr: "Wald")
  public static let driversScore = Phrase(en: "Score", fr: "Score")
  public static let driversChiHeader = Phrase(en: "χ²", fr: "χ²")

  public static let driversRemarkLevel = Phrase(
    en:
      "Other drivers equal, the widest gap is by {term}: customers with “{level}” leave at {ratio} times "
      + "the rate of those with “{reference}” ({interval}).",
    fr:
      "Autres facteurs égaux, l’écart le plus large tient à « {term} » : les clients « {level} » partent "
      + "à un rythme de {ratio} fois celui des clients « {reference} » ({interval}).")
  public static let driversRemarkNumber = Phrase(
    en:
      "Other drivers equal, the widest gap is by {term}: {level}, the rate of leaving is {ratio} times "
      + "as high ({interval}).",
    fr:
      "Autres facteurs égaux, l’écart le plus large tient à « {term} » : {level}, le rythme des départs "
      + "est multiplié par {ratio} ({interval}).")
  public static let driversRemarkNone = Phrase(
    en: "Other drivers equal, no driver is surely linked with leaving sooner or later.",
    fr: "Autres facteurs égaux, aucun facteur n’est lié avec certitude à un départ plus tôt ou plus tard.")
  public static let driversRemarkConcordance = Phrase(
    en: "Of two customers, the model gives the one who left first the higher risk in {share} of pairs.",
    fr: "De deux clients, le modèle donne le risque le plus fort au premier parti dans {share} des paires.")

  public static let driversAssociation = Phrase(
    en:
      "These are associations with leaving sooner or later, other drivers in the model equal. What is not in the model "
      + "can stand behind them.",
    fr:
      "Il s’agit d’associations avec un départ plus ou moins précoce, les autres facteurs du modèle étant égaux. Ce qui "
      + "n’est pas dans le modèle peut les expliquer.")
  public static let driversNotProportional = Phrase(
    en:
      "The hazard ratio changes over time for {names} ({global} for all together), so read it as an "
      + "average over the time observed.",
    fr:
      "Le rapport de risque varie dans le temps pour {names} ({global} pour l’ensemble) : lisez-le comme "
      + "une moyenne sur la durée observée.")
  public static let driversTurns = Phrase(
    en:
      "The direction turns when other drivers are held equal for {names}. Drivers that overlap share one "
      + "effect between them, so neither direction is its own.",
    fr:
      "Le sens s’inverse à autres facteurs égaux pour {names}. Des facteurs qui se recouvrent se "
      + "partagent un même effet : aucun des deux sens ne lui est propre.")
  public static let driversTurn = Phrase(
    en: "{name} ({alone} alone, {with} with the others)",
    fr: "{name} ({alone} seul, {with} avec les autres)")
  public static let driversOverlap = Phrase(
    en: "Largely told by other drivers (variance inflation above {limit}): {names}.",
    fr: "Déjà largement dits par d’autres facteurs (inflation de la variance de plus de {limit}) : {names}.")
  public static let driversSeparated = Phrase(
    en:
      "No finite hazard ratio exists for {names}, since leaving never happened on one side. The model was fitted with a "
      + "ridge penalty instead (λ = {penalty}, as if 95% of hazard ratios lay between 1/50 and 50), which pulls all "
      + "ratios slightly toward 1. Intervals are Wald’s about the penalised estimates: where a ratio would be "
      + "infinite, how far they reach is set by the penalty rather than by the data.",
    fr:
      "Aucun rapport de risque fini n’existe pour {names}, faute de départ d’un côté. Le modèle a donc été ajusté avec "
      + "une pénalité ridge (λ = {penalty}, comme si 95 % des rapports étaient entre 1/50 et 50), qui tire légèrement "
      + "tous les rapports vers 1. Les intervalles sont ceux de Wald autour des estimations pénalisées : là où un "
      + "rapport serait infini, leur étendue tient à la pénalité plus qu’aux données.")
  public static let driversPenalised = Phrase(
    en:
      "The model was fitted with a ridge penalty (λ = {penalty}), which pulls hazard ratios toward 1. Intervals are "
      + "Wald’s about the penalised estimates, and do not allow for the pull.",
    fr:
      "Le modèle a été ajusté avec une pénalité ridge (λ = {penalty}), qui tire les rapports de risque vers 1. Les "
      + "intervalles sont ceux de Wald autour des estimations pénalisées et ne tiennent pas compte de ce biais."
  )
  public static let driversRare = Phrase(
    en: "Fewer than {limit} customers left in {names}; their hazard ratios say little.",
    fr: "Moins de {limit} départs pour {names} ; leurs rapports de risque disent peu.")
  public static let driversMerged = Phrase(
    en: "Too few to stand alone and taken together: {names}.",
    fr: "Trop peu nombreux pour être seuls, donc réunis : {names}.")
  public static let driversFewEvents = Phrase(
    en:
      "{events} {events#customer#customers} left for each coefficient, fewer than 10: the ratios may be too extreme by "
      + "chance.",
    fr:
      "{events} {events#départ#départs} par coefficient, moins de 10 : les rapports peuvent être extrêmes par hasard."
  )
  public static let driversConstant = Phrase(
    en: "Left out, with one value in all customers: {names}.",
    fr: "Écartés, avec une seule valeur chez tous les clients : {names}.")
  public static let driversCollinear = Phrase(
    en: "Left out, since other drivers already say it exactly: {names}.",
    fr: "Écartés, car d’autres facteurs le disent déjà exactement : {names}.")
  public static let driversSame = Phrase(en: "{name} (same as {other})", fr: "{name} (identique à {other})")
  public static let driversTied = Phrase(
    en:
      "{share} of those who left share their time with others. A model for whole periods (complementary log-log) would "
      + "be a check.",
    fr:
      "{share} des partis partagent leur durée avec d’autres. Un modèle par périodes entières (log-log complémentaire) "
      + "serait une vérification.")
  public static let driversFollowsTime = Phrase(
    en:
      "Grows with the time observed, so it is partly the outcome and tells nothing of what leads to it: "
      + "{names}.",
    fr:
      "Croît avec la durée d’observation et tient donc en partie du résultat, sans rien dire de ce qui y "
      + "mène : {names}.")

  public static let driversReferenceOf = Phrase(
    en: "“{level}” ({term})",
    fr: "« {level} » ({term})")

  public static let driversPeriodsNote = Phrase(
    en:
      "No estimate where leaving never happened on one side in that period; a period with such a driver "
      + "is fitted with a ridge penalty.",
    fr:
      "Sans estimation : aucun départ d’un côté dans la période, qui est alors ajustée avec une pénalité "
      + "ridge.")

  public static let driversFollowerLeftOut = Phrase(
    en: "Left out, since it grows with the time observed and is partly the outcome: {names}.",
    fr: "Écarté, car il croît avec la durée d’observation et tient en partie du résultat : {names}.")

  public static let driversClockWindow = Phrase(
    en:
      "Customers count as at risk only from the start of the window on (delayed entry), so ratios join "
      + "what customers of different tenure did in one window.",
    fr:
      "Les clients ne comptent à risque qu’à partir du début de la fenêtre (entrée différée) : les "
      + "rapports réunissent ce qu’ont fait, dans une même fenêtre, des clients d’ancienneté différente.")

  public static let driversClockSnapshot = Phrase(
    en:
      "The file is one extract without entry dates: everyone is taken to have been under observation since joining. "
      + "If customers who left earlier are missing from it, the ratios are about those who stayed long enough to be in it.",
    fr:
      "Le fichier est un extrait unique sans date d’entrée : chacun est réputé observé depuis son arrivée. Si des "
      + "clients partis plus tôt n’y figurent pas, les rapports ne valent que pour ceux restés assez longtemps."
  )

  public static let methodDrivers = Phrase(
    en:
      "Hazard ratios come from Cox’s proportional hazards model, fitted to counts of customers alike in every driver, "
      + "with Wald intervals. Customers count as at risk from the tenure at which they came under observation. Score "
      + "tests ask whether each ratio holds at all times, Harrell’s C how well the model ranks, and variance inflation "
      + "how far drivers overlap. These are associations, not effects.",
    fr:
      "Les rapports de risque viennent du modèle à risques proportionnels de Cox, ajusté aux effectifs de clients "
      + "semblables pour tous les facteurs, avec des intervalles de Wald. Les clients sont à risque à partir de "
      + "l’ancienneté à laquelle leur observation commence. Des tests du score demandent si chaque rapport vaut à toute "
      + "durée, le C de Harrell comment le modèle classe, et l’inflation de la variance combien les facteurs se "
      + "recouvrent. Ce sont des associations, non des effets.")

  public static let driversAccuracyTitle = Phrase(
    en: "How well the model tells who leaves when", fr: "Ce que le modèle sait de qui part, et quand")
  public static let driversAccuracySubtitle = Phrase(
    en: "{n} customers, {period}, measured on the customers the model was fitted to",
    fr: "{n} clients, {period}, mesuré sur les clients qui ont servi à l’ajustement")
  public static let driversMeasureHeader = Phrase(en: "Measure", fr: "Mesure")
  public static let driversLeftByHeader = Phrase(en: "Left by then", fr: "Partis d’ici là")
  public static let driversFollowedHeader = Phrase(en: "Followed beyond", fr: "Suivis au-delà")
  public static let driversValueHeader = Phrase(en: "Value", fr: "Valeur")
  public static let driversWithoutHeader = Phrase(en: "Without drivers", fr: "Sans facteurs")
  public static let driversGainHeader = Phrase(en: "Smaller by", fr: "Réduction")
  public static let driversOrderGroup = Phrase(
    en: "Who leaves first (0.5 is guessing, 1 is perfect)",
    fr: "Qui part d’abord (0,5 : au hasard ; 1 : parfait)")
  public static let driversSharesGroup = Phrase(
    en: "Predicted probabilities (Brier score; smaller is better)",
    fr: "Probabilités prédites (score de Brier ; plus petit est meilleur)")
  public static let driversHarrell = Phrase(en: "Harrell’s C", fr: "C de Harrell")
  public static let driversUno = Phrase(en: "Uno’s C, up to {time}", fr: "C d’Uno, jusqu’à {time}")
  public static let driversAreaAt = Phrase(en: "AUC at {time}", fr: "AUC à {time}")
  public static let driversBrierAt = Phrase(en: "At {time}", fr: "À {time}")
  public static let driversBrierUpTo = Phrase(en: "Mean up to {time}", fr: "Moyenne jusqu’à {time}")
  public static let driversAccuracyNote = Phrase(
    en:
      "Customers last seen early are made up for by weighting the others by the inverse of the share still followed, "
      + "as if being last seen had nothing to do with leaving. “Without drivers” is the Kaplan–Meier curve of "
      + "everyone. The mean is taken over {start} to {end}. Intervals at {level} are the infinitesimal jackknife’s "
      + "(influence functions), with the model’s coefficients as they are.",
    fr:
      "Les clients perdus de vue tôt sont compensés en pondérant les autres par l’inverse de la part encore suivie, "
      + "comme si la fin du suivi n’avait rien à voir avec le départ. « Sans facteurs » désigne la courbe de "
      + "Kaplan–Meier de tous. La moyenne porte de {start} à {end}. Les intervalles à {level} sont ceux du "
      + "jackknife infinitésimal (fonctions d’influence), les coefficients du modèle étant pris tels quels.")
  public static let driversSameCustomers = Phrase(
    en:
      "C and other measures of accuracy come from the customers the model was fitted to, so they flatter it a little.",
    fr:
      "Le C et les autres mesures de précision viennent des clients qui ont servi à l’ajustement : elles flattent un "
      + "peu le modèle.")
}
