/// Whether a column may be used by a model, and why not.
extension Phrase {
  public static let featureUsed = Phrase(en: "used", fr: "utilisée")
  public static let featureID = Phrase(en: "left out: names the customer", fr: "écartée : désigne le client")
  public static let featureRole = Phrase(
    en: "left out: part of the outcome or of how it is observed",
    fr: "écartée : fait partie du résultat ou de son observation")
  public static let featureDate = Phrase(en: "left out: a date", fr: "écartée : une date")
  public static let featurePersonal = Phrase(en: "left out: contact data", fr: "écartée : coordonnées")
  public static let featureProtected = Phrase(
    en: "left out: protected", fr: "écartée : caractéristique protégée")
  public static let featureAfterOutcome = Phrase(
    en: "left out: known only after leaving", fr: "écartée : connue seulement après le départ")
  public static let featureNotFeature = Phrase(
    en: "left out: the spec asks for it", fr: "écartée : à la demande de la spécification")
  public static let featureConsent = Phrase(en: "left out: a consent", fr: "écartée : un consentement")
  public static let featureTooManyLevels = Phrase(
    en: "left out: too many distinct texts", fr: "écartée : trop de textes distincts")
  public static let featureConstant = Phrase(
    en: "left out: the same for everybody", fr: "écartée : identique pour tous")
  public static let featureEmpty = Phrase(en: "left out: no values", fr: "écartée : aucune valeur")
}
