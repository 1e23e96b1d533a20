/// The plan of action: its tables, its figure, and what is assumed.
extension Phrase {
  public static let planActions = Phrase(
    en: "What the plan does, by action", fr: "Ce que fait le plan, par action")
  // Scores are about one period and money about the horizon, so each subtitle names both.
  public static let planActionsSubtitle = Phrase(
    en:
      "Expected with the {effects}. Customers kept: in the period the scores are about; value: over {horizon}; "
      + "net value: value kept less contacts and offers",
    fr:
      "Attendu avec les {effects}. Clients conservés : sur la période des scores ; valeur : sur {horizon} ; "
      + "valeur nette : valeur conservée moins contacts et offres")
  public static let planUnused = Phrase(
    en: "Not used: {actions}.",
    fr: "Sans emploi : {actions}.")
  public static let planEffects = Phrase(
    en: "What is assumed or measured, and what would be enough",
    fr: "Ce qui est supposé ou mesuré, et ce qui suffirait")
  public static let planEffectsSubtitle = Phrase(
    en: "Reduction of churn among those contacted: low, base and high, and the one that just pays",
    fr:
      "Réduction des départs parmi les clients contactés : basse, centrale et haute, et seuil de rentabilité")
  public static let planComparison = Phrase(
    en: "No action against the plan", fr: "Sans action ou avec le plan")
  public static let planComparisonSubtitle = Phrase(
    en:
      "All {n} customers still here, with the {effects}. Customers: in the period the scores are about; "
      + "value: over {horizon}",
    fr:
      "Les {n} clients présents, avec les {effects}. Clients : sur la période des scores ; "
      + "valeur : sur {horizon}")
  public static let planCurve = Phrase(en: "What a budget buys", fr: "Ce qu’achète un budget")
  public static let planCurveSubtitle = Phrase(
    en: "Expected net value of the best use of each budget, with the {effects}",
    fr: "Valeur nette attendue du meilleur emploi de chaque budget, avec les {effects}")
  public static let planSweep = Phrase(
    en: "What one more unit of budget buys", fr: "Ce qu’achète une unité de budget de plus")
  public static let planSweepSubtitle = Phrase(
    en: "Along the curve up to where nothing more pays, with the {effects}, capacities and quotas apart",
    fr: "Le long de la courbe jusqu’où plus rien ne paie, avec les {effects}, hors capacités et quotas")
  public static let planSweepAlt = Phrase(
    en: "What each of {n} budgets gains, and what one more unit would.",
    fr: "Ce que rapporte chacun de {n} budgets, et ce qu’apporterait une unité de plus.")
  public static let planSweepBudget = Phrase(en: "Budget", fr: "Budget")
  public static let planSweepShare = Phrase(en: "Of all that pays", fr: "De tout ce qui paie")
  public static let planSweepMore = Phrase(en: "For {unit} more", fr: "Pour {unit} de plus")
  public static let planSweepNote = Phrase(
    en: "The plan spends {cost}; there {unit} more would bring {marginal}.",
    fr: "Le plan dépense {cost} ; là, {unit} de plus apporteraient {marginal}.")
  public static let planCurveOther = Phrase(
    en: "What the best use of each budget reaches, with the {effects}",
    fr: "Ce qu’atteint le meilleur emploi de chaque budget, avec les {effects}")
  /// Words for {effects} and {as}.
  public static let planAssumedEffects = Phrase(
    en: "assumed, not measured, effects", fr: "effets supposés, non mesurés")
  public static let planMeasuredEffects = Phrase(en: "measured effects", fr: "effets mesurés")
  public static let planMixedEffects = Phrase(
    en: "effects, some measured and some assumed", fr: "effets, mesurés pour certains, supposés pour d’autres"
  )
  public static let planAsAssumed = Phrase(en: "as assumed", fr: "ceux supposés")
  public static let planAsMeasured = Phrase(en: "as measured", fr: "ceux mesurés")
  public static let planAsMixed = Phrase(
    en: "as measured and assumed", fr: "ceux mesurés et supposés")
  public static let planSource = Phrase(en: "Source", fr: "Source")
  public static let planSourceAssumed = Phrase(en: "assumed", fr: "supposé")
  public static let planSourceMeasured = Phrase(
    en: "measured, {treated} treated and {control} not", fr: "mesuré, {treated} traités et {control} non")
  public static let planEffectOn = Phrase(en: "{action}: {group}", fr: "{action} : {group}")
  public static let planEffect = Phrase(en: "Effect", fr: "Effet")

