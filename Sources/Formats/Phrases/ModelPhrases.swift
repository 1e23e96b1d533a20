/// Words of the cell that judges a churn model.
extension Phrase {
  public static let modelRankingTitle = Phrase(
    en: "Ranking of those who left above those who stayed",
    fr: "Classement des clients partis au-dessus de ceux qui sont restés")
  public static let modelSubtitle = Phrase(
    en: "Out-of-fold scores of {n} {n#customer#customers}, {period}; {level} intervals",
    fr: "Scores hors bloc de {n} {n#client#clients}, {period} ; intervalles à {level}")
  public static let modelROC = Phrase(en: "Leavers found", fr: "Départs repérés")
  public static let modelROCX = Phrase(
    en: "Share of stayers flagged", fr: "Part des clients restés qui sont signalés")
  public static let modelROCY = Phrase(
    en: "Share of leavers flagged", fr: "Part des clients partis qui sont signalés")
  public static let modelPR = Phrase(en: "Flags that were right", fr: "Signalements justes")
  public static let modelPRX = Phrase(en: "Share of leavers flagged", fr: "Part des départs signalés")
  public static let modelPRY = Phrase(
    en: "Share of the flagged who left", fr: "Part de départs parmi les signalés")
  public static let modelAUCLabel = Phrase(en: "AUC {auc}", fr: "AUC {auc}")
  public static let modelAPLabel = Phrase(en: "average precision {ap}", fr: "précision moyenne {ap}")
  public static let modelChance = Phrase(en: "chance", fr: "hasard")
  public static let modelThresholdLabel = Phrase(en: "threshold", fr: "seuil")
  public static let modelRankingAlt = Phrase(
    en:
      "Two curves. The ROC curve bends to the upper left with an area of {auc} ({interval}); chance would give "
      + "0.5. The precision–recall curve falls from the left with an average precision of {ap}, against {prevalence} "
      + "by chance.",
    fr:
      "Deux courbes. La courbe ROC s’infléchit vers le coin supérieur gauche, avec une aire de {auc} ({interval}) ; "
      + "le hasard donnerait 0,5. La courbe précision-rappel descend depuis la gauche, avec une précision moyenne de "
      + "{ap}, contre {prevalence} au hasard.")
  public static let modelRankingNote = Phrase(
    en: "The point marks the threshold for flagging. Interval of the AUC by DeLong’s method.",
    fr: "Le point marque le seuil de signalement. Intervalle de l’AUC par la méthode de DeLong.")

  public static let modelCalibrationTitle = Phrase(
    en: "Predicted and observed departures", fr: "Départs prédits et observés")
  public static let modelCalibrationX = Phrase(
    en: "Predicted share who leave", fr: "Part de départs prédite")
  public static let modelCalibrationY = Phrase(en: "Share who left", fr: "Part de départs observée")
  public static let modelPerfect = Phrase(en: "predicted = observed", fr: "prédit = observé")
  public static let modelCalibrationAlt = Phrase(
    en:
      "Observed against predicted shares in {n} groups of equal size, from {low} predicted and {lowSeen} observed to "
      + "{high} predicted and {highSeen} observed. The mean distance between the two is {error}.",
    fr:
      "Parts observées selon les parts prédites dans {n} groupes de même taille, de {low} prédits et {lowSeen} "
      + "observés à {high} prédits et {highSeen} observés. L’écart moyen entre les deux est de {error}.")
  public static let modelCalibrationNote = Phrase(
    en: "Each point is a tenth of the customers by score, with Wilson’s interval.",
    fr: "Chaque point est un dixième des clients par score, avec l’intervalle de Wilson.")

