/// Words of comparing a period with an earlier one.
extension Phrase {
  // MARK: Figure and tables

  public static let driftTitle = Phrase(
    en: "How far each column has moved", fr: "Évolution de chaque variable")
  public static let driftSubtitle = Phrase(
    en:
      "Stability index (PSI) of {current} against {reference}; lines are {level} intervals; upright strokes: what chance "
      + "alone stays under 19 times in 20",
    fr:
      "Indice de stabilité (PSI), {current} contre {reference} ; traits : intervalles à {level} ; traits verticaux : ce "
      + "que le hasard seul ne dépasse pas 19 fois sur 20")
  public static let driftAxis = Phrase(
    en: "Population stability index", fr: "Indice de stabilité de la population")
  public static let driftPractical = Phrase(en: "matters from {value}", fr: "notable dès {value}")
  public static let driftMore = Phrase(
    en: "Drawn are the {n} columns of {all} that moved most; the appendix has all.",
    fr: "Sont dessinées les {n} variables sur {all} qui ont le plus évolué ; l’annexe les donne toutes.")
  public static let driftReferenceUntil = Phrase(en: "the data up to {day}", fr: "données jusqu’au {day}")
  public static let driftReferenceTraining = Phrase(
    en: "what model {version} learned from", fr: "l’apprentissage du modèle {version}")

  public static let driftReferencePublished = Phrase(en: "published {period}", fr: "{period} publié")

  public static let driftDecisionTitle = Phrase(
    en: "What was looked at, and what follows", fr: "Ce qui a été examiné, et ce qui s’ensuit")
  public static let driftDecisionSubtitle = Phrase(
    en: "{current} ({m} {m#row#rows}) against {reference} ({n} {n#row#rows})",
    fr: "{current} ({m} {m#ligne#lignes}) contre {reference} ({n} {n#ligne#lignes})")
  public static let driftLookedAt = Phrase(en: "Looked at", fr: "Examiné")
  public static let driftFound = Phrase(en: "Found", fr: "Constat")
  public static let driftLimit = Phrase(en: "Limit", fr: "Seuil")
  public static let driftFollows = Phrase(en: "What follows", fr: "Conclusion")
  public static let driftDecisionRow = Phrase(en: "Decision", fr: "Décision")
  public static let driftOK = Phrase(en: "ok", fr: "rien à signaler")
  public static let driftWatch = Phrase(en: "watch", fr: "à surveiller")
  public static let driftRetrain = Phrase(en: "retrain", fr: "réentraîner")
  public static let driftUnclear = Phrase(en: "cannot tell", fr: "indéterminé")
  public static let driftSubjectColumns = Phrase(en: "Columns that moved", fr: "Variables ayant évolué")
  public static let driftSubjectLevels = Phrase(
    en: "Rows with new levels", fr: "Lignes à modalités nouvelles")
  public static let driftSubjectMissing = Phrase(
    en: "Columns with more or fewer missing values", fr: "Variables à taux de manquants modifié")
  public static let driftSubjectSchema = Phrase(
    en: "Columns added, removed or of another kind", fr: "Variables ajoutées, retirées ou de type changé")
  public static let driftSubjectScores = Phrase(
    en: "Drift of the scores (PSI)", fr: "Dérive des scores (PSI)")
  public static let driftSubjectExpected = Phrase(
    en: "Loss of ranking, expected (AUC)", fr: "Perte de classement attendue (AUC)")
  public static let driftSubjectRealised = Phrase(
    en: "Loss of ranking, realised (AUC)", fr: "Perte de classement constatée (AUC)")
  public static let driftSubjectCalibration = Phrase(
    en: "Share who left, less the mean score", fr: "Part des partants moins le score moyen")
  public static let driftOfColumns = Phrase(en: "{n} of {all}", fr: "{n} sur {all}")
  public static let driftLimitNone = Phrase(en: "none", fr: "aucune")
  public static let driftLimitFrom = Phrase(en: "from {value}", fr: "dès {value}")
  public static let driftLimitSure = Phrase(
    en: "from {value}, and surely above 0", fr: "dès {value}, et sûrement positive")
  public static let driftLimitEither = Phrase(
    en: "from {value} either way, and surely not 0",
    fr: "dès {value} dans un sens ou l’autre, et sûrement non nul")

