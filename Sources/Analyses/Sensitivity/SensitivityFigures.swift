import Figures
import Findings
import Formats
import Models
import Statistics

/// The pictures of a sensitivity cell: tornado, grid with the zero line, and the draws.
struct SensitivityFigures {
  let study: SensitivityStudy
  let wording: Wording
  let effects: Argument

  private static let mostBars = 12

  // MARK: Tornado

  /// `nil` where no input moves anything.
  func tornado() -> Exhibit? {
    let shown = study.swings.filter { $0.isNoticed(beside: study.net) }.prefix(Self.mostBars)
    guard let widest = shown.first else { return nil }
    let ends = shown.flatMap { [$0.kept.low, $0.kept.high, $0.best.low, $0.best.high] } + [study.net]
    let (least, most) = (ends.min() ?? 0, ends.max() ?? 1)
    // Room for the texts at the ends.
    let margin = (most - least) * 0.16
    let (x, range) = moneyAxis((least - margin)...(most + margin))
    let items = shown.enumerated().map { band, swing in
      SpanBars.Item(
        band: band, low: swing.kept.low, high: swing.kept.high,
        lowLabel: swing.input.words(swing.input.low, wording),
        highLabel: swing.input.words(swing.input.high, wording), ticks: [swing.best.low, swing.best.high])
    }
    var marks: [any Mark] = [SpanBars(items, from: study.net)]
    if range.contains(0), range.lowerBound < 0 {
      marks.append(
        ReferenceLine(from: Point(0, -0.5), to: Point(0, Double(shown.count) - 0.5), dash: .dotted))
    }
    let y = Axis(.band(shown.map { $0.input.label }))
    let left = study.swings.count - shown.count
    let notes = [
      wording(.tornadoNote), left > 0 ? wording(.tornadoMore, ["n": .count(left)]) : nil,
    ]
    return Exhibit(
      title: wording(.tornado),
      subtitle: wording(.tornadoSubtitle, ["effects": effects, "net": money(study.net)]),
      content: .figure(
        Figure(Panel(x: x, y: y, marks: marks), height: 50 + 20 * Double(shown.count))),
      alt: wording(
        .tornadoAlt,
        [
          "input": .text(widest.input.label),
          "list": .text(shown.prefix(4).map(swingWords).joined(separator: "; ")),
        ]
      ), note: notes.compactMap { $0 }.joined(separator: " "))
  }

  private func swingWords(_ swing: InputSwing) -> String {
    let ends = [swing.kept.low, swing.kept.high].map { wording.number($0, Format.money(about: study.net)) }
    return wording(
      .labelled,
      [
        "label": .text(swing.input.label),
        "value": .text(wording(.rangeWords, ["low": .text(ends[0]), "high": .text(ends[1])])),
      ])
  }

  private func money(_ amount: Double) -> Argument { .number(amount, .money(about: amount)) }

  private func moneyAxis(_ range: ClosedRange<Double>) -> (axis: Axis, range: ClosedRange<Double>) {
    let ticks = Axis.niceTicks(range).filter { range.contains($0) }
    let format = Format.ofMoney(ticks)
    return (
      Axis(
        .linear(range), ticks: ticks.map { Axis.Tick($0, wording.number($0, format)) },
        label: wording(.planAxisNet), hasGrid: true), range
    )
  }

  // MARK: Grid

