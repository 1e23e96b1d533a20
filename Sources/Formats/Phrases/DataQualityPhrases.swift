/// Words of what a data set holds, lacks and promises.
extension Phrase {
  public static let dataScoreTitle = Phrase(
    en: "The extract at a glance", fr: "L’extraction en un coup d’œil")
  public static let dataScoreSubtitle = Phrase(
    en: "{n} {n#row#rows}, {columns} {columns#column#columns}, {period}",
    fr: "{n} {n#ligne#lignes}, {columns} {columns#variable#variables}, {period}")
  public static let dataCheck = Phrase(en: "Check", fr: "Contrôle")
  public static let dataFound = Phrase(en: "Found", fr: "Constat")
  public static let dataLimit = Phrase(en: "Limit", fr: "Seuil")
  public static let dataVerdict = Phrase(en: "Verdict", fr: "Verdict")
  public static let dataOK = Phrase(en: "ok", fr: "rien à signaler")
  public static let dataLook = Phrase(en: "look at it", fr: "à examiner")
  public static let dataBad = Phrase(en: "wrong", fr: "anomalie")
  public static let dataCheckRules = Phrase(en: "Expectations broken", fr: "Attentes non tenues")
  public static let dataCheckMissing = Phrase(
    en: "Columns with many missing values", fr: "Variables très incomplètes")
  public static let dataCheckConstant = Phrase(
    en: "Columns with one value or none", fr: "Variables à valeur unique ou vides")
  public static let dataCheckVariants = Phrase(
    en: "Columns with one value in several spellings", fr: "Variables à graphies multiples d’une même valeur")
  public static let dataCheckDuplicates = Phrase(
    en: "Rows that repeat another, id apart", fr: "Lignes répétant une autre, identifiant à part")
  public static let dataCheckOutliers = Phrase(
    en: "Columns with values far out", fr: "Variables à valeurs extrêmes")
  public static let dataCheckLeaks = Phrase(
    en: "Features that may give away the outcome", fr: "Variables pouvant trahir l’issue")
  public static let dataCheckSource = Phrase(en: "Known public file", fr: "Fichier public connu")
  public static let dataCheckAge = Phrase(en: "Age of the newest date", fr: "Âge de la date la plus récente")
  public static let dataOfAll = Phrase(en: "{n} of {all}", fr: "{n} sur {all}")
  public static let dataLimitNone = Phrase(en: "none", fr: "aucune")
  public static let dataLimitAbove = Phrase(en: "above {value} missing", fr: "plus de {value} de manquants")
  public static let dataLimitOutliers = Phrase(
    en: "over {z} robust deviations", fr: "au-delà de {z} écarts robustes")

  public static let dataInferredTitle = Phrase(
    en: "What the earlier extract kept and this one does not",
    fr: "Ce que l’extrait antérieur respectait et celui-ci non")
  public static let dataInferredSubtitle = Phrase(
    en: "{broken} of {n} rules inferred from “{reference}”; {level} intervals",
    fr: "{broken} règles sur {n} tirées de « {reference} » ; intervalles à {level}")
  public static let dataInferredNote = Phrase(
    en:
      "Nobody asked for these rules: no missing values, no other levels, nothing beyond the least and the greatest number. All of "
      + "them are in the bundle as lines for the contract; take over those that should hold.",
    fr:
      "Personne n’a demandé ces règles : pas de manquants, pas d’autres modalités, rien hors des valeurs extrêmes. Toutes figurent "
      + "dans le dossier du rapport, prêtes pour le contrat ; reprenez celles qui doivent tenir.")
  public static let dataRulesTitle = Phrase(
    en: "What was expected, and what was found", fr: "Attentes et constats")
  public static let dataRulesSubtitle = Phrase(
    en: "Every line of the contract, in one pass; {level} intervals; lines are those of the file",
    fr: "Chaque clause du contrat, en une passe ; intervalles à {level} ; lignes du fichier")
  public static let dataRule = Phrase(en: "Expectation", fr: "Attente")
  public static let dataSeverity = Phrase(en: "If broken", fr: "Si non tenue")
  public static let dataStops = Phrase(en: "stops", fr: "arrêt")
  public static let dataWarns = Phrase(en: "warns", fr: "alerte")
  public static let dataInforms = Phrase(en: "is told", fr: "mention")
  public static let dataRows = Phrase(en: "Rows", fr: "Lignes")
  public static let dataBroken = Phrase(en: "Broken", fr: "Non tenues")
  public static let dataShare = Phrase(en: "Share", fr: "Part")
  public static let dataMay = Phrase(en: "May be", fr: "Toléré")
  public static let dataLines = Phrase(en: "First lines", fr: "Premières lignes")

