import Diagnostics
import Documents
import Drawing
import Formats

/// Divides the body's sections into pages, so that no section leaves its last few lines alone at the top of a page
/// where slightly flatter figures keep them with the rest.
struct BodyLayouter {
  /// In reading order: a section, with the names of places that were taken before it.
  let parts: [ReportPart]
  let wording: Wording
  let targets: Set<String>
  let shaper: TextShaper

  /// What is lower than this is few lines.
  private static let few = 72.0

  /// The flow, given what the sections were laid out as.
  func flow(_ made: [[FlowItem]]) throws(Problems) -> [FlowItem] {
    var made = made
    var pages = try pageCount(made)
    for part in parts.indices {
      guard try leavesLines(part, made), made[part].contains(where: { $0.hasFigure }) else { continue }
      for scale in SectionLayouter.figureScales {
        var attempt = made
        attempt[part] = try items(parts[part], figureScale: scale)
        let count = try pageCount(attempt)
        guard count <= pages, try !leavesLines(part, attempt) else { continue }
        (made, pages) = (attempt, count)
        break
      }
    }
    return made.flatMap { $0 }
  }

  private func items(_ part: ReportPart, figureScale: Double) throws(Problems) -> [FlowItem] {
    var part = part.withOwnPlaces
    part.figureScale = figureScale
    return try PartLayouter(part: part, wording: wording, targets: targets, shaper: shaper).items()
  }

  private func pageCount(_ made: [[FlowItem]]) throws(Problems) -> Int {
    try Paginator(placing: made.flatMap { $0 }).pages.count
  }

  /// Whether a page begins with the last lines of a section, and they are few and no part of a table or figure.
  private func leavesLines(_ part: Int, _ made: [[FlowItem]]) throws(Problems) -> Bool {
    let start = made[..<part].reduce(0) { $0 + $1.count }
    let end = start + made[part].count
    let items = made.flatMap { $0 }
    guard let first = try Paginator(placing: items).firstItems.last(where: { $0 < end }), first > start else {
      return false
    }
    let left = items[first..<end]
    return Array(left).height < Self.few
      && !left.contains { $0.hasFigure || $0.beginsExhibit || $0.continuation != nil }
  }
}
