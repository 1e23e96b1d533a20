import Foundation
import Outside
import Reports
import TestSupport
import Testing

/// The program itself, killed at moments spread over a whole render.
@Suite(.serialized) struct `A render that is killed` {
  /// Built beside the tests.
  private static let program: String? = {
    let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [folder, folder.deletingLastPathComponent(), PackageBuild.folder]
    return candidates.map { $0.appending(path: "tenure").path }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  @Test(.enabled(if: program != nil, "the program is not built beside the tests"))
  func `leaves the bundle before whole, and the next render succeeds and tidies up`() throws {
    let program = try #require(Self.program)
    try withScratchFolder("killed-render") { root in
      try lay(root)
      #expect(try run(program, root).waited() == 0)
      let whole = try seconds { _ = try run(program, root, "-P", "budget=901").waited() }
      var killed = 0
      for round in 1...10 {
        let process = try run(program, root, "-P", "budget=\(901 + round)")
        Thread.sleep(forTimeInterval: whole * Double(round) / 10.5)
        // Every third is only interrupted, as from the keyboard; nothing is caught, so it ends there too.
        kill(process.processIdentifier, round % 3 == 0 ? SIGINT : SIGKILL)
        process.waitUntilExit()
        if process.terminationReason == .uncaughtSignal { killed += 1 }
        try BundleCheck(folder: "\(root)/\(SmallReport.link)", Disk()).verify()
      }
      #expect(killed > 3, "most renders are killed on their way")
      #expect(try run(program, root, "-P", "budget=950").waited() == 0)
      try BundleCheck(folder: "\(root)/\(SmallReport.link)", Disk()).verify()
      #expect(try Disk().list("\(root)/output/.runs").allSatisfy { !$0.hasPrefix(".tmp-") })
      #expect(try Disk().list("\(root)/output/small/2026Q3") == ["all"])
    }
  }

  /// The small report and its data on disk.
  private func lay(_ root: String) throws {
    let folder = try ReportFolder.sample()
    folder.world.put(SmallReport.spec, at: SmallReport.path)
    let disk = Disk()
    for path in folder.world.paths {
      let above = path.split(separator: "/").dropLast().joined(separator: "/")
      try disk.makeDirectory("\(root)/\(above)")
      let file = try disk.create("\(root)/\(path)")
      try file.write(try folder.world.read(path))
      try file.close()
    }
  }

  private func run(_ program: String, _ root: String, _ flags: String...) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = ["render", SmallReport.path, "--quiet"] + flags
    process.currentDirectoryURL = URL(filePath: root)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = Disk().now()
    try work()
    return Disk().now() - start
  }
}

extension Process {
  fileprivate func waited() throws -> Int32 {
    waitUntilExit()
    return terminationStatus
  }
}

/// Where the package is built, when the tests run from elsewhere.
private enum PackageBuild {
  static var folder: URL {
    #if DEBUG
      URL(filePath: PackageFolder.path(".build/debug"))
    #else
      URL(filePath: PackageFolder.path(".build/release"))
    #endif
  }
}
