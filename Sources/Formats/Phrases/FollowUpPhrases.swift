/// Words of what came of a published plan.
extension Phrase {
  // MARK: Numbers that are not there

  public static let followUpNone = Phrase(
    en: "no plan has been published before", fr: "aucun plan publié auparavant")
  public static let followUpUnknown = Phrase(en: "not known", fr: "inconnu")
  public static let followUpFew = Phrase(
    en: "too few customers to tell", fr: "trop peu de clients pour le dire")

  // MARK: Remarks

  public static let followUpRemarkNone = Phrase(
    en:
      "No plan has been published for a period before this one, so nothing can have come of it. Once there is one, this "
      + "section says whom it treated, who stayed, and how that compares with those it left alone.",
    fr:
      "Aucun plan n’a été publié pour une période antérieure : il ne peut donc rien en être advenu. Dès qu’il y en aura un, "
      + "cette section dira qui il a traité, qui est resté, et ce qu’il en est face à ceux qu’il a laissés tranquilles."
  )
  public static let followUpRemarkWho = Phrase(
    en:
      "The plan of {period} recommended an action to {n} {n#customer#customers} and left {held} alone on purpose, "
      + "{compared} of whom it would have treated as well: with these it is compared.",
    fr:
      "Le plan de {period} a recommandé une action à {n} {n#client#clients} et en a laissé {held} tranquilles exprès, dont "
      + "{compared} qu’il aurait aussi traités : c’est à eux qu’on le compare.")
  public static let followUpRemarkReach = Phrase(
    en: "Of those recommended: {list}.", fr: "Parmi les clients recommandés : {list}.")
  public static let followUpRemarkUnknownReach = Phrase(
    en: "Whom it reached is not known: the data say nothing of what was delivered.",
    fr: "Qui a été atteint n’est pas connu : les données ne disent rien des envois.")
  public static let followUpRemarkKept = Phrase(
    en: "{saved} more of those recommended stayed than of as many held out ({interval}).",
    fr: "{saved} clients recommandés de plus sont restés que parmi autant de témoins ({interval}).")
  public static let followUpRemarkLost = Phrase(
    en: "{saved} fewer of those recommended stayed than of as many held out ({interval}).",
    fr: "{saved} clients recommandés de moins sont restés que parmi autant de témoins ({interval}).")
  public static let followUpRemarkUnsure = Phrase(
    en:
      "That the plan kept anybody cannot be told from chance: the difference from as many held out is {saved} who stayed "
      + "({interval}).",
    fr:
      "Que le plan ait gardé quelqu’un ne se distingue pas du hasard : l’écart avec autant de témoins est de {saved} "
      + "clients restés ({interval}).")
  public static let followUpRemarkExpected = Phrase(
    en: "It expected {base} ({range} under low and high effects).",
    fr: "Il en attendait {base} ({range} selon des effets faibles ou forts).")
  public static let followUpRemarkFew = Phrase(
    en: "What the plan kept is not shown: a side has fewer than {min} customers whose outcome is known.",
    fr: "Ce que le plan a gardé n’est pas montré : un côté a moins de {min} clients dont l’issue est connue.")
  public static let followUpRemarkMore = Phrase(
    en:
      "Of the {n} held out {left} left, where the plan’s probabilities led to expect {expected}: {ratio} times as many "
      + "({interval}). They were too low.",
    fr:
      "Des {n} témoins, {left} sont partis, là où les probabilités du plan en faisaient attendre {expected} : {ratio} fois "
      + "ce nombre ({interval}). Elles étaient trop basses.")
  public static let followUpRemarkFewer = Phrase(
    en:
      "Of the {n} held out {left} left, where the plan’s probabilities led to expect {expected}: {ratio} times as many "
      + "({interval}). They were too high.",
    fr:
      "Des {n} témoins, {left} sont partis, là où les probabilités du plan en faisaient attendre {expected} : {ratio} fois "
      + "ce nombre ({interval}). Elles étaient trop hautes.")
  public static let followUpRemarkHeld = Phrase(
    en:
      "Of the {n} held out {left} left, where the plan’s probabilities led to expect {expected}: {ratio} times as many "
      + "({interval}), which chance explains.",
    fr:
      "Des {n} témoins, {left} sont partis, là où les probabilités du plan en faisaient attendre {expected} : {ratio} fois "
      + "ce nombre ({interval}), ce que le hasard explique.")

