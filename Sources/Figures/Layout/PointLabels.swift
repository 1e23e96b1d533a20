/// Finds room for labels beside the points they name.
struct PointLabels {
  struct Entry {
    let block: TextBlock
    let box: Box
    /// Lines from the left; the middle of the block.
    let texts: [PlacedText]
    /// From the point to a label that stands apart from it.
    let leader: [Point]
    /// Whether lines or points of the chart run below it.
    let coversMarks: Bool
  }

  private(set) var entries: [Entry] = []
  /// Where labels may stand.
  private let area: Box
  private let obstacles: [Obstacle]
  private var taken: [Box]

  init(area: Box, obstacles: [Obstacle], taken: [Box]) {
    self.area = area
    self.obstacles = obstacles
    self.taken = taken
  }

  /// Right, left, above and below first, then the corners; each with how the block lies to the anchor.
  private static let directions: [(x: Double, y: Double)] = [
    (1, 0), (-1, 0), (0, -1), (0, 1), (0.75, -0.75), (-0.75, -0.75), (0.75, 0.75), (-0.75, 0.75),
  ]
  private static let rings = 12

  mutating func place(_ label: MarkLabel, clearance: Double, measuring measurer: some TextMeasurer) {
    let block = TextBlock(
      label.text, label.style, width: Swift.min(170, area.width * 0.42), measuring: measurer)
    let size = Size(width: block.width, height: block.height)
    var best: (box: Box, score: Double, ring: Int)?
    // A ring further out costs more by itself, so the search ends when no later one can be better.
    for ring in 0..<PointLabels.rings where best?.score ?? .infinity > Double(ring) * 5 {
      for (order, direction) in PointLabels.directions.enumerated() {
        let reach = clearance + 3 + 10 * Double(ring)
        let box = PointLabels.box(size, from: label.anchor, toward: direction, reach: reach)
        guard area.encloses(box, slack: 0.01) else { continue }
        let line = ring < 2 ? [] : leader(from: label.anchor, to: box, clearance: clearance)
        let score = cost(of: box) + crossings(of: line, box) + Double(ring) * 5 + Double(order) * 0.2
        if score < best?.score ?? .infinity { best = (box, score, ring) }
      }
    }
    let box =
      best?.box ?? held(PointLabels.box(size, from: label.anchor, toward: (0, -1), reach: clearance + 3))
    taken.append(box)
    entries.append(
      Entry(
        block: block, box: box,
        texts: block.placed(at: box.x, middle: box.y + box.height / 2, .leading),
        leader: (best?.ring ?? 0) < 2 ? [] : leader(from: label.anchor, to: box, clearance: clearance),
        coversMarks: obstacles.contains { box.grown(by: 1).contains($0.at) }))
  }

  private func cost(of box: Box) -> Double {
    let collision = taken.reduce(0) { sum, other in
      let shared = box.overlap(with: other.grown(by: 0.5))
      return sum + (shared > 0 ? 1000 + shared : 0)
    }
    let room = box.grown(by: 1.5)
    return obstacles.reduce(collision) { $0 + (room.contains($1.at) ? $1.weight : 0) }
  }

  /// A leader through another label reads as if it named that one; two that cross are hard to follow.
  private func crossings(of line: [Point], _ box: Box) -> Double {
    var cost = 0.0
    for entry in entries where entry.leader.count == 2 {
      if box.grown(by: 1).meets(entry.leader[0], entry.leader[1]) { cost += 300 }
      if line.count == 2, Box.cross(line[0], line[1], entry.leader[0], entry.leader[1]) { cost += 300 }
    }
    guard line.count == 2 else { return cost }
    return taken.reduce(cost) { $0 + ($1.meets(line[0], line[1]) ? 300 : 0) }
  }

  private static func box(
    _ size: Size, from anchor: Point, toward direction: (x: Double, y: Double), reach: Double
  ) -> Box {
    func start(_ anchor: Double, _ length: Double, _ direction: Double) -> Double {
      if direction > 0 { return anchor + reach * direction }
      return direction < 0 ? anchor + reach * direction - length : anchor - length / 2
    }
    return Box(
      x: start(anchor.x, size.width, direction.x), y: start(anchor.y, size.height, direction.y),
      width: size.width, height: size.height)
  }

  private func held(_ box: Box) -> Box {
    var box = box
    box.x = Swift.max(area.x, Swift.min(area.right - box.width, box.x))
    box.y = Swift.max(area.y, Swift.min(area.bottom - box.height, box.y))
    return box
  }

  private func leader(from anchor: Point, to box: Box, clearance: Double) -> [Point] {
    let near = Point(
      Swift.max(box.x - 1, Swift.min(box.right + 1, anchor.x)),
      Swift.max(box.y, Swift.min(box.bottom, anchor.y)))
    let (dx, dy) = (near.x - anchor.x, near.y - anchor.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > clearance + 2 else { return [] }
    let share = (clearance + 1) / length
    return [Point(anchor.x + dx * share, anchor.y + dy * share), near]
  }
}
