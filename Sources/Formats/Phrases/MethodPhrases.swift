/// Methods in plain words, one for each kind of cell.
extension Phrase {
  public static let methodKPIs = Phrase(
    en:
      "Rates carry Wilson intervals; ratios of money carry intervals by linearisation (the delta method); averages and "
      + "totals carry normal ones; sums over scores carry the variation of who will leave, given the scores. A change "
      + "compares two periods as independent samples, with an interval from both of theirs (Newcombe; Zou and Donner); "
      + "where earlier data are named, customers in both are paired (McNemar).",
    fr:
      "Les taux portent des intervalles de Wilson ; les rapports de montants, des intervalles par linéarisation "
      + "(méthode delta) ; les moyennes et les totaux, des intervalles normaux ; les sommes de scores, la variation de "
      + "qui partira, à scores donnés. Une évolution compare deux périodes comme des échantillons indépendants, avec un "
      + "intervalle tiré des deux leurs (Newcombe ; Zou et Donner) ; si des données antérieures sont nommées, les clients "
      + "communs sont appariés (McNemar).")
  public static let methodCohorts = Phrase(
    en:
      "Rates of groups carry Wilson intervals and their differences Newcombe’s; ratios and odds ratios carry intervals "
      + "of their logarithms. The chi-square test asks whether any group differs, Cramér’s V how strongly, and the "
      + "log-rank test compares whole histories; pairs are corrected by Holm’s method, and tested exactly (Fisher) where "
      + "an expected count is under 5. Groups too small to show are joined with the next larger ones, so that totals do "
      + "not give them away. These are associations, not effects.",
    fr:
      "Les taux des groupes portent des intervalles de Wilson et leurs différences ceux de Newcombe ; les rapports de "
      + "parts et de cotes, des intervalles sur leur logarithme. Le test du khi-deux demande si un groupe diffère, le V "
      + "de Cramér avec quelle force, et le test du log-rank compare les historiques entiers ; les paires sont corrigées "
      + "par la méthode de Holm, et testées exactement (Fisher) lorsqu’un effectif attendu est inférieur à 5. Les groupes "
      + "trop petits pour être montrés sont réunis aux suivants, afin que les totaux ne les révèlent pas. Ce sont des "
      + "associations, non des effets.")
  public static let methodRetention = Phrase(
    en:
      "Customers are grouped by the calendar period in which they began and followed period by period. Averages "
      + "over cohorts are sums over sums, with Wilson intervals; revenue kept is a ratio of sums with an interval by "
      + "linearisation. Changes between neighbouring cohorts are corrected by Benjamini and Hochberg’s method.",
    fr:
      "Les clients sont regroupés selon la période du calendrier où ils ont commencé et suivis période après période. "
      + "Les moyennes sur les cohortes sont des sommes rapportées à des sommes, avec des intervalles de Wilson ; le "
      + "revenu conservé est un rapport de sommes, avec un intervalle par linéarisation. Les évolutions entre cohortes "
      + "voisines sont corrigées par la méthode de Benjamini et Hochberg.")
  public static let methodSurvival = Phrase(
    en:
      "Kaplan–Meier estimates with Greenwood’s variance and bands on the scale that each caption names. Customers "
      + "count as at risk from the tenure at which they came under observation; departures precede censoring at ties. "
      + "The restricted mean is the area under the curve up to the stated month. Groups are compared by log-rank tests "
      + "and their weighted relatives. Shares by reason for leaving are Aalen–Johansen estimates.",
    fr:
      "Estimations de Kaplan–Meier avec la variance de Greenwood et des bandes sur l’échelle que nomme chaque "
      + "légende. Les clients sont à risque à partir de l’ancienneté à laquelle leur observation commence ; à durée "
      + "égale, les départs précèdent les censures. La moyenne restreinte est l’aire sous la courbe jusqu’au mois "
      + "indiqué. Les groupes sont comparés par le test du log-rank et ses variantes pondérées. Les parts par raison "
      + "de départ sont des estimations d’Aalen–Johansen.")
  public static let methodPersonas = Phrase(
    en:
      "Standardised K-means (20 starts, k-means++), skewed columns as logarithms and far values moved in where that is "
      + "said. The number of personas is the one with the best silhouette among those that come back when customers "
      + "are resampled (adjusted Rand index). Names follow the rules of a lexicon that anyone can read and edit.",
    fr:
      "K-moyennes sur données centrées réduites (20 départs, k-means++), les variables asymétriques en logarithmes et "
      + "les valeurs extrêmes ramenées là où c’est dit. Le nombre de profils est celui de meilleure silhouette parmi "
      + "ceux qui reviennent quand on rééchantillonne les clients (indice de Rand ajusté). Les noms suivent les règles "
      + "d’un lexique que chacun peut lire et modifier.")
  public static let methodModel = Phrase(
    en:
      "Every customer is scored by a model that never saw them: customers are dealt into folds by a hash of their "
      + "identifier, and each fold is scored by a model trained on the others. Discrimination carries DeLong’s "
      + "interval. Thresholds and recalibrations are chosen on the other folds. Learners are compared on the same "
      + "customers in pairs, and over folds with a correction for training sets that overlap.",
    fr:
      "Chaque client est noté par un modèle qui ne l’a jamais vu : les clients sont répartis en blocs par un "
      + "hachage de leur identifiant, et chaque bloc est noté par un modèle entraîné sur les autres. La "
      + "discrimination porte l’intervalle de DeLong. Seuils et recalibrations sont choisis sur les autres blocs. Les méthodes "
      + "sont comparées deux à deux sur les mêmes clients, et sur les blocs avec une correction du recouvrement."
  )
  public static let methodExplain = Phrase(
    en:
      "Exact Shapley contributions of the model that scored the customer; they add up to the score on the log-odds "
      + "scale. They say what goes with a high score, not what makes a customer leave.",
    fr:
      "Contributions de Shapley exactes du modèle qui a noté le client ; leur somme est le score en log-cotes. "
      + "Elles disent ce qui accompagne un score élevé, non ce qui fait partir un client.")
  public static let methodROI = Phrase(
    en:
      "The expected value of an action is the departure it is assumed to prevent times the value kept, less the "
      + "contact, less the offer for all who accept it, those who would have stayed anyway included. Eligibility and "
      + "the holdout come first; then at most one action a customer is chosen so that the total is greatest within "
      + "the budget.",
    fr:
      "La valeur attendue d’une action est le départ qu’elle est supposée éviter multiplié par la valeur conservée, "
      + "moins le contact, moins l’offre pour tous ceux qui l’acceptent, y compris ceux qui seraient restés. "
      + "L’éligibilité et le groupe témoin viennent d’abord ; puis au plus une action par client est choisie pour "
      + "que le total soit maximal dans le budget.")
  public static let methodOutreach = Phrase(
    en:
      "Customers to contact are ranked by the expected value of their action; ties are broken by identifier. Nobody "
      + "without consent, on the suppression list or in the holdout is listed.",
    fr:
      "Les clients à contacter sont classés par valeur attendue de leur action ; les égalités sont départagées par "
      + "l’identifiant. Personne sans consentement, sur la liste d’exclusion ou dans le groupe témoin n’y figure."
  )
  public static let methodLifetime = Phrase(
    en:
      "Lifetime value is the sum over the months of the horizon of the chance of still being a customer, given the "
      + "tenure reached, times revenue times margin, discounted month by month; the first payment is now. Beyond the "
      + "longest tenure observed the curve is held flat.",
    fr:
      "La valeur vie est la somme, sur les mois de l’horizon, de la probabilité d’être encore client sachant "
      + "l’ancienneté atteinte, multipliée par le revenu et la marge, actualisée mois par mois ; le premier paiement "
      + "est immédiat. Au-delà de la plus longue ancienneté observée, la courbe est prolongée à plat.")

