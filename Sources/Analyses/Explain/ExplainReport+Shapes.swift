import Figures
import Findings
import Formats
import Models
import Populations
import Statistics
import Tables

/// Which values of the main columns raise the scores and which lower them.
extension ExplainReport {
  /// Columns shown, and values of each.
  private static let (shapeLimit, valueLimit) = (3, 6)

  /// A column with the values that are shown of it.
  private struct Shape {
    let driver: Explanation.Driver
    let cells: [Explanation.Cell]
    let names: [String]
  }

  /// A figure and its numbers; none where no column has two values to show.
  var shapeExhibits: [Exhibit] {
    let shapes = shapes
    guard !shapes.isEmpty else { return [] }
    let subtitle = wording(
      .explainShapeSubtitle,
      [
        "n": .count(explanation.rows), "period": .text(wording.period(context.period)),
        "level": .text(wording.level(confidence)),
      ])
    return [
      Exhibit(
        id: "shapes", title: wording(.explainShapeTitle), subtitle: subtitle,
        content: .figure(figure(shapes)),
        alt: wording(.explainShapeTitle) + ". "
          + shapes.map(words).joined(separator: wording(.clauseSeparator)) + ".", note: note(shapes),
        isSupplementary: true),
      Exhibit(
        id: "values", title: wording(.explainShapeTable), subtitle: subtitle, content: .table(table(shapes)),
        alt: wording(.explainShapeTable), note: note(shapes), isSupplementary: true),
    ]
  }

  private var shapes: [Shape] {
    explanation.drivers.prefix(Swift.min(top, Self.shapeLimit)).compactMap { driver in
      let cells = cells(driver)
      guard cells.count > 1 else { return nil }
      return Shape(driver: driver, cells: cells, names: cells.map { name($0, of: driver) })
    }
  }

  /// Levels by what they do, numbers as they rise, and what has no value last.
  private func cells(_ driver: Explanation.Driver) -> [Explanation.Cell] {
    let most = driver.cells.filter { $0.rows >= context.minimum.shown }.enumerated().sorted {
      ($1.element.rows, $0.offset) < ($0.element.rows, $1.offset)
    }.prefix(Self.valueLimit).sorted { $0.offset < $1.offset }.map { $0.element }
    let levels = most.filter { if case .level = $0.values { true } else { false } }.sorted {
      $0.effect.value > $1.effect.value
    }
    return levels + most.filter { if case .level = $0.values { false } else { true } }
  }

  private func name(_ cell: Explanation.Cell, of driver: Explanation.Driver) -> String {
    switch cell.values {
    case .level(let level): return level
    case .missing: return wording(.explainNoValue)
    case .numbers(let from, let to):
      let isWhole = context.population.columns.first { $0.name == driver.column }?.kind == .integer
      // Between whole numbers, where a part begins and where its first number lies are the same.
      return isWhole
        ? whole(from.map { $0.rounded(.up) }, to.map { $0.rounded(.up) })
        : part(from, to, DriftCells.format(edges(driver)))
    }
  }

  private func edges(_ driver: Explanation.Driver) -> [Double] {
    driver.cells.compactMap { cell in if case .numbers(let from?, _) = cell.values { from } else { nil } }
  }

  private func whole(_ from: Double?, _ to: Double?) -> String {
    guard let from, let to else { return part(from, to, .num0) }
    return to - from == 1
      ? wording.number(from, .num0)
      : wording(.binWhole, ["low": .number(from, .num0), "high": .number(to - 1, .num0)])
  }

  private func part(_ from: Double?, _ to: Double?, _ format: Format) -> String {
    switch (from, to) {
    case (let from?, let to?):
      wording(.binBetween, ["low": .number(from, format), "high": .number(to, format)])
    case (let from?, nil): wording(.binFrom, ["low": .number(from, format)])
    case (nil, let to?): wording(.binUnder, ["high": .number(to, format)])
    case (nil, nil): wording(.explainShapeValue)
    }
  }

  private func effect(_ cell: Explanation.Cell) -> Value {
    Value(cell.effect, .num2, confidence, n: cell.rows)
  }

  // MARK: Exhibits

  /// One bar a value, column after column.
  private func figure(_ shapes: [Shape]) -> Figure {
    let all = shapes.flatMap { shape in zip(shape.cells, shape.names).map { (shape, $0, $1) } }
    let bars = all.enumerated().map { band, item -> Bar in
      let effect = item.1.effect
      let range = effect.interval(confidence)
      return Bar(
        band: band, value: effect.value, low: range.lowerBound, high: range.upperBound,
        label: wording.number(effect.value, .num2), tone: effect.value > 0 ? .bad : .focus)
    }
    let low = bars.map { $0.low ?? $0.value }.min() ?? 0
    let high = bars.map { $0.high ?? $0.value }.max() ?? 1
    let ticks = Axis.niceTicks(Swift.min(0, low)...Swift.max(0, high))
    let names = all.map { shape, _, name in
      wording(.labelled, ["label": .text(short(label(shape.driver.column))), "value": .text(name)])
    }
    return Figure(
      Panel(
        x: Axis(
          .linear((ticks.first ?? low)...(ticks.last ?? high)),
          ticks: ticks.map { Axis.Tick($0, wording.number($0, .num1)) }, label: wording(.explainShapeAxis),
          hasGrid: true),
        y: Axis(.band(names)), marks: [HorizontalBars(bars: bars)]), height: 40 + 19 * Double(bars.count))
  }

  private func table(_ shapes: [Shape]) -> ResultTable {
    let odds = LogOdds(prevalence)
    return ResultTable(
      columns: [
        ResultTable.Column("value", header: wording(.explainShapeValue), alignment: .leading),
        ResultTable.Column("customers", header: wording(.customersHeader)),
        ResultTable.Column("change", header: wording(.explainImportance)),
        ResultTable.Column(
          "interval", header: wording(.intervalHeader, ["level": .text(wording.level(confidence))])),
        ResultTable.Column(
          "risk", header: wording(.explainRiskAfter, ["from": .number(prevalence, .pct0)])),
      ],
      rows: shapes.flatMap { shape in
        zip(shape.cells, shape.names).map { cell, name in
          ResultTable.Row(
            [
              .text(name), .count(cell.rows), .value(effect(cell)), .interval(effect(cell)),
              .value(Value(odds.adding(cell.effect.value), .pct0, n: cell.rows)),
            ], group: label(shape.driver.column))
        }
      })
  }

  // MARK: Words

  private func words(_ shape: Shape) -> String {
    let order = shape.cells.indices.sorted {
      (shape.cells[$1].effect.value, $0) < (shape.cells[$0].effect.value, $1)
    }
    guard let high = order.first, let low = order.last else { return label(shape.driver.column) }
    return wording(
      .explainShapePart,
      [
        "column": .text(label(shape.driver.column)), "low": .text(shape.names[low]),
        "value": .number(shape.cells[low].effect.value, .num2), "high": .text(shape.names[high]),
        "other": .number(shape.cells[high].effect.value, .num2),
      ])
  }

  private func note(_ shapes: [Shape]) -> String {
    var note = wording(.explainShapeNote)
    let least = context.minimum.shown
    if shapes.contains(where: { $0.driver.cells.contains { $0.rows < least } }) {
      note += " " + wording(.explainShapeFew, ["n": .count(least)])
    }
    let isCut = shapes.contains { shape in
      shape.driver.cells.count { $0.rows >= least } > Self.valueLimit
    }
    return isCut ? note + " " + wording(.explainShapeMost, ["n": .count(Self.valueLimit)]) : note
  }
}