  public static let planChannelCapacity = Phrase(en: "Channel: {channel}", fr: "Canal : {channel}")
  public static let planAtMost = Phrase(en: "at most {n}", fr: "au plus {n}")
  public static let planAtLeast = Phrase(en: "at least {n}", fr: "au moins {n}")
  public static let planAtMostShare = Phrase(
    en: "at most {share} of those treated", fr: "au plus {share} des clients traités")
  public static let planAtLeastShare = Phrase(
    en: "at least {share} of those treated", fr: "au moins {share} des clients traités")
  public static let planLimits = Phrase(
    en: "Capacities and quotas, and what the plan uses of them",
    fr: "Capacités et quotas, et ce que le plan en emploie")
  public static let planLimitsSubtitle = Phrase(
    en: "Customers whom the plan treats", fr: "Clients que le plan traite")
  public static let planLimitsAlt = Phrase(
    en: "Each capacity and quota, what it asks, and how many customers the plan treats under it.",
    fr: "Chaque capacité et quota, ce qu’il demande, et combien de clients le plan traite à ce titre.")
  public static let planLimitSubject = Phrase(en: "Limit on", fr: "Limite sur")
  public static let planLimitRule = Phrase(en: "Asked", fr: "Demandé")
  public static let planLimitUsed = Phrase(en: "In the plan", fr: "Dans le plan")
  public static let planLimitShare = Phrase(en: "Share of those treated", fr: "Part des clients traités")
  public static let planLimitsHold = Phrase(
    en:
      "Capacities or quotas hold the plan back: a larger budget would bring nothing more. No plan that keeps them "
      + "reaches more than {bound}; this one comes within {gap} of that.",
    fr:
      "Des capacités ou des quotas retiennent le plan : un budget plus grand ne rapporterait rien de plus. Aucun plan "
      + "qui les respecte ne dépasse {bound} ; celui-ci s’en approche à {gap} près.")
  public static let planObjectiveSaved = Phrase(
    en: "The plan keeps as many customers as it can, whatever they are worth.",
    fr: "Le plan conserve autant de clients qu’il peut, quelle que soit leur valeur.")
  public static let planObjectiveRevenue = Phrase(
    en: "The plan keeps as much recurring revenue as it can, whatever that costs within the budget.",
    fr: "Le plan conserve autant de revenu récurrent qu’il peut, quel qu’en soit le coût dans le budget.")

