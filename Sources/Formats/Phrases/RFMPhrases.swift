/// Segments by recency, frequency and money: names, levers, figures, tables and caveats.
extension Phrase {
  public static let rfmChampions = Phrase(en: "Champions", fr: "Champions")
  public static let rfmLoyal = Phrase(en: "Loyal customers", fr: "Clients fidèles")
  public static let rfmPotential = Phrase(en: "Potential loyalists", fr: "Fidèles en devenir")
  public static let rfmNew = Phrase(en: "New customers", fr: "Nouveaux clients")
  public static let rfmPromising = Phrase(en: "Promising", fr: "Prometteurs")
  public static let rfmAttention = Phrase(en: "Need attention", fr: "À surveiller")
  public static let rfmSleep = Phrase(en: "About to sleep", fr: "Bientôt endormis")
  public static let rfmCannotLose = Phrase(en: "Can’t lose them", fr: "À ne pas perdre")
  public static let rfmAtRisk = Phrase(en: "At risk", fr: "À risque")
  public static let rfmHibernating = Phrase(en: "Hibernating", fr: "En sommeil")
  public static let rfmLost = Phrase(en: "Lost", fr: "Perdus")
  public static let rfmOthers = Phrase(en: "Others", fr: "Autres")

  public static let rfmChampionsLever = Phrase(
    en: "Thank them: early access, referral programme; no discount",
    fr: "Remercier : accès anticipé, parrainage ; pas de remise")
  public static let rfmLoyalLever = Phrase(
    en: "Reward loyalty, offer what goes with past orders",
    fr: "Récompenser la fidélité, proposer des produits complémentaires")
  public static let rfmPotentialLever = Phrase(
    en: "Invite to the loyalty programme, prompt the next order",
    fr: "Inviter au programme de fidélité, susciter la commande suivante")
  public static let rfmNewLever = Phrase(
    en: "Welcome series towards a second order", fr: "Parcours de bienvenue vers une deuxième commande")
  public static let rfmPromisingLever = Phrase(
    en: "Remind of the first order, a small incentive for the second",
    fr: "Rappeler la première commande, petite incitation à la deuxième")
  public static let rfmAttentionLever = Phrase(
    en: "Time-limited offer built on past orders", fr: "Offre limitée dans le temps, selon les achats passés")
  public static let rfmSleepLever = Phrase(
    en: "Win-back message with best sellers", fr: "Message de relance avec les meilleures ventes")
  public static let rfmCannotLoseLever = Phrase(
    en: "A person calls, with the best offer there is", fr: "Appel personnel, avec la meilleure offre")
  public static let rfmAtRiskLever = Phrase(
    en: "Personal message, ask what is missing, renewal offer",
    fr: "Message personnel, demander ce qui manque, offre de retour")
  public static let rfmHibernatingLever = Phrase(
    en: "One cheap reactivation, then stop contacting",
    fr: "Une relance à bas coût, puis cesser de contacter")

  public static let rfmTitle = Phrase(
    en: "Customers by recency and frequency of orders",
    fr: "Clients selon la récence et la fréquence des commandes")
  public static let rfmSubtitle = Phrase(
    en: "{n} {n#customer#customers} with an order by {day}; darker cells hold more customers",
    fr:
      "{n} {n#client#clients} ayant commandé au {day} ; plus une case est foncée, plus elle compte de clients"
  )
  public static let rfmFrequencyOrders = Phrase(
    en: "Frequency score (orders)", fr: "Score de fréquence (commandes)")
  public static let rfmFrequencyDays = Phrase(
    en: "Frequency score (days with an order)", fr: "Score de fréquence (jours de commande)")
  public static let rfmRecencyAxis = Phrase(
    en: "Recency score (days since the last order)",
    fr: "Score de récence (jours depuis la dernière commande)")
  public static let rfmTick = Phrase(en: "{score}: {range}", fr: "{score} : {range}")
  public static let rfmUpTo = Phrase(en: "≤ {to}", fr: "≤ {to}")
  public static let rfmUnder = Phrase(en: "< {to}", fr: "< {to}")
  public static let rfmOver = Phrase(en: "> {over}", fr: "> {over}")
  public static let rfmFrom = Phrase(en: "≥ {over}", fr: "≥ {over}")
  public static let rfmOverTo = Phrase(en: "{over}–{to}", fr: "{over}–{to}")
  public static let rfmNobody = Phrase(en: "nobody", fr: "personne")
  public static let rfmAlt = Phrase(
    en: "Grid of customers by recency and frequency score. Customers by segment: {segments}.",
    fr: "Grille des clients par scores de récence et de fréquence. Clients par segment : {segments}.")

