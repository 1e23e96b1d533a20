import Diagnostics
import Findings
import Formats
import Statistics
import TestSupport
import Testing

@testable import Analyses

struct SegmentMapTests {
  @Test func `the map that comes with the program gives each cell one segment and each segment a cell`() {
    let map = SegmentMap.shipped
    #expect(map.rules.check.isFaultless && map.rules.contested == 0)
    #expect(Set(map.rules.table).count == map.segments.count && !map.rules.table.contains(-1))
    for language in Language.allCases {
      let wording = Wording(language: language, currency: "eur")
      #expect(Set(map.segments.map { $0.name.text(wording) }).count == map.segments.count)
      #expect(map.segments.allSatisfy { $0.lever != nil })
    }
    #expect(Set(map.segments.map { $0.key }).count == map.segments.count)
    #expect(map.segments.allSatisfy { slug($0.key) == $0.key })
  }

  private static let maps = [
    (
      """
      bins: 2
      segments: ⟦
        - { name: Good, r: 2 }
        - { name: Bad, r: 1, f: 1 }⟧
      """,
      ["2 of 8 cells have no segment: cells 122, 121"], [DiagnosticCode.segmentGaps]
    ),
    (
      """
      bins: 2
      segments:
        - { name: Good, r: 2 }
        - { name: Bad, r: 1 }
        - ⟦{ name: Never, f: 2, m: 1 }⟧
      """,
      ["'Never' can never be assigned: cells 221, 121 go to 'Good' on line 5 and 'Bad' on line 6"],
      [.segmentShadowed]
    ),
    (
      """
      bins: 2
      segments:
        - { name: Good, r: 2 }
        - ⟦{ name: Rest, r: [1, 2], m: 1 }⟧
        - { name: Other, r: 1, m: 2 }
      """,
      ["cells 221, 211 belong to 'Rest' and to 'Good' on line 5"], [.segmentOverlap]
    ),
    (
      "segments: [{ name: Good, r: ⟦[4, 6]⟧ }]\n", ["'r' is 4 to 6, and scores go from 1 to 5"],
      [.badScoreRange]
    ),
    (
      "segments: [{ name: Good, f: ⟦[4, 2]⟧ }]\n", ["'f' runs backwards, from 4 to 2"], [.badScoreRange]
    ),
    (
      """
      bins: 2
      segments:
        - { name: Good one, r: 2 }
        - ⟦{ name: Good-one, r: 1 }⟧
      """,
      ["two segments have the address 'good_one', or one name in a language"], [.sameSegment]
    ),
    ("bins: ⟦3⟧\n", ["3 bins need a map of segments"], [.mapOfOtherBins]),
    (
      "bins: ⟦k-means⟧\n",
      ["bins by k-means move with every file, so that scores of two dates could not be compared"],
      [.badOption]
    ),
    (
      "compat: ⟦ntile⟧\n", ["ntile gives customers with equal values different scores, so it is not offered"],
      [.badOption]
    ),
    (
      "from: 2026-01-01\nwindow: ⟦30⟧\n", ["'window' and 'from' both say from when purchases count"],
      [.badOption]
    ),
    ("cuts: ⟦{ frequency: [1, 2] }⟧\n", ["'frequency' has 2 cut points, and 5 scores need 4"], [.badOption]),
    (
      "cuts: { monetary: ⟦[1, 3, 2, 4]⟧ }\n", ["'monetary' does not rise from one cut point to the next"],
      [.badOption]
    ),
    (
      "contact: { holdout: 0.1 }\nplan: ⟦plan⟧\n", ["'contact' and 'plan' both say who may be contacted"],
      [.badOption]
    ),
  ]

  @Test(arguments: maps)
  func `a bad map is shown where it stands`(text: String, messages: [String], codes: [DiagnosticCode]) throws
  {
    let marked = MarkedText(Shop.head + text)
    let found = try Shop.problems(marked)
    #expect(found.map { $0.message } == messages)
    #expect(found.map { $0.code } == codes)
    if codes != [.segmentGaps] { #expect(found.first?.place == marked.places.first) }
    #expect(found.first?.place?.line == marked.places.first?.line || codes == [.segmentGaps])
  }

  @Test func `a map in a file is proved too, with places in that file`() throws {
    let file = "segments:\n  - { name: { en: Good, fr: Bons }, r: [3, 5] }\n  - { name: Rest, r: [1, 3] }\n"
    let (cell, _) = try Clientele.cell(
      SourceText(path: "cell.yaml", Shop.head + "segments: maps/rfm.yaml\n"))
    let analysis = try #require(cell)
    #expect(analysis.needs.files.map { $0.value } == ["maps/rfm.yaml"])
    let found = analysis.problems(in: ["maps/rfm.yaml": Array(file.utf8)]).sorted
    #expect(found.map { $0.code } == [.segmentOverlap])
    #expect(found.first?.place?.path == "maps/rfm.yaml" && found.first?.place?.line == 3)
    #expect(
      analysis.problems(in: ["maps/rfm.yaml": Array(file.replacing("[1, 3]", with: "[1, 2]").utf8)])
        .diagnostics.isEmpty)
  }

  @Test func `a map of one's own names, numbers and moves customers`() throws {
    let file = """
      segments:
        - { name: { en: Recent, fr: Récents }, r: [4, 5], lever: { en: Thank, fr: Remercier } }
        - { name: { en: Gone, fr: Partis }, r: [1, 3], m: [1, 2] }
        - { name: { en: Gone, fr: Partis }, r: [1, 3], m: [3, 5], f: [1, 2] }
        - { name: { en: Miss, fr: Regrettés }, r: [1, 3], m: [3, 5], f: [3, 5] }
      """
    let finding = try Shop(customers: 300, seed: 5).run(
      "segments: maps/rfm.yaml\n", files: ["maps/rfm.yaml": file], language: .fr)
    let groups = finding.values.filter { $0.name.value == "customers" }.compactMap { $0.name.group }
    #expect(groups == ["recent", "gone", "miss"])
    #expect(try finding.table("levers").rows[0].cells.map { $0.text } == ["Récents", "Remercier"])
  }
}
