import Documents
import Figures
import Findings
import Formats
import Tables

/// A report with everything that a writer has to set: long and wide tables, tiles, a figure, callouts, lists, two
/// languages, and texts that would break a careless writer.
enum ExampleReport {
  static func document(_ language: Language = .en, lines: Int = 120) -> Document {
    let example = Example(language: language)
    return Document(
      id: "quarterly-retention", title: example.say("Customer retention", "Fidélité des clients"),
      period: "2026Q3", member: "all", asOf: Day(number: 20_726), wording: example.wording,
      cover: [
        example.say("8,012 customers active on 1 July 2026", "8 012 clients actifs au 1er juillet 2026"),
        example.say("For the executive board", "Pour le comité de direction"),
      ],
      sections: example.summary + example.body(lines: lines) + example.appendix, extracts: [example.extract],
      cells: example.cells(lines: lines))
  }

  /// Labels of the rows of the long table, each of them once in the document.
  static func rowLabels(lines: Int = 120) -> [String] { (1...lines).map { "Row-\($0)x" } }
}

/// The parts of the example, in one language.
struct Example {
  let language: Language
  var wording: Wording { Wording(language: language, currency: "usd") }

  func say(_ english: String, _ french: String) -> String { language == .en ? english : french }

  var summary: [Section] {
    [
      Section(anchor: "headline", role: .summary, heading: nil, blocks: [.tiles(tiles, anchor: "headline")]),
      Section(
        anchor: "summary", role: .summary, heading: say("Summary", "Synthèse"),
        blocks: [
          .paragraph([
            .text(say("In the quarter ", "Au cours du trimestre, ")),
            .strong([.text(say("12.7% of customers left", "12,7 % des clients sont partis"))]),
            .text(
              say(
                ", 1.2 points fewer than in the quarter before. The plan in ",
                ", soit 1,2 point de moins qu’au trimestre précédent. Le plan du ")),
            .reference(say("Table 1", "tableau 1"), anchor: "cohorts"),
            .text(
              say(
                " keeps an expected 312 customers for $24,960, and pays for itself when one in nine accepts.",
                " conserve 312 clients attendus pour 24 960 $ et s’amortit dès qu’un sur neuf accepte.")),
          ]),
          .list(
            ordered: false,
            items: [
              [
                .paragraph([
                  .text(say("Month-to-month contracts leave first.", "Le mensuel part en premier."))
                ])
              ],
              [
                .paragraph([
                  .text(say("Calls to support come before leaving:", "Les appels précèdent le départ :"))
                ]),
                .list(
                  ordered: true,
                  items: [
                    [
                      .paragraph([
                        .text(say("three or more calls in 90 days", "trois appels ou plus en 90 jours"))
                      ])
                    ],
                    [.paragraph([.emphasis([.text(say("late payments", "retards de paiement"))])])],
                  ]),
              ],
              [
                .paragraph([
                  .text(say("The definitions are at ", "Les définitions sont sur ")),
                  .link([.text("example.org/churn?a=1&b=2")], url: "https://example.org/churn?a=1&b=2"),
                  .text("."),
                ])
              ],
            ]),
          .callout(
            Callout(
              tone: .decision, title: say("Decision asked for", "Décision demandée"),
              blocks: [
                .paragraph([
                  .text(
                    say(
                      "Release $25,000 for the plan, and keep one customer in ten untouched so that its effect "
                        + "can be measured.",
                      "Débloquer 25 000 $ pour le plan et laisser un client sur dix sans action afin d’en "
                        + "mesurer l’effet."))
                ])
              ])),
        ]),
    ]
  }