  public static let modelMeasuresTitle = Phrase(
    en: "How far the scores can be trusted", fr: "Quelle confiance accorder aux scores")
  public static let modelMeasure = Phrase(en: "Measure", fr: "Mesure")
  public static let modelValue = Phrase(en: "Value", fr: "Valeur")
  public static let modelReference = Phrase(en: "Without a model", fr: "Sans modèle")
  public static let modelIdeal = Phrase(en: "Ideal", fr: "Idéal")
  public static let modelAUC = Phrase(en: "Ranking (AUC)", fr: "Classement (AUC)")
  public static let modelBaseline = Phrase(
    en: "Ranking by “{column}” alone (AUC)", fr: "Classement par « {column} » seul (AUC)")
  public static let modelAP = Phrase(en: "Average precision", fr: "Précision moyenne")
  public static let modelBrier = Phrase(
    en: "Brier score (lower is better)", fr: "Score de Brier (bas = mieux)")
  public static let modelSkill = Phrase(en: "Brier skill", fr: "Gain de Brier")
  public static let modelSlope = Phrase(en: "Calibration slope", fr: "Pente de calibration")
  public static let modelIntercept = Phrase(en: "Calibration intercept", fr: "Ordonnée de calibration")
  public static let modelPrecision = Phrase(
    en: "Of those flagged, share who left", fr: "Parmi les signalés, part de départs")
  public static let modelRecall = Phrase(
    en: "Of those who left, share flagged", fr: "Parmi les départs, part de signalés")
  public static let modelLift = Phrase(
    en: "Lift of the tenth with the highest scores", fr: "Gain du dixième aux scores les plus élevés")
  public static let modelFlagNoteCapacity = Phrase(
    en:
      "The {share} with the highest scores are flagged; each fold’s threshold ({low} to {high}) is chosen on the "
      + "other folds.",
    fr:
      "Les {share} aux scores les plus élevés sont signalés ; le seuil de chaque bloc (de {low} à {high}) est choisi "
      + "sur les autres blocs.")
  public static let modelFlagNoteCost = Phrase(
    en:
      "Flagging is worth it when a false alarm costs {alarm} and a customer missed {miss}; each fold’s threshold "
      + "({low} to {high}) is chosen on the other folds.",
    fr:
      "Un signalement est rentable si une fausse alerte coûte {alarm} et un client manqué {miss} ; le seuil de chaque "
      + "bloc (de {low} à {high}) est choisi sur les autres blocs.")
  public static let modelNobodyFlagged = Phrase(en: "nobody is flagged", fr: "personne n’est signalé")
  public static let modelNoLine = Phrase(
    en: "not estimated: the scores have no spread", fr: "non estimé : les scores ne varient pas")

  public static let modelLiftTitle = Phrase(
    en: "Departures by tenth of the scores", fr: "Départs par dixième des scores")
  public static let modelTenth = Phrase(en: "Tenth", fr: "Dixième")
  public static let modelMeanScore = Phrase(en: "Mean score", fr: "Score moyen")
  public static let modelShareLeft = Phrase(en: "Share who left", fr: "Part de départs")
  public static let modelLiftHeader = Phrase(en: "Lift", fr: "Gain")
  public static let modelFound = Phrase(en: "Leavers found so far", fr: "Départs repérés, cumul")

  public static let modelConfusionTitle = Phrase(
    en: "Flagged customers and what they did", fr: "Clients signalés et ce qu’ils ont fait")
  public static let modelFlagged = Phrase(en: "Flagged", fr: "Signalés")
  public static let modelNotFlagged = Phrase(en: "Not flagged", fr: "Non signalés")
  public static let modelStayed = Phrase(en: "Stayed", fr: "Restés")
  public static let modelTotal = Phrase(en: "All", fr: "Tous")

  public static let modelLearnersTitle = Phrase(en: "Ways of learning compared", fr: "Méthodes comparées")
  public static let modelLearner = Phrase(en: "Method", fr: "Méthode")
  public static let modelLogLoss = Phrase(en: "Log-loss", fr: "Perte logarithmique")
  public static let modelUsed = Phrase(en: "Used", fr: "Retenue")
  public static let learnerLogistic = Phrase(en: "Logistic regression", fr: "Régression logistique")
  public static let learnerBoosted = Phrase(en: "Boosted trees", fr: "Arbres boostés")
  public static let modelLearnersNote = Phrase(
    en: "Out of fold, on {n} {n#customer#customers}. The method with the lowest log-loss is used.",
    fr: "Hors bloc, sur {n} {n#client#clients}. La méthode de plus faible perte est retenue.")
  public static let modelLearnersNotePinned = Phrase(
    en:
      "Out of fold, on the {n} {n#customer#customers} that this version learned from, as it keeps them. The method with the lowest log-loss is used.",
    fr:
      "Hors bloc, sur {n#le#les} {n} {n#client#clients} de l’apprentissage de cette version, telle qu’elle les garde. La méthode de plus faible perte est retenue."
  )

  public static let modelRemark = Phrase(
    en:
      "Of two customers, one who left and one who stayed, the scores put the one who left first {auc} of the time "
      + "({interval}). In the tenth with the highest scores, customers left {lift} as often as the average. The best "
      + "single column, “{column}”, ranks at {baseline}.",
    fr:
      "De deux clients, l’un parti et l’autre resté, les scores placent d’abord celui qui est parti dans {auc} des "
      + "cas ({interval}). Dans le dixième aux scores les plus élevés, les départs sont {lift} plus fréquents que la "
      + "moyenne. La meilleure colonne seule, « {column} », classe à {baseline}.")
  public static let modelRemarkPlain = Phrase(
    en:
      "Of two customers, one who left and one who stayed, the scores put the one who left first {auc} of the time "
      + "({interval}). In the tenth with the highest scores, customers left {lift} as often as the average.",
    fr:
      "De deux clients, l’un parti et l’autre resté, les scores placent d’abord celui qui est parti dans {auc} des "
      + "cas ({interval}). Dans le dixième aux scores les plus élevés, les départs sont {lift} plus fréquents que la "
      + "moyenne.")

