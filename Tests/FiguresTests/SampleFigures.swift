import Figures

/// Figures as a report has them, in both languages, on made-up data of realistic shape.
enum SampleFigures {
  enum Words: String, CaseIterable { case en, fr }

  static let all: [(name: String, figure: @Sendable (Words) -> Figure)] = [
    ("survival", survival), ("bars", bars), ("difference-bars", differences), ("forest", forest),
    ("calibration", calibration), ("ranking", ranking), ("personas", personas), ("budget", budget),
    ("columns", columns), ("multiples", multiples), ("median", median), ("levels", levels),
    ("heat", heat),
  ]

  static func say(_ words: Words, _ en: String, _ fr: String) -> String { words == .en ? en : fr }

  static func percent(_ share: Double, _ words: Words, decimals: Int = 0) -> String {
    let scaled = (share * 100 * (decimals == 0 ? 1 : 10)).rounded()
    let text = decimals == 0 ? "\(Int(scaled))" : "\(Int(scaled) / 10).\(abs(Int(scaled)) % 10)"
    return words == .en
      ? text + "%" : text.split(separator: ".").joined(separator: ",") + "\u{202F}%"
  }

  static func count(_ value: Int, _ words: Words) -> String {
    guard value >= 1000 else { return "\(value)" }
    let rest = value % 1000
    let zeros = rest < 10 ? "00" : rest < 100 ? "0" : ""
    return "\(value / 1000)\(words == .en ? "," : "\u{202F}")\(zeros)\(rest)"
  }

  static func shareAxis(_ words: Words, upTo top: Double = 1, label: String? = nil) -> Axis {
    let ticks = Axis.niceTicks(0...top, count: 5)
    return Axis(
      .linear(0...(ticks.last ?? top)), ticks: ticks.map { Axis.Tick($0, percent($0, words)) }, label: label,
      hasGrid: true)
  }

  static func survival(_ words: Words) -> Figure {
    let groups: [(String, Double, Double, Int)] = [
      (say(words, "Two year", "Deux ans"), 0.0008, 1.2, 1695),
      (say(words, "One year", "Un an"), 0.0045, 1.05, 1473),
      (say(words, "Month-to-month", "Sans engagement"), 0.055, 0.72, 3875),
    ]
    let positions = stride(from: 0.0, through: 72, by: 12).map { $0 }
    var marks: [any Mark] = []
    var rows: [RiskTable.Row] = []
    for (index, group) in groups.enumerated() {
      let curve = stride(from: 0.0, through: 72, by: 1).map { month in
        Point(month, exponential(-group.1 * power(month, group.2)))
      }
      marks.append(
        StepCurve(
          points: curve,
          band: curve.map { point in
            let width = 0.012 + 0.03 * (point.x / 72) * (1 - point.y)
            return (point.x, Swift.max(0, point.y - width), Swift.min(1, point.y + width))
          }, tone: .series(index), fadesFrom: index == 2 ? 66 : nil,
          label: "\(group.0) \(percent(curve[72].y, words))"))
      let left = positions.map { Int(Double(group.3) * (1 - $0 / 78) * curve[Int($0)].y) }
      let gone = positions.map { Int(Double(group.3) * (1 - curve[Int($0)].y)) }
      let rest = zip(left, gone).map { group.3 - $0 - $1 }
      for (label, numbers) in [
        (say(words, "At risk", "À risque"), left), (say(words, "Censored", "Censurés"), rest),
        (say(words, "Left", "Partis"), gone),
      ] {
        rows.append(
          RiskTable.Row(
            label: label, tone: .series(index), texts: numbers.map { count($0, words) }, group: group.0))
      }
    }
    let x = Axis(
      .linear(0...72), ticks: positions.map { Axis.Tick($0, "\(Int($0))") },
      label: say(words, "Months since joining", "Mois depuis l’inscription"))
    return Figure(
      Panel(
        x: x,
        y: shareAxis(words, label: say(words, "Share still customers", "Part des clients encore actifs")),
        marks: marks, riskTable: RiskTable(title: "", positions: positions, rows: rows)))
  }

  static func median(_ words: Words) -> Figure {
    let curve = stride(from: 0.0, through: 60, by: 1).map { Point($0, exponential(-0.028 * $0)) }
    let x = Axis(
      .linear(0...60), ticks: stride(from: 0.0, through: 60, by: 12).map { Axis.Tick($0, "\(Int($0))") },
      label: say(words, "Months since joining", "Mois depuis l’inscription"))
    return Figure(
      Panel(
        x: x,
        y: shareAxis(words, label: say(words, "Share still customers", "Part des clients encore actifs")),
        marks: [
          StepCurve(points: curve, tone: .focus),
          ReferenceLine(from: Point(0, 0.5), to: Point(25, 0.5), dash: .dotted),
          ReferenceLine(from: Point(25, 0.5), to: Point(25, 0), dash: .dotted),
          Marker(
            at: Point(25, 0.5),
            label: say(words, "Half have left by month 25", "La moitié est partie au 25e mois")),
        ],
        riskTable: RiskTable(
          title: say(words, "Customers at risk", "Clients à risque"),
          positions: stride(from: 0.0, through: 60, by: 12).map { $0 },
          rows: [
            RiskTable.Row(
              label: say(words, "All", "Tous"), tone: .focus,
              texts: [7043, 5021, 3480, 2211, 1020, 240].map { count($0, words) })
          ])), height: 200)
  }

