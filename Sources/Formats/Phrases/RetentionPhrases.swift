/// Words of retention by cohort.
extension Phrase {
  // MARK: Titles and axes

  public static let retentionTitleActive = Phrase(
    en: "Customers active again, by cohort", fr: "Clients de nouveau actifs, par cohorte")
  public static let retentionTitleStays = Phrase(
    en: "Customers still here, by cohort", fr: "Clients encore présents, par cohorte")
  public static let retentionTitleUnbounded = Phrase(
    en: "Customers active then or later, by cohort", fr: "Clients actifs alors ou plus tard, par cohorte")
  public static let retentionTitleRevenue = Phrase(
    en: "Revenue kept, by cohort", fr: "Revenu conservé, par cohorte")
  public static let retentionHeatSubtitle = Phrase(
    en: "{n} {n#customer#customers}; shades from {low} to {high}, darker is more; hatched: not over yet",
    fr: "{n} {n#client#clients} ; du clair ({low}) au foncé ({high}) ; hachuré : période inachevée")
  public static let retentionRow = Phrase(en: "{cohort} ({n})", fr: "{cohort} ({n})")
  public static let retentionAverageRow = Phrase(en: "All cohorts", fr: "Toutes les cohortes")
  public static let retentionAxisWeeks = Phrase(
    en: "Weeks since the cohort’s first; numbers in %",
    fr: "Semaines depuis la première de la cohorte ; nombres en %")
  public static let retentionAxisMonths = Phrase(
    en: "Months since the cohort’s first; numbers in %",
    fr: "Mois depuis le premier de la cohorte ; nombres en %")
  public static let retentionAxisQuarters = Phrase(
    en: "Quarters since the cohort’s first; numbers in %",
    fr: "Trimestres depuis le premier de la cohorte ; nombres en %")
  public static let retentionAgeWeeks = Phrase(en: "Weeks later", fr: "Semaines après")
  public static let retentionAgeMonths = Phrase(en: "Months later", fr: "Mois après")
  public static let retentionAgeQuarters = Phrase(en: "Quarters later", fr: "Trimestres après")
  public static let retentionEarlier = Phrase(
    en: "{n} earlier {n#cohort is#cohorts are} in the file of cohorts and in the average.",
    fr:
      "{n} {n#cohorte antérieure figure#cohortes antérieures figurent} dans le fichier des cohortes et dans la "
      + "moyenne.")
  public static let retentionCurveTitle = Phrase(
    en: "Retention on average over cohorts", fr: "Rétention moyenne des cohortes")
  public static let retentionCurveSubtitle = Phrase(
    en: "{n} {n#customer#customers}, all cohorts that have reached an age together; {level} intervals",
    fr: "{n} {n#client#clients}, toutes les cohortes ayant atteint l’âge réunies ; intervalles à {level}")
  public static let retentionAveragesSubtitle = Phrase(
    en: "Sum over sum, over the cohorts that have reached each age",
    fr: "Somme sur somme, sur les cohortes ayant atteint chaque âge")
  public static let retentionCountsTitle = Phrase(
    en: "Customers behind the shares, by cohort", fr: "Effectifs par cohorte")
  public static let retentionCountsSubtitle = Phrase(
    en: "Customers of the cohort active in each period", fr: "Clients de la cohorte actifs à chaque période")
  public static let retentionCohortHeader = Phrase(en: "Cohort", fr: "Cohorte")
  public static let retentionCohortsHeader = Phrase(en: "Cohorts", fr: "Cohortes")
  public static let retentionActiveHeader = Phrase(en: "Active", fr: "Actifs")
  public static let retentionUnboundedHeader = Phrase(en: "Active then or later", fr: "Actifs alors ou après")
  public static let retentionRevenueHeader = Phrase(en: "Revenue kept", fr: "Revenu conservé")
  public static let retentionNotOver = Phrase(en: "not over", fr: "inachevé")

