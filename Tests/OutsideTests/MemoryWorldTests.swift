import Outside
import TestSupport
import Testing

/// The fake must behave as the disk does, or the tests that lean on it prove nothing.
@Suite struct `The world in memory` {
  @Test func `links are followed on the way and replaced at the end`() throws {
    let world = MemoryWorld(texts: ["out/.runs/1/a": "one", "out/.runs/2/a": "two"])
    try world.makeDirectory("out/x/q1")
    try world.replaceLink("out/x/q1/all", to: "../../.runs/1")
    try world.replaceLink("out/x/latest", to: "q1")
    #expect(world.text("out/x/latest/all/a") == "one")
    try world.replaceLink("out/x/latest/all", to: "../../.runs/2")
    #expect(world.text("out/x/q1/all/a") == "two")
    #expect(world.linkTarget("out/x/q1/all") == "../../.runs/2")
    #expect(try world.list("out/x") == ["latest", "q1"])
  }

  @Test func `a full disk takes half of what it is given`() throws {
    let world = MemoryWorld()
    let file = try world.create("a")
    world.inject(.once(.full), at: 1)
    let error = #expect(throws: WorldError.self) { try file.write(Array("1234".utf8)) }
    #expect(error?.reason == .full)
    #expect(world.text("a") == "12")
  }

  @Test func `a crash loses what was not closed`() throws {
    let world = MemoryWorld()
    let (open, closed) = (try world.create("open"), try world.create("closed"))
    try open.write([1, 2])
    try closed.write([1, 2])
    try closed.close()
    world.crash()
    #expect(try world.read("open") == [])
    #expect(try world.read("closed") == [1, 2])
  }
}
