/// The appendix and what frames a report: data quality, provenance, ledger, cover, numbering.
extension Phrase {
  public static let appendixTitle = Phrase(en: "Appendix", fr: "Annexes")
  public static let appendixMethod = Phrase(
    en: "How each result was made", fr: "Comment chaque résultat est obtenu")
  public static let appendixQuality = Phrase(en: "Data quality", fr: "Qualité des données")
  public static let appendixFeatures = Phrase(
    en: "What the model may use", fr: "Ce que le modèle peut utiliser")
  public static let appendixGlossary = Phrase(en: "Glossary", fr: "Glossaire")
  public static let appendixProvenance = Phrase(en: "Provenance", fr: "Provenance")
  public static let appendixSupplements = Phrase(en: "Further results", fr: "Résultats complémentaires")
  public static let appendixLedger = Phrase(en: "Rows in each section", fr: "Lignes de chaque section")

  public static let qualityColumn = Phrase(en: "Column", fr: "Colonne")
  public static let qualityKind = Phrase(en: "Kind", fr: "Type")
  public static let qualityMissing = Phrase(en: "Missing", fr: "Manquantes")
  public static let qualityLevels = Phrase(en: "Distinct levels", fr: "Niveaux distincts")
  public static let qualityOutcome = Phrase(en: "Outcome", fr: "Résultat")
  public static let qualityRows = Phrase(
    en: "{rows} rows read from {path}.", fr: "{rows} lignes lues dans {path}.")
  public static let kindInteger = Phrase(en: "whole number", fr: "nombre entier")
  public static let kindDecimal = Phrase(en: "decimal", fr: "décimal")
  public static let kindNumber = Phrase(en: "number", fr: "nombre")
  public static let kindCategory = Phrase(en: "category", fr: "catégorie")
  public static let kindDay = Phrase(en: "date", fr: "date")
  public static let kindFlag = Phrase(en: "yes or no", fr: "oui ou non")
  public static let kindText = Phrase(en: "text", fr: "texte")

  public static let provenanceItem = Phrase(en: "Item", fr: "Élément")
  public static let provenanceValue = Phrase(en: "Value", fr: "Valeur")
  public static let provenanceEngine = Phrase(en: "Made by", fr: "Produit par")
  public static let provenanceSpec = Phrase(en: "Spec", fr: "Spécification")
  public static let provenanceParameter = Phrase(en: "Parameter {name}", fr: "Paramètre {name}")
  public static let provenanceInput = Phrase(en: "Input {path}", fr: "Entrée {path}")
  public static let provenanceInputValue = Phrase(
    en: "{rows} rows, SHA-256 {hash}…", fr: "{rows} lignes, SHA-256 {hash}…")
  public static let provenanceFileValue = Phrase(en: "SHA-256 {hash}…", fr: "SHA-256 {hash}…")
  public static let provenanceSeed = Phrase(en: "Seed", fr: "Graine")
  public static let provenanceModel = Phrase(en: "Model {name}", fr: "Modèle {name}")
  public static let provenanceCompared = Phrase(en: "Compared with", fr: "Comparé avec")
  public static let provenanceCommand = Phrase(en: "Regenerate with", fr: "Régénérer avec")

  public static let ledgerSection = Phrase(en: "Section", fr: "Section")
  public static let ledgerIn = Phrase(en: "Rows in", fr: "Lignes lues")
  public static let ledgerOut = Phrase(en: "Left out", fr: "Écartées")
  public static let ledgerReason = Phrase(en: "Why", fr: "Motif")
  public static let ledgerAnalysed = Phrase(en: "Analysed", fr: "Analysées")

  public static let coverChecks = Phrase(
    en: "{n} data {n#check#checks} passed", fr: "{n} {n#contrôle conforme#contrôles conformes}")
  public static let coverChecksBroken = Phrase(
    en: "{n} data {n#check#checks} not kept", fr: "{n} {n#contrôle non conforme#contrôles non conformes}")
  public static let coverRows = Phrase(
    en: "{n} {n#customer#customers} in the data", fr: "{n} {n#client#clients} dans les données")
  public static let coverOrders = Phrase(
    en: "{n} {n#sale#sales} in the data", fr: "{n} {n#vente#ventes} dans les données")
  public static let coverCompared = Phrase(en: "Compared with {period}", fr: "Comparé avec {period}")
  public static let audienceExecutive = Phrase(
    en: "For executives: no customer is named", fr: "Pour la direction : aucun client n’est nommé")
  public static let audienceAnalyst = Phrase(en: "For analysts", fr: "Pour les analystes")
  public static let audienceMarketing = Phrase(en: "For marketing", fr: "Pour le marketing")

  public static let exhibitFigure = Phrase(en: "Figure {number}", fr: "Figure {number}")
  public static let exhibitTable = Phrase(en: "Table {number}", fr: "Tableau {number}")
  public static let claimNotSupported = Phrase(
    en: "The data do not support the finding meant for this place, so the neutral title stands.",
    fr: "Les données n’étayent pas le constat prévu ici ; le titre neutre est donc conservé.")
  public static let noEarlierPeriod = Phrase(en: "no earlier period", fr: "pas de période antérieure")
  public static let calloutNote = Phrase(en: "Note", fr: "Note")
  public static let calloutWarning = Phrase(en: "Warning", fr: "Avertissement")
  public static let calloutDecision = Phrase(en: "Decision asked for", fr: "Décision demandée")
  public static let calloutQuality = Phrase(en: "Data quality", fr: "Qualité des données")
}