  public static let retentionByTitle = Phrase(
    en: "Retention by {column}", fr: "Rétention par {column}")
  public static let retentionBySubtitle = Phrase(
    en: "{n} {n#customer#customers}, cohorts of each group together; {level} intervals",
    fr: "{n} {n#client#clients}, cohortes de chaque groupe réunies ; intervalles à {level}")
  public static let retentionByTableSubtitle = Phrase(
    en: "Intervals and differences {age} on; differences from {first}, the largest group",
    fr: "Intervalles et écarts après {age} ; écarts à {first}, le plus grand groupe")
  public static let retentionByDifference = Phrase(en: "Difference", fr: "Écart")
  public static let retentionByP = Phrase(en: "p", fr: "p")
  public static let retentionByNote = Phrase(
    en:
      "Differences carry Newcombe’s intervals; p-values are Holm’s over the groups compared. Groups may differ in what else "
      + "their customers are: these are associations.",
    fr:
      "Écarts : intervalles de Newcombe ; valeurs p corrigées par la méthode de Holm sur les groupes comparés. Les groupes "
      + "peuvent différer par bien d’autres traits : ce sont des associations.")
  public static let retentionByNoteRevenue = Phrase(
    en: "Groups may differ in what else their customers are: these are associations.",
    fr: "Les groupes peuvent différer par bien d’autres traits : ce sont des associations.")
  public static let retentionByHidden = Phrase(
    en: "Not shown, for being small or to hide those that are: {names} ({n} {n#customer#customers}).",
    fr: "Non montrés, trop petits ou pour protéger ceux qui le sont : {names} ({n} {n#client#clients}).")
  public static let retentionByFound = Phrase(
    en:
      "{age} on, {group} keeps {difference} ({level} interval {interval}) of its customers compared with {first}: the largest "
      + "difference, {p} after Holm’s correction over {tests} {tests#group#groups}.",
    fr:
      "Après {age}, {group} garde {difference} de ses clients par rapport à {first} (intervalle à {level} : {interval}) : le "
      + "plus grand écart, {p} après correction de Holm sur {tests} {tests#groupe#groupes}.")
  public static let retentionByNone = Phrase(
    en:
      "{age} on, no group stands out from {first} beyond chance; the largest difference is {difference} ({group}, {level} "
      + "interval {interval}).",
    fr:
      "Après {age}, aucun groupe ne se distingue de {first} au-delà du hasard ; le plus grand écart est de {difference} "
      + "({group}, intervalle à {level} : {interval}).")
  public static let retentionObserved = Phrase(en: "Observed", fr: "Observé")
  public static let retentionProjected = Phrase(en: "Projected", fr: "Projeté")
  public static let retentionProjectedLabel = Phrase(en: "Projected", fr: "Projeté")
  public static let retentionNoProjection = Phrase(en: "not projected", fr: "non projeté")
  public static let retentionProjectionTitle = Phrase(
    en: "Retention observed and projected", fr: "Rétention observée et projetée")
  public static let retentionProjectionSubtitle = Phrase(
    en: "Shifted beta-geometric model of {n} {n#customer#customers} (α {alpha}, β {beta})",
    fr: "Modèle bêta-géométrique décalé de {n} {n#client#clients} (α {alpha}, β {beta})")
  public static let retentionProjectionCaveat = Phrase(
    en:
      "Beyond {age} the average is projected by a model in which each customer leaves with an unchanging chance of their own "
      + "(shifted beta-geometric). It lies within {gap} of what was observed; its intervals hold if that goes on.",
    fr:
      "Au-delà de {age}, la moyenne est projetée par un modèle où chaque client part avec une probabilité propre et constante "
      + "(bêta-géométrique décalé). Il s’écarte de l’observé de {gap} au plus ; ses intervalles valent si cela continue."
  )
  public static let retentionProjectionOff = Phrase(
    en:
      "The projection beyond {age} departs from what was observed by up to {gap}: the model (shifted beta-geometric) does not "
      + "follow these customers, and its intervals are too narrow.",
    fr:
      "La projection au-delà de {age} s’écarte de l’observé de {gap} au plus : le modèle (bêta-géométrique décalé) ne suit pas "
      + "ces clients et ses intervalles sont trop étroits.")
  public static let retentionProjectionNoVariation = Phrase(
    en: "Nothing is projected: nobody left, or everybody in their first period.",
    fr: "Rien n’est projeté : personne n’est parti, ou tous dès leur première période.")
  public static let retentionProjectionNoSpread = Phrase(
    en:
      "Nothing is projected: retention does not rise with age, so the model (shifted beta-geometric) has no spread among "
      + "customers to find.",
    fr:
      "Rien n’est projeté : la rétention n’augmente pas avec l’âge, donc le modèle (bêta-géométrique décalé) ne trouve aucune "
      + "diversité entre clients.")
  public static let retentionProjectionNotConverged = Phrase(
    en: "Nothing is projected: the model could not be fitted.",
    fr: "Rien n’est projeté : le modèle n’a pas pu être ajusté.")

