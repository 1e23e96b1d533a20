/// Words of experiments: checks, effects by arm and group, money, the next campaign.
extension Phrase {
  public static let methodCampaign = Phrase(
    en:
      "Customers drawn into an arm count in it whether or not they were reached. The arms’ sizes are tested against the "
      + "plan first, and no effect is shown where chance does not explain them. Gains carry Newcombe’s intervals, money "
      + "Welch’s or those of customers drawn again, cost for each kept Fieller’s. P-values of several arms are corrected. "
      + "Whom to treat is learned fold by fold: a customer is ranked by models that never saw them, and a ranking is judged "
      + "by what happened to treated and untreated customers in it. Of a published plan, those whom it recommended an action "
      + "are compared with those whom it held out and would have treated, and its probabilities are judged by what became "
      + "of all whom it held out.",
    fr:
      "Un client tiré dans un bras y compte, qu’il ait été atteint ou non. Les tailles des bras sont d’abord comparées au "
      + "plan, et aucun effet n’est montré si le hasard ne les explique pas. Les gains portent les intervalles de Newcombe, "
      + "les montants ceux de Welch ou du rééchantillonnage, le coût par client gardé ceux de Fieller. Les valeurs p de "
      + "plusieurs bras sont corrigées. À qui s’adresser est appris bloc par bloc : un client est classé par des modèles qui "
      + "ne l’ont jamais vu, et un classement est jugé par ce qui est arrivé aux clients traités et non traités qu’il range. "
      + "D’un plan publié, les clients recommandés sont comparés aux témoins qu’il aurait traités, et ses probabilités sont "
      + "jugées par ce que sont devenus tous ses témoins."
  )

  // MARK: Subjects

  public static let campaignNoArm = Phrase(
    en: "in no arm of the experiment", fr: "dans aucun bras de l’expérience")
  public static let campaignNoOutcome = Phrase(
    en: "the outcome is not known", fr: "le résultat n’est pas connu")
  public static let campaignLeftAlone = Phrase(en: "{arm} (left alone)", fr: "{arm} (témoins)")
  public static let campaignLeft = Phrase(en: "Left", fr: "Partis")
  public static let campaignHad = Phrase(en: "Had the outcome", fr: "Ont eu le résultat")
  public static let campaignArm = Phrase(en: "Arm", fr: "Bras")

  // MARK: Effects

  public static let campaignTitle = Phrase(
    en: "What each arm changed", fr: "Ce que chaque bras a changé")
  public static let campaignSubtitleStay = Phrase(
    en:
      "Customers kept for each 100 treated, beyond those left alone; {n} customers, whiskers are {level} intervals",
    fr: "Clients gardés pour 100 traités, de plus que les témoins ; {n} clients, moustaches à {level}")
  public static let campaignSubtitleOutcome = Phrase(
    en:
      "Outcomes for each 100 treated, beyond those left alone; {n} customers, whiskers are {level} intervals",
    fr: "Résultats pour 100 traités, de plus que les témoins ; {n} clients, moustaches à {level}")
  public static let campaignAxis = Phrase(en: "Percentage points gained", fr: "Points de pourcentage gagnés")
  public static let campaignNothing = Phrase(en: "no effect", fr: "aucun effet")
  public static let campaignTableTitle = Phrase(
    en: "Arms beside those left alone", fr: "Les bras face aux témoins")
  public static let campaignTableSubtitle = Phrase(
    en: "Shares with Wilson intervals, gains with Newcombe’s, at {level}",
    fr: "Parts avec intervalles de Wilson, gains avec ceux de Newcombe, à {level}")
  public static let campaignTableSubtitleNormal = Phrase(
    en: "Shares with Wilson intervals, gains with normal ones, at {level}",
    fr: "Parts avec intervalles de Wilson, gains avec intervalles normaux, à {level}")
  public static let campaignGain = Phrase(en: "Gain", fr: "Gain")
  public static let campaignPHolm = Phrase(en: "p (Holm)", fr: "p (Holm)")
  public static let campaignPHochberg = Phrase(en: "p (BH)", fr: "p (BH)")
  public static let campaignPPlain = Phrase(en: "p", fr: "p")
  public static let campaignPrevented = Phrase(en: "Departures prevented", fr: "Départs évités")
  public static let campaignMore = Phrase(en: "More outcomes", fr: "Résultats en plus")
  public static let campaignAltArm = Phrase(
    en: "{arm} {gain} ({interval})", fr: "{arm} {gain} ({interval})")

