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
    // A leaf depends on few of the bits. As sums over sets of bits that are 1 it takes one number for each set of its
    // own; what every pattern gets is summed up at the end.
    var total = [Double](repeating: 0, count: count)
    // Contributions of one source column after another.
    var columns: [Double] = []
    var sources: [Int] = []
    var leafSets = LeafSets()
    for leaf in leaves {
      let players = PatternTable.players(of: leaf, feature: feature, wants: wants)
      leafSets.take(players)
      leafSets.add(to: &total, at: 0) { $0 == (1 << players.count) - 1 ? leaf.value : 0 }
      guard withContributions else { continue }
      let shares = PatternTable.shares(of: leaf.value, among: players.map { $0.share })
      for (index, player) in players.enumerated() {
        let source = encoding.sources[player.feature].feature
        let place = sources.firstIndex(of: source) ?? sources.count
        if place == sources.count {
          sources.append(source)
          columns += repeatElement(0, count: count)
        }
        leafSets.add(to: &columns, at: place * count) { shares[$0 * players.count + index] }
      }
    }
    PatternTable.sumOverSets(&total, at: 0, bits: bits)
    for place in sources.indices { PatternTable.sumOverSets(&columns, at: place * count, bits: bits) }
    values = total.map { Float($0) }
    features = sources.sorted()
    contributions = features.map { source in
      sources.firstIndex(of: source).map { columns[$0 * count..<($0 + 1) * count].map { Float($0) } } ?? []
    }
  }

  /// For each pattern the sum of what stands at the sets of its bits.
  private static func sumOverSets(_ numbers: inout [Double], at start: Int, bits: Int) {
    var numbers = numbers.mutableSpan
    for bit in 0..<bits {
      let step = 1 << bit
      for first in stride(from: start, to: start + 1 << bits, by: 2 * step) {
        for place in first..<first + step { numbers[place + step] += numbers[place] }
      }
    }
  }

  /// The sets of the bits that one leaf looks at.
  private struct LeafSets {
    /// The sets, each after those within it.
    private var patterns: [Int] = []
    /// For each set the players whose splits are met when just its bits are 1, as bits.
    private var met: [Int] = []
    private var numbers: [Double] = []

    mutating func take(_ players: [Player]) {
      let mask = players.reduce(0) { $0 | Int($1.mask) }
      patterns.removeAll(keepingCapacity: true)
      met.removeAll(keepingCapacity: true)
      var pattern = 0
      repeat {
        patterns.append(pattern)
        var own = 0
        for (position, player) in players.enumerated() where pattern & Int(player.mask) == Int(player.value) {
          own |= 1 << position
        }
        met.append(own)
        pattern = (pattern &- mask) & mask
      } while pattern != 0
    }

    /// Adds a function of the players met, as differences between its sets.
    mutating func add(to sums: inout [Double], at start: Int, _ value: (_ met: Int) -> Double) {
      numbers.removeAll(keepingCapacity: true)
      for met in met { numbers.append(value(met)) }
      var step = 1
      while step < numbers.count {
        for place in numbers.indices where place & step != 0 { numbers[place] -= numbers[place ^ step] }
        step *= 2
      }
      for (pattern, number) in zip(patterns, numbers) { sums[start + pattern] += number }
    }
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
