import Diagnostics
import Documents
import Drawing
import Formats
import Outside
import Reports
import TestSupport
import Testing

@testable import Writers

/// The shipped reports as readers get them.
@Suite struct `The printed reports` {
  private static let quarterly = "reports/quarterly-retention.yaml"
  private static let french = "Tests/French/reports/retention-trimestrielle.yaml"

  private func document(_ spec: String, _ overrides: [(name: String, value: String)]) async throws -> Document
  {
    let world = Disk()
    let path = PackageFolder.path(spec)
    let request = RenderRequest(
      spec: path, overrides: overrides, output: "/nowhere/output", state: "/nowhere/state", cache: nil,
      engine: "tenure")
    let plan = try Plan.make(path, overrides: overrides, in: world)
    return try await ReportEngine(world: world).render(try BoundPlan(plan, request, world), request).document
  }

  /// Pages from the cover to the last before the appendix, and whether any page has nothing on it.
  private func pages(_ document: Document) throws -> (body: Int, hasEmpty: Bool) {
    let pages = try ReportLayouter(document, shapers: [try TextShaper()]).layout().pages
    let appendix = Set(document.sections.filter { $0.role == .appendix }.map { $0.anchor })
    let first = pages.firstIndex { page in
      page.elements.contains { element in
        if case .destination(let name, _, _) = element { appendix.contains(name) } else { false }
      }
    }
    return (first ?? pages.count, pages.contains { $0.elements.isEmpty })
  }

  @Test(arguments: [(quarterly, "2026Q2"), (quarterly, "2026Q3"), (french, "2026Q3")])
  func `a report has at most ten pages before its appendix, and none is empty`(
    spec: String, quarter: String
  ) async throws {
    let document = try await document(spec, [(name: "quarter", value: quarter)])
    let pages = try pages(document)
    #expect(pages.body <= 10)
    #expect(pages.body >= 5)
    #expect(!pages.hasEmpty)
  }

  @Test(.enabled(if: SharedFiles.path("data/telco.csv") != nil, "../shared/data/telco.csv is missing"))
  func `the Telco report has at most ten pages before its appendix`() async throws {
    let data = try #require(SharedFiles.path("data/telco.csv"))
    let pages = try pages(try await document("reports/telco.yaml", [(name: "data", value: data)]))
    #expect(pages.body <= 10)
    #expect(!pages.hasEmpty)
  }

  @Test func `what stands below the appendix cell belongs to the appendix`() async throws {
    let spec = """
      spec: 1
      id: x
      title: T
      data:
        c: { file: data/c.csv, id: id, tenure: months, churned: { column: left, is: "Yes" } }
      cells:
        - { kind: text, id: first, heading: First, md: "text" }
        - { kind: survival, id: stay, title: Stay }
        - { kind: appendix, id: appendix, include: [glossary] }
        - { kind: text, id: last, heading: Last, md: "text" }
      """
    let rows = (0..<40).map { "\($0),\(5 + $0),\($0 % 2 == 0 ? "Yes" : "No")\n" }.joined()
    let world = MemoryWorld(texts: ["reports/x.yaml": spec, "data/c.csv": "id,months,left\n" + rows])
    let request = RenderRequest(spec: "reports/x.yaml", cache: nil, engine: "tenure")
    let bound = try BoundPlan(try Plan.make("reports/x.yaml", in: world), request, world)
    let sections = try await ReportEngine(world: world).render(bound, request).document.sections
    #expect(sections.map { $0.anchor } == ["first", "stay-section", "appendix", "last"])
    #expect(sections.map { $0.role } == [.summary, .body, .appendix, .appendix])
  }

  @Test func `a French report has no English sentence, and no column by its raw name`() async throws {
    let document = try await document(Self.french, [(name: "quarter", value: "2026Q3")])
    let writer = try HTMLWriter(templates: PackageFolder.path("templates"), in: Disk())
    let text = words(String(decoding: try writer.render(document), as: UTF8.self))
    #expect(text.contains("Taux d’attrition"))
    #expect(text.contains("T3 2026"))
    for word in [" the ", " and ", " of ", " is ", " are ", " with ", " who ", "Table ", " intervals"] {
      #expect(!text.contains(word), "\(word)")
    }
    for name in ["support_calls_90d", "#entry", "#churned", "monthly_charges"] {
      #expect(!text.contains(name), "\(name)")
    }
  }

  /// What is between the tags of the body, scripts and styles apart.
  private func words(_ page: String) -> String {
    var text = ""
    var isInTag = false
    let body = page.utf8.firstRange(of: "<body".utf8).map { page[$0.lowerBound...] } ?? page[...]
    for character in body {
      if character == "<" { isInTag = true }
      if !isInTag { text.append(character) }
      if character == ">" {
        isInTag = false
        text.append(" ")
      }
    }
    return text
  }
}
