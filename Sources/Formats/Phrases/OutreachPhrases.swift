/// The outreach list: who is on it, who is not, and why.
extension Phrase {
  public static let outreachTable = Phrase(en: "First on the list", fr: "En tête de liste")
  public static let outreachSubtitle = Phrase(
    en: "Ranked by {rank}, ties by id; valid until {until}",
    fr: "Classés par {rank}, à égalité par identifiant ; valable jusqu’au {until}")
  public static let outreachUndated = Phrase(
    en: "Ranked by {rank}, ties by id", fr: "Classés par {rank}, à égalité par identifiant")
  public static let outreachByValue = Phrase(en: "expected value", fr: "valeur attendue")
  public static let outreachByUplift = Phrase(
    en: "expected reduction of the chance of leaving", fr: "baisse attendue de la probabilité de départ")
  public static let outreachByRisk = Phrase(en: "churn score", fr: "score de départ")
  public static let outreachByValueAtRisk = Phrase(en: "revenue at risk", fr: "revenu menacé")
  public static let outreachMore = Phrase(
    en: "Rows 1–{shown} of {n}; the rest are in {path}.",
    fr: "Lignes 1–{shown} sur {n} ; le reste est dans {path}.")
  public static let outreachRank = Phrase(en: "Rank", fr: "Rang")
  public static let outreachCustomer = Phrase(en: "Customer", fr: "Client")
  public static let outreachPersona = Phrase(en: "Persona", fr: "Profil")
  public static let outreachRisk = Phrase(en: "Churn score", fr: "Score de départ")
  public static let outreachWhy = Phrase(en: "Goes with", fr: "Va de pair avec")
  public static let outreachAction = Phrase(en: "Action", fr: "Action")
  public static let outreachExpected = Phrase(en: "Expected value", fr: "Valeur attendue")
  public static let outreachAlt = Phrase(
    en: "The first customers of the list, with score, action and expected value.",
    fr: "Les premiers clients de la liste, avec score, action et valeur attendue.")
  public static let outreachMasked = Phrase(
    en: "Ids are left out here and stand in {path}.",
    fr: "Les identifiants sont omis ici et figurent dans {path}.")

  public static let outreachFunnel = Phrase(
    en: "From customers to the list", fr: "Des clients à la liste")
  public static let outreachFunnelSubtitle = Phrase(
    en: "Customers left after each step", fr: "Clients restant après chaque étape")
  public static let outreachFunnelAlt = Phrase(
    en: "Bars of customers left after each step: {steps}.",
    fr: "Barres des clients restant après chaque étape : {steps}.")
  public static let outreachStepHere = Phrase(en: "Still here", fr: "Encore présents")
  public static let outreachStepContactable = Phrase(en: "May be contacted", fr: "Joignables")
  public static let outreachStepTreatable = Phrase(en: "Not held out", fr: "Hors témoins")
  public static let outreachStepTreated = Phrase(en: "An action pays", fr: "Action rentable")
  public static let outreachStepListed = Phrase(en: "On the list", fr: "Sur la liste")

  public static let outreachExclusions = Phrase(
    en: "Who is not on the list", fr: "Qui n’est pas sur la liste")
  public static let outreachExclusionsSubtitle = Phrase(
    en: "Each customer counts once, under the first reason that applies",
    fr: "Chaque client compte une fois, au premier motif applicable")
  public static let outreachReason = Phrase(en: "Reason", fr: "Motif")
  public static let outreachCount = Phrase(en: "Customers", fr: "Clients")
  public static let outreachExclusionsAlt = Phrase(
    en: "Customers left out, by reason.", fr: "Clients écartés, par motif.")
  public static let outreachListed = Phrase(en: "On the list", fr: "Sur la liste")
  public static let outreachAll = Phrase(en: "All customers", fr: "Tous les clients")
  public static let outreachNoAction = Phrase(
    en: "no action pays within the budget", fr: "aucune action rentable dans le budget")
  public static let outreachBelowCut = Phrase(
    en: "in the plan, below the cut of the list", fr: "dans le plan, sous la limite de la liste")

  public static let outreachRemark = Phrase(
    en:
      "The list holds {listed} of the {treated} customers whom the plan treats. They cost {cost} and are expected "
      + "to bring {value} net, out of {all} for the whole plan.",
    fr:
      "La liste contient {listed} des {treated} clients que le plan traite. Ils coûtent {cost} et devraient "
      + "rapporter {value} net, sur {all} pour l’ensemble du plan.")
  public static let outreachReconciled = Phrase(
    en: "{here} rows in {file}, {listed} in {list}, {held} in {holdout}; totals equal those of the plan.",
    fr:
      "{here} lignes dans {file}, {listed} dans {list}, {held} dans {holdout} ; les totaux sont ceux du plan."
  )
  public static let outreachAssociation = Phrase(
    en: "Reasons name what goes with a high score; they are associations, not causes.",
    fr: "Les motifs nomment ce qui va de pair avec un score élevé ; ce sont des associations, non des causes."
  )
  public static let outreachEmpty = Phrase(
    en: "Nobody is on the list.", fr: "Personne n’est sur la liste.")

