/// Personas: their names, their tables and figures.
extension Phrase {
  /// Where no name of the lexicon fits.
  public static let personaTypical = Phrase(en: "Typical customers", fr: "Clients typiques")
  /// A name made distinct by one more feature.
  public static let personaAbove = Phrase(en: "{name}, {feature}: high", fr: "{name}, {feature} : élevé")
  public static let personaBelow = Phrase(en: "{name}, {feature}: low", fr: "{name}, {feature} : faible")
  /// A persona that is average but for one feature.
  public static let personaWithLevel = Phrase(en: "{name}, {feature}", fr: "{name}, {feature}")
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
  public static let personaScatterSubtitleSpread = Phrase(
    en: "A sample of {n} {n#customer#customers}, whole numbers spread a little; large dots mark the centres",
    fr: "Échantillon de {n} {n#client#clients}, entiers un peu étalés ; gros points : les centres")
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
  public static let personaMeans = Phrase(en: "Average", fr: "Moyenne")
  public static let personaRule = Phrase(en: "Plain rule", fr: "Règle simple")
  public static let personaNoRule = Phrase(
    en: "no simple rule singles it out", fr: "aucune règle simple ne l’isole")
  public static let personaUnder = Phrase(en: "{feature} under {value}", fr: "{feature} sous {value}")
  public static let personaFrom = Phrase(
    en: "{feature} from {value} up", fr: "{feature} à partir de {value}")
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
  public static let personaDescriptive = Phrase(
    en:
      "Personas describe; differences in churn between them are associations, partly with the very features "
      + "that define them.",
    fr:
      "Les profils décrivent ; leurs écarts de départ sont des associations, en partie avec les variables mêmes "
      + "qui les définissent.")
  public static let personaDropped = Phrase(
    en: "Left out because everyone has the same value: {features}.",
    fr: "Écartées car tout le monde a la même valeur : {features}.")
  public static let personaMissing = Phrase(
    en: "a feature of the grouping is missing", fr: "une variable du regroupement manque")

  // Revenue at stake and levers.
  public static let personaRevenueSpanner = Phrase(en: "Recurring revenue", fr: "Revenu récurrent")
  public static let personaAtRisk = Phrase(en: "At stake", fr: "En jeu")
  public static let personaAtRiskNote = Phrase(
    en:
      "Revenue at stake is what those still here pay per period, times the share of revenue that left; its interval is "
      + "that of the share. Each persona has a share of its own; all customers are the sum of the personas.",
    fr:
      "Le revenu en jeu est ce que paient par période les clients encore là, multiplié par la part du revenu partie ; "
      + "son intervalle est celui de cette part. Chaque profil a sa propre part ; l’ensemble est la somme des profils."
  )
  public static let personaStakeRemark = Phrase(
    en: "Most revenue is at stake among “{name}”: {amount} ({interval}).",
    fr: "C’est parmi « {name} » que le plus de revenu est en jeu : {amount} ({interval}).")
  public static let personaLevers = Phrase(en: "What to try, by persona", fr: "Que tenter, par profil")
  public static let personaLeversSubtitle = Phrase(
    en: "Levers as the report’s authors set them; nothing here was tested",
    fr: "Leviers fixés par les auteurs du rapport ; rien ici n’a été testé")
  public static let personaLever = Phrase(en: "Lever", fr: "Levier")
  public static let personaNoLever = Phrase(en: "none set", fr: "aucun")
  public static let personaUnusedLevers = Phrase(
    en: "Levers are set for names that no persona has this time: {names}.",
    fr: "Des leviers visent des noms que ne porte aucun profil cette fois : {names}.")
  public static let quoted = Phrase(en: "“{text}”", fr: "« {text} »")