  public static let rfmTable = Phrase(en: "What each segment holds", fr: "Ce que contient chaque segment")
  public static let rfmTableSubtitle = Phrase(
    en: "Revenue {returns}; {level} intervals", fr: "Revenu {returns} ; intervalles à {level}")
  public static let rfmNetOfReturns = Phrase(en: "net of returns", fr: "net des retours")
  public static let rfmWithoutReturns = Phrase(
    en: "before returns, which are left out", fr: "hors retours, qui sont écartés")
  public static let rfmSegment = Phrase(en: "Segment", fr: "Segment")
  public static let rfmShare = Phrase(en: "Share", fr: "Part")
  public static let rfmOrders = Phrase(en: "Orders", fr: "Commandes")
  public static let rfmRevenue = Phrase(en: "Revenue", fr: "Revenu")
  public static let rfmRevenueShare = Phrase(en: "Share of revenue", fr: "Part du revenu")
  public static let rfmOrderValue = Phrase(en: "Order value", fr: "Panier moyen")
  public static let rfmSpend = Phrase(en: "Per customer", fr: "Par client")
  public static let rfmRecency = Phrase(
    en: "Days since order (median)", fr: "Jours depuis commande (médiane)")
  public static let rfmInterval = Phrase(en: "Interval", fr: "Intervalle")
  public static let rfmAll = Phrase(en: "All", fr: "Tous")
  public static let rfmTableAlt = Phrase(
    en: "Customers, share of revenue and median recency of each segment.",
    fr: "Clients, part du revenu et récence médiane de chaque segment.")
  public static let rfmOrdersTable = Phrase(
    en: "Orders, revenue and order value by segment", fr: "Commandes, revenu et panier moyen par segment")
  public static let rfmOrdersTableAlt = Phrase(
    en: "Orders, revenue, order value and revenue per customer of each segment.",
    fr: "Commandes, revenu, panier moyen et revenu par client de chaque segment.")
  public static let rfmTableNote = Phrase(
    en:
      "Intervals take the customers as a sample of those that the shop could have had. Order value is revenue divided "
      + "by orders, with its interval by linearisation over customers, as that of a share of revenue is; the interval of "
      + "a median comes from order statistics.",
    fr:
      "Les intervalles tiennent les clients pour un échantillon de ceux que la boutique aurait pu avoir. Le panier moyen "
      + "est le revenu divisé par les commandes ; son intervalle, comme celui d’une part du revenu, vient d’une "
      + "linéarisation sur les clients, et celui d’une médiane des statistiques d’ordre.")

