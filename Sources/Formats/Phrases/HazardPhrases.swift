/// Words of the hazard of leaving and of the periods that stand out.
extension Phrase {
  public static let hazardTitle = Phrase(
    en: "Share of customers at risk who leave in each {unit} {since}",
    fr: "Part des clients à risque qui partent, par {unit} {since}")
  public static let hazardTitleCause = Phrase(
    en: "Share of customers at risk who leave for “{cause}” in each {unit} {since}",
    fr: "Part des clients à risque qui partent pour « {cause} », par {unit} {since}")
  public static let hazardSinceJoining = Phrase(en: "since joining", fr: "depuis l’arrivée")
  public static let hazardSinceStart = Phrase(
    en: "since the start of the window", fr: "depuis le début de la fenêtre")
  public static let sinceStartAxis = Phrase(
    en: "{unit} since the start of the window", fr: "{unit} depuis le début de la fenêtre")
  public static let calendarClock = Phrase(
    en:
      "Time is counted from the start of the window for everyone, whatever their tenure: this shows when in the window "
      + "customers left, and not how long they stay. Who joined in the window is left out.",
    fr:
      "Le temps est compté pour tous à partir du début de la fenêtre, quelle que soit l’ancienneté : on voit quand, dans "
      + "la fenêtre, les clients sont partis, et non combien de temps ils restent. Qui est arrivé dans la fenêtre est "
      + "écarté.")
  public static let ledgerJoinedInWindow = Phrase(
    en: "joined in the window, so not there at its start",
    fr: "arrivés dans la fenêtre, donc absents à son début")
  public static let hazardCauseSpecific = Phrase(
    en:
      "Only leaving for “{cause}” counts. {n} {n#customer#customers} who left for another reason {n#was#were} at risk "
      + "until then.",
    fr:
      "Seul compte le départ pour « {cause} ». {n} {n#client parti#clients partis} pour une autre raison "
      + "{n#était#étaient} à risque jusque-là.")
  public static let hazardCauseWeighted = Phrase(
    en: "Only leaving for “{cause}” counts. Customers who left for another reason were at risk until then.",
    fr:
      "Seul compte le départ pour « {cause} ». Les clients partis pour une autre raison étaient à risque jusque-là."
  )
  public static let hazardWeighted = Phrase(
    en:
      "Customers weigh what {column} says. Shares are of weights; at risk and left are as many equally weighted "
      + "customers as they are worth, which intervals and tests rest on.",
    fr:
      "Les clients pèsent selon « {column} ». Les parts sont pondérées ; à risque et partis valent autant de clients de "
      + "même poids, sur quoi reposent intervalles et tests.")
  public static let hazardByTitle = Phrase(
    en: "Risk of leaving over time, by {column}", fr: "Risque de départ au fil du temps, par {column}")
  public static let hazardBySubtitle = Phrase(
    en: "{n} {n#customer#customers}, {period}; smoothed share of those at risk who leave",
    fr: "{n} {n#client#clients}, {period} ; part lissée des clients à risque qui partent")
  public static let hazardByNote = Phrase(
    en:
      "Lines are smoothed over {n} {n#period#periods} either side, for the eye only, and drawn where {min} or more are at "
      + "risk; the table tests each group’s own periods.",
    fr:
      "Lignes lissées sur {n} {n#période#périodes} de part et d’autre, simple aide visuelle, tracées à partir de {min} "
      + "clients à risque ; le tableau teste les périodes de chaque groupe.")
  public static let hazardGroupsTitle = Phrase(
    en: "What stands out in each group, by {column}", fr: "Ce qui ressort dans chaque groupe, par {column}")
  public static let hazardGroupsSubtitle = Phrase(
    en:
      "Each group’s periods tested by themselves; p-values {correction}, at a level shared by {groups} groups",
    fr: "Périodes testées groupe par groupe ; valeurs p {correction}, au seuil partagé entre {groups} groupes"
  )
  public static let hazardMeanHeader = Phrase(en: "Mean hazard", fr: "Risque moyen")
  public static let hazardTestedHeader = Phrase(en: "Tested", fr: "Testées")
  public static let hazardNothingFound = Phrase(en: "no period stands out", fr: "aucune période ne ressort")
  public static let hazardGroupPeriodsTitle = Phrase(
    en: "Risk of leaving in each group, period by period, by {column}",
    fr: "Risque de départ par groupe, période par période, par {column}")
  public static let hazardGroupPeriodsSubtitle = Phrase(
    en: "Wilson {level} intervals", fr: "Intervalles de Wilson à {level}")
  public static let hazardSubtitle = Phrase(
    en: "{n} {n#customer#customers}, {period}; dots with Wilson {level} intervals",
    fr: "{n} {n#client#clients}, {period} ; points et intervalles de Wilson à {level}")
  public static let hazardTimeAxis = Phrase(en: "{unit} since joining", fr: "{unit} depuis l’arrivée")
  public static let hazardAtRisk = Phrase(en: "At risk", fr: "À risque")
  public static let hazardRiskTable = Phrase(
    en: "Customers at risk in each period named, and how many left in it",
    fr: "Clients à risque dans chaque période indiquée, et départs dans celle-ci")
  public static let hazardDrawing = Phrase(
    en:
      "Grey line: smoothed over {n} {n#period#periods} either side, without those that stand out; for the eye only. "
      + "Periods with fewer than {min} at risk are not drawn.",
    fr:
      "Ligne grise : lissage sur {n} {n#période#périodes} de part et d’autre, sans celles qui ressortent ; simple aide "
      + "visuelle. Les périodes de moins de {min} clients à risque ne sont pas tracées.")
  public static let hazardLabelSpike = Phrase(
    en: "{period}: {times} the periods around it", fr: "{period} : {times} les périodes voisines")
  public static let hazardLabelContract = Phrase(
    en: "{period}: contract end, {times} the periods around it",
    fr: "{period} : fin de contrat, {times} les périodes voisines")
  public static let hazardLabelEarly = Phrase(
    en: "{period}: early-life risk", fr: "{period} : risque de début de vie")
  public static let hazardLabelAsked = Phrase(
    en: "{period}: not supported", fr: "{period} : non étayé")
  public static let hazardLabelUntested = Phrase(
    en: "{period}: not tested", fr: "{period} : non testé")
  public static let hazardLabelEnd = Phrase(en: "contract end", fr: "fin de contrat")
  public static let hazardLabelEnds = Phrase(en: "contract ends", fr: "fins de contrat")

