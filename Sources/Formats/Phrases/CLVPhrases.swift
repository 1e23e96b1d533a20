/// Words of lifetime value, under contracts and without.
extension Phrase {
  public static let methodCLV = Phrase(
    en:
      "Value is margin over the horizon, discounted by the month: (1+d)^(1/12) − 1 of an annual rate d. Under "
      + "contracts it is revenue times the chance to stay, S(age + t)/S(age), by the Kaplan–Meier curve or the shifted "
      + "beta-geometric model. Without contracts it is purchases expected times spend expected: BG/NBD, MBG/NBD or "
      + "Pareto/NBD on repeat days, and the gamma-gamma model on what they were worth, by maximum likelihood. Intervals "
      + "are about expected values, by the delta method; ranges of single customers hold what they go on to do, by the "
      + "same models, as chance has it.",
    fr:
      "La valeur est la marge sur l’horizon, actualisée au mois : (1+d)^(1/12) − 1 pour un taux annuel d. Sous "
      + "contrat, c’est le revenu fois la chance de rester, S(âge + t)/S(âge), par la courbe de Kaplan–Meier ou le modèle "
      + "bêta-géométrique décalé. Sans contrat, ce sont les achats attendus fois la dépense attendue : BG/NBD, MBG/NBD "
      + "ou Pareto/NBD sur les jours de réachat, et le modèle gamma-gamma sur leur montant, par maximum de vraisemblance. "
      + "Les intervalles portent sur des valeurs attendues, par la méthode delta ; les fourchettes d’un client portent sur "
      + "ce qu’il fera, selon les mêmes modèles et le hasard.")
  public static let clvName = Phrase(en: "Lifetime value by customer", fr: "Valeur vie par client")

  // Terms.
  public static let clvTermsContract = Phrase(
    en:
      "Value: {horizon} of revenue at a margin of {margin}, discounted at {discount} a year ({rate} a month, "
      + "compounded), {first}.",
    fr:
      "Valeur : {horizon} de revenu à une marge de {margin}, actualisés à {discount} par an ({rate} par mois, "
      + "composé), {first}.")
  public static let clvTermsOrders = Phrase(
    en:
      "Value: purchases of the next {horizon} at a margin of {margin}, discounted at {discount} a year ({rate} a "
      + "month, compounded), {first}.",
    fr:
      "Valeur : achats des {horizon} à venir à une marge de {margin}, actualisés à {discount} par an ({rate} par "
      + "mois, composé), {first}.")
  public static let clvFirstNow = Phrase(
    en: "with the first payment now", fr: "le premier paiement étant immédiat")
  public static let clvFirstLater = Phrase(
    en: "with the first payment after one period", fr: "le premier paiement venant après une période")
  public static let clvMonthStart = Phrase(
    en: "each month’s counted at its start", fr: "ceux d’un mois comptant à son début")
  public static let clvMonthEnd = Phrase(
    en: "each month’s counted at its end", fr: "ceux d’un mois comptant à sa fin")
  public static let clvIntervalMeaning = Phrase(
    en:
      "Intervals are about what such customers are worth on average, for the uncertainty of the estimates; what one of "
      + "them brings varies more.",
    fr:
      "Les intervalles portent sur ce que valent en moyenne de tels clients, selon l’incertitude des estimations ; ce "
      + "qu’apporte un client donné varie davantage.")
  public static let clvRevenueOnly = Phrase(
    en: "The margin is 1, so value is revenue, not profit.",
    fr: "La marge vaut 1 : la valeur est un revenu, non un profit.")

  // Ledgers.
  public static let clvLedgerLeft = Phrase(en: "left already", fr: "déjà partis")
  public static let clvLedgerUnknown = Phrase(
    en: "not known whether they left", fr: "sans indication de départ")
  public static let clvLedgerUnvalued = Phrase(
    en: "no tenure or no revenue", fr: "sans ancienneté ou sans revenu")
  public static let clvLineNoCustomer = Phrase(
    en: "order lines without a customer", fr: "lignes de commande sans client")
  public static let clvLineNoDay = Phrase(en: "order lines without a day", fr: "lignes de commande sans date")
  public static let clvLineNoAmount = Phrase(
    en: "order lines without an amount", fr: "lignes de commande sans montant")
  public static let clvLineAfter = Phrase(
    en: "order lines after the report’s date", fr: "lignes de commande postérieures à la date du rapport")
  public static let clvLineCancelled = Phrase(en: "cancelled lines", fr: "lignes annulées")
  public static let clvLineWorthless = Phrase(en: "lines worth nothing", fr: "lignes sans valeur")

