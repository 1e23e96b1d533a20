/// Words of the strip of headline numbers.
extension Phrase {
  public static let kpiTitle = Phrase(en: "Headline numbers", fr: "Chiffres clés")
  public static let kpiTableTitle = Phrase(
    en: "Headline numbers with their intervals and changes",
    fr: "Chiffres clés, avec intervalles et évolutions")
  public static let kpiSubtitle = Phrase(
    en: "{n} {n#customer#customers}, {period}; {level} intervals",
    fr: "{n} {n#client#clients}, {period} ; intervalles à {level}")
  public static let kpiValueTerms = Phrase(
    en: "Value counts {horizon} of revenue at a margin of {margin}, discounted at {discount} a year, "
      + "with the first payment now.",
    fr: "La valeur compte {horizon} de revenu, à une marge de {margin}, actualisés à {discount} par an, "
      + "le premier paiement étant immédiat.")

  public static let kpiChurnRate = Phrase(en: "Churn rate", fr: "Taux d’attrition")
  public static let kpiShareLeft = Phrase(en: "Share who had left", fr: "Part de clients partis")
  public static let kpiRevenueChurn = Phrase(en: "Revenue churn", fr: "Attrition du revenu")
  public static let kpiRevenueLeft = Phrase(
    en: "Revenue of those who had left", fr: "Part du revenu des clients partis")
  public static let kpiCustomers = Phrase(en: "Customers", fr: "Clients")
  public static let kpiCustomersAtStart = Phrase(
    en: "Customers at the start", fr: "Clients au début de la période")
  public static let kpiCustomersAtRisk = Phrase(en: "Customers at risk", fr: "Clients à risque")
  public static let kpiAverageScore = Phrase(en: "Average churn score", fr: "Score d’attrition moyen")
  public static let kpiRevenueAtRisk = Phrase(en: "Revenue at risk", fr: "Revenu menacé")
  public static let kpiLifetimeValue = Phrase(en: "Lifetime value", fr: "Valeur vie client")

  public static let kpiChange = Phrase(
    en: "{sign} {change} on {period}", fr: "{sign} {change} depuis {period}")
  public static let kpiChangeWithInterval = Phrase(
    en: "{sign} {change} on {period} ({range})", fr: "{sign} {change} depuis {period} ({range})")
  public static let kpiBetter = Phrase(en: "better", fr: "mieux")
  public static let kpiWorse = Phrase(en: "worse", fr: "moins bien")
  public static let kpiUnclear = Phrase(en: "within chance", fr: "dans la marge d’incertitude")
  public static let kpiTarget = Phrase(en: "target {target}", fr: "objectif {target}")

  public static let kpiMeasureHeader = Phrase(en: "Measure", fr: "Mesure")
  public static let kpiValueHeader = Phrase(en: "Value", fr: "Valeur")
  public static let kpiChangeHeader = Phrase(en: "Change", fr: "Évolution")
  public static let kpiTargetHeader = Phrase(en: "Target", fr: "Objectif")

  public static let kpiChurnRateMeaning = Phrase(
    en: "customers active at the start of the window who left in it",
    fr: "clients actifs au début de la fenêtre et partis depuis")
  public static let kpiShareLeftMeaning = Phrase(
    en: "customers in the file who had left by its date", fr: "clients du fichier partis à sa date")
  public static let kpiRevenueChurnMeaning = Phrase(
    en: "recurring revenue of those who left, of everyone’s",
    fr: "revenu récurrent des partis, rapporté à celui de tous")
  public static let kpiCustomersMeaning = Phrase(
    en: "customers counted, leavers included", fr: "clients comptés, partis compris")
  public static let kpiCustomersAtRiskMeaning = Phrase(
    en:
      "customers still here with a score of {threshold} or more; all scores together make {expected} expected leavers",
    fr:
      "clients présents dont le score atteint {threshold} ; l’ensemble des scores annonce {expected} départs")
  public static let kpiAverageScoreMeaning = Phrase(
    en: "mean probability of leaving among those still here",
    fr: "probabilité moyenne de départ parmi les présents")
  public static let kpiRevenueAtRiskMeaning = Phrase(
    en: "probability of leaving × revenue × margin over the horizon, summed over those still here",
    fr: "probabilité de départ × revenu × marge sur l’horizon, sommés sur les présents")
  public static let kpiLifetimeValueMeaning = Phrase(
    en: "mean margin over the horizon from those still here, while the survival curve says they stay",
    fr: "marge moyenne sur l’horizon des présents, tant que la courbe de survie les dit fidèles")

  public static let kpiIntervalNote = Phrase(
    en: "Intervals: Wilson’s for shares and counts of customers; a ratio’s for revenue; for revenue at risk, "
      + "the chance in who leaves at the scores given; for lifetime value, both the customers and the survival curve. "
      + "A change compares two independent periods.",
    fr:
      "Intervalles : de Wilson pour les parts et les nombres de clients ; d’un ratio pour le revenu ; pour le "
      + "revenu menacé, l’aléa des départs aux scores donnés ; pour la valeur vie, à la fois les clients et la "
      + "courbe de survie. Une évolution compare deux périodes indépendantes.")
  public static let kpiMissingRevenue = Phrase(
    en: "{n} {n#customer has#customers have} no revenue and {n#is#are} left out of the revenue figures.",
    fr:
      "{n} {n#client est sans revenu et n’entre#clients sont sans revenu et n’entrent} pas dans les montants."
  )
  public static let kpiMissingScore = Phrase(
    en: "{n} {n#customer has#customers have} no score and {n#is#are} left out of the figures on scores.",
    fr: "{n} {n#client est sans score et n’entre#clients sont sans score et n’entrent} pas dans les chiffres "
      + "tirés des scores.")
  public static let kpiMissingTenure = Phrase(
    en:
      "{n} {n#customer has#customers have} no tenure or revenue and {n#is#are} left out of the lifetime value.",
    fr:
      "{n} {n#client est sans ancienneté ou revenu et n’entre#clients sont sans ancienneté ou revenu et n’entrent} "
      + "pas dans la valeur vie.")
  public static let kpiCurveHeldFlat = Phrase(
    en:
      "Lifetime value looks past the longest time observed ({time}); the survival curve is held flat there.",
    fr:
      "La valeur vie dépasse la plus longue durée observée ({time}) ; la courbe de survie y est prolongée à plat."
  )
  public static let kpiNobodyLeft = Phrase(
    en: "Nobody left, so the survival curve behind the lifetime value never falls.",
    fr: "Personne n’est parti : la courbe de survie qui fonde la valeur vie ne descend jamais.")
  public static let kpiNoMargin = Phrase(
    en: "No margin is given, so value is revenue, not profit.",
    fr: "Aucune marge n’est donnée : la valeur est un revenu, non un profit.")
}