  public static let driftColumnsTitle = Phrase(
    en: "Every column against the reference", fr: "Chaque variable face à la référence")
  public static let driftColumnsSubtitle = Phrase(
    en:
      "Up to {bins} bins at quantiles of the reference, natural logarithms; tests: Kolmogorov–Smirnov of numbers, "
      + "chi-square of levels; p-values after Benjamini and Hochberg’s correction over {tests} columns",
    fr:
      "Jusqu’à {bins} classes aux quantiles de la référence, logarithmes naturels ; tests : Kolmogorov–Smirnov pour les "
      + "nombres, khi-deux pour les modalités ; valeurs p après la correction de Benjamini et Hochberg sur {tests} "
      + "variables")
  public static let driftColumn = Phrase(en: "Column", fr: "Variable")
  public static let driftIndex = Phrase(en: "PSI", fr: "PSI")
  public static let driftEvidently = Phrase(en: "PSI, Evidently", fr: "PSI, Evidently")
  public static let driftCritical = Phrase(en: "Critical", fr: "Critique")
  public static let driftBins = Phrase(en: "Bins", fr: "Classes")
  public static let driftDistance = Phrase(en: "Jensen–Shannon", fr: "Jensen–Shannon")
  public static let driftStatistic = Phrase(en: "D or χ²", fr: "D ou χ²")
  public static let driftAdjusted = Phrase(en: "p", fr: "p")
  public static let driftEffect = Phrase(en: "Effect", fr: "Effet")
  public static let driftVerdict = Phrase(en: "Verdict", fr: "Verdict")
  public static let driftColumnsNote = Phrase(
    en:
      "Effect: of numbers, the distance of Wasserstein over the reference’s standard deviation; of levels, Cramér’s V. "
      + "Critical: the index that chance alone exceeds once in twenty with these numbers of rows. “moved”: p below {alpha} "
      + "and an index of at least {practical}; “slight”: p below {alpha} only.",
    fr:
      "Effet : pour les nombres, distance de Wasserstein rapportée à l’écart-type de la référence ; pour les modalités, V "
      + "de Cramér. Critique : l’indice que le hasard seul dépasse une fois sur vingt avec ces effectifs. « évoluée » : p "
      + "sous {alpha} et indice d’au moins {practical} ; « légère » : p sous {alpha} seulement.")
  public static let driftMoved = Phrase(en: "moved", fr: "évoluée")
  public static let driftSlight = Phrase(en: "slight", fr: "légère")
  public static let driftSteady = Phrase(en: "steady", fr: "stable")

  public static let driftChangesTitle = Phrase(
    en: "Levels, missing values and columns that changed",
    fr: "Modalités, manquants et variables qui ont changé")
  public static let driftChangesSubtitle = Phrase(
    en: "Each line is one level or one column; shares are of rows",
    fr: "Une ligne par modalité ou variable ; parts des lignes")
  public static let driftWhat = Phrase(en: "What", fr: "Quoi")
  public static let driftDetail = Phrase(en: "Which", fr: "Lequel")
  public static let driftBefore = Phrase(en: "Before", fr: "Avant")
  public static let driftNow = Phrase(en: "Now", fr: "Maintenant")
  public static let driftDifference = Phrase(en: "Change", fr: "Écart")
  public static let driftNewLevel = Phrase(en: "new level", fr: "modalité nouvelle")
  public static let driftLostLevel = Phrase(en: "level gone", fr: "modalité disparue")
  public static let driftMissingMore = Phrase(en: "missing values", fr: "valeurs manquantes")
  public static let driftColumnAdded = Phrase(en: "new column", fr: "variable nouvelle")
  public static let driftColumnRemoved = Phrase(en: "column gone", fr: "variable disparue")
  public static let driftColumnKind = Phrase(en: "other kind", fr: "autre type")
  public static let driftKinds = Phrase(en: "{from} before, {to} now", fr: "{from} avant, {to} maintenant")

  public static let driftShapeTitle = Phrase(
    en: "{column}: shares before and now", fr: "{column} : parts avant et maintenant")
  public static let driftShapeSubtitle = Phrase(
    en: "The column with the highest index; {level} intervals",
    fr: "La variable au plus fort indice ; intervalles à {level}")
  public static let driftShapeAxis = Phrase(
    en: "Share of rows with a value (blue: now; grey: reference)",
    fr: "Part des lignes renseignées (bleu : maintenant ; gris : référence)")
  public static let driftBelow = Phrase(en: "under {to}", fr: "moins de {to}")
  public static let driftBetween = Phrase(en: "{from} to {to}", fr: "{from} à {to}")
  public static let driftFrom = Phrase(en: "{from} and more", fr: "{from} et plus")
  public static let driftOthers = Phrase(en: "other levels", fr: "autres modalités")