  // Contracts: figure and tables.
  public static let clvCurveTitle = Phrase(
    en: "Share still here, observed and as valued", fr: "Part encore présente, observée et retenue")
  public static let clvCurveTitleBy = Phrase(
    en: "Share still here, observed and as valued, by {column}",
    fr: "Part encore présente, observée et retenue, par {column}")
  public static let clvCurveSubtitle = Phrase(
    en: "{n} {n#customer#customers} observed, {period}; dashed lines are the shifted beta-geometric model",
    fr: "{n} {n#client observé#clients observés}, {period} ; en tirets, le modèle bêta-géométrique décalé")
  public static let clvCurveSubtitlePlain = Phrase(
    en: "{n} {n#customer#customers} observed, {period}; Kaplan–Meier estimate with {level} bands",
    fr: "{n} {n#client observé#clients observés}, {period} ; estimation de Kaplan–Meier, bandes à {level}")
  public static let clvObserved = Phrase(en: "Observed", fr: "Observée")
  public static let clvModelled = Phrase(en: "Model", fr: "Modèle")
  public static let clvContractTable = Phrase(
    en: "What customers are worth over {horizon}", fr: "Ce que valent les clients sur {horizon}")
  public static let clvContractTableBy = Phrase(
    en: "What customers are worth over {horizon}, by {column}",
    fr: "Ce que valent les clients sur {horizon}, par {column}")
  public static let clvContractTotals = Phrase(
    en: "What all customers together are worth over {horizon}",
    fr: "Ce que valent ensemble tous les clients sur {horizon}")
  public static let clvContractTotalsBy = Phrase(
    en: "What all customers together are worth over {horizon}, by {column}",
    fr: "Ce que valent ensemble tous les clients sur {horizon}, par {column}")
  public static let clvContractSubtitle = Phrase(
    en: "Customers still here, {period}; {level} intervals",
    fr: "Clients encore présents, {period} ; intervalles à {level}")
  public static let clvGroupHeader = Phrase(en: "Group", fr: "Groupe")
  public static let clvRevenueHeader = Phrase(en: "Mean revenue", fr: "Revenu moyen")
  public static let clvPerCustomerHeader = Phrase(en: "Value per customer", fr: "Valeur par client")
  public static let clvTotalHeader = Phrase(en: "Value in all", fr: "Valeur totale")
  public static let clvNewHeader = Phrase(en: "New customer", fr: "Nouveau client")
  public static let clvEstimateHeader = Phrase(en: "Value", fr: "Valeur")
  public static let clvContractRemark = Phrase(
    en:
      "The {n} {n#customer#customers} still here are worth {total} over {horizon} ({range}), {mean} each; the most "
      + "valuable tenth holds {share} of it.",
    fr:
      "Les {n} {n#client présent vaut#clients présents valent} {total} sur {horizon} ({range}), soit {mean} chacun ; le dixième le "
      + "plus précieux en porte {share}.")
  public static let clvFitTable = Phrase(en: "The retention model", fr: "Le modèle de rétention")
  public static let clvFitSubtitle = Phrase(
    en: "Shifted beta-geometric by maximum likelihood; standard errors from the observed information",
    fr: "Bêta-géométrique décalé par maximum de vraisemblance ; erreurs types de l’information observée")
  public static let clvParameterHeader = Phrase(en: "Parameter", fr: "Paramètre")
  public static let clvErrorHeader = Phrase(en: "Standard error", fr: "Erreur type")
  public static let clvRetentionFirst = Phrase(
    en: "Retention in the first period", fr: "Rétention à la première période")
  public static let clvRetentionYear = Phrase(
    en: "Retention in period {n}", fr: "Rétention à la période {n}")
  public static let clvLogLikelihood = Phrase(en: "Log-likelihood", fr: "Log-vraisemblance")

