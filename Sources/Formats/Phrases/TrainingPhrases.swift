/// What reports say of how models were trained.
extension Phrase {
  public static let learnerForest = Phrase(en: "Random forest", fr: "Forêt aléatoire")
  public static let learnerBest = Phrase(en: "Best in inner folds", fr: "La meilleure en blocs internes")
  public static let learnerConstant = Phrase(en: "Same score for all", fr: "Même score pour tous")
  public static let learnerRule = Phrase(en: "Best single column", fr: "Meilleure colonne seule")

  public static let caveatFewEvents = Phrase(
    en:
      "There are only {n} customers of the rarer outcome for each coefficient of the logistic regression; under 10, "
      + "coefficients and scores are uncertain however they are penalised.",
    fr:
      "Il n’y a que {n} clients du résultat le plus rare par coefficient de la régression logistique ; en dessous de "
      + "10, coefficients et scores restent incertains, quelle que soit la pénalité.")
  public static let caveatSeparation = Phrase(
    en:
      "Some values of these columns go with one outcome only: {columns}. The logistic regression is penalised, so that "
      + "their coefficients stay finite; how large they are is the penalty’s doing.",
    fr:
      "Certaines valeurs de ces colonnes ne vont qu’avec un seul résultat : {columns}. La régression logistique est "
      + "pénalisée, ses coefficients restent donc finis ; leur grandeur tient à la pénalité.")
}