  // MARK: Remarks

  public static let retentionRemark = Phrase(
    en:
      "Of {n} {n#customer#customers}, {share} were active {age} later; {later} later it was {later_share} of the "
      + "cohorts that have come so far.",
    fr:
      "Sur {n} {n#client#clients}, {share} étaient actifs {age} plus tard ; {later} plus tard, c’était {later_share} "
      + "des cohortes arrivées jusque-là.")
  public static let retentionRemarkOne = Phrase(
    en: "Of {n} {n#customer#customers}, {share} were active {age} later.",
    fr: "Sur {n} {n#client#clients}, {share} étaient actifs {age} plus tard.")
  public static let retentionRemarkRevenue = Phrase(
    en:
      "{age} later {n} {n#customer#customers} brought {share} of the revenue of their first period; {later} later "
      + "it was {later_share} for the cohorts that have come so far.",
    fr:
      "{age} plus tard, {n} {n#client rapportait#clients rapportaient} {share} du revenu de leur première période ; "
      + "{later} plus tard, c’était {later_share} pour les cohortes arrivées jusque-là.")
  public static let retentionRemarkRevenueOne = Phrase(
    en: "{age} later {n} {n#customer#customers} brought {share} of the revenue of their first period.",
    fr:
      "{age} plus tard, {n} {n#client rapportait#clients rapportaient} {share} du revenu de leur première période."
  )
  public static let retentionChange = Phrase(
    en:
      "The largest change from one cohort to the next is {difference} ({level} interval {interval}), {age} on, from "
      + "{from} to {to}: {p} among {tests} {tests#change#changes} looked at (Benjamini–Hochberg).",
    fr:
      "La plus forte évolution d’une cohorte à la suivante est de {difference} (intervalle à {level} : {interval}), "
      + "après {age}, de {from} à {to} : {p} parmi {tests} {tests#évolution examinée#évolutions examinées} "
      + "(Benjamini–Hochberg).")
  public static let retentionNoChange = Phrase(
    en: "Of {tests} {tests#change#changes} from one cohort to the next none stands out from chance "
      + "(Benjamini–Hochberg); the largest is {difference}.",
    fr:
      "Sur {tests} {tests#évolution#évolutions} d’une cohorte à la suivante, aucune ne se distingue du hasard "
      + "(Benjamini–Hochberg) ; la plus forte est de {difference}.")

  // MARK: Caveats and ledger

