import Databases
import Diagnostics
import Documents
import Outside
import Reports
import TestSupport
import Testing

@Suite struct `The registry of models` {
  private func opened(_ folder: String) throws -> ModelRegistry {
    ModelRegistry(try StateStore(folder: folder, Disk()))
  }

  @Test func `gives back what was recorded, from another process too`() throws {
    try withScratchFolder("registry") { folder in
      let version = RegisteredModels.version("ab")
      let isNew = try opened(folder).record(
        version, file: RegisteredModels.file, origin: RegisteredModels.origin(), log: RegisteredModels.log)
      #expect(isNew)
      let again = try opened(folder)
      #expect(try again.versions() == [version])
      #expect(try again.origins(of: version.version) == [RegisteredModels.origin()])
      #expect(try again.log(of: version.version) == RegisteredModels.log)
      #expect(try again.contents(of: version) == RegisteredModels.file)
      #expect(try Disk().list("\(folder)/models").filter { !$0.hasPrefix(".") } == ["abababababab.model"])
    }
  }

  @Test func `adds nothing for a version that is there, but where it came from`() throws {
    try withScratchFolder("registry-again") { folder in
      let registry = try opened(folder)
      let first = RegisteredModels.version("ab")
      func record(_ origin: ModelOrigin) throws -> Bool {
        try registry.record(
          RegisteredModels.version("ab", at: 1_790_000_999), file: RegisteredModels.file, origin: origin,
          log: [])
      }
      try registry.record(
        first, file: RegisteredModels.file, origin: RegisteredModels.origin(), log: RegisteredModels.log)
      #expect(try !record(RegisteredModels.origin()))
      #expect(try !record(RegisteredModels.origin("s")))
      #expect(try registry.versions() == [first])
      #expect(try registry.origins(of: first.version).map { $0.report } == ["r", "s"])
      #expect(try registry.log(of: first.version).count == 2)
    }
  }

  @Test func `writes a file that was lost once more`() throws {
    try withScratchFolder("registry-lost") { folder in
      let registry = try opened(folder)
      let version = RegisteredModels.version("ab")
      func record() throws {
        try registry.record(
          version, file: RegisteredModels.file, origin: RegisteredModels.origin(), log: [])
      }
      try record()
      try Disk().remove("\(folder)/models/abababababab.model")
      let problems = #expect(throws: Problems.self) { try registry.contents(of: version) }
      #expect(
        problems?.diagnostics.map { "\($0.code) \($0.message)" } == [
          "E0812 model abababababab cannot be read: '\(folder)/models/abababababab.model': no such file or directory"
        ])
      try record()
      #expect(try registry.contents(of: version) == RegisteredModels.file)
    }
  }

  @Test func `loses nothing of processes that record at once`() async throws {
    try await withScratchFolder("registry-race") { folder in
      let digits = Array("0123456789abcdef")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for first in digits {
          group.addTask {
            let registry = try opened(folder)
            // Half of them are recorded by two at once.
            for second in digits {
              let name = second < "8" ? "\(first)\(second)" : "\(second)\(second)"
              try registry.record(
                RegisteredModels.version(name), file: RegisteredModels.file,
                origin: RegisteredModels.origin("\(first)"), log: RegisteredModels.log)
            }
          }
        }
        try await group.waitForAll()
      }
      let registry = try opened(folder)
      let versions = try registry.versions()
      #expect(versions.count == 16 * 8 + 8)
      for version in versions {
        #expect(try registry.contents(of: version) == RegisteredModels.file)
        #expect(try registry.log(of: version.version).count == 2)
      }
      #expect(try registry.origins(of: "ffffffffffff").count == 16)
    }
  }

  @Test func `finds a version by its first digits, and says when they are too few, none or several`() throws {
    try withScratchFolder("registry-find") { folder in
      let registry = try opened(folder)
      for digits in ["abcd12", "abcd34"] {
        try registry.record(
          RegisteredModels.version(digits), file: [1], origin: RegisteredModels.origin(), log: [])
      }
      func message(_ text: String) throws -> String? {
        let problems = #expect(throws: Problems.self) { try registry.version(text) }
        return problems?.diagnostics.first.map { "\($0.message); \($0.hint ?? "")" }
      }
      #expect(try registry.version("abcd1").version == "abcd12abcd12")
      #expect(try registry.version("abcd34abcd34").version == "abcd34abcd34")
      #expect(
        try message("abcd")
          == "'abcd' begins more than one version; write more digits: abcd12abcd12, abcd34abcd34")
      #expect(try message("ffff") == "no model has the version 'ffff'; see: tenure models list")
      #expect(try message("abc")?.hasPrefix("'abc' is no version of a model; ") == true)
      #expect(try message("' OR 1=1 --")?.hasPrefix("'' OR 1=1 --' is no version of a model; ") == true)
    }
  }

  @Test func `remembers which version a report uses`() throws {
    try withScratchFolder("registry-use") { folder in
      let registry = try opened(folder)
      for digits in ["ab", "cd"] {
        try registry.record(
          RegisteredModels.version(digits), file: [1], origin: RegisteredModels.origin(), log: [])
      }
      try registry.use("abababababab", report: "r", model: "churn")
      try registry.use("cdcdcdcdcdcd", report: "r", model: "churn")
      try registry.use("abababababab", report: "s", model: "churn")
      #expect(
        try registry.inUse().map { "\($0.report) \($0.version)" } == ["r cdcdcdcdcdcd", "s abababababab"])
    }
  }
}
