/// The convex hull of the ROC curve: runs of scores, from the highest down, in which the share of leavers falls.
struct ScoreHull: Sendable {
  struct Segment: Sendable, Hashable {
    var positives: Double
    var negatives: Double
    var lowestScore: Double
  }

  let segments: [Segment]

  /// Pools neighbours until every run has a smaller share of leavers than the one before it.
  init(_ table: ScoreTable) {
    var segments: [Segment] = []
    for index in table.scores.indices.reversed() {
      var next = Segment(
        positives: table.positives[index], negatives: table.negatives[index],
        lowestScore: table.scores[index])
      while let last = segments.last, last.positives * next.negatives <= next.positives * last.negatives {
        next.positives += last.positives
        next.negatives += last.negatives
        segments.removeLast()
      }
      segments.append(next)
    }
    self.segments = segments
  }

  /// The acceptance from which on flagging each run pays; ascending. Infinite for a run without leavers.
  func cuts(_ terms: CampaignTerms) -> [Double] {
    segments.map { segment in
      guard segment.positives > 0 else { return .infinity }
      return (terms.loss * segment.negatives / segment.positives + terms.contact)
        / (terms.value - terms.offer)
    }
  }
}