  public static let driftPerformanceTitle = Phrase(
    en: "How the model of the reference does now", fr: "Tenue actuelle du modèle de référence")
  public static let driftPerformanceSubtitle = Phrase(
    en: "Out of fold on the reference ({n}); on {current} ({m}); {level} intervals",
    fr: "Hors échantillon sur la référence ({n}) ; sur {current} ({m}) ; intervalles à {level}")
  public static let driftMeasure = Phrase(en: "Measure", fr: "Mesure")
  public static let driftOnReference = Phrase(en: "AUC on the reference", fr: "AUC sur la référence")
  public static let driftExpectedNow = Phrase(
    en: "AUC expected now, without labels", fr: "AUC attendue, sans issues")
  public static let driftRealisedNow = Phrase(en: "AUC realised now", fr: "AUC constatée")
  public static let driftExpectedRate = Phrase(en: "Share expected to leave", fr: "Part de départs attendue")
  public static let driftRealisedRate = Phrase(en: "Share who left", fr: "Part des partants")
  public static let driftReferenceRate = Phrase(
    en: "Share who left in the reference", fr: "Part des partants, référence")
  public static let driftInTheLarge = Phrase(
    en: "Calibration in the large (log-odds; 0 is right)", fr: "Calibration globale (log-cotes ; 0 : juste)")
  public static let driftSlope = Phrase(
    en: "Calibration slope (1 is right)", fr: "Pente de calibration (1 : juste)")

  // MARK: Remarks

  public static let driftRemarkOK = Phrase(
    en:
      "Nothing that matters has changed from {reference} to {current}: of {n} {n#column#columns} compared, none moved by an index of {practical} or more.",
    fr:
      "Rien de notable n’a changé de {reference} à {current} : sur {n} {n#variable comparée#variables comparées}, aucune n’a évolué d’un indice de {practical} ou plus."
  )
  public static let driftRemarkMoved = Phrase(
    en: "From {reference} to {current}, {moved} of {n} {n#column#columns} moved: {names}.",
    fr:
      "De {reference} à {current}, {moved} {moved#variable#variables} sur {n} {moved#a évolué#ont évolué} : {names}."
  )
  public static let driftRemarkWatch = Phrase(
    en:
      "From {reference} to {current} no column moved by an index of {practical} or more; worth watching: {what}.",
    fr:
      "De {reference} à {current}, aucune variable n’a évolué d’un indice de {practical} ou plus ; à surveiller : {what}."
  )
  public static let driftRemarkUnclear = Phrase(
    en:
      "There are too few rows to say whether anything changed: {n} in the reference and {m} now, and at least {min} are needed in each.",
    fr:
      "Trop peu de lignes pour dire si quelque chose a changé : {n} dans la référence et {m} maintenant, il en faut au moins {min} de chaque côté."
  )
  public static let driftRemarkNeeded = Phrase(
    en: "With this reference, an index of {practical} stands out from chance from {rows} rows on.",
    fr: "Avec cette référence, un indice de {practical} se distingue du hasard à partir de {rows} lignes.")
  public static let driftRemarkRetrain = Phrase(
    en: "The evidence is enough to train the model again: {what}.",
    fr: "Les éléments suffisent pour réentraîner le modèle : {what}.")
  public static let driftRemarkExpected = Phrase(
    en:
      "Going by its scores alone, the model of the reference is expected to put a leaver above a stayer in {expected} of pairs ({interval}), after {before} on the reference.",
    fr:
      "D’après ses seuls scores, le modèle de référence devrait placer un partant au-dessus d’un restant dans {expected} des paires ({interval}), contre {before} sur la référence."
  )
  public static let driftRemarkRealised = Phrase(
    en: "It turned out to be {realised} ({interval}).",
    fr: "Il s’est avéré que c’était {realised} ({interval}).")
  public static let driftRemarkRealisedAlone = Phrase(
    en:
      "The model of the reference put a leaver above a stayer in {realised} of pairs ({interval}), after {before} on the reference.",
    fr:
      "Le modèle de référence a placé un partant au-dessus d’un restant dans {realised} des paires ({interval}), contre {before} sur la référence."
  )
  public static let driftColumnWords = Phrase(en: "{column} (PSI {index})", fr: "{column} (PSI {index})")

  public static let driftRemarkFirst = Phrase(
    en:
      "There is no earlier period to compare with: the counts of these {n} {n#row#rows} are kept in the bundle for the next.",
    fr:
      "Aucune période antérieure à comparer : les effectifs de {n#cette#ces} {n} {n#ligne#lignes} sont gardés avec le rapport pour la suivante."
  )

  // MARK: Caveats