  static func bars(_ words: Words) -> Figure {
    let names = [
      say(words, "Fiber optic", "Fibre optique"), "DSL",
      say(words, "No internet service", "Sans service internet"),
    ]
    let rates = [(0.419, 0.401, 0.436), (0.190, 0.174, 0.206), (0.074, 0.062, 0.088)]
    return Figure(
      Panel(
        x: Axis(.hidden(0...0.45)), y: Axis(.band(names)),
        marks: [
          HorizontalBars(
            bars: rates.enumerated().map { index, rate in
              Bar(
                band: index, value: rate.0, low: rate.1, high: rate.2,
                label: percent(rate.0, words, decimals: 1), tone: index == 0 ? .focus : .muted)
            })
        ]))
  }

  static func levels(_ words: Words) -> Figure {
    let names = [
      say(words, "Electronic check", "Chèque électronique"),
      say(words, "Mailed check sent to the regional office", "Chèque envoyé par la poste au bureau régional"),
      say(words, "Bank transfer (automatic)", "Virement bancaire (automatique)"),
      say(words, "Credit card (automatic)", "Carte de crédit (automatique)"),
    ]
    let rates = [(0.453, 0.433, 0.473), (0.191, 0.172, 0.211), (0.167, 0.149, 0.187), (0.152, 0.135, 0.172)]
    return Figure(
      Panel(
        x: shareAxis(words, upTo: 0.5, label: say(words, "Share who had left", "Part des clients partis")),
        y: Axis(.band(names)),
        marks: [
          HorizontalBars(
            bars: rates.enumerated().map { index, rate in
              Bar(
                band: index, value: rate.0, low: rate.1, high: rate.2,
                label: percent(rate.0, words, decimals: 1), tone: index == 0 ? .focus : .muted)
            }),
          ReferenceLine(
            from: Point(0.265, -0.5), to: Point(0.265, 3.5),
            label: say(words, "all customers 26.5%", "tous les clients 26,5\u{202F}%")),
        ]))
  }

  static func differences(_ words: Words) -> Figure {
    let names = [
      say(words, "Month-to-month", "Sans engagement"), say(words, "One year", "Un an"),
      say(words, "Two year", "Deux ans"), say(words, "Paperless billing", "Facture en ligne"),
    ]
    let values = [
      (0.162, 0.141, 0.183), (-0.154, -0.172, -0.135), (-0.237, -0.251, -0.223), (0.071, 0.05, 0.09),
    ]
    return Figure(
      Panel(
        x: Axis(.hidden(-0.25...0.2)), y: Axis(.band(names)),
        marks: [
          HorizontalBars(
            bars: values.enumerated().map { index, value in
              Bar(
                band: index, value: value.0, low: value.1, high: value.2,
                label: (value.0 > 0 ? "+" : "−") + percent(abs(value.0), words, decimals: 1),
                tone: value.0 > 0 ? .bad : .good)
            })
        ]))
  }

  static func forest(_ words: Words) -> Figure {
    let names = [
      say(words, "Month-to-month contract", "Contrat sans engagement"),
      say(words, "Fiber optic internet", "Internet par fibre optique"),
      say(words, "No technical support", "Sans assistance technique"),
      say(words, "Paperless billing", "Facture en ligne"), say(words, "Partner", "En couple"),
    ]
    let ratios = [(4.2, 3.1, 5.6), (2.3, 1.9, 2.8), (1.4, 1.2, 1.7), (1.3, 1.1, 1.5), (0.6, 0.5, 0.7)]
    let ticks = [0.5, 1, 2, 4]
    return Figure(
      Panel(
        x: Axis(
          .logarithmic(0.4...5),
          ticks: ticks.map { Axis.Tick($0, words == .en ? "\($0)" : frenchNumber($0)) },
          label: say(words, "Odds of leaving, times", "Cote de départ, en multiple"), hasGrid: true),
        y: Axis(.band(names)),
        marks: [
          ReferenceLine(from: Point(1, -0.5), to: Point(1, 4.5), dash: .solid),
          Dots(
            dots: ratios.enumerated().map { index, ratio in
              let text = "\(ratio.0) (\(ratio.1)–\(ratio.2))"
              return Bar(
                band: index, value: ratio.0, low: ratio.1, high: ratio.2,
                label: words == .en ? text : frenchText(text), tone: ratio.0 > 1 ? .bad : .good)
            }),
        ]))
  }

