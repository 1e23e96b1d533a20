/// Words of the cell that says what goes with leaving.
extension Phrase {
  public static let explainTitle = Phrase(
    en: "What is associated with leaving, by the model", fr: "Ce qui est associé au départ, selon le modèle")
  public static let explainSubtitle = Phrase(
    en:
      "Mean change of a customer’s log-odds, either way; {n} {n#customer#customers}, {period}; {level} intervals",
    fr:
      "Variation moyenne des log-cotes d’un client, dans un sens ou l’autre ; {n} {n#client#clients}, {period} ; "
      + "intervalles à {level}")
  public static let explainAxis = Phrase(
    en: "Mean change of the log-odds", fr: "Variation moyenne des log-cotes")
  public static let explainAlt = Phrase(
    en: "Bars of how much each column moves the scores. {first} comes first with {value}, then {others}.",
    fr:
      "Barres de ce dont chaque colonne déplace les scores. {first} vient en tête avec {value}, puis {others}."
  )
  public static let explainAltOne = Phrase(
    en: "One bar: {first} moves the scores by {value} on average.",
    fr: "Une barre : {first} déplace les scores de {value} en moyenne.")
  public static let explainNote = Phrase(
    en:
      "Exact Shapley contributions of the model of each customer’s own fold; levels of a category are added up. "
      + "Associations, not effects.",
    fr:
      "Contributions de Shapley exactes du modèle du bloc de chaque client ; les modalités d’une catégorie sont "
      + "additionnées. Des associations, non des effets.")

  public static let explainTableTitle = Phrase(
    en: "Columns that move the scores, and how", fr: "Colonnes qui déplacent les scores, et comment")
  public static let explainColumn = Phrase(en: "Column", fr: "Colonne")
  public static let explainImportance = Phrase(en: "Mean change", fr: "Variation moyenne")
  public static let explainPattern = Phrase(en: "Associated with leaving", fr: "Associé au départ")
  public static let explainFirst = Phrase(en: "Main reason of", fr: "Raison principale de")
  public static let patternHigher = Phrase(en: "higher values", fr: "des valeurs élevées")
  public static let patternLower = Phrase(en: "lower values", fr: "des valeurs basses")
  public static let patternMixed = Phrase(en: "no single direction", fr: "pas de sens unique")
  public static let patternLevels = Phrase(
    en: "{highest} (least: {lowest})", fr: "{highest} (le moins : {lowest})")
  public static let notAReason = Phrase(en: "not a lever", fr: "pas un levier")
  public static let explainMore = Phrase(
    en: "The {shown} most important of {all} columns.", fr: "Les {shown} plus importantes de {all} colonnes.")

  public static let explainRemark = Phrase(
    en:
      "“{column}” moves the scores most. A change of {value} in log-odds takes a customer of average risk from "
      + "{from} to {to}.",
    fr:
      "« {column} » déplace le plus les scores. Une variation de {value} en log-cotes fait passer un client de risque "
      + "moyen de {from} à {to}.")
  public static let explainReasons = Phrase(
    en: "Among those still here, the main reason is most often “{column}” ({share}).",
    fr: "Parmi les clients encore présents, la raison principale est le plus souvent « {column} » ({share}).")
  public static let caveatExplainAssociation = Phrase(
    en:
      "Reasons are associated with a high score; they do not say that changing them would keep the customer.",
    fr:
      "Les raisons sont associées à un score élevé ; elles ne disent pas que les changer retiendrait le client."
  )
  public static let tenureAtStart = Phrase(
    en: "{tenure} when the window opened", fr: "{tenure} à l’ouverture de la fenêtre")

