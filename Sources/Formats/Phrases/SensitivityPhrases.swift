/// What a plan depends on: tornado, grid, draws, and the worth of an experiment.
extension Phrase {
  // MARK: Inputs

  public static let inputEffect = Phrase(en: "Effect: {action}", fr: "Effet : {action}")
  public static let inputAcceptance = Phrase(en: "Acceptance: {action}", fr: "Acceptation : {action}")
  public static let inputContactCost = Phrase(en: "Cost of contacts", fr: "Coût des contacts")
  public static let inputOffer = Phrase(en: "Cost of offers", fr: "Coût des offres")
  public static let inputMargin = Phrase(en: "Margin", fr: "Marge")
  public static let inputHorizon = Phrase(en: "Horizon", fr: "Horizon")
  public static let inputDiscount = Phrase(en: "Annual discount", fr: "Actualisation annuelle")
  public static let inputRisk = Phrase(
    en: "Level of the scores, log-odds", fr: "Niveau des scores, log-cotes")
  public static let inputEffects = Phrase(en: "Effects of all actions", fr: "Effets de toutes les actions")
  public static let inputAcceptances = Phrase(
    en: "Acceptance of all offers", fr: "Acceptation de toutes les offres")
  public static let inputCosts = Phrase(
    en: "Cost of contacts and offers", fr: "Coût des contacts et des offres")
  public static let sourceFile = Phrase(en: "assumed: actions file", fr: "supposée : fichier d’actions")
  public static let sourceSpec = Phrase(en: "assumed: this report", fr: "supposée : ce rapport")
  public static let sourceUsual = Phrase(en: "assumed: a fifth", fr: "supposée : un cinquième")
  public static let sourceCalibration = Phrase(
    en: "estimated: scores and outcomes", fr: "estimée : scores et issues")
  public static let sourceMeasured = Phrase(en: "measured: {cell}", fr: "mesurée : {cell}")
  public static let shapeTriangular = Phrase(en: "triangular", fr: "triangulaire")
  public static let shapeUniform = Phrase(en: "uniform", fr: "uniforme")
  public static let shapeNormal = Phrase(en: "normal", fr: "normale")
  public static let shapeLognormal = Phrase(en: "lognormal", fr: "log-normale")
  public static let shapeBeta = Phrase(en: "beta", fr: "bêta")

  // MARK: One input at a time

  public static let tornado = Phrase(
    en: "What the plan’s net value depends on", fr: "Ce dont dépend la valeur nette du plan")
  public static let tornadoSubtitle = Phrase(
    en:
      "Net value of the plan as it is when one input lies at the low or the high end of its range and the others as "
      + "planned ({net}), with the {effects}",
    fr:
      "Valeur nette du plan tel quel quand une donnée est au bas ou au haut de sa plage et les autres comme prévu "
      + "({net}), avec les {effects}")
  public static let tornadoNote = Phrase(
    en:
      "Hollow: low end; filled: high end, with the input’s value there. Orange strokes: the best plan that could be made "
      + "there instead.",
    fr:
      "Creux : bas de la plage ; plein : haut, avec la valeur de la donnée. Traits orange : le meilleur plan qu’on "
      + "pourrait faire là à la place.")
  public static let tornadoMore = Phrase(
    en: "{n} more {n#input moves#inputs move} it less: see the table.",
    fr: "{n} {n#autre donnée la déplace#autres données la déplacent} moins : voir le tableau.")
  public static let tornadoAlt = Phrase(
    en: "Bars of net value at both ends of each input, widest first: {input}. {list}.",
    fr: "Barres de la valeur nette aux deux bouts de chaque donnée, la plus large d’abord : {input}. {list}.")
  public static let rangeWords = Phrase(en: "{low} to {high}", fr: "{low} à {high}")
  public static let swingsTitle = Phrase(
    en: "Net value at both ends of every input", fr: "Valeur nette aux deux bouts de chaque donnée")
  public static let swingsSubtitle = Phrase(
    en: "One input at a time, the others as planned; widest first",
    fr: "Une donnée à la fois, les autres comme prévu ; la plus large d’abord")
  public static let swingsAlt = Phrase(
    en: "Range of each input and net value at its ends, of the plan as it is and of the best plan there.",
    fr:
      "Plage de chaque donnée et valeur nette à ses bouts, du plan tel quel et du meilleur plan à cet endroit."
  )
  public static let swingsNote = Phrase(
    en:
      "The best plan is made anew within the same budget and limits, which the plan as it is may then exceed; it is made "
      + "for {n} {n#class#classes} of customers who are alike, so it may lie a little under what choosing customer by "
      + "customer would reach.",
    fr:
      "Le meilleur plan est refait dans le même budget et les mêmes limites, que le plan tel quel peut alors dépasser ; "
      + "il l’est pour {n} {n#classe#classes} de clients semblables, et peut rester un peu sous ce qu’atteindrait un choix "
      + "client par client.")
  public static let swingsInput = Phrase(en: "Input", fr: "Donnée")
  public static let swingsPlanned = Phrase(en: "Planned", fr: "Prévu")
  public static let swingsRange = Phrase(en: "Range", fr: "Plage")
  public static let swingsKept = Phrase(en: "Plan as it is", fr: "Plan tel quel")
  public static let swingsBest = Phrase(en: "Best plan there", fr: "Meilleur plan")
  public static let swingsAtLow = Phrase(en: "At low", fr: "En bas")
  public static let swingsAtHigh = Phrase(en: "At high", fr: "En haut")