  func grid(_ grid: SensitivityGrid) -> Exhibit {
    let numbers = grid.kept.flatMap { $0 }
    let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 0)
    let span = Swift.max(most - least, 1e-9)
    let format: Format = Swift.max(abs(least), abs(most)) >= 20_000 ? .money0k : .money0
    // Rows run from the top, so the highest value of y stands there.
    let top = grid.rows.count - 1
    let cells = grid.kept.enumerated().flatMap { row, values in
      values.enumerated().map { column, value in
        HeatMap.Cell(
          column: column, row: top - row, share: (value - least) / span,
          lines: [wording.number(value, format)])
      }
    }
    let zero = grid.zero.pieces.map {
      (
        from: Point($0.from.column, Double(top) - $0.from.row),
        to: Point($0.to.column, Double(top) - $0.to.row)
      )
    }
    var marks: [any Mark] = [HeatMap(cells: cells)]
    if !zero.isEmpty { marks.append(Contour(pieces: zero, label: wording(.gridZero))) }
    let panel = Panel(
      x: Axis(.band(grid.columns.map { grid.x.words($0, wording) }), label: axisLabel(grid.x)),
      y: Axis(.band(grid.rows.reversed().map { grid.y.words($0, wording) }), label: axisLabel(grid.y)),
      marks: marks)
    let all = grid.kept.reduce(0) { $0 + $1.count }
    let side: Phrase =
      !zero.isEmpty ? .gridNoteLine : least >= 0 ? .gridNoteGains : .gridNoteLoses
    return Exhibit(
      id: "grid",
      title: wording(
        .gridTitle, ["x": .text(midSentence(grid.x.label)), "y": .text(midSentence(grid.y.label))]),
      subtitle: wording(.gridSubtitle, ["effects": effects]),
      content: .figure(Figure(panel, height: 70 + 24 * Double(grid.rows.count))),
      alt: wording(
        .gridAlt,
        [
          "low": .number(least, .money(about: least)), "high": .number(most, .money(about: most)),
          "n": .count(grid.losing), "all": .count(all),
        ]), note: wording(side))
  }

  private func axisLabel(_ input: SensitivityInput) -> String {
    input.name.isJoint || [.contactCost, .offer].contains(input.name)
      ? wording(.gridAxisFactor, ["input": .text(input.label)]) : input.label
  }

  // MARK: Draws

  func draws(_ draws: SensitivityDraws, _ simulated: Value) -> Exhibit {
    let net = draws.net
    let (low, high) = (net.quantile(0.001), net.quantile(0.999))
    let (first, last) = (Swift.min(low, study.net), Swift.max(high, study.net))
    let bins = 36
    let width = Swift.max((last - first) / Double(bins), 1e-9)
    var counts = [Int](repeating: 0, count: bins)
    for value in net.sorted where value >= first && value <= last {
      counts[Swift.min(bins - 1, Int((value - first) / width))] += 1
    }
    let shares = counts.map { Double($0) / Double(net.count) }
    let most = shares.max() ?? 1
    let yTicks = Axis.niceTicks(0...most, count: 4)
    let top = Swift.max(yTicks.last ?? most, most)
    let (x, range) = moneyAxis((first - width)...(last + width))
    var marks: [any Mark] = [
      Columns(
        values: shares.enumerated().map { (first + (Double($0) + 0.5) * width, $1) }, width: width * 0.92,
        tone: .focus),
      ReferenceLine(
        from: Point(study.net, 0), to: Point(study.net, top), label: wording(.drawsPlanned), dash: .dashed),
    ]
    if range.lowerBound < 0, range.contains(0) {
      marks.append(
        ReferenceLine(from: Point(0, 0), to: Point(0, top), label: wording(.drawsZero), dash: .dotted))
    }
    let y = Axis(
      .linear(0...top), ticks: yTicks.map { Axis.Tick($0, wording.number($0, top < 0.05 ? .pct1 : .pct0)) },
      label: wording(.drawsAxis), hasGrid: true)
    let mean = simulated.number ?? 0
    return Exhibit(
      id: "draws", title: wording(.drawsTitle),
      subtitle: wording(.drawsSubtitle, ["n": .count(net.count)]),
      content: .figure(Figure(Panel(x: x, y: y, marks: marks), height: 150)),
      alt: wording(
        .drawsAlt,
        [
          "mean": .number(mean, .money(about: mean)),
          "low": .number(simulated.interval?.low ?? .nan, .money(about: mean)),
          "high": .number(simulated.interval?.high ?? .nan, .money(about: mean)),
          "share": .number(net.below(0).share, .pct1),
        ]))
  }
}