  /// The method of a kind of cell, with its name; `nil` for prose.
  public static func method(ofKind kind: String) -> (name: Phrase, text: Phrase)? {
    switch kind {
    case "kpis": (Phrase(en: "Key figures", fr: "Chiffres clés"), .methodKPIs)
    case "cohorts": (Phrase(en: "Comparison of groups", fr: "Comparaison de groupes"), .methodCohorts)
    case "retention": (Phrase(en: "Retention", fr: "Rétention"), .methodRetention)
    case "survival": (Phrase(en: "Survival", fr: "Survie"), .methodSurvival)
    case "hazard": (Phrase(en: "Hazard", fr: "Risque par période"), .methodHazard)
    case "drivers": (Phrase(en: "Drivers", fr: "Facteurs"), .methodDrivers)
    case "personas": (Phrase(en: "Personas", fr: "Profils"), .methodPersonas)
    case "rfm":
      (Phrase(en: "Recency, frequency and money", fr: "Récence, fréquence et montant"), .methodRFM)
    case "model": (Phrase(en: "Churn model", fr: "Modèle de départ"), .methodModel)
    case "explain": (Phrase(en: "Reasons", fr: "Raisons"), .methodExplain)
    case "roi": (Phrase(en: "Plan", fr: "Plan"), .methodROI)
    case "sensitivity":
      (Phrase(en: "What a plan depends on", fr: "Ce dont dépend un plan"), .methodSensitivity)
    case "outreach": (Phrase(en: "Outreach", fr: "Contacts"), .methodOutreach)
    case "clv": (.clvName, .methodCLV)
    case "quality": (.dataQualityName, .methodDataQuality)
    case "drift": (.driftName, .methodDrift)
    case "campaign": (Phrase(en: "Experiments", fr: "Expériences"), .methodCampaign)
    default: nil
    }
  }

  public static let lifetimeName = Phrase(en: "Lifetime value", fr: "Valeur vie")
}