  public static let switchTitle = Phrase(
    en: "Where the recommendation changes", fr: "Où la recommandation change")
  public static let switchSubtitle = Phrase(
    en:
      "Within each range: where the plan as it is just pays, and where another action than “{action}” brings most of "
      + "the best plan",
    fr:
      "Dans chaque plage : où le plan tel quel couvre juste ses coûts, et où une autre action que « {action} » apporte "
      + "le plus au meilleur plan")
  public static let switchAlt = Phrase(
    en: "For each input its break-even, where the leading action changes, and where its range comes from.",
    fr: "Pour chaque donnée, son seuil de rentabilité, où l’action principale change, et d’où vient sa plage."
  )
  public static let switchNote = Phrase(
    en:
      "Break-evens are found by halving the range. A change of action is looked for at both ends and half way, then by "
      + "halving.",
    fr:
      "Les seuils sont trouvés par dichotomie. Un changement d’action est cherché aux deux bouts et à mi-chemin, puis "
      + "par dichotomie.")
  public static let switchNowhere = Phrase(
    en: "Within the ranges of the others neither happens: {inputs}.",
    fr: "Dans les plages des autres, ni l’un ni l’autre n’arrive : {inputs}.")
  public static let sensitivityFirm = Phrase(
    en: "Within no range does the plan begin to lose money or another action begin to lead.",
    fr: "Dans aucune plage le plan ne se met à perdre de l’argent, ni une autre action à l’emporter.")
  public static let noDraws = Phrase(en: "none", fr: "aucun")
  public static let switchBreakEven = Phrase(en: "Just pays at", fr: "Équilibre à")
  public static let switchAt = Phrase(en: "Action changes at", fr: "L’action change à")
  public static let switchSource = Phrase(en: "Range from", fr: "Origine de la plage")
  public static let switchTo = Phrase(en: "{at}: {action}", fr: "{at} : {action}")
  public static let sensitivityNotWithin = Phrase(en: "not within the range", fr: "hors de la plage")

  // MARK: Two inputs

  public static let gridTitle = Phrase(
    en: "Net value by {x} and {y}", fr: "Valeur nette selon {x} et {y}")
  public static let gridSubtitle = Phrase(
    en:
      "The plan as it is, the other inputs as planned, with the {effects}; the planned values in the middle",
    fr:
      "Le plan tel quel, les autres données comme prévu, avec les {effects} ; les valeurs prévues au milieu")
  public static let gridAxisFactor = Phrase(
    en: "{input} (as planned: 100%)", fr: "{input} (prévu : 100 %)")
  public static let gridZero = Phrase(en: "Just pays", fr: "Équilibre")
  public static let gridNoteLine = Phrase(
    en: "On the line the plan neither gains nor loses; the numbers are straight between the points.",
    fr: "Sur la ligne, le plan ne gagne ni ne perd ; les nombres sont linéaires entre les points.")
  public static let gridNoteGains = Phrase(
    en: "The plan gains everywhere on this grid, so there is no line of zero.",
    fr: "Le plan gagne partout sur cette grille ; il n’y a donc pas de ligne de zéro.")
  public static let gridNoteLoses = Phrase(
    en: "The plan loses everywhere on this grid, so there is no line of zero.",
    fr: "Le plan perd partout sur cette grille ; il n’y a donc pas de ligne de zéro.")
  public static let gridAlt = Phrase(
    en: "Grid of net values from {low} to {high}; the plan loses money at {n} of {all} points.",
    fr: "Grille de valeurs nettes de {low} à {high} ; le plan perd de l’argent en {n} points sur {all}.")
  public static let gridPoints = Phrase(
    en: "Every point of the grid", fr: "Tous les points de la grille")
  public static let gridPointsSubtitle = Phrase(
    en: "Net value of the plan as it is and of the best plan there",
    fr: "Valeur nette du plan tel quel et du meilleur plan à cet endroit")
  public static let gridPointsAlt = Phrase(
    en: "Both inputs and both net values at each point.",
    fr: "Les deux données et les deux valeurs nettes en chaque point.")

