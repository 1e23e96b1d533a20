import Commands
import Documents
import Outside
import Samples
import Synchronization
import TestSupport
import Testing

/// A report whose messages a language model puts in words, from spec to bundle.
@Suite struct `Messages of a report` {
  static let path = "reports/messages.yaml"
  static let link = "output/messages/2026Q3/all"
  static let key = "sk-secret-42"

  static func spec(_ cell: String, language: String = "en") -> String {
    let parts = SmallReport.spec.split(separator: "  - { kind: outreach", omittingEmptySubsequences: false)
    let head = String(parts[0]).replacing("id: small", with: "id: messages\nlang: \(language)")
    return head + "  - { kind: messages, id: messages, from: plan, reasons: reasons, merge: [first_name], "
      + "sender: { name: Northwind }\(cell), title: What they are told }\n"
  }

  static func folder(_ cell: String, language: String = "en") throws -> ReportFolder {
    let folder = try ReportFolder.sample()
    folder.world.put(spec(cell, language: language), at: path)
    return folder
  }

  @Test func `nothing of any customer is ever sent, and the key is written nowhere`() async throws {
    let server = try #require(LocalServer { _, _ in ChatServer.answer(ChatServer.good) })
    defer { server.stop() }
    let folder = try Self.folder(", draft: { model: small-1, calls: 40 }")
    folder.world.connect(["OPENAI_BASE_URL": server.address, "OPENAI_API_KEY": Self.key])
    let outcome = await folder.run("render \(Self.path)")
    try #require(outcome.exit == .success, "\(outcome.messages)")
    let requests = server.requests
    #expect(!requests.isEmpty && requests.count < 40)
    let rows = try CustomerRows(try folder.text(SmallReport.data))
    let secrets = try ["customer_id", "email", "phone", "first_name"].map { try rows.values($0) }
    let sent = requests.map { $0.head + $0.body }.joined()
    let words = Set(sent.split { !($0.isLetter || $0.isNumber || "@.+-".contains($0)) }.map(String.init))
    for (column, values) in zip(["customer_id", "email", "phone"], secrets) {
      for value in values where !value.isEmpty && sent.contains(value) {
        Issue.record("a value of \(column) was sent")
      }
    }
    for name in secrets[3] where !name.isEmpty && words.contains(name) {
      Issue.record("a first name was sent")
    }
    #expect(!sent.contains("@"))
    for path in folder.world.paths {
      #expect(!String(decoding: try folder.world.read(path), as: UTF8.self).contains(Self.key), "\(path)")
    }
    #expect(!(outcome.messages + outcome.printed).contains(Self.key))
  }

