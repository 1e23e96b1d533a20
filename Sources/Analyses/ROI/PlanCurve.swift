import Figures
import Findings
import Formats
import Models

/// Net value against spending, with the plan marked.
struct PlanCurve {
  let numbers: PlanValues
  let wording: Wording

  /// `nil` when no action pays for anybody.
  func exhibit() -> Exhibit? {
    let allocation = numbers.plan.allocation
    guard let end = allocation.curve.last, allocation.curve.count > 1, end.gain > 0 else { return nil }
    let objective = numbers.cell.objective
    // The curve knows no limits, so under them the plan lies below it.
    let (spent, net) = (allocation.spent.units, numbers.plan.gain)
    let gained: Format = objective == .savedCustomers ? .num0 : .money(about: net)
    var marks: [any Mark] = [
      Curve(points: allocation.curve.map { Point($0.cost, $0.gain / objective.scale) }, tone: .focus)
    ]
    let x = axis(
      Swift.max(end.cost, numbers.cell.budget.map { Swift.min($0, end.cost * 1.1) } ?? 0), .planAxisSpent,
      inMoney: true)
    let y = axis(end.gain / objective.scale, objective.axis, inMoney: objective != .savedCustomers)
    if let budget = numbers.cell.budget, budget <= x.end {
      marks.append(
        ReferenceLine(
          from: Point(budget, 0), to: Point(budget, y.end), label: wording(.planBudgetLine), dash: .dashed))
    }
    let label = wording(
      .planMarker, ["net": .number(net, gained), "cost": .number(spent, .money(about: spent))])
    marks.append(Marker(at: Point(spent, net), label: label))
    return Exhibit(
      title: wording(.planCurve),
      subtitle: wording(
        objective == .netValue ? .planCurveSubtitle : .planCurveOther,
        ["effects": .phrase(numbers.provenance.words)]),
      content: .figure(Figure(Panel(x: x.axis, y: y.axis, marks: marks), height: 160)),
      alt: wording(
        .planCurveAlt,
        [
          "most": .number(end.gain / objective.scale, objective.format), "cost": .number(end.cost, .money0),
          "spent": .number(spent, .money0), "net": .number(net, objective.format),
        ]))
  }

  private func axis(_ most: Double, _ label: Phrase, inMoney: Bool) -> (axis: Axis, end: Double) {
    let top = Swift.max(most, 1)
    let ticks = Axis.niceTicks(0...top)
    let format: Format = inMoney ? .ofMoney(ticks) : .num0
    let end = Swift.max(ticks.last ?? top, top)
    return (
      Axis(
        .linear(0...end), ticks: ticks.map { Axis.Tick($0, wording.number($0, format)) },
        label: wording(label), hasGrid: true), end
    )
  }
}

extension Objective {
  var axis: Phrase {
    switch self {
    case .netValue: .planAxisNet
    case .savedCustomers: .planSaved
    case .revenue: .planAxisRevenue
    }
  }
}