  // Rules.
  public static let personaRuleAnd = Phrase(en: " and ", fr: " et ")
  public static let personaWithin = Phrase(
    en: "{feature} from {low} to under {high}", fr: "{feature} de {low} à moins de {high}")
  public static let personaIsSet = Phrase(en: "{feature}: yes", fr: "{feature} : oui")
  public static let personaIsNotSet = Phrase(en: "{feature}: no", fr: "{feature} : non")
  public static let personaIsLevel = Phrase(en: "{feature}", fr: "{feature}")
  public static let personaIsNoLevel = Phrase(en: "not {feature}", fr: "pas {feature}")
  public static let personaRulesSubtitle = Phrase(
    en: "Thresholds that come closest to each persona; its average meets every one of them",
    fr: "Les seuils les plus proches de chaque profil ; sa moyenne les respecte tous")
  public static let personaRulesAlt = Phrase(
    en: "The threshold rule that comes closest to each persona, and how often it is right.",
    fr: "La règle à seuils la plus proche de chaque profil, et combien de fois elle a raison.")
  public static let personaRuleAccuracy = Phrase(en: "Accuracy", fr: "Exactitude")
  public static let personaRulePrecision = Phrase(en: "Precision", fr: "Précision")
  public static let personaRuleCoverage = Phrase(en: "Coverage", fr: "Couverture")
  public static let personaRuleNote = Phrase(
    en:
      "Accuracy: customers of whom the rule says rightly whether they belong. Precision: of those who meet it, those who "
      + "belong. Coverage: of those who belong, those who meet it. Tried from the top, the rules place {accuracy} "
      + "({interval}) as the grouping does. Judged on {n} {n#customer#customers} whom no rule was found on.",
    fr:
      "Exactitude : clients dont la règle dit justement s’ils en sont. Précision : parmi ceux qui la vérifient, ceux qui "
      + "en sont. Couverture : parmi ceux qui en sont, ceux qui la vérifient. Essayées de haut en bas, les règles placent "
      + "{accuracy} ({interval}) comme le regroupement. Jugées sur {n} {n#client#clients} qui n’ont servi à trouver "
      + "aucune règle.")
  public static let personaRuleNoteInSample = Phrase(
    en:
      "Accuracy: customers of whom the rule says rightly whether they belong. Precision: of those who meet it, those who "
      + "belong. Coverage: of those who belong, those who meet it. Tried from the top, the rules place {accuracy} "
      + "({interval}) as the grouping does. Judged on the {n} {n#customer#customers} they were found on, so somewhat too "
      + "kindly.",
    fr:
      "Exactitude : clients dont la règle dit justement s’ils en sont. Précision : parmi ceux qui la vérifient, ceux qui "
      + "en sont. Couverture : parmi ceux qui en sont, ceux qui la vérifient. Essayées de haut en bas, les règles placent "
      + "{accuracy} ({interval}) comme le regroupement. Jugées sur {n} {n#client#clients} qui ont servi à les trouver, "
      + "donc un peu trop favorablement.")
  public static let personaWeakRule = Phrase(
    en: "The plain rules place only {accuracy} of customers rightly; use the assigned persona, not the rule.",
    fr:
      "Les règles simples ne placent bien que {accuracy} des clients ; utiliser le profil attribué, non la règle."
  )

