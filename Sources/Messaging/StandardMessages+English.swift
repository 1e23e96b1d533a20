extension StandardMessages {
  /// `templates/messages/en.yaml` is the same text, to copy and edit.
  static let english = #"""
    # What customers are told, by action: an e-mail and an SMS each.
    #
    # A message may be for an action (`action: discount_10`), for a persona (`persona: VIP`, as the report names it), for
    # both, or for all that have none of their own. The most particular one is taken; one that names {{ offer }} is passed
    # over where nothing is offered.
    #   {{ offer }}        what is offered, as the plan words it: "10% off for 6 months"
    #   {{ until }}        the last day on which it holds
    #   {{ sender }}       the sender's name, as the cell gives it
    #   {{ first_name }}   a personal column that the cell lists under `merge`; only in `named` wordings, each with a
    #                      `plain` one beside it for customers whose name is missing
    #
    # Copy this file beside your report, change it, and name it in the cell: `templates: messages.yaml`.
    language: en
    email:
      greeting: { named: "Hello {{ first_name }},", plain: "Hello," }
      closing: Kind regards,
      unsubscribe:
        linked: "You get this e-mail because you agreed to hear from us. To stop: {{ unsubscribe }}"
        plain: You get this e-mail because you agreed to hear from us. To stop, answer it with the word STOP.
    sms:
      stop: STOP to opt out
    messages:
      - subject: A word from {{ sender }}
        body: |
          It is good to have you with us, and we would like to know how you are getting on.

          If something is not as it should be, tell us: answer this e-mail, and one of us will see to it.
        sms:
          named: "Hello {{ first_name }}, this is {{ sender }}. Is everything as it should be? Tell us, and one of us will see to it."
          plain: "This is {{ sender }}. Is everything as it should be? Tell us, and one of us will see to it."

      - subject: Something for you from {{ sender }}
        body: |
          It is good to have you with us. As a sign of that, here is something for you: {{ offer }}.

          To take it, answer this e-mail with yes by {{ until }}. You need do nothing else.
        sms:
          named: "Hello {{ first_name }}, {{ sender }} has something for you: {{ offer }}. Answer YES by {{ until }}."
          plain: "{{ sender }} has something for you: {{ offer }}. Answer YES by {{ until }}."

      - action: discount_5
        subject: A lower bill from {{ sender }}
        body: |
          Your bill is worth a second look, and we would like to lower it: {{ offer }}.

          To take this offer, answer this e-mail with yes by {{ until }}. Nothing else about your contract changes.
        sms:
          named: "Hello {{ first_name }}, a lower bill from {{ sender }}: {{ offer }}. Answer YES by {{ until }}."
          plain: "A lower bill from {{ sender }}: {{ offer }}. Answer YES by {{ until }}."

      - action: discount_10
        subject:
          named: "{{ first_name }}, a lower bill from {{ sender }}"
          plain: A lower bill from {{ sender }}
        body: |
          We would like you to stay, and to pay less while you do: {{ offer }}.

          To take this offer, answer this e-mail with yes by {{ until }}. Nothing else about your contract changes.
        sms:
          named: "Hello {{ first_name }}, we would like you to stay: {{ offer }}. Answer YES by {{ until }}. {{ sender }}"
          plain: "We would like you to stay: {{ offer }}. Answer YES by {{ until }}. {{ sender }}"

      - action: discount_10
        persona: At-risk high value
        subject:
          named: "{{ first_name }}, an offer that is yours alone"
          plain: An offer that is yours alone
        body: |
          You are one of the customers we think of first, and we would like to show it: {{ offer }}.

          To take this offer, answer this e-mail with yes by {{ until }}. If you would rather talk, answer with a number
          and a time, and one of our senior advisers calls you.
        sms:
          named: "Hello {{ first_name }}, for you: {{ offer }}. Answer YES by {{ until }}. {{ sender }}"
          plain: "For you: {{ offer }}. Answer YES by {{ until }}. {{ sender }}"

      - action: support_call
        subject: A specialist of {{ sender }} would like to call you
        body: |
          When something does not work, nobody wants to explain it twice. So one of our specialists would like to call you,
          look at your connection with you, and set right what can be set right.

          The call costs you nothing. Answer this e-mail by {{ until }} with a day and a time that suit you.
        sms:
          named: "Hello {{ first_name }}, a specialist of {{ sender }} would like to call you and set things right. Answer with a day and a time by {{ until }}."
          plain: "A specialist of {{ sender }} would like to call you and set things right. Answer with a day and a time by {{ until }}."

      - action: contract_upgrade
        subject: One year, and a lower bill to begin with
        body: |
          With a contract of one year you know what you pay and for how long. If you change to it now, you get {{ offer }}.

          To change, answer this e-mail with yes by {{ until }}. We send you the contract to read first.
        sms:
          named: "Hello {{ first_name }}, change to a one-year contract and get {{ offer }}. Answer YES by {{ until }}. {{ sender }}"
          plain: "Change to a one-year contract and get {{ offer }}. Answer YES by {{ until }}. {{ sender }}"

      - action: free_support
        subject: Tech support is on us
        body: |
          We would like to add tech support to your contract, without charge. You reach a technician, and no queue.

          To take it, answer this e-mail with yes by {{ until }}.
        sms:
          named: "Hello {{ first_name }}, {{ sender }} adds tech support to your contract without charge. Answer YES by {{ until }}."
          plain: "{{ sender }} adds tech support to your contract without charge. Answer YES by {{ until }}."

      - action: thank_you_credit
        subject: Thank you from {{ sender }}
        body: |
          Thank you for being with us. A small sign of it is on its way to your next bill: {{ offer }}.

          There is nothing you need to do.
        sms:
          named: "Thank you for being with us, {{ first_name }}. On your next bill: {{ offer }}. {{ sender }}"
          plain: "Thank you for being with us. On your next bill: {{ offer }}. {{ sender }}"

    """#
}
