import Outside
import TestSupport
import Testing

@Suite struct `The disk` {
  let disk = Disk()

  @Test func `what is written in pieces is read back whole, and its start by itself`() throws {
    try withScratchFolder("pieces") { folder in
      let path = "\(folder)/a/b/c.txt"
      try disk.makeDirectory("\(folder)/a/b")
      let file = try disk.create(path)
      try file.write(Array("one ".utf8))
      try file.write([])
      try file.write(Array("two".utf8))
      try file.close()
      #expect(try disk.read(path) == Array("one two".utf8))
      #expect(try disk.readStart(path, limit: 5) == Array("one t".utf8))
      #expect(try disk.readStart(path, limit: 500) == Array("one two".utf8))
      #expect(try disk.size(path) == 7)
      let input = try disk.open(path)
      #expect(try input.read(4) == Array("one ".utf8))
      #expect(try input.read(40) == Array("two".utf8))
      #expect(try input.read(40).isEmpty)
    }
  }

  @Test func `a file that is missing, forbidden or a folder says so`() throws {
    try withScratchFolder("missing") { folder in
      let missing = #expect(throws: WorldError.self) { try disk.read("\(folder)/none.csv") }
      #expect(missing?.reason == .missing)
      #expect(missing?.message == "no such file or directory")
      #expect(throws: WorldError.self) { try disk.read(folder) }
      #expect(throws: WorldError.self) { try disk.create("\(folder)/no/such/folder.txt") }
      #expect(throws: WorldError.self) { try disk.list("\(folder)/none") }
    }
  }

  @Test(.enabled(if: Disk().exists("/dev/full"), "this system has no /dev/full"))
  func `a full disk is reported by the write`() throws {
    let file = try disk.create("/dev/full")
    let error = #expect(throws: WorldError.self) { try file.write(Array("lost".utf8)) }
    #expect(error?.reason == .full)
  }

  @Test func `a link is replaced in one step and leaves nothing beside it`() throws {
    try withScratchFolder("links") { folder in
      let link = "\(folder)/latest"
      try disk.makeDirectory("\(folder)/old")
      try disk.makeDirectory("\(folder)/new")
      #expect(disk.linkTarget(link) == nil)
      try disk.replaceLink(link, to: "old")
      try disk.replaceLink(link, to: "new")
      #expect(disk.linkTarget(link) == "new")
      #expect(disk.isDirectory(link))
      #expect(try disk.list(folder) == ["latest", "new", "old"])
    }
  }

  @Test func `removing a folder removes links in it and leaves what they point to`() throws {
    try withScratchFolder("remove") { folder in
      try disk.makeDirectory("\(folder)/kept")
      try disk.create("\(folder)/kept/file").close()
      try disk.makeDirectory("\(folder)/gone/deep")
      try disk.replaceLink("\(folder)/gone/deep/link", to: "../../kept")
      try disk.remove("\(folder)/gone")
      try disk.remove("\(folder)/gone")
      #expect(try disk.list(folder) == ["kept"])
      #expect(try disk.list("\(folder)/kept") == ["file"])
    }
  }

  @Test func `a name is found in the order of its bytes`() throws {
    try withScratchFolder("list") { folder in
      for name in ["b", "a", "é", "B"] { try disk.create("\(folder)/\(name)").close() }
      #expect(try disk.list(folder) == ["B", "a", "b", "é"])
    }
  }
}