  public static let dataRuleUnique = Phrase(
    en: "{column}: no value twice", fr: "{column} : aucune valeur en double")
  public static let dataRuleTogether = Phrase(
    en: "{column}: no combination twice", fr: "{column} : aucune combinaison en double")
  public static let dataRuleNotNull = Phrase(
    en: "{column}: a value in every row", fr: "{column} : toujours renseignée")
  public static let dataRuleRowsMin = Phrase(en: "At least {min} rows", fr: "Au moins {min} lignes")
  public static let dataRuleRowsMax = Phrase(en: "At most {max} rows", fr: "Au plus {max} lignes")
  public static let dataRuleRowsBoth = Phrase(en: "From {min} to {max} rows", fr: "De {min} à {max} lignes")
  public static let dataRuleSet = Phrase(en: "{column}: one of {values}", fr: "{column} : parmi {values}")
  public static let dataRuleMin = Phrase(en: "{column}: at least {value}", fr: "{column} : au moins {value}")
  public static let dataRuleMax = Phrase(en: "{column}: at most {value}", fr: "{column} : au plus {value}")
  public static let dataRuleInteger = Phrase(en: "{column}: whole numbers", fr: "{column} : nombres entiers")
  public static let dataRuleNumber = Phrase(en: "{column}: numbers", fr: "{column} : nombres")
  public static let dataRuleDate = Phrase(en: "{column}: dates", fr: "{column} : dates")
  public static let dataRuleText = Phrase(en: "{column}: text", fr: "{column} : texte")
  public static let dataRuleMatches = Phrase(
    en: "{column}: of the form {pattern}", fr: "{column} : de la forme {pattern}")
  public static let dataRuleLink = Phrase(
    en: "{column}: occurs in {other} of {data}", fr: "{column} : présente dans {other} de {data}")
  public static let dataRuleCheck = Phrase(en: "{condition}", fr: "{condition}")

  public static let dataAnd = Phrase(en: "and", fr: "et")
  public static let dataOr = Phrase(en: "or", fr: "ou")
  public static let dataNot = Phrase(en: "not", fr: "non")

  public static let dataMissingTitle = Phrase(
    en: "Missing values by column", fr: "Valeurs manquantes par variable")
  public static let dataMissingSubtitle = Phrase(
    en: "Share of {n} rows without a value; {level} intervals; orange: above the limit",
    fr: "Part des {n} lignes sans valeur ; intervalles à {level} ; orange : au-dessus du seuil")
  public static let dataMissingAxis = Phrase(
    en: "Share of rows without a value", fr: "Part des lignes sans valeur")
  public static let dataMissingMore = Phrase(
    en:
      "Drawn are the {n} columns of {all} with the most; columns known only after the outcome are left out.",
    fr:
      "Sont dessinées les {n} variables sur {all} les plus incomplètes ; celles connues seulement après l’issue sont "
      + "omises.")

  public static let dataColumnsTitle = Phrase(
    en: "Every column of the extract", fr: "Chaque variable de l’extraction")
  public static let dataColumnsSubtitle = Phrase(
    en: "Of ids, personal data and free text no values are shown",
    fr: "Aucune valeur n’est montrée pour les identifiants, les données personnelles et les textes libres")
  public static let dataColumn = Phrase(en: "Column", fr: "Variable")
  public static let dataKind = Phrase(en: "Kind", fr: "Type")
  public static let dataMissing = Phrase(en: "Missing", fr: "Manquants")
  public static let dataDistinct = Phrase(en: "Distinct", fr: "Distinctes")
  public static let dataLowest = Phrase(en: "Lowest", fr: "Minimum")
  public static let dataMedian = Phrase(en: "Median", fr: "Médiane")
  public static let dataHighest = Phrase(en: "Highest", fr: "Maximum")
  public static let dataFarOut = Phrase(en: "Far out", fr: "Extrêmes")

  public static let dataLeaksTitle = Phrase(
    en: "What may give away the outcome", fr: "Ce qui peut trahir l’issue")
  public static let dataLeaksSubtitle = Phrase(
    en: "{features} features looked at on {n} rows", fr: "{features} variables examinées sur {n} lignes")
  public static let leakNone = Phrase(
    en: "no sign that a feature tells who left by construction",
    fr: "aucun signe qu’une variable dise par construction qui est parti")
  public static let dataLeakSign = Phrase(en: "Sign", fr: "Signe")
  public static let dataLeakMeasure = Phrase(en: "Measured", fr: "Mesure")
  public static let leakIdentifier = Phrase(
    en: "nearly every row has its own value", fr: "presque une valeur par ligne")
  public static let leakName = Phrase(
    en: "named like something written when a customer leaves",
    fr: "nom évoquant une saisie au départ du client")
  public static let leakPresence = Phrase(
    en: "there for one outcome, missing for the other", fr: "renseignée pour une issue, absente pour l’autre")
  public static let leakTooGood = Phrase(
    en: "ranks who left nearly by itself (AUC)", fr: "classe presque seule les partants (AUC)")
  public static let leakProduct = Phrase(
    en: "follows from {others} (R²)", fr: "découle de {others} (R²)")
  public static let leakCopy = Phrase(
    en: "says the same as {others} (R²)", fr: "dit la même chose que {others} (R²)")
  public static let leakFollowUp = Phrase(
    en: "grows with the time observed (R²)", fr: "croît avec la durée observée (R²)")
  public static let leakEncoded = Phrase(
    en: "holds the share who left among its own rows",
    fr: "contient la part des partants parmi ses propres lignes")
  public static let leakDuplicates = Phrase(
    en: "rows equal in every feature, so folds share them",
    fr: "lignes identiques sur toutes les variables, donc partagées entre échantillons")
  public static let leakOversampled = Phrase(
    en: "rows of one outcome were repeated beforehand", fr: "lignes d’une issue répétées au préalable")
  public static let leakInterpolated = Phrase(
    en: "fractions for one outcome, whole numbers for the other (as SMOTE makes)",
    fr: "fractions pour une issue, entiers pour l’autre (comme avec SMOTE)")
  public static let leakBalanced = Phrase(
    en: "exactly as many left as stayed", fr: "exactement autant de partants que de restants")
  public static let leakAllRows = Phrase(en: "All rows", fr: "Toutes les lignes")

