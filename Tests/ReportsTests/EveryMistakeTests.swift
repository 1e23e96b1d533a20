import Diagnostics
import Reports
import TestSupport
import Testing

@Suite struct EveryMistakeTests {
  @Test func `mistakes of the top, the data, the options and the words come in one go`() throws {
    let spec = """
      spec: 1
      id: x
      title: T
      lnag: fr
      data:
        c: { file: data/c.csv, id: id, tenur: months, churned: { column: left, is: "Yes" } }
      seed: 1
      cells:
        - { kind: survival, id: stay, by: plam, horizon: 36 }
        - kind: text
          id: t
          md: |
            Hello {{ stay.rmst.a | pct9 }} and {{ nowhere.x }}
        - { kind: text, id: u, md: "and {{ nope.x }}" }
      """
    let world = MemoryWorld(texts: [
      "reports/x.yaml": spec, "data/c.csv": "id,months,plan,left\n1,2,a,Yes\n2,3,b,No\n",
    ])
    let problems = try #require(throws: Problems.self) { try Plan.make("reports/x.yaml", in: world) }
    let found = problems.sorted.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0)" }
    #expect(found == ["4:1", "6:34", "9:37", "9:43", "13:30", "13:45", "14:38"])
    #expect(problems.diagnostics.allSatisfy { $0.severity == .error })
  }
}
