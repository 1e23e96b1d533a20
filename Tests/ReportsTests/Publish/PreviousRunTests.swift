import Diagnostics
import Documents
import Formats
import Outside
import Reports
import TestSupport
import Testing

@Suite struct `The previous bundle` {
  private func find(_ world: MemoryWorld, before text: String, budget: String = "25000") throws -> String? {
    let period = try #require(Period(text))
    let found = try PreviousRun.find(
      in: BundleExamples.folder, world, report: "quarterly", member: "all",
      parameters: BundleExamples.provenance(quarter: text, budget: budget).parameters, apart: ["quarter"],
      before: period)
    return found?.period.text
  }

  @Test func `is the greatest period that ends before this one, never a later one`() throws {
    let world = MemoryWorld()
    #expect(try find(world, before: "2026Q3") == nil)
    for period in ["2025Q4", "2026Q2", "2026Q3", "2026Q4", "undated"] {
      try BundleExamples.publish("x", world, period: period)
    }
    #expect(try find(world, before: "2026Q3") == "2026Q2")
    #expect(try find(world, before: "2026Q2") == "2025Q4")
    #expect(try find(world, before: "2025Q4") == nil)
  }

  @Test func `has the same parameters, the period apart`() throws {
    let world = MemoryWorld()
    try BundleExamples.publish("x", world, period: "2026Q1", budget: "10000")
    try BundleExamples.publish("x", world, period: "2026Q2", budget: "25000")
    #expect(try find(world, before: "2026Q3", budget: "25000") == "2026Q2")
    #expect(try find(world, before: "2026Q3", budget: "10000") == "2026Q1")
    #expect(try find(world, before: "2026Q3", budget: "1") == nil)
  }

  @Test func `is an input with the hash of its results`() throws {
    let world = MemoryWorld()
    let publication = try BundleExamples.publish("x", world, period: "2026Q2")
    let third = try #require(Period("2026Q3"))
    let found = try #require(
      try PreviousRun.find(
        in: BundleExamples.folder, world, report: "quarterly", member: "all",
        parameters: BundleExamples.provenance().parameters, apart: ["quarter"],
        before: third))
    let output = try #require(publication.outputs.first { $0.path == "results.json" })
    #expect(found.input.sha256 == output.sha256 && found.input.bytes == output.bytes)
    #expect(found.input.path == "output/quarterly/2026Q2/all/results.json")
    #expect(found.results.period == "2026Q2")
  }

  @Test func `that cannot be read stops the report`() throws {
    let world = MemoryWorld()
    let hash = try BundleExamples.publish("x", world, period: "2026Q2").hash
    try world.create("out/.runs/\(hash)/results.json").close()
    #expect(throws: Problems.self) { try find(world, before: "2026Q3") }
  }
}