  public static let rfmScores = Phrase(en: "How scores are given", fr: "Comment les scores sont attribués")
  public static let rfmScoresSubtitle = Phrase(
    en: "Equal values have equal scores, so scores need not be of one size",
    fr: "À valeurs égales, scores égaux : les scores n’ont donc pas tous la même taille")
  public static let rfmScoresAlt = Phrase(
    en: "Values and customers of each score of recency, frequency and money.",
    fr: "Valeurs et clients de chaque score de récence, de fréquence et de montant.")
  public static let rfmMeasure = Phrase(en: "Measure", fr: "Mesure")
  public static let rfmScore = Phrase(en: "Score", fr: "Score")
  public static let rfmValues = Phrase(en: "Values", fr: "Valeurs")
  public static let rfmRecencyMeasure = Phrase(
    en: "Recency: whole days from the last order to {day}",
    fr: "Récence : jours entiers de la dernière commande au {day}")
  public static let rfmInvoiceMeasure = Phrase(
    en: "Frequency: distinct orders", fr: "Fréquence : commandes distinctes")
  public static let rfmDayMeasure = Phrase(
    en: "Frequency: distinct days with an order", fr: "Fréquence : jours distincts de commande")
  public static let rfmSumMeasure = Phrase(
    en: "Money: sum of all orders, {returns}", fr: "Montant : somme des commandes, {returns}")
  public static let rfmMeanMeasure = Phrase(
    en: "Money: revenue per order, {returns}", fr: "Montant : revenu par commande, {returns}")
  public static let rfmMedianMeasure = Phrase(
    en: "Money: median order, {returns}", fr: "Montant : commande médiane, {returns}")
  public static let rfmScoresQuantiles = Phrase(
    en: "Cut at quantiles of type 7, a value on a cut counting with the lower values.",
    fr: "Coupures aux quantiles de type 7, une valeur sur une coupure comptant avec les valeurs inférieures.")
  public static let rfmScoresR = Phrase(
    en:
      "Cut as R’s rfm package does: at quantiles of type 7 plus 1, a value on a cut counting with the higher "
      + "values. The 1 depends on the unit of money.",
    fr: "Coupures comme dans le paquet rfm de R : aux quantiles de type 7 plus 1, une valeur sur une coupure "
      + "comptant avec les valeurs supérieures. Ce 1 dépend de l’unité monétaire.")
  public static let rfmScoresFixed = Phrase(
    en: "Where the report fixes cut points, these are used in place of quantiles.",
    fr: "Là où le rapport fixe des seuils, ils remplacent les quantiles.")
  public static let rfmFromDay = Phrase(
    en: "Orders from {day} on count.", fr: "Les commandes comptent dès le {day}.")
  public static let rfmWindow = Phrase(
    en:
      "Only the last {days} {days#day counts#days count}: whoever bought before them alone is in no segment.",
    fr:
      "Seuls les {days} {days#dernier jour compte#derniers jours comptent} : qui n’a acheté qu’avant n’est dans aucun segment."
  )
  public static let rfmWindowMoves = Phrase(
    en:
      "Only the last {days} {days#day counts#days count}, at either date: {n} {n#customer#customers} of the earlier date bought "
      + "nothing in those before the later one and {n#is#are} in no segment now.",
    fr:
      "Seuls les {days} {days#dernier jour compte#derniers jours comptent}, à chaque date : {n} {n#client#clients} de la première "
      + "date {n#n’a#n’ont} rien acheté dans ceux de la seconde et {n#n’est#ne sont} plus dans aucun segment."
  )
  public static let rfmDayOrders = Phrase(
    en: "The data have no order numbers: what a customer buys on one day is one order.",
    fr:
      "Les données n’ont pas de numéros de commande : les achats d’un client un même jour forment une commande."
  )

  public static let rfmMigration = Phrase(
    en: "From segment to segment", fr: "D’un segment à l’autre")
  public static let rfmMigrationSubtitle = Phrase(
    en:
      "Share of each segment’s customers on {before} (rows) by segment on {day} (columns); rows add up to 100%",
    fr:
      "Part des clients de chaque segment au {before} (lignes) selon le segment au {day} (colonnes) ; chaque ligne "
      + "fait 100 %")
  public static let rfmMigrationAlt = Phrase(
    en: "Grid of segments then against segments now; {share} of {n} customers are in the same one.",
    fr: "Grille des segments d’alors contre ceux d’aujourd’hui ; {share} des {n} clients sont dans le même.")
  public static let rfmMigrationHatched = Phrase(
    en: "Hatched: segments of fewer than {min} customers on {before}.",
    fr: "Hachuré : segments de moins de {min} clients au {before}.")
  public static let rfmMigrationNote = Phrase(
    en:
      "Scores are cut anew on each date, among the customers who had bought by then, so a customer can move "
      + "although nothing but the others changed. {share} ({interval}) of the {n} customers of {before} are in the "
      + "segment they were in; {new} {new#customer#customers} had not bought by then.",
    fr:
      "Les scores sont recoupés à chaque date, parmi les clients ayant alors acheté : un client peut donc bouger "
      + "quand seuls les autres changent. {share} ({interval}) des {n} clients du {before} sont dans le même segment ; "
      + "{new} {new#client n’avait#clients n’avaient} encore rien acheté.")
  public static let rfmMigrationTable = Phrase(
    en: "Moves between segments", fr: "Passages d’un segment à l’autre")
  public static let rfmThen = Phrase(en: "Then", fr: "Alors")
  public static let rfmNow = Phrase(en: "Now", fr: "Aujourd’hui")
  public static let rfmNotYet = Phrase(en: "No order yet", fr: "Pas encore client")
  public static let rfmMigrationTableAlt = Phrase(
    en: "Customers and share of every move between segments.",
    fr: "Clients et part de chaque passage entre segments.")

