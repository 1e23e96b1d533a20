/// The value of a group of leaves, and the contributions of source columns to it, for every pattern of outcomes.
struct PatternTable {
  /// Source columns asked in the group, ascending.
  let features: [Int]
  /// By pattern.
  private(set) var values: [Float]
  /// For each of `features`, by pattern; empty unless asked for.
  private(set) var contributions: [[Float]]

  /// `feature` tells the encoded feature asked at a node; `wants`, for a step of a path, the bit it looks at and what
  /// that must be, as a mask and a value under it.
  init(
    leaves: [FlatTree.Leaf], bits: Int, encoding: FeatureEncoding, feature: (Int) -> Int,
    wants: (FlatTree.Step) -> (mask: UInt16, value: UInt16), withContributions: Bool
  ) {
    let count = 1 << bits
    var total = [Double](repeating: 0, count: count)
    // Contributions of one source column after another, by pattern.
    var columns: [Double] = []
    var sources: [Int] = []
    for leaf in leaves {
      let players = PatternTable.players(of: leaf, feature: feature, wants: wants)
      let all = players.reduce((mask: UInt16(0), value: UInt16(0))) {
        ($0.mask | $1.mask, $0.value | $1.value)
      }
      for pattern in 0..<count where UInt16(pattern) & all.mask == all.value { total[pattern] += leaf.value }
      guard withContributions else { continue }
      let shares = PatternTable.shares(of: leaf.value, among: players.map { $0.share })
      let met = PatternTable.met(players, patterns: count)
      for (index, player) in players.enumerated() {
        let source = encoding.sources[player.feature].feature
        let place = sources.firstIndex(of: source) ?? sources.count
        if place == sources.count {
          sources.append(source)
          columns += repeatElement(0, count: count)
        }
        let start = place * count
        for pattern in 0..<count { columns[start + pattern] += shares[met[pattern] * players.count + index] }
      }
    }
    values = total.map { Float($0) }
    features = sources.sorted()
    contributions = features.map { source in
      sources.firstIndex(of: source).map { columns[$0 * count..<($0 + 1) * count].map { Float($0) } } ?? []
    }
  }

  /// For each pattern the set of players whose splits are met, as bits.
  private static func met(_ players: [Player], patterns count: Int) -> [Int] {
    var met = [Int](repeating: 0, count: count)
    for (position, player) in players.enumerated() {
      for pattern in 0..<count where UInt16(pattern) & player.mask == player.value {
        met[pattern] |= 1 << position
      }
    }
    return met
  }

  /// An encoded feature on a leaf's path, with all its splits there taken together.
  private struct Player {
    let feature: Int
    var mask: UInt16
    var value: UInt16
    /// Share of the training weight that passes its splits.
    var share: Double
  }

  private static func players(
    of leaf: FlatTree.Leaf, feature: (Int) -> Int, wants: (FlatTree.Step) -> (mask: UInt16, value: UInt16)
  ) -> [Player] {
    var players: [Player] = []
    for step in leaf.path {
      let (mask, value) = wants(step)
      let asked = feature(step.node)
      if let index = players.firstIndex(where: { $0.feature == asked }) {
        players[index].mask |= mask
        players[index].value |= value
        players[index].share *= step.share
      } else {
        players.append(Player(feature: asked, mask: mask, value: value, share: step.share))
      }
    }
    return players
  }

  /// Shapley values of one leaf among the players on its path, for each set of players whose splits are met.
  ///
  /// The leaf is reached with probability ∏ (met in S: 1 or 0; outside S: share), so player i gets
  /// v·(oᵢ − zᵢ)·Σ_S |S|!(m−|S|−1)!/m! ∏_{j∈S} oⱼ ∏_{j∉S} zⱼ; the sum over sets of equal size is a polynomial's
  /// coefficient, built up player by player.
  ///
  /// `players` are the shares zᵢ; the result is set by set, player by player.
  static func shares(of value: Double, among players: [Double]) -> [Double] {
    let m = players.count
    var shares = [Double](repeating: 0, count: (1 << m) * m)
    let weights = orderWeights(m)
    var bySize = [Double](repeating: 0, count: m + 1)
    for met in 0..<(1 << m) {
      for i in 0..<m {
        bySize[0] = 1
        var sizes = 1
        for j in 0..<m where j != i {
          let o: Double = met >> j & 1 == 1 ? 1 : 0
          let share = players[j]
          bySize[sizes] = bySize[sizes - 1] * o
          for size in stride(from: sizes - 1, to: 0, by: -1) {
            bySize[size] = bySize[size - 1] * o + bySize[size] * share
          }
          bySize[0] *= share
          sizes += 1
        }
        let o: Double = met >> i & 1 == 1 ? 1 : 0
        var sum = 0.0
        for size in 0..<m { sum += bySize[size] * weights[size] }
        shares[met * m + i] = value * (o - players[i]) * sum
      }
    }
    return shares
  }

  /// s!(m−s−1)!/m! for s from 0 to m−1.
  private static func orderWeights(_ m: Int) -> [Double] {
    guard m > 0 else { return [] }
    var weights = [1 / Double(m)]
    for s in 1..<Swift.max(m, 1) { weights.append(weights[s - 1] * Double(s) / Double(m - s)) }
    return weights
  }
}
