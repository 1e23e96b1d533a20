/// The plan of action: its tables, its figure, and what is assumed.
extension Phrase {
  public static let planActions = Phrase(
    en: "What the plan does, by action", fr: "Ce que fait le plan, par action")
  // Scores are about one period and money about the horizon, so each subtitle names both.
  public static let planActionsSubtitle = Phrase(
    en:
      "Expected with the assumed effects. Customers kept: in the period the scores are about; value: over {horizon}; "
      + "net value: value kept less contacts and offers",
    fr:
      "Attendu avec les effets supposés. Clients conservés : sur la période des scores ; valeur : sur {horizon} ; "
      + "valeur nette : valeur conservée moins contacts et offres")
  public static let planUnused = Phrase(
    en: "Not used: {actions}.",
    fr: "Sans emploi : {actions}.")
  public static let planEffects = Phrase(
    en: "What is assumed, and what would be enough", fr: "Ce qui est supposé, et ce qui suffirait")
  public static let planEffectsSubtitle = Phrase(
    en: "Reduction of churn among those contacted: assumed low, base and high, and the one that just pays",
    fr: "Réduction des départs parmi les clients contactés : hypothèses basse, centrale et haute, et seuil "
      + "de rentabilité")
  public static let planComparison = Phrase(
    en: "No action against the plan", fr: "Sans action ou avec le plan")
  public static let planComparisonSubtitle = Phrase(
    en:
      "All {n} customers still here, with the assumed effects. Customers: in the period the scores are about; "
      + "value: over {horizon}",
    fr:
      "Les {n} clients présents, avec les effets supposés. Clients : sur la période des scores ; "
      + "valeur : sur {horizon}")
  public static let planCurve = Phrase(en: "What a budget buys", fr: "Ce qu’achète un budget")
  public static let planCurveSubtitle = Phrase(
    en: "Expected net value of the best use of each budget. Effects assumed, not measured",
    fr: "Valeur nette attendue du meilleur emploi de chaque budget. Effets supposés, non mesurés")

  public static let planAction = Phrase(en: "Action", fr: "Action")
  public static let planChannel = Phrase(en: "Channel", fr: "Canal")
  public static let planCustomers = Phrase(en: "Customers", fr: "Clients")
  public static let planSaved = Phrase(en: "Kept", fr: "Conservés")
  public static let planRetained = Phrase(en: "Value kept", fr: "Valeur conservée")
  public static let planContact = Phrase(en: "Contact", fr: "Contacts")
  public static let planOffers = Phrase(en: "Offers", fr: "Offres")
  public static let planSubsidy = Phrase(en: "Given to stayers", fr: "Donné aux fidèles")
  public static let planNet = Phrase(en: "Net value", fr: "Valeur nette")
  public static let planTotal = Phrase(en: "Plan", fr: "Plan")
  public static let planLow = Phrase(en: "Low", fr: "Basse")
  public static let planBase = Phrase(en: "Base", fr: "Centrale")
  public static let planHigh = Phrase(en: "High", fr: "Haute")
  public static let planAssumed = Phrase(en: "Assumed effect", fr: "Effet supposé")
  public static let planBreakEven = Phrase(en: "Break-even", fr: "Seuil")
  public static let planMeasure = Phrase(en: "Expected", fr: "Attendu")
  public static let planNoAction = Phrase(en: "No action", fr: "Sans action")
  public static let planWith = Phrase(en: "Plan", fr: "Plan")
  public static let planChange = Phrase(en: "Change", fr: "Écart")
  public static let planRange = Phrase(en: "Low to high effect", fr: "Effet bas à haut")
  public static let planStaying = Phrase(en: "Customers who stay", fr: "Clients qui restent")
  public static let planLeaving = Phrase(en: "Customers who leave", fr: "Clients qui partent")
  public static let planRevenue = Phrase(
    en: "Recurring revenue of those who stay", fr: "Revenu récurrent de ceux qui restent")
  public static let planValue = Phrase(
    en: "Value of customers, less spending", fr: "Valeur des clients, dépenses déduites")
  public static let planSpending = Phrase(en: "Spending", fr: "Dépenses")