  public static let rfmLevers = Phrase(en: "What to do with each segment", fr: "Que faire de chaque segment")
  public static let rfmLever = Phrase(en: "Lever", fr: "Levier")
  public static let rfmLeversAlt = Phrase(
    en: "The lever of each segment.", fr: "Le levier de chaque segment.")
  public static let rfmListsAlt = Phrase(
    en: "The lever of each segment, its list and how many are on it.",
    fr: "Le levier de chaque segment, sa liste et combien y figurent.")
  public static let rfmListed = Phrase(en: "On the list", fr: "Sur la liste")
  public static let rfmHeldOut = Phrase(en: "Held out", fr: "Témoins")
  public static let rfmStopped = Phrase(en: "Not contactable", fr: "Non joignables")
  public static let rfmGone = Phrase(en: "Had left", fr: "Partis")
  public static let rfmFile = Phrase(en: "File", fr: "Fichier")
  public static let rfmLeversNote = Phrase(
    en: "Levers are what the segment map names; nothing here shows that they work.",
    fr: "Les leviers sont ceux de la table des segments ; rien ici ne montre qu’ils agissent.")
  public static let rfmStoppedNote = Phrase(
    en: "Not contactable: {reasons}.", fr: "Non joignables : {reasons}.")

  public static let rfmLines = Phrase(
    en: "What became of the order lines", fr: "Ce que deviennent les lignes")
  public static let rfmLine = Phrase(en: "Order lines", fr: "Lignes de commande")
  public static let rfmLineCount = Phrase(en: "Lines", fr: "Lignes")
  public static let rfmLinesAll = Phrase(en: "In the data", fr: "Dans les données")
  public static let rfmLinesAlt = Phrase(
    en: "Order lines by what became of them.", fr: "Lignes de commande selon leur sort.")
  public static let rfmLineNoCustomer = Phrase(en: "without a customer", fr: "sans client")
  public static let rfmLineNoDay = Phrase(en: "without a day", fr: "sans date")
  public static let rfmLineNoAmount = Phrase(en: "without an amount", fr: "sans montant")
  public static let rfmLineBefore = Phrase(
    en: "before the first day that counts", fr: "avant le premier jour retenu")
  public static let rfmLineAfter = Phrase(en: "after the date of the scores", fr: "après la date des scores")
  public static let rfmLineCancelled = Phrase(
    en: "sales cancelled, which count nowhere", fr: "ventes annulées, qui ne comptent pas")
  public static let rfmLinePurchases = Phrase(en: "purchases", fr: "achats")
  public static let rfmLineReturns = Phrase(en: "returns, subtracted", fr: "retours, déduits")
  public static let rfmLineReturnsDropped = Phrase(en: "returns, left out", fr: "retours, écartés")
  public static let rfmLineWorthless = Phrase(en: "worth nothing", fr: "sans valeur")
  public static let rfmNoPurchase = Phrase(
    en: "no purchase by the date of the scores", fr: "aucun achat à la date des scores")
  public static let rfmOnlyReturns = Phrase(
    en: "nothing but returns or lines worth nothing", fr: "rien que des retours ou des lignes sans valeur")

  public static let rfmRemark = Phrase(
    en: "{name} are {share} of the customers with an order and bring {revenue} of the revenue.",
    fr: "Le segment « {name} » compte {share} des clients ayant commandé et apporte {revenue} du revenu.")

