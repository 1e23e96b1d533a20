import Figures

/// Figures of every kind on random data with random texts, some of them absurdly long.
struct RandomFigures {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  private static let words = [
    "clients", "sans", "engagement", "fibre", "DSL", "mensuel", "Übergabe", "a", "de", "électronique",
    "100,0 %",
    "Month-to-month", "(automatic)", "incomprehensibilities", "two", "year",
  ]

  mutating func label(_ most: Int = 5) -> String {
    (0..<number(1...most)).map { _ in RandomFigures.words[number(0...RandomFigures.words.count - 1)] }
      .joined(separator: " ")
  }

  mutating func figure() -> Figure {
    switch number(0...5) {
    case 0: Figure(curves())
    case 1: Figure(bars())
    case 2: Figure(forest())
    case 3: Figure(scatter())
    case 4: Figure(panels: [plain(), plain()])
    default: Figure(columns())
    }
  }

  mutating func numeric(_ range: ClosedRange<Double>, hasGrid: Bool) -> Axis {
    let ticks = Axis.niceTicks(range, count: number(3...9))
    let low = Swift.min(range.lowerBound, ticks.first ?? range.lowerBound)
    let high = Swift.max(range.upperBound, ticks.last ?? range.upperBound)
    return Axis(
      .linear(low...high), ticks: ticks.map { Axis.Tick($0, "\($0)") }, label: share() < 0.8 ? label() : nil,
      hasGrid: hasGrid)
  }

  mutating func curves() -> Panel {
    let positions = stride(from: 0.0, through: 60, by: 6).map { $0 }
    let marks: [any Mark] = (0..<number(1...6)).map { index in
      let rate = share() * 0.05
      let points = stride(from: 0.0, through: Double(number(20...70)), by: 2).map {
        Point($0, SampleFigures.exponential(-rate * $0))
      }
      let band = points.map { (x: $0.x, low: $0.y - 0.1, high: $0.y + 0.1) }
      return StepCurve(points: points, band: band, tone: .series(index), fadesFrom: 40, label: label())
    }
    let rows = (0..<number(1...5)).map { index in
      RiskTable.Row(
        label: label(3), tone: .series(index), texts: positions.map { _ in "\(number(0...99_999))" },
        group: share() < 0.5 ? label(2) : nil)
    }
    return Panel(
      title: share() < 0.5 ? label() : nil, x: numeric(0...60, hasGrid: false),
      y: numeric(0...1, hasGrid: true),
      marks: marks, riskTable: RiskTable(title: label(3), positions: positions, rows: rows))
  }

  private mutating func estimates(_ count: Int, from low: Double, to high: Double) -> [Bar] {
    (0..<count).map { band in
      let value = low + (high - low) * share()
      let reach = share() * (high - low) * 0.3
      return Bar(
        band: band, value: value, low: value - reach, high: value + reach,
        label: share() < 0.5 ? "12.3%" : "−12.3% (−14.9% to −10.1%)",
        tone: .series(number(0...6)))
    }
  }

  mutating func bars() -> Panel {
    let count = number(1...9)
    let hasNegative = share() < 0.4
    var marks: [any Mark] = [HorizontalBars(bars: estimates(count, from: hasNegative ? -0.5 : 0, to: 0.8))]
    if share() < 0.5 {
      let at = share() * 0.6
      marks.append(
        ReferenceLine(from: Point(at, -0.5), to: Point(at, Double(count) - 0.5), label: label(3)))
    }
    return Panel(
      x: share() < 0.5 ? Axis(.hidden((hasNegative ? -0.5 : 0)...0.7)) : numeric(-0.5...0.7, hasGrid: true),
      y: Axis(.band((0..<count).map { _ in label(8) }), label: share() < 0.3 ? label() : nil), marks: marks)
  }

  mutating func forest() -> Panel {
    let count = number(1...7)
    return Panel(
      x: Axis(
        .logarithmic(0.25...4), ticks: [0.25, 0.5, 1, 2, 4].map { Axis.Tick($0, "\($0)") }, label: label(),
        hasGrid: true), y: Axis(.band((0..<count).map { _ in label() })),
      marks: [Dots(dots: estimates(count, from: 0.2, to: 5))])
  }

  mutating func scatter() -> Panel {
    let centres = (0..<number(1...5)).map { _ in Point(share() * 70, share() * 100) }
    let points = (0..<200).map { _ in Point(share() * 80 - 5, share() * 110 - 5) }
    return Panel(
      x: numeric(0...70, hasGrid: false), y: numeric(0...100, hasGrid: true),
      marks: [
        Scatter(points: points, tone: .muted),
        Centres(
          points: centres, labels: centres.map { _ in label(4) }, tones: centres.indices.map { .series($0) }),
      ])
  }

  mutating func plain() -> Panel {
    let points = (0...20).map { Point(Double($0) / 20, share() * 1.4 - 0.2) }
    return Panel(
      title: label(4), x: numeric(0...1, hasGrid: true), y: numeric(0...1, hasGrid: true),
      marks: [
        ReferenceLine(from: Point(0, 0), to: Point(1, 1), label: label(3)),
        Curve(points: points, tone: .focus),
        Marker(at: Point(share(), share()), label: label(3)),
        CalibrationPoints(points: [(x: share(), y: 0.5, low: -1, high: 2)]),
      ])
  }

  mutating func columns() -> Panel {
    let count = number(1...14)
    return Panel(
      x: Axis(.band((0..<count).map { _ in label(3) }), label: label()), y: numeric(0...5, hasGrid: true),
      marks: [Columns(values: (0..<count).map { (Double($0), share() * 6) })])
  }
}