  public static let channelEmail = Phrase(en: "e-mail", fr: "e-mail")
  public static let channelSMS = Phrase(en: "SMS", fr: "SMS")
  public static let channelCall = Phrase(en: "call", fr: "appel")
  public static let channelNone = Phrase(en: "no contact", fr: "sans contact")
  /// An offer as exports name it.
  public static let offerPercent = Phrase(
    en: "{percent}% off for {n} {n#period#periods}",
    fr: "remise de {percent} % pendant {n} {n#période#périodes}")
  public static let offerPercentMonths = Phrase(
    en: "{percent}% off for {n} {n#month#months}", fr: "remise de {percent} % pendant {n} mois")
  public static let offerAmount = Phrase(
    en: "{amount} off for {n} {n#period#periods}", fr: "remise de {amount} pendant {n} {n#période#périodes}")
  public static let offerAmountMonths = Phrase(
    en: "{amount} off for {n} {n#month#months}", fr: "remise de {amount} pendant {n} mois")

  public static let planAxisSpent = Phrase(en: "Spending", fr: "Dépenses")
  public static let planAxisNet = Phrase(en: "Net value", fr: "Valeur nette")
  public static let planMarker = Phrase(en: "plan: {net} for {cost}", fr: "plan : {net} pour {cost}")
  public static let planBudgetLine = Phrase(en: "budget", fr: "budget")
  public static let planCurveAlt = Phrase(
    en: "Curve of net value against spending, rising to {most} at {cost}. The plan spends {spent} for {net}.",
    fr:
      "Courbe de la valeur nette selon les dépenses, jusqu’à {most} pour {cost}. Le plan dépense {spent} pour {net}."
  )
  public static let planActionsAlt = Phrase(
    en: "Customers, customers kept, value kept, costs and net value of each action.",
    fr: "Clients, clients conservés, valeur conservée, coûts et valeur nette de chaque action.")
  public static let planEffectsAlt = Phrase(
    en: "Assumed and break-even effect of each action.", fr: "Effet supposé et seuil de chaque action.")
  public static let planComparisonAlt = Phrase(
    en: "Customers, value and spending without action and with the plan.",
    fr: "Clients, valeur et dépenses sans action et avec le plan.")

  public static let planRemark = Phrase(
    en:
      "The plan treats {n} {n#customer#customers} for {cost}. If the effects are as assumed, it keeps {saved} customers "
      + "who would leave (from {low} with the low effects to {high} with the high ones) and is worth {net} net.",
    fr:
      "Le plan traite {n} {n#client#clients} pour {cost}. Si les effets sont ceux supposés, il conserve {saved} clients "
      + "qui partiraient (de {low} avec les effets bas à {high} avec les effets hauts) et vaut {net} net.")
  public static let planEmptyRemark = Phrase(
    en: "No action is expected to pay for any customer who may be contacted, so the plan is to do nothing.",
    fr: "Aucune action ne devrait être rentable pour un client joignable ; le plan est de ne rien faire.")
  public static let planBudgetNote = Phrase(
    en:
      "No plan within the budget is worth more than {bound}; this one comes within {gap} of that. A budget larger by "
      + "{one} would bring {lambda} more.",
    fr:
      "Aucun plan dans ce budget ne vaut plus de {bound} ; celui-ci s’en approche à {gap} près. Un budget accru de "
      + "{one} rapporterait {lambda} de plus.")
  public static let planBudgetBest = Phrase(
    en: "No plan within the budget is worth more; a budget larger by {one} would bring {lambda} more.",
    fr: "Aucun plan dans ce budget ne vaut plus ; un budget accru de {one} rapporterait {lambda} de plus.")
  public static let planBudgetAmple = Phrase(
    en: "Every action that pays is in the plan: a larger budget would bring nothing more.",
    fr: "Toutes les actions rentables sont dans le plan : un budget plus grand ne rapporterait rien de plus.")
  public static let planOfferNote = Phrase(
    en:
      "Offers go to all who accept, also to those who would have stayed anyway; they count at face value to the "
      + "end of the offer.",
    fr:
      "Les offres vont à tous ceux qui acceptent, y compris à ceux qui seraient restés ; elles comptent à leur "
      + "valeur faciale jusqu’à leur fin.")
  public static let planEffectNote = Phrase(
    en:
      "Effects are relative reductions of the churn probability among all who are contacted. An action that nobody "
      + "gets is weighed against all who could get it.",
    fr:
      "Les effets sont des réductions relatives de la probabilité de départ parmi tous les clients contactés. Une "
      + "action que personne ne reçoit est pesée sur tous ceux qui pourraient la recevoir.")

