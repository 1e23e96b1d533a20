import Outside
import Samples
import TestSupport
import Testing

/// A sample written to memory, and its files taken apart.
struct SampleFolder {
  let world: MemoryWorld
  let summary: SampleSummary

  init(customers: Int, seed: UInt64 = SampleBusiness.standardSeed) throws {
    world = MemoryWorld()
    summary = try SampleBusiness(customers: customers, seed: seed).write(into: "data", world)
  }

  func rows(_ name: String) throws -> [[String: Substring]] {
    let text = try #require(world.text("data/\(name)"))
    let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = try #require(lines.first).map(String.init)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  func ids(_ name: String) throws -> [Substring] { try rows(name).compactMap { $0["customer_id"] } }
}

/// Area under the curve by counting pairs, ties half.
func area(_ scores: [Double], _ outcomes: [Bool]) -> Double {
  let order = scores.indices.sorted { scores[$0] < scores[$1] }
  var (below, pairs, at) = (0, 0.0, 0)
  while at < order.count {
    var (left, stayed, next) = (0, 0, at)
    while next < order.count, scores[order[next]] == scores[order[at]] {
      if outcomes[order[next]] { left += 1 } else { stayed += 1 }
      next += 1
    }
    pairs += Double(left) * (Double(below) + Double(stayed) / 2)
    (below, at) = (below + stayed, next)
  }
  return pairs / (Double(below) * Double(outcomes.count - below))
}
