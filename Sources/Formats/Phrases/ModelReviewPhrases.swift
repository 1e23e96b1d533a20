/// Words of what the options of the cell that judges a churn model add.
extension Phrase {
  public static let modelOverRule = Phrase(
    en: "Model less this rule (AUC)", fr: "Modèle moins cette règle (AUC)")
  public static let modelLogLossLower = Phrase(
    en: "Log-loss (lower is better)", fr: "Perte logarithmique (bas = mieux)")
  public static let modelInTheLarge = Phrase(
    en: "Calibration in the large", fr: "Calibration d’ensemble")
  public static let modelError = Phrase(
    en: "Mean calibration error by tenth", fr: "Erreur moyenne de calibration par dixième")
  public static let modelRemarkCeiling = Phrase(
    en:
      "No scores could be expected to rank better than {best} (AUC; {source}). These reach {auc} ({interval}), {below} less.",
    fr:
      "Aucun score ne pourrait classer mieux que {best} (AUC ; {source}). Ceux-ci atteignent {auc} ({interval}), soit {below} de moins."
  )
  public static let modelBestNote = Phrase(
    en: "The ideal AUC is the best that anyone could reach ({source}).",
    fr: "L’AUC idéale est la meilleure que quiconque puisse atteindre ({source}).")
  public static let caveatRecalibratedScores = Phrase(
    en:
      "The scores of this report are recalibrated ({method}), each customer’s by a map learned on the other folds: the slope was {before} "
      + "before and is {after} now. Reasons explain the scores before.",
    fr:
      "Les scores de ce rapport sont recalibrés ({method}), chacun par une fonction apprise sur les autres blocs : la pente était {before} "
      + "et vaut {after}. Les raisons expliquent les scores d’avant.")
  public static let modelMeasuresNote = Phrase(
    en:
      "Intervals: AUC by DeLong, the difference paired; average precision on the logit; Brier score and log-loss from "
      + "customers’ own losses; shares by Wilson; the calibration error corrected for what chance adds, and its ideal "
      + "is what calibrated scores would show.",
    fr:
      "Intervalles : AUC selon DeLong, la différence appariée ; précision moyenne sur le logit ; score de Brier et "
      + "perte d’après les pertes de chaque client ; parts selon Wilson ; l’erreur de calibration est corrigée de ce "
      + "que le hasard ajoute, et son idéal est ce que montreraient des scores calibrés.")
  public static let modelFlagNoteProfit = Phrase(
    en:
      "Flagged are those whom it pays to contact, {share} of customers, when a customer kept is worth {value}, the "
      + "offer costs {offer}, the contact {contact}, and {mean} of leavers accept; each fold’s threshold ({low} to "
      + "{high}) is chosen on the other folds.",
    fr:
      "Sont signalés ceux qu’il est rentable de contacter, {share} des clients, si un client gardé vaut {value}, que "
      + "l’offre coûte {offer}, le contact {contact}, et que {mean} des partants acceptent ; le seuil de chaque bloc "
      + "(de {low} à {high}) est choisi sur les autres blocs.")
  public static let modelFlagNoteF = Phrase(
    en:
      "Flagged are {share} of customers, so that the F measure with recall counting {beta} times is greatest; each "
      + "fold’s threshold ({low} to {high}) is chosen on the other folds.",
    fr:
      "{share} des clients sont signalés, là où la mesure F, le rappel comptant {beta} fois, est la plus grande ; le "
      + "seuil de chaque bloc (de {low} à {high}) est choisi sur les autres blocs.")

