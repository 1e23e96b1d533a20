extension Phrase {
  public static let noInterval = Phrase(en: "no interval", fr: "pas d’intervalle")
  public static let noCount = Phrase(en: "no count", fr: "pas d’effectif")
  public static let noQuotient = Phrase(
    en: "not defined (division by zero)", fr: "non défini (division par zéro)")
  public static let truth = Phrase(en: "true", fr: "vrai")
  public static let falsehood = Phrase(en: "false", fr: "faux")
}