  // Names.
  public static let personaNames = Phrase(
    en: "Why the personas have their names", fr: "D’où viennent les noms")
  public static let personaNamesSubtitle = Phrase(
    en:
      "The lexicon’s conditions, and how far the persona’s average lies from everyone’s in standard deviations",
    fr: "Les conditions du lexique, et l’écart de la moyenne du profil à celle de tous, en écarts-types")
  public static let personaConditions = Phrase(en: "Conditions it meets", fr: "Conditions remplies")
  public static let personaNoName = Phrase(
    en: "No name of the lexicon fits; named by what stands out most",
    fr: "Aucun nom du lexique ne convient ; nommé d’après son trait le plus marqué")
  public static let personaPassedOver = Phrase(
    en: "Passed over, since the cell does not say what a word of theirs stands for: {names}.",
    fr: "Laissés de côté, car la cellule ne dit pas ce que désigne un de leurs mots : {names}.")
  public static let personaNamedByChurn = Phrase(
    en: "Some names rest on the churn observed, so they say nothing about it that the rates do not.",
    fr: "Certains noms reposent sur les départs observés ; ils n’en disent rien de plus que les taux.")
  public static let lexiconReason = Phrase(
    en: "{subject} {test} ({value})", fr: "{subject} : {test} ({value})")
  public static let lexiconHigh = Phrase(en: "high", fr: "haut")
  public static let lexiconLow = Phrase(en: "low", fr: "bas")
  public static let lexiconAverage = Phrase(en: "average", fr: "moyen")
  public static let lexiconAbove = Phrase(en: "above {x}", fr: "au-dessus de {x}")
  public static let lexiconBelow = Phrase(en: "below {x}", fr: "au-dessous de {x}")
  public static let lexiconBetween = Phrase(en: "between {low} and {high}", fr: "entre {low} et {high}")
  public static let lexiconMostly = Phrase(en: "mostly", fr: "pour la plupart")
  public static let lexiconRarely = Phrase(en: "rarely", fr: "rarement")
  public static let lexiconTenure = Phrase(en: "tenure", fr: "ancienneté")
  public static let lexiconRevenue = Phrase(en: "revenue", fr: "revenu")
  public static let lexiconChurn = Phrase(en: "churn", fr: "départs")
  public static let lexiconPrice = Phrase(en: "price", fr: "prix")
  public static let lexiconTechnology = Phrase(en: "technology", fr: "technologie")
  public static let lexiconSupport = Phrase(en: "support", fr: "assistance")

  // Averages.
  public static let personaAverages = Phrase(
    en: "What sets the personas apart", fr: "Ce qui distingue les profils")
  public static let personaAveragesSubtitle = Phrase(
    en: "Averages, and how far they lie from everyone’s in the units that customers were grouped in",
    fr: "Moyennes, et leur écart à celle de tous dans les unités du regroupement")
  public static let personaFeature = Phrase(en: "Feature", fr: "Variable")
  public static let personaDeviations = Phrase(
    en: "Standard deviations from everyone’s average", fr: "Écarts-types à la moyenne de tous")

  // The search for their number.
  public static let personaNote = Phrase(
    en:
      "Features are put on one scale before grouping. Mean silhouette {silhouette}; mean agreement over resamples "
      + "{stability}. Names follow the rules of a lexicon.",
    fr:
      "Les variables sont mises à la même échelle avant le regroupement. Silhouette moyenne {silhouette} ; accord moyen "
      + "entre rééchantillonnages {stability}. Les noms suivent les règles d’un lexique.")
  public static let personaSearch = Phrase(en: "How many personas there are", fr: "Combien il y a de profils")
  public static let personaSearchSubtitle = Phrase(
    en: "Silhouettes on {n} {n#customer#customers} and stability on {rows}, drawn by a hash of their ids",
    fr: "Silhouettes sur {n} {n#client#clients} et stabilité sur {rows}, tirés d’après leurs identifiants")
  public static let personaSearchNote = Phrase(
    en:
      "Taken is the greatest silhouette among those whose agreement (adjusted Rand index) with groupings of up to "
      + "{bootstraps} resamples is {mean} or more on average and {least} or more at least, and whose smallest persona "
      + "holds {share} or more. Stability is asked from the greatest silhouette down, until one stands; a candidate that "
      + "fails within ten resamples is not asked further. A smaller number that meets the same bars, and whose silhouette "
      + "lies within one standard error of the greatest, is preferred.",
    fr:
      "On retient la plus grande silhouette parmi celles dont l’accord (indice de Rand ajusté) avec les regroupements de "
      + "{bootstraps} rééchantillons au plus atteint {mean} en moyenne et {least} au minimum, et dont le plus petit "
      + "profil réunit au moins {share}. La stabilité est examinée de la plus grande silhouette vers le bas, jusqu’à la "
      + "première qui tient ; un candidat qui échoue en dix rééchantillons n’est pas examiné davantage. Un nombre plus "
      + "petit qui remplit les mêmes critères, à moins d’une erreur type de la plus grande silhouette, est préféré."
  )
  public static let personaSearchAlt = Phrase(
    en: "For each number of personas: silhouette, stability, smallest share, and why it was taken or not.",
    fr:
      "Pour chaque nombre de profils : silhouette, stabilité, plus petite part, et pourquoi il est retenu ou non."
  )
  public static let personaCount = Phrase(en: "Personas", fr: "Profils")
  public static let personaSmallest = Phrase(en: "Smallest", fr: "Plus petit")
  public static let personaStabilitySpanner = Phrase(
    en: "Agreement over resamples", fr: "Accord entre rééchantillons")
  public static let personaStabilityMean = Phrase(en: "Mean", fr: "Moyen")
  public static let personaStabilityLeast = Phrase(en: "Least", fr: "Minimum")
  public static let personaVerdict = Phrase(en: "Verdict", fr: "Verdict")
  public static let personaVerdictChosen = Phrase(en: "chosen", fr: "retenu")
  public static let personaVerdictGiven = Phrase(en: "set in the report", fr: "fixé dans le rapport")
  public static let personaVerdictLeastBad = Phrase(
    en: "taken for its silhouette; none meets the bars",
    fr: "retenu pour sa silhouette ; aucun ne remplit les critères")
  public static let personaVerdictLower = Phrase(en: "lower", fr: "moindre")
  public static let personaVerdictMoreThanNeeded = Phrase(
    en: "no surer than the smaller number", fr: "pas plus sûr que le nombre plus petit")
  public static let personaVerdictTooSmall = Phrase(en: "too small", fr: "trop petit")
  public static let personaVerdictUnstable = Phrase(en: "not stable", fr: "instable")
  public static let personaUnstable = Phrase(
    en:
      "The grouping comes back only partly when customers are resampled (agreement {stability} on average, {least} at "
      + "least); read it as a sketch.",
    fr:
      "Le regroupement ne revient qu’en partie quand on rééchantillonne les clients (accord {stability} en moyenne, "
      + "{least} au minimum) ; à lire comme une esquisse.")

