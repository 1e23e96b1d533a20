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

  public static let kpiMRR = Phrase(en: "Recurring revenue a {unit}", fr: "Revenu récurrent par {unit}")
  public static let kpiMRRLost = Phrase(
    en: "Revenue lost a {unit}", fr: "Revenu perdu par {unit}")
  public static let kpiARPU = Phrase(
    en: "ARPU a {unit}", fr: "ARPU par {unit}")
  public static let kpiGrossRetention = Phrase(
    en: "Gross revenue retention", fr: "Rétention brute du revenu")
  public static let kpiNetRetention = Phrase(en: "Net revenue retention", fr: "Rétention nette du revenu")
  public static let kpiGrossChurn = Phrase(en: "Gross revenue churn", fr: "Attrition brute du revenu")
  public static let kpiNetChurn = Phrase(en: "Net revenue churn", fr: "Attrition nette du revenu")
  public static let kpiExpectedLifetime = Phrase(
    en: "Expected time, first {horizon}", fr: "Durée attendue, sur {horizon}")
  public static let kpiConstantLifetime = Phrase(
    en: "Expected time, constant risk", fr: "Durée attendue, à risque constant")
  public static let kpiNoEnd = Phrase(
    en: "nobody left, so no end can be expected", fr: "personne n’est parti : aucune fin à attendre")

  public static let kpiChange = Phrase(
    en: "{sign} {change} on {period}", fr: "{sign} {change} depuis {period}")
  public static let kpiChangeWithInterval = Phrase(
    en: "{sign} {change} on {period} ({range})", fr: "{sign} {change} depuis {period} ({range})")
  public static let kpiBetter = Phrase(en: "better", fr: "mieux")
  public static let kpiWorse = Phrase(en: "worse", fr: "moins bien")
  public static let kpiUnclear = Phrase(en: "within chance", fr: "dans la marge d’incertitude")
  public static let kpiTarget = Phrase(en: "target {target}", fr: "objectif {target}")
  public static let kpiTargetReached = Phrase(
    en: "target {target}: reached", fr: "objectif {target} : atteint")
  public static let kpiTargetMissed = Phrase(
    en: "target {target}: missed", fr: "objectif {target} : manqué")
  public static let kpiTargetUnclear = Phrase(
    en: "target {target}: within chance", fr: "objectif {target} : dans la marge d’incertitude")
  public static let kpiStandingHeader = Phrase(en: "On target", fr: "Atteinte")
  public static let kpiStandingReached = Phrase(en: "reached", fr: "atteint")
  public static let kpiStandingMissed = Phrase(en: "missed", fr: "manqué")
  public static let kpiCourse = Phrase(
    en: "{n} published periods, from {first}", fr: "{n} périodes publiées, depuis {first}")

  public static let kpiMeasureHeader = Phrase(en: "Measure", fr: "Mesure")
  public static let kpiValueHeader = Phrase(en: "Value", fr: "Valeur")
  public static let kpiChangeHeader = Phrase(en: "Change", fr: "Évolution")
  public static let kpiTargetHeader = Phrase(en: "Target", fr: "Objectif")

  public static let kpiLedgerLeftBefore = Phrase(
    en: "had left before the period", fr: "déjà partis avant la période")
  public static let kpiChurnByDateMeaning = Phrase(
    en: "customers at the start of the period who left in it, by their date of leaving",
    fr: "clients au début de la période qui sont partis pendant celle-ci, d’après leur date de départ")
  public static let kpiShareInactive = Phrase(
    en: "Not seen for over {days} {days#day#days}", fr: "Absents depuis plus de {days} {days#jour#jours}")
  public static let kpiShareInactiveMeaning = Phrase(
    en: "customers ever seen who were not seen for more than {days} {days#day#days}",
    fr: "clients déjà vus, absents depuis plus de {days} {days#jour#jours}")
  public static let kpiByInactivity = Phrase(
    en:
      "Who left is told by {column}: not seen for more than {days} {days#day#days} up to {day}. Nobody said that they "
      + "were leaving, and some may come back.",
    fr:
      "Les départs sont déduits de « {column} » : absence de plus de {days} {days#jour#jours} jusqu’au {day}. Personne "
      + "n’a dit partir, et certains peuvent revenir.")
  public static let kpiByEndDate = Phrase(
    en: "Who left is told by {column}: a date in the period. Later dates count as still here.",
    fr:
      "Les départs sont déduits de « {column} » : une date dans la période. Les dates ultérieures valent présence."
  )
  public static let kpiPanel = Phrase(
    en:
      "The churn rate’s change is on the data of {period}, which share {shared} {shared#customer#customers} with these: "
      + "{gone} left since, {back} came back (McNemar’s exact test, {p}). Its interval allows for customers in both.",
    fr:
      "L’évolution du taux d’attrition se mesure aux données du {period}, qui ont {shared} {shared#client#clients} en "
      + "commun avec celles-ci : {gone} {gone#parti#partis} depuis, {back} {back#revenu#revenus} (test exact de McNemar, "
      + "{p}). Son intervalle tient compte des clients communs.")
  public static let kpiPanelWindows = Phrase(
    en:
      "The churn rate’s change is on the data of {period}. Of {shared} {shared#customer#customers} in both windows none "
      + "could have left in the first, so the two rates are independent.",
    fr:
      "L’évolution du taux d’attrition se mesure aux données du {period}. Des {shared} {shared#client#clients} des deux "
      + "fenêtres, aucun n’a pu partir dans la première : les deux taux sont indépendants.")

  public static let kpiChurnRateMeaning = Phrase(
    en: "customers active at the start of the window who left in it",
    fr: "clients actifs au début de la fenêtre et partis depuis")
  public static let kpiChurnOfMeanMeaning = Phrase(
    en:
      "customers active at the start of the window who left in it, over the mean number of customers ({mean})",
    fr:
      "clients actifs au début de la fenêtre et partis depuis, rapportés au nombre moyen de clients ({mean})")
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

  public static let kpiMRRMeaning = Phrase(
    en: "revenue a {unit} of all customers counted, leavers included",
    fr: "revenu par {unit} de tous les clients comptés, partis compris")
  public static let kpiMRRLostMeaning = Phrase(
    en: "revenue a {unit} of those who left", fr: "revenu par {unit} des partis")
  public static let kpiARPUMeaning = Phrase(
    en: "average revenue a {unit} of all customers counted, leavers included",
    fr: "revenu moyen par {unit} de tous les clients comptés, partis compris")
  public static let kpiGrossRetentionMeaning = Phrase(
    en:
      "revenue at the end of those who paid at the start, each counted up to what they paid then, of revenue at the start",
    fr:
      "revenu final de ceux qui payaient au début, plafonné pour chacun à son revenu de début, rapporté au revenu de début"
  )
  public static let kpiNetRetentionMeaning = Phrase(
    en: "revenue at the end of those who paid at the start, expansion included, of revenue at the start",
    fr: "revenu final de ceux qui payaient au début, hausses comprises, rapporté au revenu de début")
  public static let kpiGrossChurnMeaning = Phrase(
    en: "revenue at the start that was lost to leaving and to paying less",
    fr: "part du revenu de début perdue par départ ou par baisse")
  public static let kpiNetChurnMeaning = Phrase(
    en: "the same, less what those who stayed pay more; below zero when they pay more than was lost",
    fr: "la même, moins ce que les présents paient en plus ; négative s’ils paient plus que la perte")
  public static let kpiExpectedLifetimeMeaning = Phrase(
    en:
      "mean {units} a new customer stays within the first {horizon}, the area under the survival curve; what comes later is not counted",
    fr:
      "nombre moyen de {units} où un nouveau client reste, sur les {horizon} observés : l’aire sous la courbe de survie ; la suite n’est pas comptée"
  )
  public static let kpiConstantLifetimeMeaning = Phrase(
    en: "{units} at risk over leavers, which is the mean time only if the risk of leaving never changes",
    fr:
      "{units} à risque rapportés aux départs, soit la durée moyenne si le risque de départ ne change jamais")

  public static let kpiIntervalNote = Phrase(
    en:
      "Intervals: Wilson’s for shares and counts of customers; a linearised ratio’s for rates of revenue; normal for "
      + "averages and totals; for revenue at risk, the chance in who leaves at the scores given; for lifetime value, "
      + "both the customers and the survival curve.",
    fr:
      "Intervalles : de Wilson pour les parts et les nombres de clients ; d’un rapport linéarisé pour les taux de "
      + "revenu ; normaux pour les moyennes et les totaux ; pour le revenu menacé, l’aléa des départs aux scores "
      + "donnés ; pour la valeur vie, à la fois les clients et la courbe de survie.")
  public static let kpiChangeNote = Phrase(
    en: "A change compares two independent periods, from both intervals (Newcombe).",
    fr: "Une évolution compare deux périodes indépendantes, d’après les deux intervalles (Newcombe).")
  public static let kpiPairedChangeNote = Phrase(
    en:
      "The churn rate’s change pairs the customers who are in both data sets (McNemar’s test, Newcombe’s interval for "
      + "pairs); other changes compare two independent periods, from both intervals (Newcombe).",
    fr:
      "L’évolution du taux d’attrition apparie les clients des deux jeux de données (test de McNemar, intervalle de "
      + "Newcombe pour données appariées) ; les autres comparent deux périodes indépendantes, d’après les deux "
      + "intervalles (Newcombe).")
  public static let kpiTargetNote = Phrase(
    en: "A target is reached or missed where the whole interval is.",
    fr: "Un objectif est atteint ou manqué quand tout l’intervalle l’est.")
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
  public static let kpiMissingDuration = Phrase(
    en:
      "{n} {n#customer has#customers have} no tenure, or none under observation, and {n#is#are} left out of the expected time.",
    fr:
      "{n} {n#client est sans ancienneté observée et n’entre#clients sont sans ancienneté observée et n’entrent} pas "
      + "dans la durée attendue.")
  public static let kpiNegativeRevenue = Phrase(
    en: "{n} {n#customer has#customers have} revenue below zero (refunds), which lowers the totals.",
    fr: "{n} {n#client a#clients ont} un revenu négatif (remboursements), qui réduit les totaux.")
  public static let kpiPayNothing = Phrase(
    en: "{n} {n#customer pays#customers pay} nothing and {n#counts#count} in the average.",
    fr: "{n} {n#client ne paie rien et compte#clients ne paient rien et comptent} dans la moyenne.")
  public static let kpiOneRevenue = Phrase(
    en:
      "Revenue churn is that of customers who left. The data hold each customer’s revenue once, so paying more or less "
      + "(net revenue retention) cannot be measured.",
    fr:
      "L’attrition du revenu est celle des clients partis. Les données ne donnent qu’un revenu par client : hausses et "
      + "baisses (rétention nette) ne sont pas mesurables.")
  public static let kpiNoOpening = Phrase(
    en: "{n} {n#customer#customers} paid nothing at the start and {n#is#are} in the base of no revenue rate.",
    fr:
      "{n} {n#client ne payait rien au début et n’entre#clients ne payaient rien au début et n’entrent} dans aucun taux "
      + "de revenu.")
  public static let kpiNoClosing = Phrase(
    en:
      "{n} {n#customer#customers} still here {n#has#have} no revenue recorded at the end and {n#is#are} left out of the revenue rates.",
    fr:
      "{n} {n#client présent est sans revenu final et n’entre#clients présents sont sans revenu final et n’entrent} pas "
      + "dans les taux de revenu.")
  public static let kpiRefunded = Phrase(
    en: "{n} {n#customer has#customers have} revenue below zero at the end, counted as nothing kept.",
    fr: "{n} {n#client a#clients ont} un revenu final négatif, compté comme nul.")
  public static let kpiJoinedInWindow = Phrase(
    en:
      "{n} {n#customer#customers} joined in the period and {n#is#are} not in the opening figures; {left} of them also "
      + "left in it.",
    fr:
      "{n} {n#client arrivé#clients arrivés} dans la période {n#n’entre#n’entrent} pas dans les chiffres de début ; "
      + "{left} en {left#est reparti#sont repartis} aussitôt.")
  public static let kpiConstantHazard = Phrase(
    en: "One over the risk of leaving is the expected time only if the risk is the same at every age.",
    fr: "L’inverse du risque de départ n’est la durée attendue que si le risque est le même à tout âge.")
  public static let kpiHazardVaries = Phrase(
    en:
      "It is not (χ² = {chi}, {df} {df#degree#degrees} of freedom, {p}), so read the survival curve instead.",
    fr: "Il ne l’est pas (χ² = {chi}, {df} {df#degré#degrés} de liberté, {p}) : préférez la courbe de survie."
  )
  public static let kpiHazardMayBeConstant = Phrase(
    en: "The data do not contradict that (χ² = {chi}, {df} {df#degree#degrees} of freedom, {p}).",
    fr: "Les données ne le contredisent pas (χ² = {chi}, {df} {df#degré#degrés} de liberté, {p}).")
  public static let kpiClockSnapshot = Phrase(
    en:
      "The expected time takes everyone as under observation since joining, because the file is one extract of all "
      + "customers.",
    fr:
      "La durée attendue suppose chacun observé depuis son arrivée, le fichier étant un extrait de tous les clients."
  )
  public static let kpiNoEntry = Phrase(
    en:
      "The data do not say when customers joined, so those who left before the window are not missed: the expected "
      + "time is too long.",
    fr:
      "Les données ne disent pas quand les clients sont arrivés : les départs d’avant la fenêtre manquent et la durée "
      + "attendue est trop longue.")
  public static let kpiNoMargin = Phrase(
    en: "No margin is given, so value is revenue, not profit.",
    fr: "Aucune marge n’est donnée : la valeur est un revenu, non un profit.")
}
