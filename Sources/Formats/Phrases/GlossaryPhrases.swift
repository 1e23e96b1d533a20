/// A term of the glossary with its meaning, for those who read a report without a statistician beside them.
public struct GlossaryEntry: Sendable {
  /// Kinds of cells whose results use the term.
  public let kinds: [String]
  public let term: Phrase
  public let meaning: Phrase

  init(_ kinds: [String], _ term: Phrase, _ meaning: Phrase) {
    self.kinds = kinds
    self.term = term
    self.meaning = meaning
  }

  /// Every entry, in the order of the glossary.
  public static let all: [GlossaryEntry] = [
    GlossaryEntry(
      ["kpis", "cohorts"], Phrase(en: "Churn rate", fr: "Taux d’attrition"),
      Phrase(
        en:
          "Of the customers active when the period began, the share who left in it. For a single extract without "
          + "a period: the share who had left by then.",
        fr:
          "Parmi les clients actifs au début de la période, la part de ceux qui sont partis pendant celle-ci. Pour "
          + "un relevé unique sans période : la part de ceux qui étaient déjà partis.")),
    GlossaryEntry(
      [
        "kpis", "cohorts", "survival", "model", "personas", "hazard", "drivers", "retention", "rfm", "clv",
        "drift", "campaign",
      ], Phrase(en: "Interval", fr: "Intervalle"),
      Phrase(
        en:
          "The range of values that the data do not rule out, at the stated level. A wide interval means that the "
          + "data say little.",
        fr:
          "L’étendue des valeurs que les données n’excluent pas, au niveau indiqué. Un intervalle large signifie "
          + "que les données disent peu.")),
    GlossaryEntry(
      ["survival"], Phrase(en: "Median lifetime", fr: "Durée de vie médiane"),
      Phrase(
        en:
          "The tenure by which half of the customers have left. Not reached when more than half stay to the end "
          + "of what was observed.",
        fr:
          "L’ancienneté à laquelle la moitié des clients sont partis. Non atteinte quand plus de la moitié restent "
          + "jusqu’à la fin de l’observation.")),
    GlossaryEntry(
      ["survival"], Phrase(en: "Restricted mean", fr: "Moyenne restreinte"),
      Phrase(
        en: "The average time customers stay, counted up to a stated month.",
        fr: "Le temps moyen pendant lequel les clients restent, compté jusqu’à un mois donné.")),
    GlossaryEntry(
      ["survival"], Phrase(en: "At risk", fr: "À risque"),
      Phrase(
        en: "Customers under observation who could still leave at that tenure.",
        fr: "Les clients sous observation qui pouvaient encore partir à cette ancienneté.")),
    GlossaryEntry(
      ["model", "explain", "roi", "outreach", "kpis"], Phrase(en: "Churn score", fr: "Score de départ"),
      Phrase(
        en: "The probability that a customer leaves, by a model that did not see that customer.",
        fr: "La probabilité qu’un client parte, selon un modèle qui n’a pas vu ce client.")),
    GlossaryEntry(
      ["model"], Phrase(en: "AUC", fr: "AUC"),
      Phrase(
        en:
          "The chance that a customer who left had a higher score than one who stayed; one half is guessing.",
        fr:
          "La probabilité qu’un client parti ait eu un score plus élevé qu’un client resté ; un demi revient au "
          + "hasard.")),
    GlossaryEntry(
      ["drivers"], Phrase(en: "Hazard ratio", fr: "Rapport de risque"),
      Phrase(
        en:
          "How many times as often customers of one kind leave, at any one time, as those they are compared with, "
          + "other drivers equal. 1 is no difference.",
        fr:
          "Combien de fois plus souvent partent, à un moment donné, les clients d’une sorte par rapport à ceux "
          + "auxquels on les compare, les autres facteurs étant égaux. 1 : aucun écart.")),
    GlossaryEntry(
      ["drivers"], Phrase(en: "Concordance (C)", fr: "Concordance (C)"),
      Phrase(
        en:
          "Of two customers of whom it is known who left first, how often the model gave that one the higher risk; "
          + "one half is guessing. Uno’s C does not depend on how long customers happened to be followed.",
        fr:
          "De deux clients dont on sait lequel est parti d’abord, la fréquence à laquelle le modèle lui donnait le "
          + "risque le plus élevé ; un demi revient au hasard. Le C d’Uno ne dépend pas de la durée du suivi."
      )),
    GlossaryEntry(
      ["drivers"], Phrase(en: "Brier score", fr: "Score de Brier"),
      Phrase(
        en:
          "The mean squared difference between the probability given and what happened, 1 or 0. Smaller is better.",
        fr:
          "L’écart quadratique moyen entre la probabilité donnée et ce qui est arrivé, 1 ou 0. Plus petit est "
          + "meilleur.")),
    GlossaryEntry(
      ["drivers"], Phrase(en: "Variance inflation", fr: "Inflation de la variance"),
      Phrase(
        en:
          "How much less sure a driver’s ratio is for saying partly what other drivers say. 1 is not at all.",
        fr:
          "Combien le rapport d’un facteur perd en précision parce que d’autres facteurs disent en partie la même "
          + "chose. 1 : pas du tout.")),
    GlossaryEntry(
      ["hazard"], Phrase(en: "Hazard", fr: "Risque de départ"),
      Phrase(
        en: "Of the customers still here when a period of life begins, the share who leave in it.",
        fr:
          "Parmi les clients encore présents au début d’une période de vie, la part de ceux qui partent pendant celle-ci."
      )),
    GlossaryEntry(
      ["model"], Phrase(en: "Calibration", fr: "Calibration"),
      Phrase(
        en: "Whether, of the customers given a certain score, that share left. A slope of one is right.",
        fr: "Si, parmi les clients ayant un certain score, cette part est partie. Une pente de un est juste.")
    ),
    GlossaryEntry(
      ["kpis", "roi", "outreach"], Phrase(en: "Revenue at risk", fr: "Revenu menacé"),
      Phrase(
        en: "Churn score times revenue times margin over the horizon, summed over customers still here.",
        fr:
          "Score de départ multiplié par le revenu et la marge sur l’horizon, sommé sur les clients présents."
      )),
    GlossaryEntry(
      ["roi", "outreach", "campaign"], Phrase(en: "Holdout", fr: "Groupe témoin"),
      Phrase(
        en:
          "Customers left alone on purpose, chosen by chance, so that the effect of the campaign can be measured.",
        fr:
          "Des clients laissés volontairement de côté, tirés au sort, pour que l’effet de la campagne puisse être "
          + "mesuré.")),
    GlossaryEntry(
      ["roi"], Phrase(en: "Break-even effect", fr: "Seuil de rentabilité"),
      Phrase(
        en: "The smallest reduction of churn at which an action pays for itself.",
        fr: "La plus petite réduction du départ à laquelle une action se rembourse.")),
    GlossaryEntry(
      ["sensitivity"], Phrase(en: "Worth of knowing", fr: "Valeur du savoir"),
      Phrase(
        en:
          "What the best choice made with the answer brings more, on average, than the best made without it. Nothing "
          + "where the choice would be the same whatever the answer.",
        fr:
          "Ce que le meilleur choix fait en connaissant la réponse rapporte de plus, en moyenne, que le meilleur fait "
          + "sans elle. Rien si le choix serait le même quelle que soit la réponse.")),
    GlossaryEntry(
      ["roi"], Phrase(en: "Assumed effect", fr: "Effet supposé"),
      Phrase(
        en: "An effect that was typed in and not measured by an experiment; its range is a scenario, not an "
          + "uncertainty.",
        fr: "Un effet saisi et non mesuré par une expérience ; sa plage est un scénario, non une incertitude."
      )),
  ]
}
