extension Phrase {
  static let monthsUnit = Phrase(en: "{value} {n#month#months}", fr: "{value} mois")
  static let daysUnit = Phrase(en: "{value} {n#day#days}", fr: "{value} {n#jour#jours}")
  static let timesUnit = Phrase(en: "{value} {n#time#times}", fr: "{value} fois")
  static let pointsUnit = Phrase(en: "{value} pp", fr: "{value} {n#pt#pts}")
  static let pEquals = Phrase(en: "p = {value}", fr: "p = {value}")
  static let pBelow = Phrase(en: "p < {value}", fr: "p < {value}")
  static let pAbove = Phrase(en: "p > {value}", fr: "p > {value}")
  static let undated = Phrase(en: "undated extract", fr: "extrait non daté")
  static let halfOfYear = Phrase(en: "H{n} {year}", fr: "S{n} {year}")
  static let quarterOfYear = Phrase(en: "Q{n} {year}", fr: "T{n} {year}")
  static let monthOfYear = Phrase(en: "{month} {year}", fr: "{month} {year}")
  static let rangeInWords = Phrase(en: "{low} to {high}", fr: "de {low} à {high}")
  static let rangeOfDays = Phrase(en: "{low} to {high}", fr: "du {low} au {high}")
  static let calendarDay = Phrase(en: "{day} {month} {year}", fr: "{day} {month} {year}")

  public static let monthNames = [
    Phrase(en: "January", fr: "janvier"), Phrase(en: "February", fr: "février"),
    Phrase(en: "March", fr: "mars"), Phrase(en: "April", fr: "avril"), Phrase(en: "May", fr: "mai"),
    Phrase(en: "June", fr: "juin"), Phrase(en: "July", fr: "juillet"), Phrase(en: "August", fr: "août"),
    Phrase(en: "September", fr: "septembre"), Phrase(en: "October", fr: "octobre"),
    Phrase(en: "November", fr: "novembre"), Phrase(en: "December", fr: "décembre"),
  ]
}
