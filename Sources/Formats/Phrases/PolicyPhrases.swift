/// A plan beside rules of thumb, and what it may turn out to bring.
extension Phrase {
  public static let policies = Phrase(
    en: "The plan beside rules of thumb", fr: "Le plan face à des règles simples")
  public static let policiesSubtitle = Phrase(
    en: "Net value of each policy within {budget}, with the {effects}; range from low to high effects",
    fr: "Valeur nette de chaque politique pour {budget}, avec les {effects} ; plage des effets bas aux hauts")
  public static let policiesNoBudget = Phrase(
    en:
      "Net value of each policy without a limit on spending, with the {effects}; range from low to high effects",
    fr:
      "Valeur nette de chaque politique sans limite de dépenses, avec les {effects} ; plage des effets bas aux hauts"
  )
  public static let policiesAlt = Phrase(
    en: "Bars of the net value of each policy: {list}.",
    fr: "Barres de la valeur nette de chaque politique : {list}.")
  public static let policyTableAlt = Phrase(
    en: "Customers, spending, customers kept and net value of each policy.",
    fr: "Clients, dépenses, clients conservés et valeur nette de chaque politique.")
  public static let policy = Phrase(en: "Policy", fr: "Politique")
  public static let policyNone = Phrase(en: "No action", fr: "Aucune action")
  public static let policyEveryone = Phrase(en: "Everyone, by chance", fr: "Tous, au hasard")
  public static let policyRisk = Phrase(en: "Greatest risk first", fr: "Plus grand risque d’abord")
  public static let policyValue = Phrase(en: "Greatest value first", fr: "Plus grande valeur d’abord")
  public static let policyUplift = Phrase(en: "Greatest effect first", fr: "Plus grand effet d’abord")
  public static let policyOptimal = Phrase(en: "The plan", fr: "Le plan")
  public static let policyNote = Phrase(
    en:
      "By chance, by risk and by value everyone gets the same action: the one with which the policy is worth most. By "
      + "effect each gets the action that lowers the probability of leaving most. Under assumed effects the plan wins "
      + "by construction.",
    fr:
      "Au hasard, par risque et par valeur, tous reçoivent la même action : celle avec laquelle la politique vaut le "
      + "plus. Par effet, chacun reçoit celle qui réduit le plus la probabilité de départ. Sous des effets supposés, "
      + "le plan gagne par construction.")
  public static let policyMeasuredNote = Phrase(
    en:
      "By chance, by risk and by value everyone gets the same action: the one with which the policy is worth most. By "
      + "effect each gets the action that lowers the probability of leaving most.",
    fr:
      "Au hasard, par risque et par valeur, tous reçoivent la même action : celle avec laquelle la politique vaut le "
      + "plus. Par effet, chacun reçoit celle qui réduit le plus la probabilité de départ.")
  public static let policyConstruction = Phrase(
    en:
      "Policies are compared under the effects that the plan was made for, so the plan wins by construction; only an "
      + "experiment can say whether it would.",
    fr:
      "Les politiques sont comparées sous les effets pour lesquels le plan a été fait ; il gagne donc par "
      + "construction, et seule une expérience peut dire s’il gagnerait.")

  public static let judgedTitle = Phrase(
    en: "Rules of whom to treat, as the experiment judges them",
    fr: "À qui s’adresser : les règles jugées par l’expérience")
  public static let judgedSubtitle = Phrase(
    en:
      "“{arm}” and those left alone, {n} customers, out of fold; rules that rank treat {share}, so they cost the same; "
      + "intervals at {level}",
    fr:
      "« {arm} » et témoins, {n} clients, hors bloc ; les règles de classement traitent {share}, donc au même coût ; "
      + "intervalles à {level}")
  public static let judgedSpending = Phrase(
    en:
      "“{arm}” and those left alone, {n} customers, out of fold; rules that rank spend {money} on each 1,000 customers, by "
      + "what those treated cost; intervals at {level}",
    fr:
      "« {arm} » et témoins, {n} clients, hors bloc ; les règles de classement dépensent {money} pour 1 000 clients, selon "
      + "ce qu’ont coûté les clients traités ; intervalles à {level}")
  public static let judgedEveryone = Phrase(en: "Everyone", fr: "Tous")
  public static let judgedOptimal = Phrase(
    en: "Greatest value kept first", fr: "Plus grande valeur gardée d’abord")
  public static let judgedStay = Phrase(en: "Stay", fr: "Restent")
  public static let judgedKept = Phrase(en: "Kept of 1,000", fr: "Gardés sur 1 000")
  public static let judgedWorth = Phrase(en: "Value kept of 1,000", fr: "Valeur gardée sur 1 000")
  public static let judgedNote = Phrase(
    en:
      "Each customer is ranked by models that never saw them, so no rule gains from having been chosen for its luck. "
      + "Customers and value kept are doubly robust; the share who stay is weighted by the inverse of the chance of "
      + "treatment alone.",
    fr:
      "Chaque client est classé par des modèles qui ne l’ont jamais vu : aucune règle ne profite d’avoir été choisie pour "
      + "sa chance. Clients et valeur gardés sont doublement robustes ; la part qui reste est pondérée par l’inverse de la "
      + "seule probabilité de traitement.")

  public static let uncertainty = Phrase(
    en: "What the plan may turn out to bring", fr: "Ce que le plan peut finalement rapporter")
  public static let uncertaintySubtitle = Phrase(
    en: "{n} draws of effects, acceptances and the level of the scores; the plan stays as it is",
    fr: "{n} tirages des effets, des acceptations et du niveau des scores ; le plan reste ce qu’il est")
  public static let uncertaintyAlt = Phrase(
    en: "Mean, median and interval of customers kept and net value over the draws.",
    fr: "Moyenne, médiane et intervalle des clients conservés et de la valeur nette sur les tirages.")
  public static let uncertaintyMean = Phrase(en: "Mean", fr: "Moyenne")
  public static let uncertaintyMedian = Phrase(en: "Median", fr: "Médiane")
  public static let uncertaintyInterval = Phrase(en: "{level} of the draws", fr: "{level} des tirages")
  public static let uncertaintyNote = Phrase(
    en:
      "The plan loses money in {loss} of the draws; parts of it: {parts}. One draw of an action’s effect is common to "
      + "all its customers.",
    fr:
      "Le plan perd de l’argent dans {loss} des tirages ; ses parts : {parts}. Un tirage de l’effet d’une action est "
      + "commun à tous ses clients.")
  public static let uncertaintyMayLose = Phrase(
    en: "The plan may lose money: it does in {share} of the draws.",
    fr: "Le plan peut perdre de l’argent : c’est le cas dans {share} des tirages.")
}