  public static let hazardMomentsTitle = Phrase(
    en: "Periods that stand out, were asked about or end a contract",
    fr: "Périodes qui ressortent, sont vérifiées ou closent un contrat")
  public static let hazardPeriodsTitle = Phrase(
    en: "Risk of leaving, period by period", fr: "Risque de départ, période par période")
  public static let hazardTableSubtitle = Phrase(
    en: "{tested} {tested#period#periods} tested; p-values {correction}; {level} intervals",
    fr: "{tested} {tested#période testée#périodes testées} ; valeurs p {correction} ; intervalles à {level}")
  public static let hazardRule = Phrase(
    en:
      "A period is a moment of truth when its hazard exceeds that of the {window} {window#period#periods} before and "
      + "after it together (exact conditional binomial test, one-sided, below {alpha}), is at least {ratio} those "
      + "before and those after, and {events} or more left of {at_risk} or more at risk. The first "
      + "period is compared with the three that follow. The last is not tested: observation ends there.",
    fr:
      "Une période est un moment de vérité quand son risque dépasse celui des {window} {window#période#périodes} "
      + "d’avant et d’après réunies (test binomial conditionnel exact, unilatéral, sous {alpha}), vaut au moins "
      + "{ratio} celui d’avant comme celui d’après, avec {events} départs ou plus sur {at_risk} clients à "
      + "risque ou plus. La première est comparée aux trois suivantes. La dernière n’est pas testée : "
      + "l’observation s’y arrête.")
  public static let hazardPeriodHeader = Phrase(en: "Period", fr: "Période")
  public static let hazardHeader = Phrase(en: "Hazard", fr: "Risque")
  public static let hazardAroundHeader = Phrase(en: "Periods around it", fr: "Périodes voisines")
  public static let hazardValueHeader = Phrase(en: "Hazard", fr: "Risque")
  public static let hazardTimesHeader = Phrase(en: "Ratio", fr: "Rapport")
  public static let hazardPHeaderBH = Phrase(en: "p (BH)", fr: "p (BH)")
  public static let hazardPHeaderRaw = Phrase(en: "p", fr: "p")
  public static let hazardVerdictHeader = Phrase(en: "Found", fr: "Constat")