  public static let modelGainsTitle = Phrase(
    en: "Leavers found by customers contacted", fr: "Départs repérés selon les clients contactés")
  public static let modelGainsPanel = Phrase(en: "Gains", fr: "Gains cumulés")
  public static let modelGainsX = Phrase(
    en: "Share of customers contacted", fr: "Part des clients contactés")
  public static let modelGainsY = Phrase(en: "Share of leavers found", fr: "Part des départs repérés")
  public static let modelLiftPanel = Phrase(en: "Lift by tenth", fr: "Gain par dixième")
  public static let modelLiftX = Phrase(
    en: "Tenth of the scores, the highest first", fr: "Dixième des scores, les plus élevés d’abord")
  public static let modelLiftY = Phrase(en: "Times the average", fr: "Fois la moyenne")
  public static let modelAverage = Phrase(en: "average", fr: "moyenne")
  public static let modelGainsNote = Phrase(
    en:
      "The dotted line is what perfect scores would find. Bands and whiskers: Wilson’s interval of the share found, and "
      + "that of the ratio to the average.",
    fr:
      "La ligne pointillée est ce que trouveraient des scores parfaits. Bandes et barres : intervalle de Wilson de la "
      + "part repérée, et celui du rapport à la moyenne.")
  public static let modelGainsAlt = Phrase(
    en:
      "Left, leavers found against customers contacted: {first} in the first tenth and {third} in the first {n} tenths. "
      + "Right, lift by tenth, from {lift} the average in the first tenth downwards.",
    fr:
      "À gauche, les départs repérés selon les clients contactés : {first} dans le premier dixième et {third} dans les "
      + "{n} premiers. À droite, le gain par dixième, à partir de {lift} la moyenne dans le premier.")

  public static let modelProfitTitle = Phrase(
    en: "Profit of a campaign by how many are contacted",
    fr: "Profit d’une campagne selon le nombre de contactés")
  public static let modelProfitTableTitle = Phrase(
    en: "The most that contacting by these scores can bring",
    fr: "Le plus que peut rapporter un contact selon ces scores")
  public static let modelProfitWay = Phrase(en: "Contacted", fr: "Contactés")
  public static let modelProfitPerCustomer = Phrase(
    en: "Profit per customer", fr: "Profit par client")
  public static let modelProfitShare = Phrase(en: "Share contacted", fr: "Part contactée")
  public static let modelEMPC = Phrase(
    en: "The best for each acceptance (EMPC)", fr: "Le mieux pour chaque acceptation (EMPC)")
  public static let modelMPC = Phrase(
    en: "The best at the mean acceptance (MPC)", fr: "Le mieux à l’acceptation moyenne (MPC)")
  public static let modelEverybody = Phrase(en: "Everybody", fr: "Tout le monde")
  public static let modelNobody = Phrase(en: "nobody", fr: "personne")
  public static let modelBestShare = Phrase(en: "best", fr: "optimum")
  public static let modelProfitNote = Phrase(
    en:
      "After Verbraken, Verbeke & Baesens (2013): a customer kept is worth {value}, the offer costs {offer} and is "
      + "accepted by all who would have stayed, the contact {contact}; leavers accept with beta({a}, {b}), {mean} on "
      + "average, an assumption. Intervals resample customers 400 times and choose the share anew.",
    fr:
      "D’après Verbraken, Verbeke et Baesens (2013) : un client gardé vaut {value}, l’offre coûte {offer} et tous ceux "
      + "qui seraient restés l’acceptent, le contact {contact} ; les partants acceptent selon beta({a}, {b}), {mean} en "
      + "moyenne, une hypothèse. Les intervalles rééchantillonnent 400 fois les clients et rechoisissent la part."
  )
  public static let modelProfitAlt = Phrase(
    en:
      "A curve of profit per customer by the share contacted. It peaks at {best} with {share} contacted; contacting "
      + "everybody brings {all}.",
    fr:
      "Courbe du profit par client selon la part contactée. Elle culmine à {best} pour {share} contactés ; contacter "
      + "tout le monde rapporte {all}.")