  // Contracts: what was chosen and why.
  public static let clvChoiceObserved = Phrase(
    en: "{name}: the Kaplan–Meier curve, which was observed as far as the horizon looks.",
    fr: "{name} : la courbe de Kaplan–Meier, observée aussi loin que porte l’horizon.")
  public static let clvChoiceProjected = Phrase(
    en:
      "{name}: the shifted beta-geometric model, since the horizon looks past the {time} observed; it lies within "
      + "{gap} of the observed curve.",
    fr:
      "{name} : le modèle bêta-géométrique décalé, car l’horizon dépasse la durée observée ({time}) ; il s’écarte d’au "
      + "plus {gap} de la courbe observée.")
  public static let clvChoicePoor = Phrase(
    en:
      "{name}: the horizon looks past the {time} observed, and the shifted beta-geometric model lies up to {gap} off "
      + "the observed curve, so it was not taken; the curve is held flat there, which leans high.",
    fr:
      "{name} : l’horizon dépasse la durée observée ({time}) et le modèle bêta-géométrique décalé s’écarte jusqu’à "
      + "{gap} de la courbe observée ; il n’est pas retenu, et la courbe est prolongée à plat, ce qui surestime."
  )
  public static let clvChoiceRefused = Phrase(
    en: "{name}: no shifted beta-geometric model ({why}); the Kaplan–Meier curve was taken.",
    fr: "{name} : pas de modèle bêta-géométrique décalé ({why}) ; la courbe de Kaplan–Meier est retenue.")
  public static let clvChoiceFlat = Phrase(
    en: "{name}: the horizon looks past the {time} observed; the curve is held flat there, which leans high.",
    fr:
      "{name} : l’horizon dépasse la durée observée ({time}) ; la courbe y est prolongée à plat, ce qui surestime."
  )
  public static let clvWhyNoVariation = Phrase(
    en: "nobody left, or everybody did at once", fr: "personne n’est parti, ou tous d’un coup")
  public static let clvWhyNoHeterogeneity = Phrase(
    en: "no identifiable differences between customers: retention does not rise with age",
    fr: "pas de différences identifiables entre clients : la rétention n’augmente pas avec l’âge")
  public static let clvWhyNotConverged = Phrase(
    en: "the search for its parameters did not converge",
    fr: "la recherche des paramètres n’a pas convergé")
  public static let clvHiddenGroups = Phrase(
    en:
      "Groups under {min} customers ({names}) are valued by the curve of all customers and count in the total only.",
    fr:
      "Les groupes de moins de {min} clients ({names}) sont valorisés par la courbe de tous et n’entrent que dans le "
      + "total.")
  public static let clvSameRevenue = Phrase(
    en: "Revenue is taken to stay as it is for as long as the customer stays.",
    fr: "Le revenu est supposé inchangé tant que le client reste.")