  // MARK: Counted and claimed

  public static let campaignSavedTitle = Phrase(
    en: "Customers kept, and what that took", fr: "Clients gardés, et à quel coût")
  public static let campaignBroughtTitle = Phrase(
    en: "Outcomes brought, and what that took", fr: "Résultats obtenus, et à quel coût")
  public static let campaignSavedSubtitle = Phrase(
    en: "All who were drawn to be treated, reached or not; intervals at {level}",
    fr: "Tous les clients tirés pour être traités, atteints ou non ; intervalles à {level}")
  public static let campaignTreated = Phrase(en: "Treated", fr: "Traités")
  public static let campaignKept = Phrase(en: "Kept", fr: "Gardés")
  public static let campaignBrought = Phrase(en: "Brought", fr: "Obtenus")
  public static let campaignClaimed = Phrase(en: "Without a control group", fr: "Sans groupe témoin")
  public static let campaignSpent = Phrase(en: "Cost a customer", fr: "Coût par client")
  public static let campaignPerKept = Phrase(en: "Cost for each kept", fr: "Coût par client gardé")
  public static let campaignPerBrought = Phrase(en: "Cost for each brought", fr: "Coût par résultat")
  public static let campaignNotDefined = Phrase(en: "not defined", fr: "non défini")
  public static let campaignClaimNote = Phrase(
    en:
      "Crossed out: what is counted when nobody is left alone, all who {what}. Most of them would have anyway.",
    fr:
      "Barré : ce qu’on compte sans témoins, tous ceux qui {what}. La plupart l’auraient fait de toute façon."
  )
  public static let campaignClaimStayed = Phrase(
    en: "were treated and stayed", fr: "ont été traités et sont restés")
  public static let campaignClaimAccepted = Phrase(
    en: "accepted and stayed", fr: "ont accepté et sont restés")
  public static let campaignClaimHad = Phrase(
    en: "were treated and had the outcome", fr: "ont été traités et ont eu le résultat")
  public static let campaignClaimAcceptedHad = Phrase(
    en: "accepted and had the outcome", fr: "ont accepté et ont eu le résultat")
  public static let campaignNotDefinedNote = Phrase(
    en: "Not defined: the interval of the effect holds 0, so any cost for each would fit the data.",
    fr:
      "Non défini : l’intervalle de l’effet contient 0, tout coût unitaire est donc compatible avec les données."
  )

  // MARK: Money

  public static let campaignMoneyTitle = Phrase(
    en: "Money a customer treated, beyond those left alone",
    fr: "Montants par client traité, au-delà des témoins")
  public static let campaignMoneySubtitle = Phrase(
    en:
      "Revenue with Welch’s interval and one by drawing customers again; the others by drawing again; at {level}",
    fr:
      "Revenu avec l’intervalle de Welch et un par rééchantillonnage ; les autres par rééchantillonnage ; à {level}"
  )
  public static let campaignRevenue = Phrase(en: "Revenue", fr: "Revenu")
  public static let campaignDrawn = Phrase(en: "Drawn again", fr: "Rééchantillonné")
  public static let campaignNet = Phrase(en: "Revenue less cost", fr: "Revenu moins coût")
  public static let campaignReturn = Phrase(en: "Return on cost", fr: "Rendement du coût")

  // MARK: Checks