  public static let modelScores = Phrase(en: "Scores", fr: "Scores")
  public static let modelAsTheyAre = Phrase(en: "As they are", fr: "Tels quels")
  public static let modelPlatt = Phrase(en: "Platt’s map", fr: "Selon Platt")
  public static let modelBeta = Phrase(en: "Beta map", fr: "Bêta")
  public static let modelIsotonic = Phrase(en: "Isotonic steps", fr: "Isotonique")
  public static let modelBrierShort = Phrase(en: "Brier", fr: "Brier")
  public static let modelChange = Phrase(en: "Change", fr: "Variation")
  public static let modelSlopeShort = Phrase(en: "Slope", fr: "Pente")
  public static let modelInTheLargeShort = Phrase(en: "In the large", fr: "D’ensemble")
  public static let modelErrorShort = Phrase(en: "Error", fr: "Erreur")
  public static let modelAUCShort = Phrase(en: "AUC", fr: "AUC")
  public static let modelRecalibrationTitle = Phrase(
    en: "Scores before and after recalibration", fr: "Scores avant et après recalibration")
  public static let modelRecalibrationNote = Phrase(
    en:
      "Each fold’s map is learned from the out-of-fold scores of the other folds, never from the customers it is judged "
      + "on. The change is that of the log-loss, customer by customer; below 0 is better.",
    fr:
      "La correction de chaque bloc est apprise sur les scores hors bloc des autres blocs, jamais sur les clients qui la "
      + "jugent. La variation est celle de la perte logarithmique, client par client ; sous 0, c’est mieux.")
  public static let modelRecalibratedTitle = Phrase(
    en: "Predicted and observed departures, before and after",
    fr: "Départs prédits et observés, avant et après")
  public static let modelRecalibratedAlt = Phrase(
    en:
      "Calibration curves side by side. The mean distance of predicted from observed shares is {before} as the scores "
      + "are; after: {names}.",
    fr:
      "Courbes de calibration côte à côte. L’écart moyen entre parts prédites et observées est de {before} pour les "
      + "scores tels quels ; après : {names}.")
  public static let caveatCalibrationKept = Phrase(
    en: "The calibration slope is {slope}, between 0.9 and 1.1, so the scores are left as they are.",
    fr: "La pente de calibration est de {slope}, entre 0,9 et 1,1 : les scores restent tels quels.")

  public static let modelSegmentsTitle = Phrase(
    en: "Where the scores do worse", fr: "Où les scores font moins bien")
  public static let modelGroup = Phrase(en: "Group", fr: "Groupe")
  public static let modelGap = Phrase(en: "Left less score", fr: "Partis moins score")
  public static let modelWeak = Phrase(en: "Weak in", fr: "Faible en")
  public static let modelWeakRanking = Phrase(en: "ranking", fr: "classement")
  public static let modelWeakCalibration = Phrase(en: "calibration", fr: "calibration")
  public static let modelWeakBoth = Phrase(en: "both", fr: "les deux")
  public static let modelOneOutcome = Phrase(en: "one outcome only", fr: "un seul résultat")
  public static let modelSegmentsNote = Phrase(
    en:
      "Groups of at least {min} customers. Weak in ranking: the AUC is below that of everyone else; weak in "
      + "calibration: more or fewer left than the scores say; both tested with Holm’s correction over all rows. A "
      + "column that ranks much of what the scores rank leaves less to rank within its groups.",
    fr:
      "Groupes d’au moins {min} clients. Faible en classement : l’AUC est sous celle de tous les autres ; faible en "
      + "calibration : plus ou moins de départs que ne disent les scores ; les deux testés avec la correction de Holm "
      + "sur toutes les lignes. Une colonne qui classe déjà beaucoup laisse moins à classer dans ses groupes."
  )
  public static let modelSegmentsSmall = Phrase(
    en: "Too small to judge: {names}.", fr: "Trop petits pour être jugés : {names}.")
  public static let caveatNoWeakSegment = Phrase(
    en: "In none of the {n} groups judged do the scores do worse than chance explains.",
    fr: "Dans aucun des {n} groupes jugés les scores ne font moins bien que le hasard ne l’explique.")
  public static let caveatWeakSegments = Phrase(
    en: "Read the scores with care for: {names}.", fr: "Lisez les scores avec prudence pour : {names}.")
  public static let modelMissingGroup = Phrase(en: "(missing)", fr: "(manquant)")
  public static let modelBelow = Phrase(en: "below {high}", fr: "moins de {high}")
  public static let modelFrom = Phrase(en: "{low} and more", fr: "{low} et plus")
  public static let modelBetween = Phrase(en: "{low} to below {high}", fr: "de {low} à moins de {high}")