  public static let retentionByOrders = Phrase(
    en:
      "A cohort is everyone whose first purchase fell into a period; a customer is active in a period with a "
      + "purchase in it. Returns are no purchase and lower the revenue of their period.",
    fr:
      "Une cohorte réunit les clients dont le premier achat tombe dans une période ; un client est actif dans une "
      + "période où il achète. Un retour n’est pas un achat et diminue le revenu de sa période.")
  public static let retentionBySignUp = Phrase(
    en:
      "A cohort is everyone who signed up in a period, those who never bought included; a customer is active in a "
      + "period with a purchase in it.",
    fr:
      "Une cohorte réunit les inscrits d’une période, y compris ceux qui n’ont jamais acheté ; un client est actif "
      + "dans une période où il achète.")
  public static let retentionByDates = Phrase(
    en:
      "A cohort is everyone who began in a period; whoever is a customer for a day of a period is active in it, so "
      + "those who leave count up to the period of their last day.",
    fr:
      "Une cohorte réunit les clients ayant commencé dans une période ; est actif dans une période quiconque y est "
      + "client au moins un jour : un client qui part compte jusqu’à la période de son dernier jour.")
  public static let retentionOlder = Phrase(
    en:
      "The orders begin in the period of the first cohort ({cohort}): there, and less and less in the cohorts right "
      + "after it, a first order may be that of a customer who had bought before the data begin.",
    fr:
      "Les commandes commencent dans la période de la première cohorte ({cohort}) : dans celle-ci, et de moins en "
      + "moins dans les suivantes, une première commande peut être celle d’un client ayant acheté avant le début des "
      + "données.")
  public static let retentionPartial = Phrase(
    en: "The data reach to {day}, so {period} is not over: it is hatched and counts in no share.",
    fr: "Les données vont jusqu’au {day} : {period} est inachevé, donc hachuré et absent des parts.")
  public static let retentionPartialShown = Phrase(
    en: "The data reach to {day}, so {period} is not over, and its shares can still rise.",
    fr: "Les données vont jusqu’au {day} : {period} est inachevé et ses parts peuvent encore augmenter.")
  public static let retentionReturning = Phrase(
    en: "Customers who pause and come back count again, so a cohort’s share can rise.",
    fr:
      "Un client qui s’interrompt puis revient compte de nouveau : la part d’une cohorte peut donc remonter.")
  public static let retentionUnboundedCaveat = Phrase(
    en:
      "The latest periods have had little time for anyone to come back in, so this share falls towards the end of "
      + "the data by construction.",
    fr:
      "Les dernières périodes ont laissé peu de temps pour revenir : par construction, cette part baisse vers la fin "
      + "des données.")
  public static let retentionSurvivors = Phrase(
    en:
      "The data hold those who were customers when their window opened: cohorts that began before then lack whoever "
      + "had left by then, so their shares are too high, the more so the older the cohort. A survival cell allows for "
      + "that.",
    fr:
      "Les données comptent les clients présents à l’ouverture de leur fenêtre : aux cohortes plus anciennes manquent "
      + "ceux qui étaient déjà partis, et leurs parts sont donc trop élevées, d’autant plus que la cohorte est "
      + "ancienne. Une cellule survival en tient compte.")
  public static let retentionWithheld = Phrase(
    en:
      "{n} {n#cohort is#cohorts are} not shown, for having fewer than {min} customers or so that the numbers of "
      + "those cannot be worked out from totals: {names}.",
    fr:
      "{n} {n#cohorte n’est pas montrée#cohortes ne sont pas montrées}, faute d’avoir {min} clients ou pour que "
      + "l’effectif de celles-ci ne puisse être déduit des totaux : {names}.")
  public static let retentionLedgerAfter = Phrase(
    en: "after the report’s date", fr: "postérieures à la date du rapport")
  public static let retentionLedgerCancelled = Phrase(en: "cancelled sales", fr: "ventes annulées")
  public static let retentionLedgerOutside = Phrase(
    en: "signed up outside the time that the orders cover, or on no known day",
    fr: "inscrits hors de la période couverte par les commandes, ou à une date inconnue")
  public static let retentionLedgerBeganAfter = Phrase(
    en: "began after the report’s date", fr: "arrivés après la date du rapport")
  public static let retentionLedgerReversed = Phrase(
    en: "end before they begin", fr: "finissent avant de commencer")
  public static let retentionLedgerUndated = Phrase(
    en: "left on no known day", fr: "partis à une date inconnue")
}