  // Orders: figure and tables.
  public static let clvHoldoutFigure = Phrase(
    en: "Purchases made and expected, by earlier repeat purchases",
    fr: "Achats constatés et attendus, selon les réachats antérieurs")
  public static let clvHoldoutFigureSubtitle = Phrase(
    en:
      "Mean purchase days of a customer in the {days} days after {end}; learnt up to then, {level} intervals of what "
      + "was seen",
    fr:
      "Jours d’achat moyens d’un client dans les {days} jours après le {end} ; modèle appris jusque-là, intervalles à "
      + "{level} du constaté")
  public static let clvHoldoutX = Phrase(
    en: "Repeat purchases up to {end}", fr: "Réachats jusqu’au {end}")
  public static let clvHoldoutY = Phrase(
    en: "Purchases after it, per customer", fr: "Achats ensuite, par client")
  public static let clvSeen = Phrase(en: "Seen", fr: "Constaté")
  public static let clvExpected = Phrase(en: "Expected", fr: "Attendu")
  public static let clvAndMore = Phrase(en: "{n}+", fr: "{n} et plus")
  public static let clvHoldoutAlt = Phrase(
    en: "{repeats}: {made} seen, {expected} expected", fr: "{repeats} : {made} constatés, {expected} attendus"
  )
  public static let clvDecileFigure = Phrase(
    en: "Value per customer, by tenth of the customers", fr: "Valeur par client, par dixième des clients")
  public static let clvGroupsTitle = Phrase(
    en: "Customer lifetime value by {column}", fr: "Valeur vie client par {column}")
  public static let clvGroupsSubtitle = Phrase(
    en: "{n} {n#customer#customers} over {horizon}; {level} intervals",
    fr: "{n} {n#client#clients} sur {horizon} ; intervalles à {level}")
  public static let clvGroupsNote = Phrase(
    en:
      "One model of all customers values every group, by what its customers bought: groups differ in that alone, and their "
      + "intervals move together.",
    fr:
      "Un seul modèle de tous les clients évalue chaque groupe, d’après ce que ses clients ont acheté : les groupes ne diffèrent "
      + "que par là, et leurs intervalles varient ensemble.")
  public static let clvGroupsUnknown = Phrase(
    en:
      "Of {n} {n#customer who bought#customers who bought} the column says nothing; they count in the last line.",
    fr:
      "La variable ne dit rien de {n} {n#client acheteur#clients acheteurs}, comptés dans la dernière ligne.")
  public static let clvGroupsHidden = Phrase(
    en: "Not shown, for being small or to hide those that are: {names} ({n} {n#customer#customers}).",
    fr: "Non montrés, trop petits ou pour protéger ceux qui le sont : {names} ({n} {n#client#clients}).")
  public static let clvDecileTable = Phrase(
    en: "Value over {horizon}, by tenth of the customers", fr: "Valeur sur {horizon}, par dixième des clients"
  )
  public static let clvDecileTotals = Phrase(
    en: "Value in all over {horizon}, by tenth of the customers",
    fr: "Valeur totale sur {horizon}, par dixième des clients")
  public static let clvLikelyHeader = Phrase(en: "Range of one customer", fr: "Fourchette d’un client")
  public static let clvLikelyNote = Phrase(
    en:
      "The range of one customer is where what they bring lies in {level} of cases, as chance has it; its ends are means "
      + "over the tenth.",
    fr:
      "La fourchette d’un client contient ce qu’il apporte dans {level} des cas, selon le hasard ; ses bornes sont des "
      + "moyennes du dixième.")
  public static let clvDecileSubtitle = Phrase(
    en: "{n} {n#customer#customers} observed to {end}, most valuable first; {level} intervals",
    fr:
      "{n} {n#client observé#clients observés} jusqu’au {end}, les plus précieux d’abord ; intervalles à {level}"
  )
  public static let clvDecileHeader = Phrase(en: "Tenth", fr: "Dixième")
  public static let clvAliveHeader = Phrase(en: "Chance still buying", fr: "Chance d’acheter encore")
  public static let clvPurchasesHeader = Phrase(en: "Purchases expected", fr: "Achats attendus")
  public static let clvShareHeader = Phrase(en: "Share of value", fr: "Part de la valeur")
  public static let clvHoldoutTable = Phrase(
    en: "Forecasts against what customers went on to buy",
    fr: "Prévisions et achats constatés ensuite")
  public static let clvHoldoutTableSubtitle = Phrase(
    en:
      "{n} {n#customer#customers} known by {end}, their purchase days in the {days} days after it; {level} intervals",
    fr:
      "{n} {n#client connu#clients connus} au {end}, leurs jours d’achat dans les {days} jours suivants ; intervalles à "
      + "{level}")
  public static let clvForecastHeader = Phrase(en: "Forecast", fr: "Prévision")
  public static let clvMadeHeader = Phrase(en: "Seen", fr: "Constatés")
  public static let clvRatioHeader = Phrase(en: "Expected over seen", fr: "Attendus / constatés")
  public static let clvMAEHeader = Phrase(
    en: "Mean error of a customer", fr: "Erreur moyenne par client")
  public static let clvTopHeader = Phrase(
    en: "Made by the tenth ranked first", fr: "Part du premier dixième classé")
  public static let clvForecastModel = Phrase(en: "Model: {name}", fr: "Modèle : {name}")
  public static let clvForecastOwn = Phrase(
    en: "Each customer’s own rate", fr: "Rythme propre de chaque client")
  public static let clvForecastMean = Phrase(en: "Everyone’s mean rate", fr: "Rythme moyen de tous")
  public static let clvForecastZero = Phrase(en: "Nobody buys again", fr: "Personne ne rachète")
  public static let clvFitOrdersTable = Phrase(
    en: "The models of purchases and spend", fr: "Les modèles d’achat et de dépense")
  public static let clvFitOrdersSubtitle = Phrase(
    en: "Maximum likelihood, times in weeks; standard errors from the observed information",
    fr: "Maximum de vraisemblance, durées en semaines ; erreurs types de l’information observée")
  public static let clvMeanSpendRow = Phrase(en: "Mean spend", fr: "Dépense moyenne")
  public static let clvCorrelationRow = Phrase(
    en: "Correlation of repeats and spend", fr: "Corrélation réachats–dépense")
  public static let clvGainRow = Phrase(
    en: "Log-likelihood gained by dropout", fr: "Log-vraisemblance gagnée par l’abandon")
  public static let clvOrdersRemark = Phrase(
    en:
      "Over {horizon} the {n} {n#customer is#customers are} worth {total} ({range}), {mean} each; the most valuable tenth "
      + "holds {share} of it.",
    fr: "Sur {horizon}, les clients ({n}) valent {total} ({range}), soit {mean} chacun ; le dixième le plus "
      + "précieux en porte {share}.")
  public static let clvAliveRemark = Phrase(
    en: "By {name}, {alive} of them are expected to be still buying ({range}).",
    fr: "Selon {name}, {alive} d’entre eux achèteraient encore ({range}).")
  public static let clvHoldoutRemark = Phrase(
    en:
      "Learnt up to {end}, the model expected {ratio} as many purchases as were then seen; its mean error is {error}, "
      + "against {naive} for the best naive forecast.",
    fr:
      "Appris jusqu’au {end}, le modèle attendait {ratio} les achats constatés ensuite ; son erreur moyenne est de "
      + "{error}, contre {naive} pour la meilleure prévision naïve.")
  public static let clvEmpiricalName = Phrase(
    en: "purchase rates without dropout", fr: "rythmes d’achat sans abandon")