  public static let driftCaveatPublished = Phrase(
    en:
      "The reference is what the bundle of {period} keeps of its data, counts and no rows: numbers in at most {cells} cells "
      + "of {fewest} rows or more each, levels of fewer than {fewest} rows together, so that a level may be new only in having become frequent.",
    fr:
      "La référence est ce que le rapport de {period} garde de ses données, des effectifs et aucune ligne : nombres en {cells} "
      + "classes au plus d’au moins {fewest} lignes, modalités de moins de {fewest} lignes réunies ; une modalité peut donc n’être "
      + "nouvelle que par sa fréquence.")
  public static let driftCaveatEvidently = Phrase(
    en:
      "The index as Evidently reckons it is there to compare: bins of equal width over both periods together by Sturges’ rule "
      + "(values one by one up to 20), empty shares 0.0001; nothing is judged by it.",
    fr:
      "L’indice calculé comme Evidently sert de comparaison : classes d’égale largeur sur les deux périodes réunies selon la règle "
      + "de Sturges (valeurs une à une jusqu’à 20), parts nulles à 0,0001 ; rien n’est jugé d’après lui.")

  public static let driftCaveatBlind = Phrase(
    en:
      "The expected ranking holds as long as the scores mean what they meant: it sees a change of who the customers are "
      + "and is blind to a change of what makes them leave.",
    fr:
      "Le classement attendu vaut tant que les scores gardent leur sens : il voit un changement de clientèle, non un "
      + "changement de ce qui fait partir.")
  public static let driftCaveatRecalibrated = Phrase(
    en:
      "Scores were off on the reference and were recalibrated there (Platt) before anything was expected from them.",
    fr:
      "Les scores étaient décalés sur la référence ; ils y ont été recalibrés (Platt) avant d’en tirer une attente."
  )
  public static let driftCaveatObstacle = Phrase(
    en: "The model cannot score the current data: {columns}.",
    fr: "Le modèle ne peut pas noter les données actuelles : {columns}.")
  public static let driftObstacleAbsent = Phrase(en: "{column} is missing", fr: "{column} manque")
  public static let driftObstacleKind = Phrase(
    en: "{column} holds another kind of values", fr: "{column} contient des valeurs d’un autre type")
  public static let driftCaveatLeftOut = Phrase(
    en: "Not compared: {columns} (dates, or known only after the outcome).",
    fr: "Non comparées : {columns} (dates, ou connues seulement après l’issue).")
  public static let driftCaveatMasked = Phrase(
    en: "Of ids, personal data and free text only missing values were compared.",
    fr:
      "Pour les identifiants, les données personnelles et les textes libres, seuls les manquants ont été comparés."
  )
  public static let driftCaveatDependent = Phrase(
    en:
      "Many customers are in both periods; tests and intervals take the rows as independent, so they are cautious about differences.",
    fr:
      "Beaucoup de clients figurent dans les deux périodes ; tests et intervalles supposent des lignes indépendantes, donc prudents sur les écarts."
  )
  public static let driftCaveatSummary = Phrase(
    en:
      "The reference is the summary that model {version} keeps of the {n} {n#customer#customers} it learned from: only its columns "
      + "can be compared, and values of numbers are taken together where there are more than {cells} of them.",
    fr:
      "La référence est le résumé que le modèle {version} garde des {n} {n#client#clients} de son apprentissage : seules ses variables "
      + "se comparent, et les valeurs numériques sont regroupées au-delà de {cells}.")
  public static let driftCaveatOneClass = Phrase(
    en: "The performance of the model cannot be followed: the reference holds only one outcome.",
    fr: "La tenue du modèle ne peut être suivie : la référence ne contient qu’une seule issue.")

  public static let methodDrift = Phrase(
    en:
      "Columns are counted in bins cut at quantiles of the reference, or by level. The stability index is Σ (a − b)·ln(a/b) "
      + "with empty shares set to 0.0001; its critical value is the 95 % point of chi-squared times 1/n + 1/m, or drawn "
      + "from the pooled shares where counts are small, and its interval comes from the noncentral chi-squared. Numbers "
      + "are tested by Kolmogorov and Smirnov, levels by Pearson, with Benjamini and Hochberg’s correction over columns. "
      + "The ranking expected without labels counts each score as that share of a leaver (confidence-based performance "
      + "estimation); its interval is that of the ranking to be realised.",
    fr:
      "Les variables sont comptées par classes aux quantiles de la référence, ou par modalité. L’indice de stabilité est "
      + "Σ (a − b)·ln(a/b), les parts nulles valant 0,0001 ; sa valeur critique est le 95e centile du khi-deux multiplié "
      + "par 1/n + 1/m, ou simulée à partir des parts communes quand les effectifs sont faibles, et son intervalle vient "
      + "du khi-deux décentré. Nombres : test de Kolmogorov et Smirnov ; modalités : Pearson ; correction de Benjamini et "
      + "Hochberg sur les variables. Le classement attendu sans issues compte chaque score comme cette part d’un partant "
      + "(estimation fondée sur la confiance) ; son intervalle est celui du classement à constater.")
  public static let driftName = Phrase(en: "Drift", fr: "Dérive")
}
