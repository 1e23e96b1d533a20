import Outside
import TestSupport
import Testing

@testable import Reports

@Suite struct SearchCacheTests {
  private let world = MemoryWorld()

  private func cache(_ scope: String = "tenure 1 data", folder: String? = ".cache") -> SearchCache {
    SearchCache(folder: CacheFolder(path: folder, world: world), scope: scope)
  }

  @Test func `what was remembered is recalled under its own key and scope alone`() {
    cache().remember([1, 2, 3], under: "personas 1")
    #expect(cache().recall("personas 1") == [1, 2, 3])
    #expect(cache().recall("personas 2") == nil)
    #expect(cache("tenure 1 other data").recall("personas 1") == nil)
  }

  @Test func `no text may move between scope and key`() {
    cache("a").remember([1], under: "b")
    #expect(cache("a\nb").recall("") == nil)
    #expect(cache("ab").recall("") == nil)
  }

  @Test func `without a folder nothing is kept and nothing recalled`() {
    cache(folder: nil).remember([1], under: "k")
    #expect(cache(folder: nil).recall("k") == nil)
    #expect(world.paths.isEmpty)
  }

  @Test func `a damaged file is as good as none, wherever the damage is`() throws {
    cache().remember(Array("found".utf8), under: "k")
    let path = try #require(world.paths.first { $0.hasPrefix(".cache/searches/") })
    let whole = try world.read(path)
    for offset in whole.indices {
      var damaged = whole
      damaged[offset] ^= 1
      world.put(damaged, at: path)
      #expect(cache().recall("k") == nil, "byte \(offset)")
    }
    for count in 0..<whole.count {
      world.put(Array(whole.prefix(count)), at: path)
      #expect(cache().recall("k") == nil, "\(count) bytes")
    }
    world.put(whole, at: path)
    #expect(cache().recall("k") == Array("found".utf8))
  }
}
