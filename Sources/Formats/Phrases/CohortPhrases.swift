/// Words of comparisons of cohorts.
extension Phrase {
  public static let cohortTitleChurn = Phrase(
    en: "Churn rate by {column}", fr: "Taux d’attrition par {column}")
  public static let cohortTitleLeft = Phrase(
    en: "Share who had left by {column}", fr: "Part de clients partis par {column}")
  public static let cohortSubtitle = Phrase(
    en: "{n} {n#customer#customers}, {period}; whiskers are {level} intervals",
    fr: "{n} {n#client#clients}, {period} ; les moustaches sont des intervalles à {level}")
  public static let cohortTableTitle = Phrase(
    en: "Groups by {column}, against “{reference}”", fr: "Groupes par {column}, comparés à « {reference} »")
  public static let cohortTableSubtitle = Phrase(
    en: "Wilson intervals of shares, Newcombe intervals of differences, {level}",
    fr: "Intervalles de Wilson pour les parts, de Newcombe pour les écarts, à {level}")
  public static let cohortRateHeader = Phrase(en: "Churn rate", fr: "Taux d’attrition")
  public static let cohortShareHeader = Phrase(en: "Had left", fr: "Part de partis")
  public static let cohortDifferenceSpanner = Phrase(
    en: "Against “{reference}”", fr: "Par rapport à « {reference} »")
  public static let cohortOverallLine = Phrase(en: "all: {rate}", fr: "ensemble : {rate}")
  public static let cohortReference = Phrase(en: "reference", fr: "référence")

  public static let cohortRemark = Phrase(
    en:
      "By {column}, the share who left is highest for “{highest}” ({high}) and lowest for “{lowest}” ({low}); "
      + "among everyone it is {overall}.",
    fr:
      "La part de partis est la plus forte pour « {highest} » ({high}) et la plus faible pour "
      + "« {lowest} » ({low}) ; elle est de {overall} pour l’ensemble.")
  public static let cohortRemarkLeft = Phrase(
    en:
      "By {column}, the share who had left is highest for “{highest}” ({high}) and lowest for “{lowest}” ({low}); "
      + "among everyone it is {overall}.",
    fr: "La part de clients déjà partis est la plus forte pour « {highest} » ({high}) et la plus faible pour "
      + "« {lowest} » ({low}) ; elle est de {overall} pour l’ensemble.")
  public static let cohortTest = Phrase(
    en: "Association with leaving: χ² = {chi}, {df} {df#degree#degrees} of freedom, {p}; Cramér’s V = {v}.",
    fr: "Association avec le départ : χ² = {chi}, {df} {df#degré#degrés} de liberté, {p} ; V de Cramér = {v}."
  )
  public static let cohortLogRank = Phrase(
    en: "Over tenure, log-rank χ² = {chi}, {p}.",
    fr: "Au fil de l’ancienneté, test du log-rank : χ² = {chi}, {p}.")
  public static let cohortRoughTest = Phrase(
    en: "The chi-square test is rough here: a group has an expected count of {smallest}, under 5.",
    fr: "Le test du χ² est ici approximatif : un effectif attendu vaut {smallest}, moins de 5.")
  public static let cohortUntested = Phrase(
    en: "Groups with fewer than {min} customers are shown without a test: {names}.",
    fr: "Les groupes de moins de {min} clients sont montrés sans test : {names}.")
}