  func body(lines: Int) -> [Section] {
    [
      Section(
        anchor: "stay-section", role: .body,
        heading: say(
          "In their first 36 months, month-to-month customers stay 21 months, two-year customers 35",
          "Sur 36 mois, les clients au mois restent 21 mois, ceux à deux ans 35"),
        kicker: say("Retention by contract type", "Fidélité par type de contrat"),
        blocks: [
          .paragraph([.text(prose)]),
          .figure(FigureBlock(anchor: "stay", number: say("Figure 1", "Figure 1"), exhibit: figureExhibit)),
          .note([
            .text(say("Curves stop where fewer than 30 remain.", "Les courbes s’arrêtent sous 30 clients."))
          ]),
        ]),
      Section(
        anchor: "cohorts-section", role: .body,
        heading: say("Churn by internet service", "Départs par accès"),
        blocks: [
          .heading(
            level: 2, [.text(say("What the groups have in common", "Ce que les groupes ont en commun"))]),
          .paragraph([.text(prose)]),
          .table(
            TableBlock(
              anchor: "cohorts", number: say("Table 1", "Tableau 1"), exhibit: cohortExhibit,
              table: cohortTable)),
          .heading(level: 3, [.text(say("In the author’s own table", "Dans le tableau de l’auteur"))]),
          .grid(
            Grid(
              alignments: [.leading, .trailing],
              header: [[.text(say("Owner", "Responsable"))], [.text(say("Cost", "Coût"))]],
              rows: [
                [[.text("Marketing")], [.text("$18,000")]], [[.text("Support & care")], [.text("$6,960")]],
              ])),
          .callout(
            Callout(
              tone: .warning, title: say("Read with care", "À lire avec prudence"),
              blocks: [
                .paragraph([
                  .text(say("The groups differ in tenure too.", "Les groupes diffèrent aussi en ancienneté."))
                ]),
                .list(ordered: false, items: [[.paragraph([.code("tenure_months")])]]),
              ])),
          .quote([
            .paragraph([.text(say("We left when the price went up.", "Nous sommes partis à la hausse."))])
          ]),
        ]),
      Section(
        anchor: "outreach-section", role: .body,
        heading: say("Whom to contact first", "Qui contacter d’abord"),
        blocks: [
          .table(
            TableBlock(
              anchor: "outreach", number: say("Table 2", "Tableau 2"), exhibit: longExhibit(lines: lines),
              table: longTable(lines: lines)))
        ]),
      Section(
        anchor: "wide", role: .body, heading: say("Every score of every group", "Tous les scores"),
        blocks: [
          .table(
            TableBlock(
              anchor: "wide.scores", number: say("Table 3", "Tableau 3"), exhibit: wideExhibit,
              table: wideTable))
        ]),
    ]
  }

  var appendix: [Section] {
    [
      Section(
        anchor: "appendix", role: .appendix, heading: say("How the numbers were made", "Méthodes"),
        blocks: [
          .definition([
            (say("Churn rate", "Taux de départ"), [.text(prose)]),
            (
              say("Restricted mean", "Moyenne restreinte"),
              [.text(say("Months stayed, up to month 36.", "Mois restés."))]
            ),
          ]),
          .callout(
            Callout(
              tone: .dataQuality, title: say("Data quality", "Qualité des données"),
              blocks: [.paragraph([.text(prose)])])),
        ]),
      Section(
        anchor: "glossary", role: .appendix, heading: say("Glossary", "Glossaire"),
        blocks: [.paragraph([.text(prose)]), .paragraph([.text(prose)])]),
    ]
  }

  var prose: String {
    say(
      "Half of those who leave do so within a year of joining, and most of them in the months after a price "
        + "change. The estimate counts everyone who was active on the first day of the quarter, whether or not "
        + "they were still with us on the last; those who joined during the quarter wait for the next one.",
      "La moitié de ceux qui partent le font dans l’année de leur arrivée, la plupart dans les mois qui suivent "
        + "une hausse de prix. L’estimation porte sur tous les clients actifs au premier jour du trimestre, "
        + "qu’ils soient encore présents ou non au dernier ; les nouveaux attendront le trimestre suivant.")
  }
}