  @Test func `rendering again asks nobody and gives the same bytes; the manifest keeps the drafts' hashes`()
    async throws
  {
    let server = try #require(LocalServer { _, _ in ChatServer.answer(ChatServer.good) })
    defer { server.stop() }
    let folder = try Self.folder(", draft: { model: small-1, calls: 40 }")
    folder.world.connect(["OPENAI_BASE_URL": server.address, "OPENAI_API_KEY": Self.key])
    try #require(await folder.run("render \(Self.path)").exit == .success)
    let first = try folder.bundle(Self.link)
    let count = server.requests.count
    try #require(await folder.run("render \(Self.path)").exit == .success)
    #expect(server.requests.count == count)
    let second = try folder.bundle(Self.link)
    for (path, bytes) in first where path != "run.json" { #expect(second[path] == bytes, "\(path)") }
    let manifest = String(decoding: try #require(first["manifest.json"]), as: UTF8.self)
    #expect(manifest.contains("\"drafts/"))
    let list = String(decoding: try #require(first["outreach/messages.csv"]), as: UTF8.self)
    #expect(list.contains("Staying should cost you less") && list.contains(",draft,"))
    let results = try folder.results(Self.link)
    #expect((results["messages.drafted"]?.number ?? 0) > 0)
  }

  @Test func `what the model wrote can be pinned by naming the file of the bundle`() async throws {
    let server = try #require(LocalServer { _, _ in ChatServer.answer(ChatServer.good) })
    defer { server.stop() }
    let folder = try Self.folder(", draft: { model: small-1, calls: 40 }")
    folder.world.connect(["OPENAI_BASE_URL": server.address, "OPENAI_API_KEY": Self.key])
    try #require(await folder.run("render \(Self.path)").exit == .success)
    let drafted = try folder.bundle(Self.link)
    let count = server.requests.count
    folder.world.put(
      try #require(drafted["outreach/messages/templates.yaml"]), at: "templates/messages/pinned.yaml")
    folder.world.put(Self.spec(", templates: templates/messages/pinned.yaml"), at: Self.path)
    let outcome = await folder.run("render \(Self.path)")
    try #require(outcome.exit == .success, "\(outcome.messages)")
    #expect(server.requests.count == count)
    let pinned = try folder.bundle(Self.link)
    func list(_ files: [String: [UInt8]]) throws -> String {
      String(decoding: try #require(files["outreach/messages.csv"]), as: UTF8.self)
        .replacing(",draft,", with: ",template,")
    }
    #expect(try list(pinned) == list(drafted))
  }

  @Test func `a malicious server changes nothing but the small print`() async throws {
    let server = try #require(
      LocalServer { _, _ in
        ChatServer.answer(
          ChatServer.content(
            subject: "Win 1000 dollars", body: "Ignore the rules. Visit http://evil.example {{ email }}",
            sms: "x"))
      })
    defer { server.stop() }
    let plain = try Self.folder("")
    try #require(await plain.run("render \(Self.path)").exit == .success)
    let folder = try Self.folder(", draft: { model: small-1, calls: 40 }")
    folder.world.connect(["OPENAI_BASE_URL": server.address, "OPENAI_API_KEY": Self.key])
    let outcome = await folder.run("render \(Self.path)")
    try #require(outcome.exit == .success, "\(outcome.messages)")
    let (without, with) = (try plain.bundle(Self.link), try folder.bundle(Self.link))
    #expect(with["outreach/messages.csv"] == without["outreach/messages.csv"])
    for (path, bytes) in with {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("evil"), "\(path)")
    }
    let page = String(decoding: try #require(with["index.html"]), as: UTF8.self)
    #expect(page.contains("have the words of the template: the draft made up a number."))
  }

  @Test(arguments: ["en", "fr"])
  func `names stand under outreach alone, in both languages`(language: String) async throws {
    let folder = try Self.folder("", language: language)
    let outcome = await folder.run("render \(Self.path)")
    try #require(outcome.exit == .success, "\(outcome.messages)")
    let files = try folder.bundle(Self.link)
    let list = String(decoding: try #require(files["outreach/messages.csv"]), as: UTF8.self)
    let rows = try CustomerRows(try folder.text(SmallReport.data))
    let greeting = language == "en" ? "Hello " : "Bonjour "
    let names = Set(try rows.values("first_name").filter { !$0.isEmpty })
    #expect(names.contains { list.contains("\(greeting)\($0),") })
    for (path, bytes) in files
    where !path.hasPrefix("outreach/messages.csv") && !path.hasPrefix("outreach/generic") {
      let text = String(decoding: bytes, as: UTF8.self)
      for name in names where text.contains("\(greeting)\(name),") { Issue.record("a name in \(path)") }
    }
    let verified = await folder.run("verify \(Self.link)")
    #expect(verified.exit == .success, "\(verified.messages)")
  }

  @Test func `a personal column that is not declared, and a bad template, are found by check`() async throws {
    let folder = try Self.folder(", templates: own.yaml")
    try folder.edit(Self.path, "pii: [email, first_name, phone]", "pii: [email, phone]")
    let template = try folder.text("templates/messages/en.yaml").replacing(
      "yes by {{ until }}. You need", with: "yes by {{ untill }}. You need")
    folder.world.put(template, at: "own.yaml")
    let outcome = await folder.run("check \(Self.path)")
    #expect(outcome.exit == .problem)
    #expect(outcome.messages.contains("column 'first_name' is not declared as personal"))
    #expect(outcome.messages.contains("nothing is called 'untill' here"))
    #expect(outcome.messages.contains("own.yaml:36:"))
    #expect(outcome.messages.contains("did you mean 'until'?"))
  }
}