  public static let planAction = Phrase(en: "Action", fr: "Action")
  public static let planChannel = Phrase(en: "Channel", fr: "Canal")
  public static let planCustomers = Phrase(en: "Customers", fr: "Clients")
  public static let planSaved = Phrase(en: "Kept", fr: "Conservés")
  public static let planRetained = Phrase(en: "Value kept", fr: "Valeur conservée")
  public static let planContact = Phrase(en: "Contact", fr: "Contacts")
  public static let planOffers = Phrase(en: "Offers", fr: "Offres")
  public static let planSubsidy = Phrase(en: "Given to stayers", fr: "Donné aux fidèles")
  public static let planByGroup = Phrase(
    en: "What the plan does, by {column}", fr: "Ce que fait le plan, selon : {column}")
  public static let planByGroupSubtitle = Phrase(
    en: "Everyone still here, with the {effects}", fr: "Tous les clients présents, avec les {effects}")
  public static let planByGroupAlt = Phrase(
    en: "Customers still here, those treated, spending and net value of each group.",
    fr: "Clients présents, clients traités, dépense et valeur nette de chaque groupe.")
  public static let planOtherGroups = Phrase(en: "Others", fr: "Autres")
  public static let planStillHere = Phrase(en: "Still here", fr: "Présents")
  public static let planTreated = Phrase(en: "Treated", fr: "Traités")
  public static let planTreatedShare = Phrase(en: "Of them", fr: "Part")
  public static let planTooExtreme = Phrase(
    en:
      "The scores of {model} lie too far apart: their calibration slope is {slope} ({interval}), below 1. What the plan "
      + "expects of those at high risk is too much, and of those at low risk too little; `calibrate:` of the model corrects it.",
    fr:
      "Les scores de {model} sont trop écartés : leur pente de calibration est de {slope} ({interval}), inférieure à 1. Le "
      + "plan attend trop des clients les plus menacés et trop peu des autres ; `calibrate:` du modèle y remédie."
  )
  public static let planTooTimid = Phrase(
    en:
      "The scores of {model} lie too close together: their calibration slope is {slope} ({interval}), above 1. What the plan "
      + "expects of those at high risk is too little, and of those at low risk too much; `calibrate:` of the model corrects it.",
    fr:
      "Les scores de {model} sont trop resserrés : leur pente de calibration est de {slope} ({interval}), supérieure à 1. Le "
      + "plan attend trop peu des clients les plus menacés et trop des autres ; `calibrate:` du modèle y remédie."
  )
  public static let planOfferSaved = Phrase(en: "To those kept", fr: "Aux clients gardés")
  public static let planOfferLeavers = Phrase(en: "To leavers", fr: "Aux partants")
  public static let planOfferStayers = Phrase(en: "To stayers", fr: "Aux fidèles")
  public static let planComponents = Phrase(
    en: "What the net value is made of", fr: "De quoi se compose la valeur nette")
  public static let planComponentsSubtitle = Phrase(
    en:
      "Value kept over {horizon}, less contacts and offers, with the {effects}; the same parts stand in "
      + "interventions.csv customer by customer",
    fr:
      "Valeur conservée sur {horizon}, moins contacts et offres, avec les {effects} ; les mêmes parts figurent dans "
      + "interventions.csv client par client")
  public static let planComponentsAlt = Phrase(
    en: "Value kept, contacts, offers by who gets them, and net value of each action.",
    fr: "Valeur conservée, contacts, offres selon qui les reçoit et valeur nette de chaque action.")
  public static let planNet = Phrase(en: "Net value", fr: "Valeur nette")
  public static let planTotal = Phrase(en: "Plan", fr: "Plan")
  public static let planLow = Phrase(en: "Low", fr: "Basse")
  public static let planBase = Phrase(en: "Base", fr: "Centrale")
  public static let planHigh = Phrase(en: "High", fr: "Haute")
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
  public static let offerAmountOnce = Phrase(en: "{amount} off once", fr: "remise unique de {amount}")
  public static let offerAmountMonths = Phrase(
    en: "{amount} off for {n} {n#month#months}", fr: "remise de {amount} pendant {n} mois")