  // MARK: Draws

  public static let drawsTitle = Phrase(
    en: "What the plan may bring when every input varies",
    fr: "Ce que le plan peut rapporter quand toutes les données varient")
  public static let drawsSubtitle = Phrase(
    en: "{n} draws of all inputs together; the plan stays as it is",
    fr: "{n} tirages de toutes les données ensemble ; le plan reste ce qu’il est")
  public static let drawsAlt = Phrase(
    en:
      "Distribution of the net value over the draws: {mean} on average, mostly from {low} to {high}, below zero in "
      + "{share} of them.",
    fr:
      "Répartition de la valeur nette sur les tirages : {mean} en moyenne, surtout de {low} à {high}, sous zéro dans "
      + "{share} d’entre eux.")
  public static let drawsAxis = Phrase(en: "Share of the draws", fr: "Part des tirages")
  public static let drawsPlanned = Phrase(en: "As planned", fr: "Comme prévu")
  public static let drawsZero = Phrase(en: "Just pays", fr: "Équilibre")
  public static let drawsTable = Phrase(
    en: "Gain, loss and what knowing more would add", fr: "Gain, perte et ce qu’ajouterait le savoir")
  public static let drawsTableAlt = Phrase(
    en:
      "Mean, median and interval of the net value over the draws, its standard error, the chance of a loss and the "
      + "worth of knowing every input.",
    fr:
      "Moyenne, médiane et intervalle de la valeur nette sur les tirages, son erreur type, la probabilité d’une perte et "
      + "la valeur de connaître toutes les données.")
  public static let drawsError = Phrase(en: "Error of the mean", fr: "Erreur de la moyenne")
  public static let drawsLoss = Phrase(en: "Chance of a loss", fr: "Probabilité de perte")
  public static let drawsPerfect = Phrase(en: "Worth of knowing all", fr: "Valeur de tout savoir")
  public static let drawsNote = Phrase(
    en:
      "Knowing all is worth what the best plan for each of {n} draws brings more than the plan that is best on average.",
    fr:
      "Tout savoir vaut ce que le meilleur plan pour chacun de {n} tirages rapporte de plus que le plan le meilleur en "
      + "moyenne.")
  public static let informationTitle = Phrase(
    en: "Which inputs it would pay to know", fr: "Quelles données il vaudrait la peine de connaître")
  public static let informationSubtitle = Phrase(
    en: "Rank correlation with the net value over {n} draws, and what knowing the input alone would add",
    fr:
      "Corrélation des rangs avec la valeur nette sur {n} tirages, et ce qu’ajouterait le savoir de cette seule donnée"
  )
  public static let informationAlt = Phrase(
    en:
      "For each input its rank correlation with the net value, the worth of knowing it, and how it is drawn.",
    fr:
      "Pour chaque donnée, sa corrélation de rangs avec la valeur nette, la valeur de la connaître, et comment elle est "
      + "tirée.")
  public static let informationCorrelation = Phrase(en: "Rank correlation", fr: "Corrélation de rangs")
  public static let sensitivityQuoted = Phrase(en: "“{text}”", fr: "« {text} »")
  public static let informationKnowing = Phrase(en: "Worth of knowing", fr: "Valeur du savoir")
  public static let informationShape = Phrase(en: "Drawn as", fr: "Tirage")
  public static let informationNote = Phrase(
    en:
      "An input can move the net value much and still be worth little to know: knowing it pays only where another plan "
      + "would then be chosen.",
    fr:
      "Une donnée peut beaucoup déplacer la valeur nette et valoir peu à connaître : la savoir ne paie que si l’on "
      + "choisirait alors un autre plan.")

  // MARK: Experiments

  public static let trialTitle = Phrase(
    en: "What an experiment first is worth", fr: "Ce que vaut une expérience préalable")
  public static let trialSubtitle = Phrase(
    en:
      "One action against leaving customers alone, drawn by chance; the answer serves {n} {n#campaign#campaigns}",
    fr:
      "Une action contre l’absence d’action, par tirage au sort ; la réponse sert {n} {n#campagne#campagnes}")
  public static let trialAlt = Phrase(
    en:
      "For each action the size of a trial, what it would measure how well, its worth at most, and its cost.",
    fr: "Pour chaque action, la taille de l’essai, la précision de sa mesure, sa valeur au plus, et son coût."
  )
  public static let trialPerArm = Phrase(en: "In each arm", fr: "Par bras")
  public static let trialError = Phrase(en: "Error of the effect", fr: "Erreur sur l’effet")
  public static let trialKnowing = Phrase(en: "Knowing for sure", fr: "Savoir sûr")
  public static let trialWorth = Phrase(en: "Worth at most", fr: "Vaut au plus")
  public static let trialCost = Phrase(en: "Cost", fr: "Coût")
  public static let trialGain = Phrase(en: "Gain at most", fr: "Gain au plus")
  public static let trialNote = Phrase(
    en:
      "By the normal approximation of a preposterior analysis (Jalal and Alarid-Escudero 2018). The cost is that of the "
      + "contacts and offers of those treated and of what the spec adds; what they are kept for is not counted, nor "
      + "what waiting costs.",
    fr:
      "Par l’approximation normale d’une analyse préalable (Jalal et Alarid-Escudero 2018). Le coût est celui des "
      + "contacts et des offres aux clients traités et de ce que le rapport ajoute ; ce qu’ils conservent n’est pas "
      + "compté, ni ce que coûte l’attente.")