  public static let campaignChecksTitle = Phrase(
    en: "Checks before any effect", fr: "Vérifications avant tout effet")
  public static let campaignChecksSubtitle = Phrase(
    en: "An effect is shown only if the arms have their planned sizes",
    fr: "Un effet n’est montré que si les bras ont les tailles prévues")
  public static let campaignCheck = Phrase(en: "Check", fr: "Vérification")
  public static let campaignFound = Phrase(en: "Found", fr: "Constat")
  public static let campaignVerdict = Phrase(en: "Verdict", fr: "Verdict")
  public static let campaignSizes = Phrase(
    en: "Sizes of the arms as planned", fr: "Tailles des bras conformes")
  public static let campaignSizesFound = Phrase(en: "χ² = {chi}, {p}", fr: "χ² = {chi}, {p}")
  public static let campaignOutcomesKnown = Phrase(
    en: "Outcomes known alike in all arms", fr: "Résultats connus également dans tous les bras")
  public static let campaignKnownOfAll = Phrase(en: "known of all", fr: "connus de tous")
  public static let campaignAlike = Phrase(
    en: "Arms alike before the draw", fr: "Bras semblables avant le tirage")
  public static let campaignAlikeFound = Phrase(
    en: "{n} {n#column#columns}, at most {value} standard deviations apart",
    fr: "{n} {n#variable#variables}, au plus {value} écart-type")
  public static let campaignNoColumns = Phrase(en: "no column to compare", fr: "aucune variable à comparer")
  public static let campaignAlone = Phrase(en: "Control arm left alone", fr: "Témoins laissés tranquilles")
  public static let campaignAloneFound = Phrase(
    en: "{share} of them were reached", fr: "{share} d’entre eux ont été atteints")
  public static let campaignEnd = Phrase(en: "Read after its planned end", fr: "Lue après la fin prévue")
  public static let campaignEndFound = Phrase(en: "planned end {day}", fr: "fin prévue : {day}")
  public static let campaignPassed = Phrase(en: "passed", fr: "conforme")
  public static let campaignLook = Phrase(en: "look at it", fr: "à examiner")
  public static let campaignFailed = Phrase(en: "failed: effects withheld", fr: "échec : effets retenus")

  public static let campaignWithheld = Phrase(
    en: "withheld, since the arms do not have their planned sizes",
    fr: "retenu, car les bras n’ont pas les tailles prévues")

  public static let campaignBalanceTitle = Phrase(
    en: "Arms compared by what was known before the draw",
    fr: "Bras comparés selon ce qui était connu avant le tirage")
  public static let campaignBalanceSubtitle = Phrase(
    en:
      "Standardised differences from the control arm, of categories the largest of any level; alike below {limit}",
    fr:
      "Différences standardisées avec les témoins, pour les modalités la plus grande ; semblables sous {limit}"
  )
  public static let campaignColumn = Phrase(en: "Column", fr: "Variable")

  public static let campaignStagesTitle = Phrase(
    en: "How far the campaign came", fr: "Jusqu’où la campagne est allée")
  public static let campaignStagesSubtitle = Phrase(
    en: "Share of each arm, with Wilson intervals at {level}",
    fr: "Part de chaque bras, intervalles de Wilson à {level}")
  public static let campaignStage = Phrase(en: "Stage", fr: "Étape")
  public static let campaignDelivered = Phrase(en: "Reached", fr: "Atteints")
  public static let campaignOpened = Phrase(en: "Opened", fr: "Ont ouvert")
  public static let campaignClicked = Phrase(en: "Clicked", fr: "Ont cliqué")
  public static let campaignAccepted = Phrase(en: "Accepted", fr: "Ont accepté")

  // MARK: Groups