  // Orders: caveats.
  public static let clvNoDropout = Phrase(
    en:
      "{name}: no identifiable dropout. Letting customers drop out does not improve the fit beyond chance, so its "
      + "parameters are not shown.",
    fr:
      "{name} : pas d’abandon identifiable. Permettre aux clients d’abandonner n’améliore pas l’ajustement au-delà du "
      + "hasard ; ses paramètres ne sont pas montrés.")
  public static let clvNoDropoutSpread = Phrase(
    en:
      "{name}: no identifiable differences in dropout. Customers drop out, and the fit makes them all alike in how "
      + "readily, with parameters beyond all bounds, so they are not shown.",
    fr:
      "{name} : pas de différences d’abandon identifiables. Des clients abandonnent, mais l’ajustement leur prête à tous la "
      + "même propension, avec des paramètres hors de toute borne ; ils ne sont pas montrés.")
  public static let clvNotConverged = Phrase(
    en: "{name}: the search for its parameters did not converge, so they are not shown.",
    fr: "{name} : la recherche des paramètres n’a pas convergé ; ils ne sont pas montrés.")
  public static let clvNoSpread = Phrase(
    en: "{name}: purchases vary too little to be fitted.",
    fr: "{name} : les achats varient trop peu pour l’ajustement.")
  public static let clvRatesOnly = Phrase(
    en:
      "Values rest on each customer’s purchase rate, drawn to the mean and with nobody dropping out, so they lean "
      + "high for customers who have not bought for long.",
    fr:
      "Les valeurs reposent sur le rythme d’achat de chaque client, ramené vers la moyenne et sans abandon : elles "
      + "surestiment les clients qui n’ont pas acheté depuis longtemps.")
  public static let clvNoChance = Phrase(
    en: "not identifiable from these data", fr: "non identifiable avec ces données")
  public static let clvSeasonal = Phrase(
    en:
      "In the check the model expected {ratio} the purchases that were seen, outside 0.8 to 1.25: the time learnt from "
      + "and the time after it differ, as seasons do. Values carry the same doubt.",
    fr:
      "Au contrôle, le modèle attendait {ratio} les achats constatés, hors de 0,8 à 1,25 : la période apprise et la "
      + "suivante diffèrent, comme le font les saisons. Les valeurs portent le même doute.")
  public static let clvNaiveBetter = Phrase(
    en:
      "In the check a naive forecast ({name}) had a smaller mean error than the model: {naive} against {error}.",
    fr:
      "Au contrôle, une prévision naïve ({name}) a une erreur moyenne plus petite que le modèle : {naive} contre "
      + "{error}.")
  public static let clvCorrelated = Phrase(
    en:
      "Repeat purchases and mean spend are correlated (r = {r}), which the spend model takes not to be; values of "
      + "frequent buyers are {direction}.",
    fr:
      "Réachats et dépense moyenne sont corrélés (r = {r}), ce que le modèle de dépense exclut ; la valeur des acheteurs "
      + "fréquents est {direction}.")
  public static let clvTooLow = Phrase(en: "likely too low", fr: "sans doute trop basse")
  public static let clvTooHigh = Phrase(en: "likely too high", fr: "sans doute trop haute")
  public static let clvZeroRepeats = Phrase(
    en:
      "{n} {n#customer has#customers have} not bought again; a purchase of theirs is expected to be worth the mean over "
      + "all customers, {mean}, since nothing of their own is known.",
    fr:
      "{n} {n#client n’a pas racheté#clients n’ont pas racheté} ; leur achat est supposé valoir la moyenne de tous, {mean}, "
      + "rien d’autre n’étant connu d’eux.")
  public static let clvSpendFallback = Phrase(
    en: "No gamma-gamma model of spend ({why}): every purchase is valued at the mean of repeaters, {mean}.",
    fr:
      "Pas de modèle gamma-gamma de la dépense ({why}) : chaque achat vaut la moyenne des clients revenus, {mean}."
  )
  public static let clvSpendTooFew = Phrase(en: "too few repeaters", fr: "trop peu de clients revenus")
  public static let clvSpendNoMean = Phrase(
    en: "spend varies so widely that its mean is not finite",
    fr: "la dépense varie tant que sa moyenne est infinie")
  public static let clvSpendNoSpread = Phrase(
    en: "spend varies too little to tell customers apart",
    fr: "la dépense varie trop peu pour distinguer les clients")
  public static let clvNewcomers = Phrase(
    en: "{n} {n#customer#customers} first bought on the last day, {end}, and {n#is#are} not valued yet.",
    fr:
      "{n} {n#client a acheté pour la première fois#clients ont acheté pour la première fois} le dernier jour, {end} : "
      + "pas encore {n#valorisé#valorisés}.")
  public static let clvWorthless = Phrase(
    en:
      "{n} {n#customer#customers} had all they bought again come back; their repeats count as worth nothing.",
    fr: "{n} {n#client a rendu#clients ont rendu} tous leurs réachats, comptés comme sans valeur.")
  public static let clvWithoutPurchase = Phrase(
    en: "{n} {n#customer has#customers have} returns only and {n#is#are} not valued.",
    fr: "{n} {n#client n’a#clients n’ont} que des retours et {n#n’est pas valorisé#ne sont pas valorisés}.")
  public static let clvOneCustomer = Phrase(
    en:
      "One customer alone makes {share} of the value, {times} times the mean: a wholesaler among shoppers, or a mistake "
      + "in the data, also moves the models that everyone else is valued by.",
    fr:
      "Un seul client porte {share} de la valeur, {times} fois la moyenne : un grossiste parmi les particuliers, ou une "
      + "erreur dans les données, déplace aussi les modèles qui valorisent les autres.")
  public static let clvFirstSeen = Phrase(
    en:
      "Customers’ clocks start at their first purchase in the file, whose orders begin on {start}; purchases of one day "
      + "count as one.",
    fr:
      "Le temps d’un client court depuis son premier achat du fichier, dont les commandes débutent le {start} ; les "
      + "achats d’un même jour comptent pour un.")
  public static let clvNoCheckShort = Phrase(
    en: "The orders span less than sixteen weeks, so no part of them was held out as a check.",
    fr: "Les commandes couvrent moins de seize semaines : aucune partie n’est mise de côté pour contrôle.")
  public static let clvNoCheckRefused = Phrase(
    en:
      "The model could not be fitted to the earlier part of the orders, so there is no check against the later one.",
    fr: "Le modèle ne s’ajuste pas à la première partie des commandes : pas de contrôle sur la seconde.")
  public static let clvNoCheckNothing = Phrase(
    en: "Nobody known by then bought in the part held out, so there is no check.",
    fr: "Aucun client déjà connu n’a acheté dans la partie mise de côté : pas de contrôle.")
  public static let clvNoCheckValue = Phrase(en: "no check was possible", fr: "aucun contrôle possible")
}