  static func calibration(_ words: Words) -> Figure {
    let points = (0..<10).map { decile -> (x: Double, y: Double, low: Double, high: Double) in
      let x = 0.03 + 0.075 * Double(decile)
      let y = x + 0.02 * sine(Double(decile))
      return (x, y, y - 0.03, y + 0.03)
    }
    let top = 0.8
    return Figure(
      Panel(
        x: Axis(
          .linear(0...top), ticks: Axis.niceTicks(0...top).map { Axis.Tick($0, percent($0, words)) },
          label: say(words, "Predicted share leaving", "Part de départs prévue"), hasGrid: true),
        y: shareAxis(
          words, upTo: top, label: say(words, "Observed share leaving", "Part de départs observée")),
        marks: [
          ReferenceLine(
            from: Point(0, 0), to: Point(top, top), label: say(words, "perfect agreement", "accord parfait")),
          CalibrationPoints(points: points),
        ]))
  }

  static func ranking(_ words: Words) -> Figure {
    let roc = stride(from: 0.0, through: 1, by: 0.02).map { Point($0, power($0, 0.24)) }
    let random = ReferenceLine(
      from: Point(0, 0), to: Point(1, 1),
      label: say(words, "no better than chance", "pas mieux que le hasard"))
    let recall = stride(from: 0.02, through: 1, by: 0.02).map {
      Point($0, 0.265 + 0.68 * (1 - power($0, 1.6)))
    }
    func axis(_ label: String, hasGrid: Bool = true) -> Axis {
      Axis(
        .linear(0...1), ticks: Axis.niceTicks(0...1, count: 5).map { Axis.Tick($0, percent($0, words)) },
        label: label, hasGrid: hasGrid)
    }
    return Figure(
      panels: [
        Panel(
          title: say(words, "Leavers found against false alarms", "Départs trouvés et fausses alertes"),
          x: axis(say(words, "Share of stayers flagged", "Part des fidèles signalés")),
          y: axis(say(words, "Share of leavers flagged", "Part des partants signalés")),
          marks: [
            random, Curve(points: roc, tone: .focus),
            Marker(at: roc[10], label: say(words, "AUC 0.847 (0.837–0.856)", "AUC 0,847 (0,837–0,856)")),
          ]),
        Panel(
          title: say(words, "How many of those flagged leave", "Combien des signalés partent"),
          x: axis(say(words, "Share of leavers flagged", "Part des partants signalés")),
          y: axis(say(words, "Share of those flagged who leave", "Part des signalés qui partent")),
          marks: [
            ReferenceLine(
              from: Point(0, 0.265), to: Point(1, 0.265),
              label: say(words, "all customers", "tous les clients")),
            Curve(points: recall, tone: .focus),
          ]),
      ])
  }

  static func personas(_ words: Words) -> Figure {
    let names = [
      say(words, "New, monthly, high bill", "Nouveaux, au mois, grosse facture"),
      say(words, "Settled, two-year", "Installés, deux ans"),
      say(words, "Basic, no internet", "De base, sans internet"),
      say(words, "Long-standing, high bill", "Anciens, grosse facture"),
    ]
    let centres = [Point(12, 82), Point(55, 55), Point(28, 24), Point(58, 94)]
    var seed: UInt64 = 7
    func next() -> Double {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(seed >> 11) / Double(1 << 53)
    }
    var marks: [any Mark] = centres.enumerated().map { index, centre in
      Scatter(
        points: (0..<120).map { _ in
          let dx = (next() + next() + next() - 1.5) * 16
          let dy = (next() + next() + next() - 1.5) * 14
          return Point(Swift.min(72, Swift.max(0, centre.x + dx)), Swift.max(18, centre.y + dy))
        }, tone: .series(index))
    }
    marks.append(Centres(points: centres, labels: names, tones: (0..<4).map { .series($0) }))
    return Figure(
      Panel(
        x: Axis(
          .linear(0...72), ticks: stride(from: 0.0, through: 72, by: 12).map { Axis.Tick($0, "\(Int($0))") },
          label: say(words, "Months since joining", "Mois depuis l’inscription")),
        y: Axis(
          .linear(0...120),
          ticks: stride(from: 0.0, through: 120, by: 40).map {
            Axis.Tick($0, words == .en ? "$\(Int($0))" : "\(Int($0))\u{A0}$")
          }, label: say(words, "Monthly charges", "Montant mensuel"), hasGrid: true), marks: marks),
      height: 260)
  }