  public static let hazardVerdictSpike = Phrase(en: "moment of truth", fr: "moment de vérité")
  public static let hazardVerdictContract = Phrase(
    en: "moment of truth, contract end", fr: "moment de vérité, fin de contrat")
  public static let hazardVerdictEarly = Phrase(en: "early-life risk", fr: "risque de début de vie")
  public static let hazardVerdictNotHigher = Phrase(en: "not higher", fr: "pas plus élevé")
  public static let hazardVerdictFewEvents = Phrase(en: "too few left", fr: "trop peu de départs")
  public static let hazardVerdictNoPeak = Phrase(en: "no peak", fr: "pas de pic")
  public static let hazardVerdictLast = Phrase(
    en: "not tested: last period", fr: "non testé : dernière période")
  public static let hazardVerdictFewAtRisk = Phrase(
    en: "not tested: under {n} at risk", fr: "non testé : moins de {n} à risque")
  public static let hazardVerdictAlone = Phrase(
    en: "not tested: no neighbours", fr: "non testé : pas de voisines")
  public static let hazardVerdictNobody = Phrase(
    en: "not tested: nobody left", fr: "non testé : aucun départ")
  public static let hazardVerdictBeyond = Phrase(
    en: "beyond the data, which end with {last}", fr: "au-delà des données, qui s’arrêtent avec : {last}")
  public static let hazardFewShown = Phrase(en: "fewer than {n} at risk", fr: "moins de {n} à risque")
  public static let hazardNobodyAround = Phrase(
    en: "nobody left in the periods around it", fr: "aucun départ dans les périodes voisines")
  public static let hazardNoneFound = Phrase(en: "none found", fr: "aucun")

  public static let hazardAfterHolm = Phrase(en: "after Holm’s correction", fr: "après correction de Holm")
  public static let hazardAfterBH = Phrase(
    en: "after Benjamini and Hochberg’s correction", fr: "après correction de Benjamini et Hochberg")
  public static let hazardUncorrected = Phrase(
    en: "without correction for testing many periods", fr: "sans correction pour tests multiples")

  public static let hazardNobodyLeft = Phrase(
    en:
      "None of the {n} customers left, so no period stands out. Over {exposure} periods at risk in all, at most "
      + "{bound} can be expected to leave in a period ({level}, one-sided).",
    fr:
      "Aucun des {n} clients n’est parti : aucune période ne se distingue. Sur {exposure} périodes à risque au total, "
      + "au plus {bound} de départs sont à attendre par période ({level}, unilatéral).")
  public static let hazardNothingTested = Phrase(
    en: "No period could be tested, so nothing is said of moments of truth.",
    fr: "Aucune période n’a pu être testée : rien n’est dit de moments de vérité.")
  public static let hazardNoSpike = Phrase(
    en: "Of {n} {n#period#periods} tested, none stands out as a spike from those around it.",
    fr: "Sur {n} {n#période testée#périodes testées}, aucune ne forme un pic par rapport à ses voisines.")
  public static let hazardSpikes = Phrase(
    en: "Of {n} {n#period#periods} tested, {k} {k#stands#stand} out from those around {k#it#them}.",
    fr: "Sur {n} {n#période testée#périodes testées}, {k} {k#ressort#ressortent} par rapport à ses voisines.")
  public static let hazardSpike = Phrase(
    en:
      "{period}: {hazard} of those at risk leave ({range}), against {neighbours} in the periods around it, {times} as "
      + "many ({times_range}), {p} {correction}.",
    fr:
      "{period} : {hazard} des clients à risque partent ({range}), contre {neighbours} dans les périodes voisines, "
      + "soit {times} ce niveau ({times_range}), {p} {correction}.")
  public static let hazardContractSpike = Phrase(
    en:
      "{period}, a declared contract end: {hazard} of those at risk leave ({range}), against {neighbours} in the "
      + "periods around it, {times} as many ({times_range}), {p} {correction}.",
    fr:
      "{period}, fin de contrat déclarée : {hazard} des clients à risque partent ({range}), contre {neighbours} dans "
      + "les périodes voisines, soit {times} ce niveau ({times_range}), {p} {correction}.")
  public static let hazardEarlyLife = Phrase(
    en:
      "{period} carries early-life risk: {hazard} leave ({range}), {times} the share in the three periods that follow "
      + "({times_range}). Any declining risk looks so at its start, so this is not called a spike.",
    fr:
      "{period} porte un risque de début de vie : {hazard} partent ({range}), soit {times} la part des trois périodes "
      + "suivantes ({times_range}). Tout risque décroissant a cette allure à son début : ce n’est pas un pic."
  )

