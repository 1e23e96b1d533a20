import Testing

@testable import Figures

@Suite struct PointLabelsTests {
  private func place(_ anchors: [Point]) -> PointLabels {
    // Marks all around the points, so that labels have to go far and need leaders.
    let crowd = stride(from: 60.0, through: 260, by: 6).flatMap { x in
      stride(from: 70.0, through: 150, by: 6).map { Obstacle(Point(x, $0), weight: 8) }
    }
    var labels = PointLabels(area: Box(x: 0, y: 0, width: 320, height: 220), obstacles: crowd, taken: [])
    for (index, anchor) in anchors.enumerated() {
      labels.place(
        MarkLabel("Month \(index + 12): asked", at: anchor, .near(clearance: 2), ink: Palette.series1),
        clearance: 2, measuring: AverageWidths())
    }
    return labels
  }

  @Test(arguments: [
    [Point(150, 110), Point(162, 112), Point(174, 108), Point(186, 111)],
    [Point(150, 110), Point(150, 122), Point(150, 98), Point(162, 110)],
    [Point(100, 90), Point(112, 130), Point(106, 110), Point(118, 100), Point(94, 120)],
  ])
  func `no leader runs through another label, nor across another leader`(anchors: [Point]) {
    let entries = place(anchors).entries
    #expect(entries.contains { $0.leader.count == 2 })
    for (index, entry) in entries.enumerated() where entry.leader.count == 2 {
      for (other, label) in entries.enumerated() where other != index {
        #expect(!label.box.meets(entry.leader[0], entry.leader[1]), "\(index) \(other)")
        guard label.leader.count == 2 else { continue }
        #expect(!Box.cross(entry.leader[0], entry.leader[1], label.leader[0], label.leader[1]))
      }
    }
  }

  @Test func `a line meets a box it runs through or ends in, and no other`() {
    let box = Box(x: 10, y: 10, width: 20, height: 10)
    #expect(box.meets(Point(0, 15), Point(40, 15)) && box.meets(Point(0, 0), Point(15, 15)))
    #expect(!box.meets(Point(0, 0), Point(40, 5)) && !box.meets(Point(0, 15), Point(9, 15)))
    #expect(Box.cross(Point(0, 0), Point(10, 10), Point(0, 10), Point(10, 0)))
    #expect(!Box.cross(Point(0, 0), Point(10, 0), Point(0, 5), Point(10, 5)))
  }
}
