import Documents
import Figures
import Findings
import Formats
import Tables

extension Example {
  var tiles: [Tile] {
    [
      Tile(
        label: say("Churn rate", "Taux de départ"), value: churn, range: "12.1–13.4%",
        change: say("▼ −1.2 pp on 2026Q2", "▼ −1,2 pt sur 2026Q2"), direction: .better,
        judgement: say("better", "mieux"), target: say("target 12.0%", "cible 12,0 %"),
        history: [0.139, 0.142, 0.138, 0.141, 0.136, 0.139, 0.127]),
      Tile(
        label: say("Revenue at risk over 24 months", "Revenu menacé sur 24 mois"),
        value: Value(1_284_310, .money0, interval: .init(1_190_000, 1_350_000, .confidence(0.95)), n: 7012),
        range: "$1,190,000–$1,350,000", change: say("▲ +$48,000 on 2026Q2", "▲ +48 000 $ sur 2026Q2"),
        direction: .worse, judgement: say("worse", "moins bien"),
        history: [1.1e6, 1.15e6, 1.2e6, 1.19e6, 1.236e6, 1.284e6]),
      Tile(
        label: say("Customers at risk", "Clients menacés"), value: Value(918, .num0, n: 7012),
        direction: .neutral),
      Tile(
        label: say("Change in lifetime value", "Évolution de la valeur vie"),
        value: Value(absent: say("no earlier period", "pas de période antérieure"), format: .money0)),
    ]
  }

  var churn: Value { Value(0.12731, .pct1, interval: .init(0.1208, 0.1341, .confidence(0.95)), n: 8012) }

  var figure: Figure {
    let x = Axis(
      .linear(0...36), ticks: [0, 12, 24, 36].map { Axis.Tick($0, "\(Int($0))") }, label: "months")
    let y = Axis(
      .linear(0...1), ticks: [0, 0.5, 1].map { Axis.Tick($0, "\(Int($0 * 100)) %") }, hasGrid: true)
    func curve(_ loss: Double, _ series: Int, _ label: String) -> StepCurve {
      let points = (0...36).map { Point(Double($0), 1 - loss * Double($0) / 36) }
      let band = points.map { (x: $0.x, low: $0.y - 0.03, high: $0.y + 0.02) }
      return StepCurve(points: points, band: band, tone: .series(series), label: label)
    }
    let marks = [
      curve(0.2, 0, say("Two-year", "Deux ans")), curve(0.7, 1, say("Month-to-month", "Au mois")),
    ]
    let risk = RiskTable(
      title: say("At risk", "Exposés"), positions: [0, 12, 24, 36],
      rows: [
        RiskTable.Row(label: "A", tone: .series(0), texts: ["4012", "3011", "2204", "1507"]),
        RiskTable.Row(label: "B", tone: .series(1), texts: ["4000", "2103", "904", "211"]),
      ])
    return Figure(Panel(x: x, y: y, marks: marks, riskTable: risk))
  }

  var figureExhibit: Exhibit {
    Exhibit(
      title: say("Share still with us", "Part des clients restants"),
      subtitle: say("Kaplan–Meier, 95% band, 8,012 customers", "Kaplan–Meier, bande à 95 %, 8 012 clients"),
      content: .figure(figure),
      alt: say(
        "Curves of staying fall fastest for month-to-month customers <& \"others\">.",
        "Les courbes baissent le plus vite pour les clients au mois."),
      note: say("Medians are marked by a dot.", "Les médianes sont marquées d’un point."))
  }

  var cohortExhibit: Exhibit {
    Exhibit(
      title: say("Churn by internet service", "Départs par accès internet"),
      subtitle: say("Share who left within the quarter, Wilson 95%", "Part des départs, Wilson 95 %"),
      content: .table(cohortTable), alt: "", note: say("Holm-corrected.", "Correction de Holm."))
  }

  var cohortTable: ResultTable {
    let columns = [
      ResultTable.Column("group", header: say("Group", "Groupe"), alignment: .leading),
      ResultTable.Column("n", header: say("Customers", "Clients")),
      ResultTable.Column("rate", header: say("Rate", "Taux"), spanner: say("Churn", "Départs"), unit: "%"),
      ResultTable.Column(
        "range", header: say("95% interval", "Intervalle à 95 %"), spanner: say("Churn", "Départs"), unit: "%"
      ),
      ResultTable.Column("remark", header: say("Remark", "Remarque"), alignment: .leading),
    ]
    func row(
      _ label: String, _ n: Int, _ rate: Double, group: String? = nil, total: Bool = false
    ) -> ResultTable.Row {
      let value = Value(rate, .pct1, interval: .init(rate - 0.02, rate + 0.02, .confidence(0.95)), n: n)
      let remark = say(
        "a remark long enough to need a second line in its column", "une remarque assez longue")
      return ResultTable.Row(
        [.text(label), .count(n), .value(value), .interval(value), .text(remark)], group: group,
        isSummary: total)
    }
    let few = ResultTable.Row(
      [.text("Satellite <&>"), .suppressed("<10"), .empty, .empty, .text("")], group: say("Rural", "Rural"))
    return ResultTable(
      columns: columns,
      rows: [
        row("Fiber optic", 3096, 0.21, group: say("Urban", "Urbain")),
        row("DSL", 2421, 0.09, group: say("Urban", "Urbain")), few,
        row(say("All", "Tous"), 5523, 0.127, total: true),
      ])
  }