  public static let campaignGroupsTitle = Phrase(en: "Effects by {column}", fr: "Effets par {column}")
  public static let campaignGroupsSubtitle = Phrase(
    en:
      "Percentage points gained; groups of {min} customers or more in every arm; whiskers are {level} intervals",
    fr: "Points de pourcentage gagnés ; groupes d’au moins {min} clients par bras ; moustaches à {level}")
  public static let campaignGroupTableTitle = Phrase(
    en: "Effects by {column}, with their tests", fr: "Effets par {column}, avec leurs tests")
  public static let campaignGroupTableSubtitle = Phrase(
    en: "Gains with Newcombe’s intervals at {level}; p-values corrected over all groups and arms",
    fr: "Gains avec intervalles de Newcombe à {level} ; valeurs p corrigées sur tous les groupes et bras")
  public static let campaignGroup = Phrase(en: "Group", fr: "Groupe")
  public static let campaignControlHeader = Phrase(en: "Left alone", fr: "Témoins")
  public static let campaignDisturb = Phrase(en: "do not disturb", fr: "ne pas déranger")
  public static let campaignAdvice = Phrase(en: "Advice", fr: "Conseil")

  // MARK: Reached

  public static let campaignReachedTitle = Phrase(
    en: "Effect on those whom the draw made be reached", fr: "Effet sur ceux que le tirage a fait atteindre")
  public static let campaignReachedSubtitle = Phrase(
    en: "Difference between the arms over the difference in reach; normal intervals at {level}",
    fr: "Différence entre bras rapportée à la différence d’atteinte ; intervalles normaux à {level}")
  public static let campaignReachedShare = Phrase(en: "Reached by the draw", fr: "Atteints par le tirage")

  // MARK: The next campaign

  public static let campaignNextTitle = Phrase(
    en: "What this campaign could find, and how large the next must be",
    fr: "Ce que cette campagne pouvait trouver, et la taille de la prochaine")
  public static let campaignNextSubtitle = Phrase(
    en: "With a chance of {power} at a level of {alpha}, two-sided",
    fr: "Avec une probabilité de {power} au seuil de {alpha}, bilatéral")
  public static let campaignDetectable = Phrase(en: "Smallest to be found", fr: "Plus petit décelable")
  public static let campaignAim = Phrase(en: "To find next", fr: "À déceler ensuite")
  public static let campaignRows = Phrase(en: "Customers an arm", fr: "Clients par bras")
  public static let campaignNoSize = Phrase(en: "none would do", fr: "aucun ne suffit")

  // MARK: Remarks

  public static let campaignRemarkKept = Phrase(
    en: "“{arm}”: of {per} customers treated, {saved} more stayed than of as many left alone ({interval}).",
    fr:
      "« {arm} » : sur {per} clients traités, {saved} de plus sont restés que parmi autant de témoins ({interval})."
  )
  public static let campaignRemarkLost = Phrase(
    en: "“{arm}”: of {per} customers treated, {saved} fewer stayed than of as many left alone ({interval}).",
    fr:
      "« {arm} » : sur {per} clients traités, {saved} de moins sont restés que parmi autant de témoins ({interval})."
  )
  public static let campaignRemarkBrought = Phrase(
    en:
      "“{arm}”: of {per} customers treated, {saved} more had the outcome than of as many left alone ({interval}).",
    fr:
      "« {arm} » : sur {per} clients traités, {saved} de plus ont eu le résultat que parmi autant de témoins ({interval})."
  )
  public static let campaignRemarkTook = Phrase(
    en:
      "“{arm}”: of {per} customers treated, {saved} fewer had the outcome than of as many left alone ({interval}).",
    fr:
      "« {arm} » : sur {per} clients traités, {saved} de moins ont eu le résultat que parmi autant de témoins ({interval})."
  )
  public static let campaignRemarkUnsure = Phrase(
    en: "“{arm}”: no difference was found between those treated and those left alone ({interval} of {per}).",
    fr: "« {arm} » : aucune différence décelée entre traités et témoins ({interval} sur {per}).")
  public static let campaignRemarkTotal = Phrase(
    en: "That is {saved} in all ({interval}), where a count without a control group would claim {naive}.",
    fr: "Soit {saved} au total ({interval}), là où un décompte sans témoins en revendiquerait {naive}.")
  public static let campaignRemarkCost = Phrase(
    en: "Each cost {cost} ({interval}).", fr: "Chacun a coûté {cost} ({interval}).")
  public static let campaignRemarkWithheld = Phrase(
    en:
      "No effect is shown: the arms do not have the sizes that were planned ({counts}; {p}). Customers were lost or added "
      + "after the draw, so the arms are not alike, and any difference between them may come from that.",
    fr:
      "Aucun effet n’est montré : les bras n’ont pas les tailles prévues ({counts} ; {p}). Des clients ont été perdus ou "
      + "ajoutés après le tirage ; les bras ne sont donc pas semblables, et toute différence peut en venir.")
  public static let campaignRemarkGroups = Phrase(
    en: "“{arm}” does not do the same to every group ({p}).",
    fr: "« {arm} » n’a pas le même effet sur tous les groupes ({p}).")
  public static let campaignRemarkDisturb = Phrase(
    en: "Better left alone, since treating them lost customers: {groups}.",
    fr: "À laisser tranquilles, car les traiter en a fait perdre : {groups}.")
  public static let campaignGroupOfArm = Phrase(en: "{group} ({arm})", fr: "{group} ({arm})")