  public static let outreachFewer = Phrase(
    en: "The list was to hold {top} customers; only {n} can be treated within the plan.",
    fr: "La liste devait contenir {top} clients ; seuls {n} peuvent être traités dans le plan.")
  public static let outreachHeldOut = Phrase(en: "Held out", fr: "Témoins")
  public static let outreachShare = Phrase(en: "Share", fr: "Part")
  public static let outreachStrata = Phrase(en: "Who is held out, by group", fr: "Témoins, par groupe")
  public static let outreachUndetectable = Phrase(
    en: "no effect would be found", fr: "aucun effet ne serait décelé")
  public static let outreachPower = Phrase(
    en:
      "The plan would have treated {held} of those held out. Compared with them, a fall of churn by {detectable} points or "
      + "more would be found in four cases of five; the plan expects {expected} points, from {risk}.",
    fr:
      "Le plan aurait traité {held} des témoins. Comparée à eux, une baisse des départs d’au moins {detectable} points "
      + "serait décelée quatre fois sur cinq ; le plan en attend {expected}, à partir de {risk}.")
  public static let outreachPowerShort = Phrase(
    en:
      "The plan would have treated {held} of those held out. That is too few to judge it: only a fall of churn by "
      + "{detectable} points or more would be found in four cases of five, and the plan expects {expected} points, from "
      + "{risk}.",
    fr:
      "Le plan aurait traité {held} des témoins. C’est trop peu pour en juger : seule une baisse des départs d’au moins "
      + "{detectable} points serait décelée quatre fois sur cinq, et le plan en attend {expected}, à partir de {risk}."
  )
  public static let outreachPowerless = Phrase(
    en: "The plan would have treated {held} of those held out: too few to find any effect.",
    fr: "Le plan aurait traité {held} des témoins : trop peu pour déceler un effet.")

  public static let outreachFiles = Phrase(en: "Files for each tool", fr: "Fichiers pour chaque outil")
  public static let outreachTool = Phrase(en: "Tool", fr: "Outil")
  public static let outreachFile = Phrase(en: "File", fr: "Fichier")
  public static let outreachRows = Phrase(en: "Rows", fr: "Lignes")
  public static let outreachLeftOut = Phrase(en: "Left out", fr: "Écartés")
  public static let outreachFilesNote = Phrase(
    en:
      "Left out are customers of the list whom the tool does not reach: another channel, no address of the kind it needs "
      + "that they agreed to, or an id or address that a spreadsheet would run as a formula. An address stands only in "
      + "files for which its owner consents to that channel.",
    fr:
      "Sont écartés les clients de la liste que l’outil n’atteint pas : autre canal, aucune adresse consentie du type "
      + "voulu, ou un identifiant ou une adresse qu’un tableur exécuterait comme une formule. Une adresse ne figure que "
      + "dans les fichiers pour lesquels son titulaire consent à ce canal.")
  public static let outreachTogether = Phrase(
    en:
      "{tool} matches a postal address only by first name, last name, country and postal code together: they stand in "
      + "{n} of {rows} rows, and are blank where one is missing.",
    fr:
      "{tool} ne rapproche une adresse postale que si prénom, nom, pays et code postal sont tous connus : ils figurent "
      + "dans {n} lignes sur {rows} et restent vides quand l’un manque.")
  public static let outreachCountries = Phrase(
    en:
      "The country is left blank in {n} {n#row#rows} of {file}: what is written there is no country code of two letters.",
    fr:
      "Le pays est laissé vide dans {n} {n#ligne#lignes} de {file} : ce qui y est écrit n’est pas un code de pays de deux "
      + "lettres.")
  public static let outreachMegabytes = Phrase(
    en: "{tool} takes files of up to {n} MB; a longer one has to be split.",
    fr: "{tool} accepte des fichiers de {n} Mo au plus ; au-delà, il faut les diviser.")

  public static let outreachFairness = Phrase(en: "Who is contacted", fr: "Qui est contacté")
  public static let outreachFairnessSubtitle = Phrase(
    en: "Of customers still here, by protected attribute",
    fr: "Parmi les clients présents, par attribut protégé")
  public static let outreachReached = Phrase(en: "Leavers reached", fr: "Départs atteints")
  public static let outreachFairnessNote = Phrase(
    en:
      "The ratio is that of the share contacted to the group contacted most. Leavers reached: of those expected to leave "
      + "by their scores, the share that is contacted; who leaves is not known yet.",
    fr:
      "Le rapport est celui de la part contactée à celle du groupe le plus contacté. Départs atteints : parmi les départs "
      + "attendus selon les scores, la part contactée ; on ne sait pas encore qui partira.")
  public static let outreachUndivided = Phrase(
    en: "No groups can be made of {names}, so who is contacted is not compared by them.",
    fr: "{names} : aucun groupe possible, donc aucune comparaison des clients contactés.")
}