  // MARK: Caveats

  public static let followUpCaveatTerms = Phrase(
    en:
      "Everyone recommended counts, reached or not. Customers kept are valued as the plan valued them, and its cost is "
      + "the one it planned.",
    fr:
      "Tous les clients recommandés comptent, atteints ou non. Les clients gardés valent ce que le plan leur attribuait, et "
      + "son coût est celui qu’il prévoyait.")
  public static let followUpCaveatSpent = Phrase(
    en:
      "Everyone recommended counts, reached or not. Customers kept are valued as the plan valued them; the cost is what the "
      + "data say was spent.",
    fr:
      "Tous les clients recommandés comptent, atteints ou non. Les clients gardés valent ce que le plan leur attribuait ; "
      + "le coût est celui que disent les données.")
  public static let followUpCaveatMissing = Phrase(
    en:
      "{n} {n#customer#customers} of both sides are not in the new data, or without an outcome there; they are left out.",
    fr:
      "{n} {n#client#clients} des deux côtés {n#est absent#sont absents} des nouvelles données, ou sans issue connue ; "
      + "{n#il est écarté#ils sont écartés}.")
  public static let followUpCaveatAttrition = Phrase(
    en: "Outcomes are not known alike on both sides ({p}), so that those left out may make the difference.",
    fr:
      "Les issues ne sont pas également connues des deux côtés ({p}) ; ceux qui manquent peuvent faire la différence."
  )
  public static let followUpCaveatImbalance = Phrase(
    en:
      "The two sides’ scores lie {value} standard deviations apart, so that they were not alike from the start.",
    fr:
      "Les scores des deux côtés sont distants de {value} écart-type : ils n’étaient pas semblables au départ."
  )
  public static let followUpCaveatContaminated = Phrase(
    en:
      "{n} of those held out were reached all the same, so the effect shown is smaller than that of being reached.",
    fr:
      "{n} témoins ont tout de même été atteints ; l’effet montré est donc plus petit que celui d’être atteint."
  )

  // MARK: Exhibits

  public static let followUpTitle = Phrase(
    en: "Customers kept: expected and found", fr: "Clients gardés : attendus et constatés")
  public static let followUpSubtitle = Phrase(
    en: "Plan of {period}; range of its effects when published, and {level} interval of what came about",
    fr: "Plan de {period} ; fourchette de ses effets à la publication, et intervalle à {level} du constat")
  public static let followUpAxis = Phrase(en: "Customers kept", fr: "Clients gardés")
  public static let followUpExpected = Phrase(en: "Expected", fr: "Attendus")
  public static let followUpFound = Phrase(en: "Found", fr: "Constatés")
  public static let followUpAlt = Phrase(
    en: "Customers kept by the plan of {period}: expected {base} ({range}), found {saved} ({interval}).",
    fr: "Clients gardés par le plan de {period} : attendus {base} ({range}), constatés {saved} ({interval}).")
  public static let followUpTableTitle = Phrase(
    en: "The plan as expected, and what came about", fr: "Le plan tel qu’attendu, et ce qui est advenu")
  public static let followUpTableSubtitle = Phrase(
    en: "All who were recommended an action, against those held out; intervals at {level}",
    fr: "Tous les clients recommandés, face aux témoins ; intervalles à {level}")
  public static let followUpMeasure = Phrase(en: "Measure", fr: "Mesure")
  public static let followUpCameAbout = Phrase(en: "Came about", fr: "Advenu")
  public static let followUpExpectedHeader = Phrase(en: "Expected", fr: "Attendu")
  public static let followUpKept = Phrase(en: "Customers kept", fr: "Clients gardés")
  public static let followUpRetained = Phrase(en: "Value of those kept", fr: "Valeur des clients gardés")
  public static let followUpCost = Phrase(en: "Cost", fr: "Coût")
  public static let followUpNet = Phrase(en: "Net value", fr: "Valeur nette")
  public static let followUpReturn = Phrase(
    en: "Net value for each unit spent", fr: "Valeur nette par unité dépensée")
  public static let followUpPerKept = Phrase(en: "Cost for each kept", fr: "Coût par client gardé")
  public static let followUpAsPlanned = Phrase(en: "as planned", fr: "comme prévu")