  public static let modelFairnessTitle = Phrase(
    en: "Who would be contacted", fr: "Qui serait contacté")
  public static let modelContacted = Phrase(en: "Contacted", fr: "Contactés")
  public static let modelRatio = Phrase(en: "Ratio", fr: "Rapport")
  public static let modelReached = Phrase(en: "Leavers reached", fr: "Départs atteints")
  public static let modelReferenceGroup = Phrase(en: "reference", fr: "référence")
  public static let modelTooFew = Phrase(en: "too few", fr: "trop peu")
  public static let modelNobodyLeft = Phrase(en: "nobody left", fr: "aucun départ")
  public static let modelFewer = Phrase(en: "<{min}", fr: "<{min}")
  public static let modelFairnessNote = Phrase(
    en:
      "Contacted are the flagged. The ratio is that of the share contacted to the group contacted most; leavers reached "
      + "are those who left and were flagged. The attributes are not among the model’s features; that does not make "
      + "its scores blind to them.",
    fr:
      "Les contactés sont les signalés. Le rapport est celui de la part contactée à celle du groupe le plus contacté ; "
      + "les départs atteints sont ceux qui ont été signalés. Ces attributs ne sont pas des variables du modèle ; ses "
      + "scores n’y sont pas aveugles pour autant.")
  public static let modelFairnessBenefit = Phrase(
    en: "Being contacted is taken for a benefit, so a low share is the harm.",
    fr: "Être contacté est tenu pour un avantage : c’est une part faible qui nuit.")
  public static let modelFairnessBurden = Phrase(
    en: "Being contacted is taken for a burden, so a high share is the harm.",
    fr: "Être contacté est tenu pour une charge : c’est une part élevée qui nuit.")
  public static let modelFairnessUnstated = Phrase(
    en: "Whether being contacted does a customer good or harm is not stated.",
    fr: "Il n’est pas dit si être contacté profite ou nuit au client.")
  public static let caveatUneven = Phrase(
    en:
      "Less than four fifths as often contacted as the group contacted most: {names}. A flag to look into, not a "
      + "verdict: shares of leavers differ too.",
    fr:
      "Contactés moins de quatre cinquièmes aussi souvent que le groupe le plus contacté : {names}. Un signal à "
      + "examiner, non un verdict : les parts de départs diffèrent aussi.")
  public static let caveatUnevenBurden = Phrase(
    en:
      "The burden of being contacted falls less than four fifths as often on: {names}; on others, more. A flag to look "
      + "into, not a verdict: shares of leavers differ too.",
    fr:
      "La charge d’être contacté pèse moins de quatre cinquièmes aussi souvent sur : {names} ; sur d’autres, plus. Un "
      + "signal à examiner, non un verdict : les parts de départs diffèrent aussi.")

  public static let modelAuditTitle = Phrase(
    en: "Quoted figures held against these customers", fr: "Chiffres cités, confrontés à ces clients")
  public static let modelQuoted = Phrase(en: "Quoted", fr: "Cité")
  public static let modelHere = Phrase(en: "Here", fr: "Ici")
  public static let modelReading = Phrase(en: "Reading", fr: "Lecture")
  public static let modelImplied = Phrase(
    en: "Share of leavers the figures need", fr: "Part de départs que supposent ces chiffres")
  public static let modelNotImplied = Phrase(
    en: "not fixed by what is quoted", fr: "non déterminée par les chiffres cités")
  public static let modelFits = Phrase(
    en: "can be: from {range}, as rounded", fr: "possible : de {range}, aux arrondis près")
  public static let modelContradicts = Phrase(
    en: "cannot be: {range}, as rounded", fr: "impossible : {range}, aux arrondis près")
  public static let modelQuotedAccuracy = Phrase(en: "Accuracy", fr: "Exactitude")
  public static let modelAccuracyThere = Phrase(
    en: "precision and recall would give {accuracy} here",
    fr: "précision et rappel donneraient ici {accuracy}")
  public static let modelPrecisionAtRecall = Phrase(en: "Precision", fr: "Précision")
  public static let modelRecallAtPrecision = Phrase(en: "Recall", fr: "Rappel")
  public static let modelAtRecall = Phrase(
    en: "of these scores, at a recall of {recall}", fr: "de ces scores, à un rappel de {recall}")
  public static let modelAtPrecision = Phrase(
    en: "the most of these scores, at a precision of {precision}",
    fr: "au mieux de ces scores, à une précision de {precision}")
  public static let modelNeverReached = Phrase(en: "never reached", fr: "jamais atteint")
  public static let modelQuotedF1 = Phrase(en: "F1", fr: "F1")
  public static let modelBestF1 = Phrase(
    en: "the best of these scores over all thresholds", fr: "le mieux de ces scores sur tous les seuils")
  public static let modelF1Contradicts = Phrase(
    en: "cannot be: precision and recall give another F1",
    fr: "impossible : précision et rappel donnent un autre F1")
  public static let modelAuditNote = Phrase(
    en:
      "Accuracy, precision and recall together fix the share of leavers. Ranges hold all figures that round to those "
      + "quoted; half a point either way is granted for test parts.",
    fr:
      "Exactitude, précision et rappel déterminent ensemble la part de départs. Les plages contiennent tous les chiffres "
      + "qui s’arrondissent à ceux cités ; un demi-point est accordé pour des parties de test.")
  public static let caveatContradiction = Phrase(
    en: "Figures quoted by {names} contradict each other or these customers’ share of leavers.",
    fr: "Les chiffres cités par {names} se contredisent ou contredisent la part de départs de ces clients.")

