/// Messages to customers: what the report says of them. Their own words are in `templates/messages/`.
extension Phrase {
  public static let messagesTable = Phrase(en: "Who is told what", fr: "Qui reçoit quel message")
  public static let messagesTableSubtitle = Phrase(
    en: "One message for each persona and action, by the channel of the action",
    fr: "Un message par profil et par action, par le canal de l’action")
  public static let messagesTableAlt = Phrase(
    en: "For each persona and action: channel, customers, how the message begins, and its length.",
    fr: "Pour chaque profil et chaque action : canal, clients, début et longueur du message.")
  public static let messagesBegins = Phrase(
    en: "Subject, or how the SMS begins", fr: "Objet, ou début du SMS")
  public static let messagesLength = Phrase(en: "Characters", fr: "Caractères")
  public static let messagesSegments = Phrase(en: "SMS billed", fr: "SMS facturés")
  public static let messagesSegmentsNote = Phrase(
    en:
      "An SMS is billed as one message up to 160 characters of the GSM alphabet, or 70 as soon as one is not of it; "
      + "longer ones are billed by 153 or 67.",
    fr:
      "Un SMS compte pour un message jusqu’à 160 caractères de l’alphabet GSM, ou 70 dès que l’un d’eux n’en est pas ; "
      + "les plus longs comptent par 153 ou 67.")
  public static let messagesWrittenBy = Phrase(en: "Words by", fr: "Rédaction")
  public static let messagesByModel = Phrase(en: "language model", fr: "modèle de langue")
  public static let messagesByTemplate = Phrase(en: "template", fr: "modèle de message")

  public static let messagesTexts = Phrase(en: "What they read", fr: "Ce qu’ils lisent")
  public static let messagesTextsSubtitle = Phrase(
    en:
      "The messages to most customers. Words in brackets stand for the customer’s own, and are left out where missing",
    fr:
      "Les messages aux clients les plus nombreux. Les mots entre crochets sont ceux du client ; sans eux, le texte s’en "
      + "passe")
  public static let messagesTextsPlain = Phrase(
    en: "The messages to most customers", fr: "Les messages aux clients les plus nombreux")
  public static let messagesTextsAlt = Phrase(
    en: "The text of the messages to most customers.",
    fr: "Le texte des messages aux clients les plus nombreux.")
  public static let messagesPart = Phrase(en: "Part", fr: "Partie")
  public static let messagesSubject = Phrase(en: "Subject", fr: "Objet")
  public static let messagesText = Phrase(en: "Text", fr: "Texte")

  public static let messagesRemark = Phrase(
    en:
      "{n} {n#customer gets a message#customers get a message}: {email} by e-mail and {sms} by SMS, in {written} "
      + "{written#text#different texts}.",
    fr:
      "{n} {n#client reçoit un message#clients reçoivent un message} : {email} par e-mail et {sms} par SMS, en {written} "
      + "{written#texte#textes différents}.")
  public static let messagesFiles = Phrase(
    en:
      "They stand in {list}, one row a customer, ready to be sent; each text is beside it, to be read first. Offers are "
      + "those of the plan, word for word.",
    fr:
      "Ils figurent dans {list}, une ligne par client, prêts à l’envoi ; chaque texte se trouve à côté, à relire avant. "
      + "Les offres sont celles du plan, mot pour mot.")
  public static let messagesNobody = Phrase(
    en: "Nobody is treated by e-mail or SMS, so there are no messages.",
    fr: "Personne n’est traité par e-mail ou par SMS ; il n’y a donc pas de message.")
  public static let messagesNotTreated = Phrase(
    en: "not treated by the plan", fr: "non traités par le plan")
  public static let messagesOtherwise = Phrase(
    en: "treated otherwise than by e-mail or SMS", fr: "traités autrement que par e-mail ou SMS")

  public static let messagesDrafted = Phrase(
    en:
      "A language model put {n} of {all} {all#message#messages} in words; it was told persona, action, offer and what goes "
      + "with leaving, and nothing of any customer. To keep the words, name a copy of {file} as the templates.",
    fr:
      "Un modèle de langue a rédigé {n} des {all} {all#message#messages} ; il a reçu profil, action, offre et ce qui va "
      + "de pair avec les départs, et rien d’aucun client. Pour garder ces textes, donnez une copie de {file} comme modèles."
  )
  public static let messagesNotDrafted = Phrase(
    en: "{n} {n#message has#messages have} the words of the template: {reason}.",
    fr: "{n} {n#message garde#messages gardent} les mots du modèle de message : {reason}.")

  public static let draftNoKey = Phrase(
    en: "OPENAI_API_KEY is not set", fr: "OPENAI_API_KEY n’est pas définie")
  public static let draftAddress = Phrase(
    en: "OPENAI_BASE_URL is no address that may be used", fr: "OPENAI_BASE_URL n’est pas une adresse admise")
  public static let draftBudget = Phrase(
    en: "the calls of this run were used up", fr: "les appels prévus étaient épuisés")
  public static let draftGivenUp = Phrase(
    en: "not asked for, as the language model could not be reached before",
    fr: "non demandé, le modèle de langue étant resté injoignable")
  public static let draftUnavailable = Phrase(
    en: "this machine has no way to ask a language model",
    fr: "cette machine n’a pas de quoi interroger un modèle de langue")
  public static let draftUnreachable = Phrase(
    en: "the language model could not be reached", fr: "le modèle de langue était injoignable")
  public static let draftTimeout = Phrase(
    en: "the language model did not answer in time", fr: "le modèle de langue n’a pas répondu à temps")
  public static let draftUntrusted = Phrase(
    en: "the server could not prove who it is", fr: "le serveur n’a pas prouvé son identité")
  public static let draftRedirect = Phrase(
    en: "the server pointed elsewhere, which is not followed",
    fr: "le serveur renvoyait ailleurs, ce qui n’est pas suivi")
  public static let draftRefused = Phrase(
    en: "the server refused the request", fr: "le serveur a refusé la demande")
  public static let draftBusy = Phrase(en: "the server was busy", fr: "le serveur était surchargé")
  public static let draftServer = Phrase(en: "the server failed", fr: "le serveur était en panne")
  public static let draftTooLarge = Phrase(
    en: "the answer was too large", fr: "la réponse était trop longue")
  public static let draftNotJSON = Phrase(
    en: "the answer was not JSON", fr: "la réponse n’était pas du JSON")
  public static let draftShape = Phrase(
    en: "the answer did not have the parts asked for", fr: "la réponse n’avait pas les parties demandées")
  public static let draftLength = Phrase(
    en: "the draft was too short or too long", fr: "le texte proposé était trop court ou trop long")
  public static let draftCharacters = Phrase(
    en: "the draft had characters that no message may have",
    fr: "le texte proposé avait des caractères qu’aucun message ne peut avoir")
  public static let draftPlaceholder = Phrase(
    en: "the draft named values that it may not", fr: "le texte proposé citait des valeurs non permises")
  public static let draftMissing = Phrase(
    en: "the draft left out what must be said", fr: "le texte proposé omettait ce qui doit être dit")
  public static let draftNumber = Phrase(
    en: "the draft made up a number", fr: "le texte proposé inventait un nombre")
  public static let draftLink = Phrase(
    en: "the draft made up an address", fr: "le texte proposé inventait une adresse")
  public static let draftPromise = Phrase(
    en: "the draft promised what the plan does not", fr: "le texte proposé promettait plus que le plan")
  public static let draftCause = Phrase(
    en: "the draft claimed a cause", fr: "le texte proposé affirmait une cause")
}