  public static let rfmDescriptive = Phrase(
    en:
      "Segments describe past orders; they are no forecast, and say nothing of what a contact would change.",
    fr:
      "Les segments décrivent les commandes passées ; ils ne prédisent rien et ne disent pas ce qu’un contact "
      + "changerait.")
  public static let rfmStrangers = Phrase(
    en:
      "{n} {n#customer#customers} with orders worth {revenue} {n#is#are} not in the data set of customers and "
      + "left out.",
    fr:
      "{n} {n#client#clients}, pour {revenue} de commandes, {n#ne figure#ne figurent} pas dans le jeu de données des "
      + "clients et {n#est écarté#sont écartés}.")
  public static let rfmDuplicates = Phrase(
    en:
      "{n} order {n#line repeats another#lines repeat others} of the same customer in every column; they are counted "
      + "as they stand.",
    fr:
      "{n} {n#ligne répète#lignes répètent} à l’identique une autre ligne du même client ; elles sont comptées telles "
      + "quelles.")
  public static let rfmFewValues = Phrase(
    en: "{measure} takes only {n} different {n#value#values}, so only as many scores are in use.",
    fr:
      "{measure} ne prend que {n} {n#valeur différente#valeurs différentes} : autant de scores seulement servent."
  )
  public static let rfmUneven = Phrase(
    en: "Score {score} of {measure} holds {share} of the customers, since so many have equal values.",
    fr: "Le score {score} de {measure} regroupe {share} des clients, car beaucoup ont des valeurs égales.")
  public static let rfmWithoutNet = Phrase(
    en:
      "For {n} {n#customer#customers} returns are worth as much as the purchases or more; they stay in, with the "
      + "lowest money score. Some of these purchases may lie before the first day of the data.",
    fr:
      "Pour {n} {n#client#clients}, les retours valent autant que les achats ou davantage ; ils restent, au score de "
      + "montant le plus bas. Une partie de ces achats peut précéder le premier jour des données.")
  public static let rfmFuture = Phrase(
    en: "{n} order {n#line is#lines are} after {day} and left out.",
    fr:
      "{n} {n#ligne de commande est postérieure#lignes de commande sont postérieures} au {day} et {n#écartée#écartées}."
  )
  public static let rfmPublishedMap = Phrase(
    en:
      "This is the map that R’s rfm package publishes: the first segment that fits is taken, {gaps} of {cells} "
      + "cells belong to none and fall to “{others}”, and these can never be assigned: {names}.",
    fr:
      "C’est la table que publie le paquet rfm de R : le premier segment qui convient est retenu, {gaps} des {cells} "
      + "cases n’en ont aucun et vont à « {others} », et ceux-ci ne peuvent jamais être attribués : {names}.")

  public static let rfmMeasureRecency = Phrase(en: "recency", fr: "récence")
  public static let rfmMeasureFrequency = Phrase(en: "frequency", fr: "fréquence")
  public static let rfmMeasureMoney = Phrase(en: "money", fr: "montant")

  public static let methodRFM = Phrase(
    en:
      "Recency is counted in whole days to the stated date, frequency in orders or days with one, money as stated. "
      + "Scores are cut on the values themselves, at quantiles of type 7, so that equal customers have equal scores. "
      + "The segment map is checked over all combinations of scores: each belongs to exactly one segment. Shares carry "
      + "Wilson intervals, ratios of money intervals by linearisation, medians intervals from order statistics.",
    fr:
      "La récence se compte en jours entiers jusqu’à la date indiquée, la fréquence en commandes ou en jours de "
      + "commande, le montant comme indiqué. Les scores sont coupés sur les valeurs mêmes, aux quantiles de type 7 : à "
      + "valeurs égales, scores égaux. La table des segments est vérifiée sur toutes les combinaisons de scores : "
      + "chacune appartient à un seul segment. Les parts portent des intervalles de Wilson, les rapports de montants "
      + "des intervalles par linéarisation, les médianes des intervalles par statistiques d’ordre.")
}