  public static let modelComparisonTitle = Phrase(
    en: "AUC of the scores’ method ({learner}) less that of others",
    fr: "AUC de la méthode des scores ({learner}) moins celle des autres")
  public static let modelAgainst = Phrase(en: "Compared with", fr: "Comparée à")
  public static let modelPaired = Phrase(en: "Same customers, paired", fr: "Mêmes clients, apparié")
  public static let modelOverFolds = Phrase(en: "Over folds, corrected", fr: "Sur les blocs, corrigé")
  public static let modelAUCLess = Phrase(en: "Difference", fr: "Différence")
  public static let modelP = Phrase(en: "p", fr: "p")
  public static let modelComparisonNote = Phrase(
    en:
      "Paired: DeLong’s test on the pooled out-of-fold scores. Over folds: Nadeau & Bengio’s corrected resampled t test "
      + "on {folds} folds ({repeats} {repeats#repeat#repeats}), which allows for training sets that overlap; without the "
      + "correction small differences would look far too sure.",
    fr:
      "Apparié : test de DeLong sur les scores hors bloc réunis. Sur les blocs : test t rééchantillonné corrigé de "
      + "Nadeau et Bengio sur {folds} blocs ({repeats} {repeats#répétition#répétitions}), qui tient compte du "
      + "recouvrement des données d’apprentissage ; sans correction, de petites différences paraîtraient bien trop sûres."
  )
  public static let modelLotteryTitle = Phrase(
    en: "How far another dealing of customers into folds moves the AUC",
    fr: "Ce qu’une autre répartition des clients en blocs change à l’AUC")
  public static let modelOverRepeats = Phrase(
    en: "AUC over {n} {n#dealing#dealings}", fr: "AUC sur {n} {n#répartition#répartitions}")
  public static let modelOverAllFolds = Phrase(en: "AUC over {n} folds", fr: "AUC sur {n} blocs")
  public static let modelLowest = Phrase(en: "Lowest", fr: "Minimum")
  public static let modelMedian = Phrase(en: "Median", fr: "Médiane")
  public static let modelHighest = Phrase(en: "Highest", fr: "Maximum")
  public static let modelMean = Phrase(en: "Mean", fr: "Moyenne")
  public static let modelDeviation = Phrase(en: "Std. deviation", fr: "Écart type")
  public static let modelLotteryNote = Phrase(
    en:
      "Nothing but the dealing differs between the columns: a result quoted from one lucky split lies near the highest. "
      + "Scores and reasons of this report are those of the first dealing.",
    fr:
      "Seule la répartition change d’une colonne à l’autre : un résultat tiré d’un seul découpage heureux est proche du "
      + "maximum. Scores et raisons de ce rapport sont ceux de la première répartition.")
  public static let ledgerUnjudged = Phrase(
    en: "before the first fold that is judged", fr: "avant le premier bloc jugé")
}