  public static let planAxisSpent = Phrase(en: "Spending", fr: "Dépenses")
  public static let planAxisNet = Phrase(en: "Net value", fr: "Valeur nette")
  public static let planAxisRevenue = Phrase(en: "Recurring revenue kept", fr: "Revenu récurrent conservé")
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
    en: "Effect and break-even of each action, and where the effect comes from.",
    fr: "Effet et seuil de chaque action, et d’où vient l’effet.")
  public static let planComparisonAlt = Phrase(
    en: "Customers, value and spending without action and with the plan.",
    fr: "Clients, valeur et dépenses sans action et avec le plan.")

  public static let planRemark = Phrase(
    en:
      "The plan treats {n} {n#customer#customers} for {cost}. If the effects are {as}, it keeps {saved} customers "
      + "who would leave (from {low} with the low effects to {high} with the high ones) and is worth {net} net.",
    fr:
      "Le plan traite {n} {n#client#clients} pour {cost}. Si les effets sont {as}, il conserve {saved} clients "
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
      "Effects are reductions of the churn probability among all who are contacted, relative or, where it says so, in "
      + "points. An action that nobody "
      + "gets is weighed against all who could get it.",
    fr:
      "Les effets sont des réductions de la probabilité de départ parmi tous les clients contactés, relatives ou, si "
      + "indiqué, en points. Une action que personne ne reçoit est pesée sur tous ceux qui pourraient la recevoir."
  )

  public static let planNoLimit = Phrase(en: "no limit", fr: "sans limite")

  public static let planAssumedCaveat = Phrase(
    en:
      "Every effect of an action is assumed. None was measured by an experiment; the ranges are scenarios, not "
      + "confidence intervals.",
    fr:
      "Tous les effets des actions sont supposés. Aucun n’a été mesuré par une expérience ; les plages sont des "
      + "scénarios, non des intervalles de confiance.")
  public static let planMixedCaveat = Phrase(
    en:
      "Effects of {measured} were measured by an experiment; those of {assumed} are assumed, and their ranges are "
      + "scenarios, not confidence intervals.",
    fr:
      "Les effets de {measured} ont été mesurés par une expérience ; ceux de {assumed} sont supposés, et leurs plages "
      + "sont des scénarios, non des intervalles de confiance.")
  public static let planMeasuredCaveat = Phrase(
    en: "Every effect was measured by an experiment, on the customers of that time.",
    fr: "Tous les effets ont été mesurés par une expérience, sur les clients d’alors.")
  public static let planMayBeNothing = Phrase(
    en: "The interval of the measured effect of {action} includes no effect at all.",
    fr: "L’intervalle de l’effet mesuré de {action} comprend l’absence de tout effet.")
  public static let planHarm = Phrase(
    en:
      "{action} is closed to {n} {n#customer#customers} still here, since the experiment shows that it loses more of "
      + "their kind than it keeps: {whom}.",
    fr:
      "{action} : fermée à {n} {n#client présent#clients présents}, car l’expérience montre qu’elle en perd plus qu’elle "
      + "n’en garde : {whom}.")
  public static let planHarmAll = Phrase(en: "all customers", fr: "tous les clients")
  public static let planHarmGroups = Phrase(en: "{groups} (by {column})", fr: "{groups} (selon {column})")
  public static let planHarmRest = Phrase(
    en: "everyone of no group that was judged apart", fr: "tous ceux qui ne sont d’aucun groupe jugé à part")
  public static let planHarmOwn = Phrase(
    en: "{n} {n#customer#customers} of the experiment itself",
    fr: "{n} {n#client#clients} de l’expérience elle-même")
  public static let planHarmUnseen = Phrase(
    en:
      "The experiment judged its effects by {column}, whose groups are not in the data of those still here: whom an action "
      + "drives away could not be looked at by group, and the effect on all stands for everyone.",
    fr:
      "L’expérience a jugé ses effets selon {column}, dont les groupes ne sont pas dans les données des clients présents : "
      + "on n’a pu voir par groupe qui une action ferait partir, et l’effet sur tous vaut pour chacun.")
  public static let planHarmUnjudged = Phrase(
    en:
      "{n} {n#customer is of a group#customers are of groups} by {column} that the experiment did not judge apart; the "
      + "effect on all stands for them.",
    fr:
      "{n} {n#client est d’un groupe#clients sont de groupes} selon {column} que l’expérience n’a pas {n#jugé#jugés} à "
      + "part ; l’effet sur tous vaut pour eux.")
  public static let planProtectedCaveat = Phrase(
    en: "Who may get an action depends on {column}, which is protected.",
    fr: "L’accès à une action dépend de {column}, qui est protégé.")
  public static let planOptimistCaveat = Phrase(
    en:
      "Choosing what looks best also picks errors of scores and effects, so the plan looks better than it will be.",
    fr:
      "Choisir ce qui paraît le meilleur retient aussi des erreurs de scores et d’effets : le plan paraît donc meilleur qu’il "
      + "ne sera.")
  public static let planHoldoutCaveat = Phrase(
    en:
      "{n} {n#customer is#customers are} left alone by chance, so that the next report can compare.",
    fr:
      "{n} {n#client est laissé#clients sont laissés} de côté au hasard, pour que le prochain rapport compare."
  )
  public static let planPastWindow = Phrase(
    en:
      "The scores are of the window that has ended, by what was known when it began. They give those still here {mean} on "
      + "average, while {rate} of all customers left in it: many at risk have gone, and as things change others take their "
      + "place. More may leave in the next window than the scores say.",
    fr:
      "Les scores portent sur la fenêtre écoulée, d’après ce qu’on savait à son début. Ils donnent {mean} en moyenne aux "
      + "clients présents, alors que {rate} de tous les clients sont partis : beaucoup des plus menacés ne sont plus là, et "
      + "d’autres prendront leur place. Il peut en partir davantage dans la fenêtre suivante que ne le disent les scores."
  )
  public static let planNextWindow = Phrase(
    en:
      "Scores are for the next window, by what is known of each customer now; they hold as far as it is like the last.",
    fr:
      "Les scores portent sur la fenêtre suivante, d’après ce qu’on sait maintenant de chaque client ; ils valent dans la "
      + "mesure où elle ressemble à la précédente.")
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
  public static let barrierHarm = Phrase(
    en: "do not disturb: what could be done is known to lose them",
    fr: "à ne pas déranger : ce qu’on pourrait faire les ferait partir")
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
