import Models
import Tables
import Testing

@Suite struct EffectGroupsTests {
  @Test func `effects that do not differ make no groups`() throws {
    let groups = try #require(EffectGroups([0, 1, 255], of: 0, [], of: 0))
    #expect(groups.codes.isEmpty && groups.kinds.isEmpty)
  }

  @Test func `one kind keeps its places, and those of none have the effect of all`() throws {
    let first = try #require(EffectGroups([1, 0, 255], of: 2, [], of: 0))
    #expect(first.codes == [1, 0, Prospects.noGroup])
    #expect(first.kinds.map { $0.first } == [0, 1] && first.kinds.allSatisfy { $0.second == nil })
    let second = try #require(EffectGroups([], of: 0, [2, 3, 0], of: 3))
    #expect(second.codes == [2, Prospects.noGroup, 0])
    #expect(second.kinds.map { $0.second } == [0, 1, 2])
  }

  @Test func `two kinds make a group of each pair`() throws {
    let (first, second): ([UInt8], [UInt8]) = ([0, 0, 1, 255, 255], [0, 2, 1, 1, 2])
    let groups = try #require(EffectGroups(first, of: 2, second, of: 2))
    let kinds = groups.codes.map { code -> [Int?] in
      code == Prospects.noGroup
        ? [nil, nil] : [groups.kinds[Int(code)].first, groups.kinds[Int(code)].second]
    }
    #expect(kinds == [[0, 0], [0, nil], [1, 1], [nil, 1], [nil, nil]])
  }

  @Test func `more than can be told apart are refused`() {
    #expect(EffectGroups([], of: 0, [], of: 254) != nil)
    #expect(EffectGroups([], of: 0, [], of: 255) == nil)
    #expect(EffectGroups([], of: 15, [], of: 15) == nil)
  }

  @Test func `labels are found among categories, flags and whole numbers`() {
    let levels = Column.categories(CategoryColumn(codes: .narrow([1, 0, 255, 2]), levels: ["b", "a", "c"]))
    let places = LabelPlaces(levels, among: ["a", "b"])
    #expect(places.codes == [0, 1, 2, 2] && places.found == 2 && places.present == 3)
    let flags = LabelPlaces(.flags([1, 0, Column.missingFlag]), among: ["1"])
    #expect(flags.codes == [0, 1, 1] && flags.found == 1 && flags.present == 2)
    let numbers = LabelPlaces(.integers([3, 12, Column.missingInteger]), among: ["12", "x"])
    #expect(numbers.codes == [2, 0, 2] && numbers.present == 2)
    #expect(LabelPlaces(.numbers([1, .nan]), among: ["1"]).found == 0)
  }

  @Test func `actions are closed to groups, to everyone and to single customers`() {
    var closed = ClosedActions(customers: 3)
    closed.close(0, to: [0, 1, 9], where: [false, false])
    #expect(closed.isEmpty && closed.close(1, to: [], among: [7, 8, 9]) == 0 && closed.isEmpty)
    closed.close(0, to: [0, 1, 9], where: [true, false])
    closed.close(2, to: [0, 1, 9], where: [false, true])
    #expect(closed.bits == [0b001, 0b100, 0b100])
    #expect(closed.close(1, to: [8], among: [7, 8, 9]) == 1)
    closed.close(3)
    #expect(closed.bits == [0b1001, 0b1110, 0b1100])
  }
}