  public static let explainRiskAfter = Phrase(
    en: "{from} becomes", fr: "{from} devient")
  public static let explainRiskNote = Phrase(
    en:
      "“{from} becomes” is the average risk once the column moves it up by its mean change.",
    fr:
      "« {from} devient » est le risque moyen une fois que la colonne l’élève de sa variation moyenne.")
  public static let explainLevers = Phrase(en: "Can be acted on", fr: "Sur quoi l’on peut agir")
  public static let explainContext = Phrase(
    en: "Context, never given as a reason", fr: "Contexte, jamais donné comme raison")
  public static let explainTones = Phrase(
    en: "Dark bars can be acted on; grey ones are context.",
    fr: "On peut agir sur les barres foncées ; les grises sont le contexte.")
  public static let explainRank = Phrase(en: "Rank", fr: "Rang")
  public static let explainRankNote = Phrase(
    en:
      "Intervals of ranks over {n} draws, each of resampled customers explained by one fold’s model drawn at random.",
    fr:
      "Intervalles des rangs sur {n} tirages de clients rééchantillonnés, expliqués par le modèle d’un bloc tiré au "
      + "hasard.")
  public static let explainPermutationTitle = Phrase(
    en: "What the ranking loses without a column", fr: "Ce que le classement perd sans une colonne")
  public static let explainPermutationTable = Phrase(
    en: "Fall of the AUC when columns are dealt anew", fr: "Baisse de l’AUC quand on redistribue des colonnes"
  )
  public static let explainPermutationSubtitle = Phrase(
    en: "Fall of the AUC on test folds; {n} {n#customer#customers}, {period}; {level} intervals",
    fr: "Baisse de l’AUC sur les blocs de test ; {n} {n#client#clients}, {period} ; intervalles à {level}")
  public static let explainPermutationAxis = Phrase(en: "Fall of the AUC", fr: "Baisse de l’AUC")
  public static let explainPermutationNote = Phrase(
    en:
      "Values are dealt anew among the customers of each of {folds} test folds, {repeats} times; columns that say much "
      + "the same are dealt together. Intervals over folds allow for training sets that overlap.",
    fr:
      "Les valeurs sont redistribuées entre les clients de chacun des {folds} blocs de test, {repeats} fois ; les "
      + "colonnes qui disent à peu près la même chose le sont ensemble. Les intervalles sur les blocs tiennent compte du "
      + "recouvrement des données d’apprentissage.")
  public static let explainPermutationAlt = Phrase(
    en: "Bars of how much the AUC falls for {n} groups of columns. {first} comes first with {drop}.",
    fr: "Barres de la baisse de l’AUC pour {n} groupes de colonnes. {first} vient en tête avec {drop}.")
  public static let explainDealt = Phrase(en: "Columns dealt anew", fr: "Colonnes redistribuées")
  public static let explainDrop = Phrase(en: "Fall of the AUC", fr: "Baisse de l’AUC")
  public static let explainAndMore = Phrase(en: "{first} and {n} more", fr: "{first} et {n} autres")

  public static let reasonWithoutValue = Phrase(en: "{column}: no value", fr: "{column} : sans valeur")

  public static let explainShapeTitle = Phrase(
    en: "Which values of the main columns go with leaving",
    fr: "Quelles valeurs des colonnes principales vont avec le départ")
  public static let explainShapeTable = Phrase(
    en: "The main columns, value by value", fr: "Les colonnes principales, valeur par valeur")
  public static let explainShapeSubtitle = Phrase(
    en:
      "Mean change of a customer’s log-odds by value; {n} {n#customer#customers}, {period}; {level} intervals",
    fr:
      "Variation moyenne des log-cotes d’un client selon la valeur ; {n} {n#client#clients}, {period} ; intervalles à "
      + "{level}")
  public static let explainShapeAxis = Phrase(en: "Change of the log-odds", fr: "Variation des log-cotes")
  public static let explainShapeNote = Phrase(
    en:
      "Bars to the right raise the score, those to the left lower it. Numbers are in parts of about equal size. "
      + "Associations, not effects.",
    fr:
      "Les barres vers la droite relèvent le score, celles vers la gauche l’abaissent. Les nombres sont en parts de taille "
      + "à peu près égale. Des associations, non des effets.")
  public static let explainShapeFew = Phrase(
    en: "Values of fewer than {n} customers are left out.",
    fr: "Les valeurs de moins de {n} clients sont omises.")
  public static let explainShapeMost = Phrase(
    en: "Of columns with more values, the {n} most frequent.",
    fr: "Des colonnes aux valeurs plus nombreuses, les {n} plus fréquentes.")
  public static let explainShapePart = Phrase(
    en: "{column}: from {low} ({value}) to {high} ({other})",
    fr: "{column} : de {low} ({value}) à {high} ({other})")
  public static let explainShapeValue = Phrase(en: "Value", fr: "Valeur")
  public static let explainNoValue = Phrase(en: "no value", fr: "sans valeur")
}