  public static let hazardCheckSupported = Phrase(
    en:
      "{period} is supported as a moment of truth: hazard {hazard} ({range}), neighbours {neighbours}, {times} "
      + "({times_range}), {p} {correction}.",
    fr:
      "{period} : moment de vérité étayé ; risque {hazard} ({range}), voisines {neighbours}, {times} "
      + "({times_range}), {p} {correction}.")
  public static let hazardCheckContract = Phrase(
    en:
      "{period}, a declared contract end, is supported as a moment of truth: hazard {hazard} ({range}), neighbours "
      + "{neighbours}, {times} ({times_range}), {p} {correction}.",
    fr:
      "{period}, fin de contrat déclarée : moment de vérité étayé ; risque {hazard} ({range}), voisines {neighbours}, "
      + "{times} ({times_range}), {p} {correction}.")
  public static let hazardCheckEarly = Phrase(
    en:
      "{period} is supported as early-life risk and not as a spike: hazard {hazard} ({range}), the three periods that "
      + "follow {neighbours}, {p} {correction}.",
    fr:
      "{period} : risque de début de vie étayé, et non un pic ; risque {hazard} ({range}), trois périodes suivantes "
      + "{neighbours}, {p} {correction}.")
  public static let hazardCheckNotHigher = Phrase(
    en:
      "{period} is not supported as a moment of truth: hazard {hazard} ({range}), neighbours {neighbours}, "
      + "{p} {correction}.",
    fr:
      "{period} : moment de vérité non étayé ; risque {hazard} ({range}), voisines {neighbours}, "
      + "{p} {correction}.")
  public static let hazardCheckFewEvents = Phrase(
    en:
      "{period} is not supported as a moment of truth: {left} left, fewer than {min_events}; hazard {hazard} "
      + "({range}), neighbours {neighbours}.",
    fr:
      "{period} : moment de vérité non étayé ; {left} {left#départ#départs}, moins de {min_events} ; risque {hazard} "
      + "({range}), voisines {neighbours}.")
  public static let hazardCheckNoPeak = Phrase(
    en:
      "{period} is not supported as a moment of truth: hazard {hazard} ({range}) exceeds {neighbours} in the periods "
      + "around it, but is not {ratio} both those before and those after it.",
    fr:
      "{period} : moment de vérité non étayé ; le risque {hazard} ({range}) dépasse {neighbours} dans les périodes "
      + "voisines, mais ne vaut pas {ratio} à la fois celles d’avant et celles d’après.")
  public static let hazardCheckUntested = Phrase(
    en: "{period} is not supported as a moment of truth ({why}).",
    fr: "{period} : moment de vérité non étayé ({why}).")
  public static let hazardCheckBeyond = Phrase(
    en: "{period} lies beyond the data, which end with {last}, so nothing can be said of it.",
    fr: "{period} : au-delà des données, qui s’arrêtent avec : {last} ; rien ne peut en être dit.")

