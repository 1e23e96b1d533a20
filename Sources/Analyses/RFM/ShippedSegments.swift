import Formats
import Statistics

extension SegmentMap {
  /// The map that comes with the program: ten segments on recency and frequency, each cell in exactly one of them.
  static let shipped = SegmentMap([
    ("champions", .rfmChampions, .rfmChampionsLever, 5...5, 4...5, 1...5),
    ("loyal_customers", .rfmLoyal, .rfmLoyalLever, 3...4, 4...5, 1...5),
    ("potential_loyalists", .rfmPotential, .rfmPotentialLever, 4...5, 2...3, 1...5),
    ("new_customers", .rfmNew, .rfmNewLever, 5...5, 1...1, 1...5),
    ("promising", .rfmPromising, .rfmPromisingLever, 4...4, 1...1, 1...5),
    ("need_attention", .rfmAttention, .rfmAttentionLever, 3...3, 3...3, 1...5),
    ("about_to_sleep", .rfmSleep, .rfmSleepLever, 3...3, 1...2, 1...5),
    ("cant_lose_them", .rfmCannotLose, .rfmCannotLoseLever, 1...2, 5...5, 1...5),
    ("at_risk", .rfmAtRisk, .rfmAtRiskLever, 1...2, 3...4, 1...5),
    ("hibernating", .rfmHibernating, .rfmHibernatingLever, 1...2, 1...2, 1...5),
  ])

  /// The map in the documentation of R's rfm 0.3: the first that fits is taken, 36 cells belong to none, and three
  /// of its names can never be assigned.
  static let rPackage = SegmentMap([
    ("champions", .rfmChampions, .rfmChampionsLever, 4...5, 4...5, 4...5),
    ("loyal_customers", .rfmLoyal, .rfmLoyalLever, 2...5, 3...5, 3...5),
    ("potential_loyalist", .rfmPotential, .rfmPotentialLever, 3...5, 1...3, 1...3),
    ("new_customers", .rfmNew, .rfmNewLever, 4...5, 1...1, 1...1),
    ("promising", .rfmPromising, .rfmPromisingLever, 3...4, 1...1, 1...1),
    ("need_attention", .rfmAttention, .rfmAttentionLever, 2...3, 2...3, 2...3),
    ("about_to_sleep", .rfmSleep, .rfmSleepLever, 2...3, 1...2, 1...2),
    ("at_risk", .rfmAtRisk, .rfmAtRiskLever, 1...2, 2...5, 2...5),
    ("cant_lose_them", .rfmCannotLose, .rfmCannotLoseLever, 1...1, 4...5, 4...5),
    ("lost", .rfmLost, .rfmHibernatingLever, 1...2, 1...2, 1...2),
    ("others", .rfmOthers, nil, 1...5, 1...5, 1...5),
  ])

  private typealias Line = (
    key: String, name: Phrase, lever: Phrase?, r: ClosedRange<Int>, f: ClosedRange<Int>, m: ClosedRange<Int>
  )

  private init(_ lines: [Line]) {
    segments = lines.map {
      Segment(key: $0.key, name: .phrase($0.name), lever: $0.lever.map { .phrase($0) })
    }
    rules = SegmentRules(
      bins: 5,
      rules: lines.enumerated().map { index, line in
        SegmentRules.Rule(segment: index, recency: line.r, frequency: line.f, monetary: line.m)
      })
  }
}