  public static let planNoLimit = Phrase(en: "no limit", fr: "sans limite")

  public static let planAssumedCaveat = Phrase(
    en:
      "Every effect of an action is assumed. None was measured by an experiment; the ranges are scenarios, not "
      + "confidence intervals.",
    fr:
      "Tous les effets des actions sont supposés. Aucun n’a été mesuré par une expérience ; les plages sont des "
      + "scénarios, non des intervalles de confiance.")
  public static let planOptimistCaveat = Phrase(
    en:
      "The plan is the best under its own assumptions, so it looks better than it will be if they are wrong.",
    fr:
      "Le plan est le meilleur sous ses propres hypothèses ; il paraît donc meilleur qu’il ne sera si elles sont "
      + "fausses.")
  public static let planHoldoutCaveat = Phrase(
    en:
      "{n} {n#customer is#customers are} left alone by chance, so that the next report can measure the effect.",
    fr:
      "{n} {n#client est laissé#clients sont laissés} de côté au hasard, pour que le prochain rapport mesure l’effet."
  )
  public static let planNoHoldoutCaveat = Phrase(
    en: "Nobody is held out, so the effect of this plan cannot be measured.",
    fr: "Personne n’est laissé de côté ; l’effet de ce plan ne pourra pas être mesuré.")
  public static let planMayLose = Phrase(
    en: "With the low effects the plan loses money: {net}.",
    fr: "Avec les effets bas, le plan perd de l’argent : {net}.")
  public static let planNoConsent = Phrase(
    en: "The data set names no consent for {channels}; nobody was left out for lack of it.",
    fr:
      "Le jeu de données ne déclare aucun consentement pour {channels} ; personne n’a été écarté à ce titre.")
  public static let planClosedChannels = Phrase(
    en: "No column says who consents to {channels}, so nobody is contacted that way.",
    fr: "Aucune colonne ne dit qui consent à {channels} ; personne n’est donc contacté ainsi.")
  public static let planUnknownSuppressed = Phrase(
    en: "{n} {n#entry#entries} of the do-not-contact list {n#is#are} not among the customers.",
    fr: "{n} {n#entrée#entrées} de la liste d’exclusion {n#ne figure#ne figurent} pas parmi les clients."
  )

  public static let barrierLeft = Phrase(en: "had left", fr: "déjà partis")
  public static let barrierUnknown = Phrase(
    en: "not known whether they left", fr: "départ inconnu")
  public static let barrierSuppressed = Phrase(
    en: "on the do-not-contact list", fr: "sur la liste d’exclusion")
  public static let barrierRecent = Phrase(
    en: "contacted too recently", fr: "contactés trop récemment")
  public static let barrierOften = Phrase(
    en: "contacted often enough this month", fr: "assez souvent contactés ce mois-ci")
  public static let barrierBadAddress = Phrase(
    en: "an address or number that cannot be right", fr: "adresse ou numéro impossible")
  public static let barrierShared = Phrase(
    en: "someone else who shares the address is written to",
    fr: "message à une autre personne de même adresse")
  public static let planSharing = Phrase(
    en:
      "{n} {n#customer shares#customers share} an address or number with another. One message goes to each: to the one "
      + "with the most revenue at risk.",
    fr:
      "{n} {n#client partage#clients partagent} une adresse ou un numéro avec un autre. Un seul message part à chacun : "
      + "à celui dont le revenu menacé est le plus élevé.")
  public static let barrierConsent = Phrase(
    en: "no consent for any channel", fr: "aucun consentement pour un canal")
  public static let barrierAddress = Phrase(
    en: "no address or number for a channel they agreed to",
    fr: "ni adresse ni numéro pour un canal consenti")
  public static let barrierScore = Phrase(
    en: "no score, tenure or revenue", fr: "ni score, ni ancienneté, ni revenu")
  public static let barrierHoldout = Phrase(en: "held out by chance", fr: "témoins tirés au sort")
}