  public static let hazardLedgerZero = Phrase(
    en: "a tenure of 0, so at risk in no period", fr: "ancienneté nulle, donc à risque dans aucune période")
  public static let hazardClockSnapshot = Phrase(
    en:
      "Everyone is taken to be under observation since joining, because the file is one extract of all customers. "
      + "Customers of one tenure joined at different dates, so a change on one date would show at many tenures.",
    fr:
      "Chacun est réputé observé depuis son arrivée, le fichier étant un extrait de tous les clients. Une même "
      + "ancienneté réunit des arrivées de dates diverses : un changement daté apparaîtrait à plusieurs anciennetés."
  )
  public static let hazardClockWindow = Phrase(
    en:
      "Customers count as at risk only from the start of the window on (delayed entry): each period shows what "
      + "customers of that tenure did in this one window.",
    fr:
      "Les clients ne comptent à risque qu’à partir du début de la fenêtre (entrée différée) : chaque période montre "
      + "ce qu’ont fait, dans cette seule fenêtre, les clients de cette ancienneté.")
  public static let hazardCalendarMix = Phrase(
    en:
      "Customers of one tenure joined at different dates, so a change on one date would show at many tenures.",
    fr:
      "Une même ancienneté réunit des arrivées de dates diverses : un changement daté apparaîtrait à plusieurs "
      + "anciennetés.")
  public static let hazardActuarial = Phrase(
    en: "Customers who come in or are last seen inside a period count for half of it (actuarial estimate).",
    fr:
      "Les clients qui arrivent ou sont vus pour la dernière fois au cours d’une période y comptent pour moitié "
      + "(estimation actuarielle).")
  public static let hazardHeaped = Phrase(
    en:
      "{names}: more customers than usual were last seen then as well, so times may have been rounded to it.",
    fr:
      "{names} : plus de clients que d’ordinaire y sont aussi vus pour la dernière fois ; les durées ont pu y être "
      + "arrondies.")
  public static let hazardThin = Phrase(
    en: "{n} {n#period has#periods have} fewer than {min} at risk and {n#is#are} not tested.",
    fr:
      "{n} {n#période a#périodes ont} moins de {min} clients à risque et {n#n’est pas testée#ne sont pas testées}."
  )
  public static let hazardEndUnobserved = Phrase(
    en: "Declared contract ends beyond the data: {times}.",
    fr: "Fins de contrat déclarées au-delà des données : {times}.")

  public static let hazardDay = Phrase(en: "Day {n}", fr: "Jour {n}")
  public static let hazardWeek = Phrase(en: "Week {n}", fr: "Semaine {n}")
  public static let hazardMonth = Phrase(en: "Month {n}", fr: "Mois {n}")
  public static let hazardQuarter = Phrase(en: "Quarter {n}", fr: "Trimestre {n}")
  public static let hazardYear = Phrase(en: "Year {n}", fr: "Année {n}")
  public static let hazardDays = Phrase(en: "Days {from}–{to}", fr: "Jours {from}–{to}")
  public static let hazardWeeks = Phrase(en: "Weeks {from}–{to}", fr: "Semaines {from}–{to}")
  public static let hazardMonths = Phrase(en: "Months {from}–{to}", fr: "Mois {from}–{to}")
  public static let hazardQuarters = Phrase(en: "Quarters {from}–{to}", fr: "Trimestres {from}–{to}")
  public static let hazardYears = Phrase(en: "Years {from}–{to}", fr: "Années {from}–{to}")
  public static let hazardUnitDay = Phrase(en: "day", fr: "jour")
  public static let hazardUnitWeek = Phrase(en: "week", fr: "semaine")
  public static let hazardUnitMonth = Phrase(en: "month", fr: "mois")
  public static let hazardUnitQuarter = Phrase(en: "quarter", fr: "trimestre")
  public static let hazardUnitYear = Phrase(en: "year", fr: "année")

  public static let methodHazard = Phrase(
    en:
      "The hazard of a period is the share of those at risk in it who leave. Each period is tested against the pooled "
      + "periods around it by an exact test that conditions on how many left in all of them, with a correction for "
      + "testing many. Periods found are then left out as neighbours and the others tested again, so that one peak "
      + "does not hide another. A moment of truth must exceed the periods before it and those after it, so neither a "
      + "declining risk nor a lasting step counts as one.",
    fr:
      "Le risque d’une période est la part de ses clients à risque qui partent. Chaque période est comparée à ses "
      + "voisines réunies par un test exact, conditionnel au total des départs, corrigé pour le nombre de tests. Les "
      + "périodes trouvées sont ensuite écartées des voisines et les autres testées à nouveau, afin qu’un pic n’en "
      + "cache pas un autre. Un moment de vérité doit dépasser les périodes d’avant comme celles d’après : ni un risque "
      + "décroissant ni un changement durable de niveau n’en sont un.")
}
