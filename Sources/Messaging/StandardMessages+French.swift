extension StandardMessages {
  /// `templates/messages/fr.yaml` is the same text, to copy and edit.
  static let french = #"""
    # Ce que l’on dit aux clients, par action : un e-mail et un SMS.
    #
    # Un message peut valoir pour une action (`action: discount_10`), pour un profil (`persona: VIP`, tel que le rapport le
    # nomme), pour les deux, ou pour tous ceux qui n’ont pas le leur. Le plus particulier l’emporte ; celui qui nomme
    # {{ offer }} est laissé de côté quand rien n’est offert.
    #   {{ offer }}        ce qui est offert, dans les mots du plan : « remise de 10 % pendant 6 mois »
    #   {{ until }}        le dernier jour de validité
    #   {{ sender }}       le nom de l’expéditeur, tel que la cellule le donne
    #   {{ first_name }}   une colonne personnelle citée sous `merge` ; seulement dans les textes `named`, chacun avec un
    #                      texte `plain` pour les clients dont le nom manque
    # Dans les SMS, les lettres hors de l’alphabet GSM (â, ç, ê, î, ô, û…) réduisent de plus de moitié la place.
    #
    # Copiez ce fichier près de votre rapport, modifiez-le et nommez-le dans la cellule : `templates: messages.yaml`.
    language: fr
    email:
      greeting: { named: "Bonjour {{ first_name }},", plain: "Bonjour," }
      closing: Bien à vous,
      unsubscribe:
        linked: "Vous recevez cet e-mail parce que vous avez accepté nos messages. Pour ne plus en recevoir : {{ unsubscribe }}"
        plain: "Vous recevez cet e-mail parce que vous avez accepté nos messages. Pour ne plus en recevoir, répondez STOP."
    sms:
      stop: STOP pour refuser
    messages:
      - subject: Des nouvelles de {{ sender }}
        body: |
          Nous sommes heureux de vous compter parmi nos clients et aimerions savoir si tout va bien.

          Si quelque chose ne vous convient pas, dites-le-nous : répondez à cet e-mail, et l’un de nous s’en occupera.
        sms:
          named: "Bonjour {{ first_name }}, ici {{ sender }}. Tout va bien ? Sinon, dites-le-nous, et l'un de nous s'en occupera."
          plain: "Ici {{ sender }}. Tout va bien ? Sinon, dites-le-nous, et l'un de nous s'en occupera."

      - subject: Une attention de {{ sender }}
        body: |
          Nous sommes heureux de vous compter parmi nos clients. Voici une attention pour vous : {{ offer }}.

          Pour en profiter, répondez oui à cet e-mail avant la fin du {{ until }}. Vous n’avez rien d’autre à faire.
        sms:
          named: "Bonjour {{ first_name }}, une attention de {{ sender }} : {{ offer }}. Répondez OUI avant la fin du {{ until }}."
          plain: "Une attention de {{ sender }} : {{ offer }}. Répondez OUI avant la fin du {{ until }}."

      - action: discount_5
        subject: Une facture allégée par {{ sender }}
        body: |
          Votre facture mérite un second regard, et nous aimerions l’alléger : {{ offer }}.

          Pour en profiter, répondez oui à cet e-mail avant la fin du {{ until }}. Rien d’autre ne change dans votre contrat.
        sms:
          named: "Bonjour {{ first_name }}, une facture allégée par {{ sender }} : {{ offer }}. Répondez OUI avant la fin du {{ until }}."
          plain: "Une facture allégée par {{ sender }} : {{ offer }}. Répondez OUI avant la fin du {{ until }}."

      - action: discount_10
        subject:
          named: "{{ first_name }}, une facture allégée par {{ sender }}"
          plain: Une facture allégée par {{ sender }}
        body: |
          Nous aimerions que vous restiez, et que vous payiez moins : {{ offer }}.

          Pour en profiter, répondez oui à cet e-mail avant la fin du {{ until }}. Rien d’autre ne change dans votre contrat.
        sms:
          named: "Bonjour {{ first_name }}, nous aimerions vous garder : {{ offer }}. Répondez OUI avant la fin du {{ until }}. {{ sender }}"
          plain: "Nous aimerions vous garder : {{ offer }}. Répondez OUI avant la fin du {{ until }}. {{ sender }}"

      - action: discount_10
        persona: Forte valeur à risque
        subject:
          named: "{{ first_name }}, une offre qui vous est réservée"
          plain: Une offre qui vous est réservée
        body: |
          Vous êtes de ceux à qui nous pensons d’abord, et nous aimerions le montrer : {{ offer }}.

          Pour en profiter, répondez oui à cet e-mail avant la fin du {{ until }}. Si vous préférez en parler, indiquez un
          numéro et une heure, et l’un de nos conseillers vous appelle.
        sms:
          named: "Bonjour {{ first_name }}, pour vous : {{ offer }}. Répondez OUI avant la fin du {{ until }}. {{ sender }}"
          plain: "Pour vous : {{ offer }}. Répondez OUI avant la fin du {{ until }}. {{ sender }}"

      - action: support_call
        subject: Un spécialiste de {{ sender }} souhaite vous appeler
        body: |
          Quand quelque chose ne marche pas, personne n’a envie de l’expliquer deux fois. L’un de nos spécialistes aimerait
          donc vous appeler, regarder votre connexion avec vous et remettre en ordre ce qui peut l’être.

          L’appel ne vous coûte rien. Répondez à cet e-mail avant la fin du {{ until }} avec un jour et une heure à votre
          convenance.
        sms:
          named: "Bonjour {{ first_name }}, un spécialiste de {{ sender }} souhaite vous appeler. Répondez avec un jour et une heure avant la fin du {{ until }}."
          plain: "Un spécialiste de {{ sender }} souhaite vous appeler. Répondez avec un jour et une heure avant la fin du {{ until }}."

      - action: contract_upgrade
        subject: Un an, et une facture allégée pour commencer
        body: |
          Avec un contrat d’un an, vous savez ce que vous payez et pour combien de temps. En le choisissant maintenant, vous
          obtenez ceci : {{ offer }}.

          Pour changer, répondez oui à cet e-mail avant la fin du {{ until }}. Nous vous envoyons d’abord le contrat à lire.
        sms:
          named: "Bonjour {{ first_name }}, avec un contrat d'un an : {{ offer }}. Répondez OUI avant la fin du {{ until }}. {{ sender }}"
          plain: "Avec un contrat d'un an : {{ offer }}. Répondez OUI avant la fin du {{ until }}. {{ sender }}"

      - action: free_support
        subject: L’assistance technique, sans frais
        body: |
          Nous aimerions ajouter l’assistance technique à votre contrat, sans frais. Vous joignez un technicien, sans file
          d’attente.

          Pour en profiter, répondez oui à cet e-mail avant la fin du {{ until }}.
        sms:
          named: "Bonjour {{ first_name }}, {{ sender }} ajoute l'assistance technique à votre contrat, sans frais. Répondez OUI avant la fin du {{ until }}."
          plain: "{{ sender }} ajoute l'assistance technique à votre contrat, sans frais. Répondez OUI avant la fin du {{ until }}."

      - action: thank_you_credit
        subject: Merci de la part de {{ sender }}
        body: |
          Merci d’être parmi nos clients. Un petit signe vous attend sur votre prochaine facture : {{ offer }}.

          Vous n’avez rien à faire.
        sms:
          named: "Merci de votre confiance, {{ first_name }}. Sur votre prochaine facture : {{ offer }}. {{ sender }}"
          plain: "Merci de votre confiance. Sur votre prochaine facture : {{ offer }}. {{ sender }}"

    """#
}