  // Silhouettes.
  public static let personaSilhouettes = Phrase(
    en: "How well customers sit in their persona", fr: "À quel point les clients tiennent dans leur profil")
  public static let personaSilhouettesSubtitle = Phrase(
    en: "Silhouettes of {n} {n#customer#customers}, from the greatest to the least within each persona",
    fr: "Silhouettes de {n} {n#client#clients}, de la plus grande à la plus petite dans chaque profil")
  public static let personaSilhouettesNote = Phrase(
    en: "1: far from every other persona; 0: on the border; below 0: closer to another persona.",
    fr: "1 : loin de tout autre profil ; 0 : à la frontière ; sous 0 : plus proche d’un autre profil.")
  public static let personaSilhouettesAlt = Phrase(
    en: "Curves of silhouettes by persona, mean {mean}. Means: {means}.",
    fr: "Courbes des silhouettes par profil, moyenne {mean}. Moyennes : {means}.")
  public static let personaSilhouetteMean = Phrase(en: "mean {value}", fr: "moyenne {value}")
  public static let personaSilhouetteX = Phrase(en: "Share of the persona", fr: "Part du profil")
  public static let personaSilhouetteY = Phrase(en: "Silhouette", fr: "Silhouette")

  // What was done to features.
  public static let personaZeroFilled = Phrase(
    en: "A missing number or flag counts as 0.", fr: "Un nombre ou un indicateur manquant compte pour 0.")
  public static let personaLogged = Phrase(
    en: "Skewed, so taken as log(1 + x) for the grouping: {features}.",
    fr: "Asymétriques, donc pris en log(1 + x) pour le regroupement : {features}.")
  public static let personaOutliers = Phrase(
    en: "Values far from all others were moved to the 1st or 99th percentile for the grouping: {features}.",
    fr:
      "Des valeurs très éloignées ont été ramenées au 1er ou au 99e centile pour le regroupement : {features}."
  )
  public static let personaOutlierPart = Phrase(
    en: "{feature} ({n} {n#customer#customers})", fr: "{feature} ({n} {n#client#clients})")
  public static let personaCategories = Phrase(
    en:
      "Each level of a category is a coordinate, and all levels of one together weigh as much as one number: {features}.",
    fr:
      "Chaque modalité est une coordonnée, et toutes celles d’une variable pèsent ensemble autant qu’un nombre : "
      + "{features}.")
}
