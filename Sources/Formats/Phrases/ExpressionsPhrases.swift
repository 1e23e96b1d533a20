extension Phrase {
  public static let noInterval = Phrase(en: "no interval", fr: "pas d’intervalle")
  public static let noCount = Phrase(en: "no count", fr: "pas d’effectif")
  public static let noQuotient = Phrase(
    en: "not defined (division by zero)", fr: "non défini (division par zéro)")
}