  // MARK: Caveats

  public static let campaignCaveatInterim = Phrase(
    en:
      "An interim look: the campaign was to be judged on {day}. Judging it whenever it looks good finds effects that are "
      + "not there more often than the level says.",
    fr:
      "Un point intermédiaire : la campagne devait être jugée le {day}. La juger dès qu’elle semble bonne fait trouver des "
      + "effets inexistants plus souvent que le seuil ne le dit.")
  public static let campaignCaveatContaminated = Phrase(
    en:
      "{share} of the control arm were reached although they were to be left alone, so the effects shown are smaller than "
      + "those of being reached.",
    fr:
      "{share} des témoins ont été atteints alors qu’ils devaient être laissés tranquilles ; les effets montrés sont donc "
      + "plus petits que ceux d’être atteint.")
  public static let campaignCaveatAttrition = Phrase(
    en:
      "Outcomes are not known alike in all arms ({p}): {shares} are missing. If those missing differ, so do the arms.",
    fr:
      "Les résultats ne sont pas également connus dans tous les bras ({p}) : il en manque {shares}. Si ces clients "
      + "diffèrent, les bras diffèrent aussi.")
  public static let campaignCaveatImbalance = Phrase(
    en:
      "The arms were not alike before the draw in {columns}; chance does that, and so does a draw that went wrong.",
    fr:
      "Les bras n’étaient pas semblables avant le tirage pour {columns} ; le hasard le fait, un tirage raté aussi."
  )
  public static let campaignCaveatZero = Phrase(
    en:
      "In an arm nobody, or everybody, had the outcome; ratios are made with half a customer added to each count.",
    fr:
      "Dans un bras personne, ou tout le monde, a eu le résultat ; les rapports ajoutent un demi-client à chaque effectif."
  )
  public static let campaignCaveatClustered = Phrase(
    en: "Some customers were drawn in several campaigns; intervals take their rows together.",
    fr: "Des clients ont été tirés dans plusieurs campagnes ; les intervalles regroupent leurs lignes.")
  public static let campaignCaveatWinsor = Phrase(
    en: "Revenues above the greatest {share} count as that limit.",
    fr: "Les revenus au-delà des {share} les plus grands comptent pour cette limite.")
  public static let campaignCaveatAdjusted = Phrase(
    en: "Gains take into account what was known before the draw, which takes away {share} of their variance.",
    fr:
      "Les gains tiennent compte de ce qui était connu avant le tirage, ce qui ôte {share} de leur variance.")
  public static let campaignCaveatMoney = Phrase(
    en: "Rows without an amount are left out of sums of money.",
    fr: "Les lignes sans montant sont écartées des sommes.")
}
