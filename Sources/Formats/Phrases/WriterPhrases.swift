/// Words that writers put around a report: running lines, links, marks of continuation.
extension Phrase {
  public static let pageOf = Phrase(en: "Page {page} of {pages}", fr: "Page {page} sur {pages}")
  public static let dataTo = Phrase(en: "Data to {date}", fr: "Données au {date}")
  public static let contents = Phrase(en: "Contents", fr: "Sommaire")
  public static let summaryPart = Phrase(en: "Summary", fr: "Synthèse")
  public static let appendixPart = Phrase(en: "Appendix", fr: "Annexes")
  public static let continued = Phrase(en: "{exhibit}, continued", fr: "{exhibit}, suite")
  public static let skipToReport = Phrase(en: "Skip to the report", fr: "Aller au rapport")
  public static let dataBehind = Phrase(
    en: "Data behind {exhibit} (CSV)", fr: "Données de : {exhibit} (CSV)")
  public static let scrollableTable = Phrase(
    en: "{exhibit}, scrolls sideways", fr: "{exhibit}, défile horizontalement")
  public static let keyFigures = Phrase(en: "Key figures", fr: "Chiffres clés")
  public static let experimentNote = Phrase(
    en: "Words of cause and effect here rest on an experiment: {text}",
    fr: "Les mots de cause à effet s’appuient ici sur une expérience : {text}")
}