  public static let caveatTenureFeature = Phrase(
    en:
      "The model uses {column}. In a snapshot this is the time observed itself, and so partly the outcome: the scores "
      + "would rank less well on customers followed from today.",
    fr:
      "Le modèle utilise « {column} ». Dans un instantané, c’est la durée d’observation elle-même, donc en partie le "
      + "résultat : les scores classeraient moins bien des clients suivis à partir d’aujourd’hui.")
  public static let caveatEntryFeature = Phrase(
    en:
      "The model uses how long customers had been with us when the window opened, not their time within it.",
    fr: "Le modèle utilise l’ancienneté à l’ouverture de la fenêtre, non le temps passé dans celle-ci.")
  public static let caveatCappedSample = Phrase(
    en:
      "The model learned from a sample of {sampled} of {rows} customers, drawn in proportion; everyone was scored. "
      + "More rows do not change the third digit.",
    fr:
      "Le modèle a appris sur un échantillon proportionnel de {sampled} clients sur {rows} ; tous ont été notés. "
      + "Davantage de lignes ne changent pas le troisième chiffre.")
  public static let caveatNotBetterThanRule = Phrase(
    en: "The model does not rank clearly better than {column} alone.",
    fr: "Le modèle ne classe pas nettement mieux que « {column} » seul.")
  public static let caveatScoresTooExtreme = Phrase(
    en:
      "The scores lie too far apart: their calibration slope is {slope} ({interval}), below 1, so that high ones are too "
      + "high and low ones too low.",
    fr:
      "Les scores sont trop écartés : leur pente de calibration est de {slope} ({interval}), inférieure à 1 ; les plus "
      + "élevés sont donc trop élevés et les plus bas trop bas.")
  public static let caveatScoresTooTimid = Phrase(
    en:
      "The scores lie too close together: their calibration slope is {slope} ({interval}), above 1, so that high ones are "
      + "too low and low ones too high.",
    fr:
      "Les scores sont trop resserrés : leur pente de calibration est de {slope} ({interval}), supérieure à 1 ; les plus "
      + "élevés sont donc trop bas et les plus bas trop élevés.")
  public static let caveatReadAsRanking = Phrase(
    en: "Read them as a ranking rather than as probabilities.",
    fr: "Lisez-les comme un classement plutôt que comme des probabilités.")
  public static let caveatScoresTooLow = Phrase(
    en: "The scores are too low on the whole: they add up to {mean} of the customers, and {share} left.",
    fr:
      "Les scores sont trop bas dans l’ensemble : leur somme fait {mean} des clients, alors que {share} sont partis."
  )
  public static let caveatScoresTooHigh = Phrase(
    en: "The scores are too high on the whole: they add up to {mean} of the customers, and {share} left.",
    fr:
      "Les scores sont trop élevés dans l’ensemble : leur somme fait {mean} des clients, alors que {share} sont partis."
  )

  public static let featureUsed = Phrase(en: "used", fr: "utilisée")
  public static let leftOutID = Phrase(
    en: "left out: identifies a customer", fr: "écartée : identifie un client")
  public static let leftOutRole = Phrase(
    en: "left out: part of the outcome", fr: "écartée : fait partie du résultat")
  public static let leftOutDate = Phrase(en: "left out: a date", fr: "écartée : une date")
  public static let leftOutPersonal = Phrase(
    en: "left out: personal data", fr: "écartée : donnée personnelle")
  public static let leftOutProtected = Phrase(
    en: "left out: a protected attribute", fr: "écartée : un attribut protégé")
  public static let leftOutAfterOutcome = Phrase(
    en: "left out: known only after a customer left", fr: "écartée : connue seulement après le départ")
  public static let leftOutNotFeature = Phrase(
    en: "left out: by the report’s author", fr: "écartée : par l’auteur du rapport")
  public static let leftOutConsent = Phrase(
    en: "left out: a consent to be contacted", fr: "écartée : un consentement au contact")
  public static let leftOutDerived = Phrase(
    en: "left out: made by another cell", fr: "écartée : produite par une autre cellule")
  public static let leftOutLevels = Phrase(
    en: "left out: {n} different texts, too many to generalise",
    fr: "écartée : {n} textes différents, trop pour généraliser")
  public static let leftOutText = Phrase(en: "left out: free text", fr: "écartée : texte libre")
  public static let leftOutConstant = Phrase(
    en: "left out: the same for everyone", fr: "écartée : la même pour tous")
  public static let leftOutEmpty = Phrase(en: "left out: never filled in", fr: "écartée : jamais remplie")
}
