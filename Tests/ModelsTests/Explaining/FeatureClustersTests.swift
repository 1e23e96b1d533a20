import Testing

@testable import Models

struct FeatureClustersTests {
  @Test func `association is one for what says the same, and about none for what has nothing to do with it`()
  {
    var draws = SegmentDraws(seed: 4)
    let x = (0..<2000).map { _ in draws.share() }
    let other = (0..<2000).map { _ in draws.share() }
    let codes = x.map { UInt8($0 * 4) }
    let numbers = ScoringInput.numbers(x)
    #expect(abs(FeatureClusters.association(numbers, .numbers(x.map { 5 - 2 * $0 })) - 1) < 1e-9)
    #expect(FeatureClusters.association(numbers, .numbers(other)) < 0.1)
    #expect(abs(FeatureClusters.association(.codes(codes), .codes(codes.map { 3 - $0 })) - 1) < 1e-9)
    #expect(FeatureClusters.association(.codes(codes), numbers) > 0.9)
    #expect(FeatureClusters.association(.numbers(other), .codes(codes)) < 0.1)
    // Missing values and columns without spread say nothing.
    let missing = x.indices.map { $0 % 2 == 0 ? Double.nan : x[$0] }
    #expect(abs(FeatureClusters.association(.numbers(missing), numbers) - 1) < 1e-9)
    #expect(FeatureClusters.association(.numbers(x.map { _ in 7 }), numbers) == 0)
    #expect(FeatureClusters.association(.codes(codes.map { _ in 0 }), .codes(codes)) == 0)
  }
}