  func longExhibit(lines: Int) -> Exhibit {
    Exhibit(
      title: say("Customers by expected value", "Clients par valeur attendue"), subtitle: "2026Q3",
      content: .table(longTable(lines: lines)), alt: "")
  }

  func longTable(lines: Int) -> ResultTable {
    let columns = [
      ResultTable.Column("customer", header: say("Customer", "Client"), alignment: .leading),
      ResultTable.Column("reason", header: say("Main reason", "Raison principale"), alignment: .leading),
      ResultTable.Column("score", header: say("Churn probability", "Probabilité de départ")),
      ResultTable.Column("value", header: say("Expected value", "Valeur attendue"), unit: "USD"),
    ]
    let rows = ExampleReport.rowLabels(lines: lines).enumerated().map { index, label in
      ResultTable.Row([
        .text(label), .text(say("Support calls in 90 days", "Appels au support")),
        .value(Value(0.9 - Double(index) * 0.004, .pct1)), .value(Value(412.5 - Double(index) * 3, .money0)),
      ])
    }
    return ResultTable(
      columns: columns, rows: rows,
      more: say("Rows 1–\(lines) of 500, the rest in outreach/generic.csv", "Lignes 1–\(lines) sur 500"))
  }

  var wideExhibit: Exhibit {
    Exhibit(
      id: "scores", title: say("Scores by group and month", "Scores par groupe et par mois"),
      content: .table(wideTable), alt: "")
  }

  /// Too wide for an upright page in any size.
  var wideTable: ResultTable {
    let months = (1...12).map {
      ResultTable.Column("m\($0)", header: say("Month \($0)", "Mois \($0)"), spanner: $0 <= 6 ? "H1" : "H2")
    }
    let stub = ResultTable.Column("group", header: say("Group", "Groupe"), alignment: .leading)
    let rows = (1...5).map { group in
      ResultTable.Row(
        [.text("Wide-\(group)y")]
          + (1...12).map { .value(Value(Double(group * 1_000_000 + $0 * 1017), .money0)) })
    }
    return ResultTable(columns: [stub] + months, rows: rows)
  }

  func cells(lines: Int) -> [CellRecord] {
    let caveat = Caveat(code: "few_rows", text: say("One group is \"small\".", "Un groupe est « petit »."))
    let ledger = Ledger(
      rowsIn: 8020,
      excluded: [.init(code: "missing_tenure", reason: say("no tenure", "sans ancienneté"), rows: 8)])
    func record(_ id: String, _ kind: String, _ finding: Finding) -> CellRecord {
      CellRecord(id: id, kind: kind, status: finding.caveats.isEmpty ? .ok : .warned, finding: finding)
    }
    let headline = Finding(
      values: [
        (ValueName("churn_rate"), churn),
        (ValueName("lifetime_value"), Value(absent: "no earlier period", format: .money0)),
      ], exhibits: [Exhibit(title: "", content: .tiles(tiles), alt: "")], ledger: ledger)
    let stay = Finding(
      values: [(ValueName("rmst", group: "two_year"), Value(1.0 / 3, .months0, n: 12))],
      exhibits: [figureExhibit, Exhibit(title: "", content: .table(cohortTable), alt: "")], caveats: [caveat],
      ledger: ledger)
    return [
      record("headline", "kpis", headline), record("stay", "survival", stay),
      record("cohorts", "cohorts", Finding(exhibits: [cohortExhibit], ledger: ledger)),
      record("outreach", "outreach", Finding(exhibits: [longExhibit(lines: lines)], ledger: ledger)),
      record("wide", "cohorts", Finding(exhibits: [wideExhibit], ledger: ledger)),
    ]
  }

  var extract: Extract {
    let table = Table([
      ("customer_id", .text(TextColumn(bytes: Array("A1B2".utf8), offsets: [0, 2, 4]))),
      ("priority", .integers([1, Column.missingInteger])), ("expected_value", .numbers([12.5, .nan])),
    ])
    return Extract(
      path: "interventions.csv",
      fields: [
        .init("customer_id", "Identifier"), .init("priority", "1 is first"),
        .init("expected_value", "In units of the currency", decimals: 2),
      ], table: table)
  }
}