  public static let sourceIdentical = Phrase(en: "{name}, byte for byte", fr: "{name}, à l’octet près")
  public static let sourceSame = Phrase(en: "{name}, written differently", fr: "{name}, écrit autrement")
  public static let sourceRenamed = Phrase(
    en: "{name}, with other column names", fr: "{name}, avec d’autres noms de variables")
  public static let sourceColumns = Phrase(
    en: "{name}, with {n} {n#column#columns} changed",
    fr: "{name}, {n} {n#variable modifiée#variables modifiées}")
  public static let sourceRows = Phrase(
    en: "{name}, with {n} rows in place of {published}", fr: "{name}, {n} lignes au lieu de {published}")
  public static let sourceFabricated = Phrase(
    en: "the header of {name} over other values", fr: "l’en-tête de {name} sur d’autres valeurs")

  public static let dataRemarkFine = Phrase(
    en: "The extract keeps all {n} {n#expectation#expectations} and nothing in it stands out.",
    fr: "L’extraction tient ses {n} {n#attente#attentes} et rien n’y est à signaler.")
  public static let dataRemarkKept = Phrase(
    en: "The extract keeps all {n} {n#expectation#expectations}. Worth a look: {what}.",
    fr: "L’extraction tient ses {n} {n#attente#attentes}. À examiner : {what}.")
  public static let dataRemarkNone = Phrase(
    en: "Nothing was expected of this extract in its contract. Worth a look: {what}.",
    fr: "Le contrat n’attend rien de cette extraction. À examiner : {what}.")
  public static let dataRemarkPlain = Phrase(
    en: "Nothing was expected of this extract in its contract, and nothing in it stands out.",
    fr: "Le contrat n’attend rien de cette extraction, et rien n’y est à signaler.")
  public static let dataRemarkBroken = Phrase(
    en: "The extract breaks {broken} of {n} {n#expectation#expectations}: {names}.",
    fr: "L’extraction ne tient pas {broken} des {n} attentes : {names}.")
  public static let dataCaveatSource = Phrase(
    en:
      "This is not the published file: {words}. Numbers made from it cannot be compared with published ones.",
    fr:
      "Ce n’est pas le fichier publié : {words}. Ses chiffres ne se comparent pas à ceux qui ont été publiés."
  )
  public static let dataCaveatVariants = Phrase(
    en: "These look like one value in several spellings, and are counted as several: {columns}.",
    fr: "Ces graphies semblent désigner une même valeur et sont comptées séparément : {columns}.")
  public static let dataCaveatLeaks = Phrase(
    en: "Scores made with {columns} would look better than they are.",
    fr: "Des scores fondés sur {columns} paraîtraient meilleurs qu’ils ne sont.")
  public static let dataQualityName = Phrase(en: "Data quality", fr: "Qualité des données")
  public static let methodDataQuality = Phrase(
    en:
      "Every expectation is asked of every row; a missing value breaks only those that ask for one. Values far out lie more "
      + "than the stated number of robust deviations (1.4826 times the median distance from the median) from the median. "
      + "Signs that a feature gives away the outcome are looked for on a sample: presence, single-column ranking, "
      + "products and sums of columns, values that follow the time observed, encodings of the outcome, repeated and "
      + "interpolated rows. Known public files are told by a checksum, and by digests of their columns that do not "
      + "depend on order or spelling.",
    fr:
      "Chaque attente est posée à chaque ligne ; une valeur manquante ne contrevient qu’à celles qui en exigent une. Une "
      + "valeur extrême s’écarte de la médiane de plus du nombre indiqué d’écarts robustes (1,4826 fois la distance "
      + "médiane à la médiane). Les signes qu’une variable trahit l’issue sont cherchés sur un échantillon : présence, "
      + "classement par une seule variable, produits et sommes, valeurs suivant la durée observée, encodages de l’issue, "
      + "lignes répétées ou interpolées. Les fichiers publics connus sont reconnus par une somme de contrôle, et par des "
      + "empreintes de variables indépendantes de l’ordre et de l’écriture.")
}