  static func budget(_ words: Words) -> Figure {
    let points = stride(from: 0.0, through: 50, by: 1).map { Point($0, 118 * (1 - exponential(-$0 / 14))) }
    func money(_ thousands: Double) -> String {
      words == .en ? "$\(Int(thousands))k" : "\(Int(thousands))\u{A0}k$"
    }
    return Figure(
      Panel(
        x: Axis(
          .linear(0...50), ticks: Axis.niceTicks(0...50).map { Axis.Tick($0, money($0)) },
          label: say(words, "Budget spent", "Budget dépensé")),
        y: Axis(
          .linear(0...160), ticks: Axis.niceTicks(0...160, count: 4).map { Axis.Tick($0, money($0)) },
          label: say(words, "Expected net value", "Valeur nette attendue"), hasGrid: true),
        marks: [
          Curve(
            points: points, band: points.map { ($0.x, $0.y * 0.6, $0.y * 1.3) }, tone: .focus,
            label: say(words, "base case, with low and high scenarios", "hypothèse centrale, avec scénarios")),
          ReferenceLine(from: Point(25, 0), to: Point(25, 160), label: say(words, "this plan", "ce plan")),
          Marker(at: points[25], label: "\(money(98)) (\(money(59))–\(money(128)))"),
        ]), height: 210)
  }

  static func columns(_ words: Words) -> Figure {
    let values = [3.0, 2.2, 1.6, 1.2, 0.8, 0.5, 0.3, 0.2, 0.1, 0.1]
    return Figure(
      Panel(
        x: Axis(
          .band((1...10).map { "\($0)" }),
          label: say(
            words, "Tenth of customers, highest score first", "Dixième des clients, scores décroissants")),
        y: Axis(
          .linear(0...3), ticks: [0, 1, 2, 3].map { Axis.Tick($0, "\(Int($0))") },
          label: say(words, "Times the average rate", "Multiple du taux moyen"), hasGrid: true),
        marks: [
          Columns(values: values.enumerated().map { (Double($0.offset), $0.element) }),
          ReferenceLine(
            from: Point(-0.5, 1), to: Point(9.5, 1), label: say(words, "average customer", "client moyen")),
        ]), height: 180)
  }

  static func multiples(_ words: Words) -> Figure {
    let y = shareAxis(words, label: say(words, "Share still customers", "Part des clients encore actifs"))
    let x = Axis(
      .linear(0...72), ticks: stride(from: 0.0, through: 72, by: 24).map { Axis.Tick($0, "\(Int($0))") },
      label: say(words, "Months", "Mois"))
    let panels = [
      (say(words, "Month-to-month", "Sans engagement"), 0.03), (say(words, "One year", "Un an"), 0.005),
      (say(words, "Two year", "Deux ans"), 0.001),
    ]
    return Figure(
      panels: panels.map { name, rate in
        let curve = stride(from: 0.0, through: 72, by: 1).map { Point($0, exponential(-rate * $0)) }
        return Panel(
          title: name, x: x, y: y,
          marks: [StepCurve(points: curve, band: curve.map { ($0.x, $0.y * 0.95, $0.y) }, tone: .focus)])
      }, height: 170)
  }

  static func frenchNumber(_ value: Double) -> String { frenchText("\(value)") }

  static func frenchText(_ text: String) -> String { String(text.map { $0 == "." ? "," : $0 }) }

  /// Taylor and repeated squaring, so that samples need no mathematics library.
  static func exponential(_ x: Double) -> Double {
    let small = x / 1024
    var result = 1 + small + small * small / 2 + small * small * small / 6
    for _ in 0..<10 { result *= result }
    return result
  }

  static func power(_ base: Double, _ exponent: Double) -> Double {
    base <= 0 ? 0 : exponential(exponent * logarithm(base))
  }

  /// By Newton's method on the exponential.
  static func logarithm(_ x: Double) -> Double {
    var guess = 0.0
    for _ in 0..<60 { guess += 2 * (x - exponential(guess)) / (x + exponential(guess)) }
    return guess
  }

  static func sine(_ x: Double) -> Double { x - x.rounded() }

  static func heat(_ words: Words) -> Figure {
    let names = [
      say(words, "Champions", "Champions"), say(words, "Potential loyalists", "Fidèles en devenir"),
    ]
    let cells = (0..<25).map { index -> HeatMap.Cell in
      let (row, column) = (index / 5, index % 5)
      let share: Double? = index == 24 ? nil : Double(row * column) / 16
      let lines = [count(row * column * 97, words), names[index % 2]]
      return HeatMap.Cell(column: column, row: row, share: share, lines: lines)
    }
    let scores = (0..<5).map { "\($0 + 1)" }
    return Figure(
      Panel(
        x: Axis(.band(scores), label: say(words, "Frequency", "Fréquence")),
        y: Axis(.band(scores), label: say(words, "Recency", "Récence")), marks: [HeatMap(cells: cells)]))
  }
}