  public static let followUpSidesTitle = Phrase(
    en: "Who stayed and who left", fr: "Qui est resté et qui est parti")
  public static let followUpSidesSubtitle = Phrase(
    en: "Shares with Wilson intervals, the gain with Newcombe’s, at {level}",
    fr: "Parts avec intervalles de Wilson, gain avec celui de Newcombe, à {level}")
  public static let followUpSide = Phrase(en: "Side", fr: "Côté")
  public static let followUpRecommended = Phrase(en: "Recommended an action", fr: "Recommandés")
  public static let followUpWithheld = Phrase(
    en: "Held out, would have been treated", fr: "Témoins qui auraient été traités")
  public static let followUpSpared = Phrase(
    en: "Held out, no action paid", fr: "Témoins pour qui rien ne payait")
  public static let followUpMissing = Phrase(en: "Not known", fr: "Inconnus")
  public static let followUpLeft = Phrase(en: "Left", fr: "Partis")
  public static let followUpRate = Phrase(en: "Share", fr: "Part")

  public static let followUpActionsTitle = Phrase(
    en: "By action recommended or withheld", fr: "Par action recommandée ou retenue")
  public static let followUpActionsSubtitle = Phrase(
    en: "Actions with {min} customers or more on either side; gains with Newcombe’s intervals at {level}",
    fr: "Actions d’au moins {min} clients de chaque côté ; gains avec intervalles de Newcombe à {level}")
  public static let followUpAction = Phrase(en: "Action", fr: "Action")

  public static let followUpReachTitle = Phrase(en: "How far the plan came", fr: "Jusqu’où le plan est allé")
  public static let followUpReachSubtitle = Phrase(
    en: "Share of all recommended and of all held out, with Wilson intervals at {level}",
    fr: "Part des clients recommandés et des témoins, intervalles de Wilson à {level}")
  public static let followUpHeldOut = Phrase(en: "Held out", fr: "Témoins")
  public static let followUpRecommendedHeader = Phrase(en: "Recommended", fr: "Recommandés")

  public static let followUpScoresTitle = Phrase(
    en: "How well the plan’s probabilities held", fr: "Comment les probabilités du plan ont tenu")
  public static let followUpScoresSubtitle = Phrase(
    en: "{n} customers held out, in groups of rising probability; whiskers are Wilson intervals at {level}",
    fr: "{n} témoins, par groupes de probabilité croissante ; moustaches de Wilson à {level}")
  public static let followUpScoresAlt = Phrase(
    en: "Expected against observed shares who left, of {n} held out: {left} left, {expected} were expected.",
    fr: "Parts de départs attendues et observées de {n} témoins : {left} partis, {expected} attendus.")
  public static let followUpScoresNote = Phrase(
    en:
      "Only customers held out: what was done to the others may have changed who left. Calibration slope {slope}, AUC {auc}.",
    fr:
      "Seulement les témoins : ce qui a été fait aux autres peut avoir changé qui part. Pente de calibration {slope}, AUC {auc}."
  )

  public static let followUpChecksTitle = Phrase(
    en: "Were both sides alike?", fr: "Les deux côtés étaient-ils semblables ?")
  public static let followUpChecksSubtitle = Phrase(
    en: "What could make a difference without any action",
    fr: "Ce qui ferait une différence sans aucune action")
  public static let followUpKnownAlike = Phrase(
    en: "Outcomes known alike on both sides", fr: "Issues connues également des deux côtés")
  public static let followUpAlike = Phrase(en: "Scores alike", fr: "Scores semblables")
  public static let followUpAlikeFound = Phrase(
    en: "{value} standard deviations apart", fr: "distants de {value} écart-type")

  // MARK: Ledger

  public static let followUpAbsent = Phrase(
    en: "not in the new data", fr: "absents des nouvelles données")
  public static let followUpNoOutcome = Phrase(
    en: "in the new data without an outcome", fr: "dans les nouvelles données sans issue connue")
}