  // MARK: In words

  public static let sensitivityDepends = Phrase(
    en:
      "The plan’s net value of {net} depends most on “{input}”: it is {low} where that is {from}, and {high} where it is "
      + "{to}.",
    fr:
      "La valeur nette du plan, {net}, dépend surtout de « {input} » : elle est de {low} si cette donnée vaut {from}, et "
      + "de {high} si elle vaut {to}.")
  public static let sensitivityLeads = Phrase(
    en: "“{action}” brings most of the best plan throughout every range.",
    fr: "« {action} » apporte le plus au meilleur plan dans toutes les plages.")
  public static let sensitivityChanges = Phrase(
    en:
      "“{action}” brings most of it. Within the range of {n} {n#input#inputs} another action would bring most of the "
      + "best plan: {inputs}.",
    fr:
      "« {action} » en apporte le plus. Dans la plage de {n} {n#donnée#données}, ce serait une autre action : {inputs}."
  )
  public static let sensitivityDraws = Phrase(
    en:
      "Over {n} draws of all inputs the plan brings {mean} on average and loses money in {share} of them; knowing every "
      + "input before choosing would add {evpi}.",
    fr:
      "Sur {n} tirages de toutes les données, le plan rapporte {mean} en moyenne et perd de l’argent dans {share} d’entre "
      + "eux ; connaître toutes les données avant de choisir ajouterait {evpi}.")
  public static let sensitivityTry = Phrase(
    en:
      "An experiment with {n} customers an arm on “{action}” is worth at most {gain} and costs {cost}: it pays to run "
      + "it first.",
    fr:
      "Une expérience avec {n} clients par bras sur « {action} » vaut au plus {gain} et coûte {cost} : elle paie d’être "
      + "menée d’abord.")
  public static let sensitivityDoNotTry = Phrase(
    en:
      "An experiment first does not pay: the best, with {n} customers an arm on “{action}”, is worth at most {gain} and "
      + "costs {cost}.",
    fr:
      "Une expérience préalable ne paie pas : la meilleure, avec {n} clients par bras sur « {action} », vaut au plus "
      + "{gain} et coûte {cost}.")
  public static let sensitivityUsual = Phrase(
    en: "Where nobody gave a range, a fifth either way is assumed: {inputs}.",
    fr: "Là où personne n’a donné de plage, un cinquième de part et d’autre est supposé : {inputs}.")
  public static let sensitivityApart = Phrase(
    en:
      "Inputs are drawn apart from each other; if they rise and fall together, the net value spreads further than "
      + "shown, or less far.",
    fr:
      "Les données sont tirées indépendamment ; si elles montent et descendent ensemble, la valeur nette s’étale plus "
      + "que montré, ou moins.")
  public static let methodSensitivity = Phrase(
    en:
      "One input at a time is put at both ends of its range, the plan kept as it is and then made anew within the same "
      + "budget and limits. Then all inputs are drawn together, each from its own distribution; one draw of an action’s "
      + "effect is common to all its customers. What it is worth to know an input is the mean net value of the plans that "
      + "would be chosen knowing it, less that of the plan best on average (EVPI; EVPPI of one input); an experiment "
      + "reveals a part of it (EVSI), by the normal approximation of Jalal and Alarid-Escudero.",
    fr:
      "Une donnée à la fois est mise aux deux bouts de sa plage, le plan restant ce qu’il est, puis refait dans le même "
      + "budget et les mêmes limites. Ensuite toutes sont tirées ensemble, chacune selon sa propre loi ; un tirage de "
      + "l’effet d’une action est commun à tous ses clients. La valeur de connaître une donnée est la valeur nette "
      + "moyenne des plans qu’on choisirait en la connaissant, moins celle du plan le meilleur en moyenne (EVPI ; "
      + "EVPPI pour une donnée) ; une expérience en révèle une part (EVSI), selon l’approximation normale de Jalal et "
      + "Alarid-Escudero.")
}
