import Diagnostics
import Outside
import Reports
import TestSupport
import Testing

@Suite struct GroupNamesTests {
  private func problems(_ plans: [String], _ text: String, options: String = "") throws -> Problems? {
    let spec = """
      spec: 1
      id: x
      title: T
      data:
        c: { file: data/c.csv, id: id, tenure: months, churned: { column: left, is: "Yes" } }
      cells:
        - { kind: survival, id: stay, by: plan\(options) }
        - { kind: text, id: t, md: "\(text)" }
      """
    let rows = plans.enumerated().map { "\($0),\(5 + $0),\($1),\($0 % 2 == 0 ? "Yes" : "No")\n" }.joined()
    let world = MemoryWorld(texts: ["reports/x.yaml": spec, "data/c.csv": "id,months,plan,left\n" + rows])
    let plan = try Plan.make("reports/x.yaml", in: world)
    do {
      _ = try BoundPlan(plan, RenderRequest(spec: "reports/x.yaml", engine: "tenure"), world)
      return nil
    } catch { return error }
  }

  @Test func `a group that the data do not have is reported before any cell runs`() throws {
    let found = try problems(["Gold", "Silver", "Gold", "Silver"], "{{ stay.rmst.glod | months0 }}")
    #expect(found?.diagnostics.map { $0.message } == ["'plan' has no group 'glod'"])
    #expect(found?.diagnostics.first?.hint == "did you mean 'gold'?")
    #expect(found?.diagnostics.first?.place?.line == 8)
  }

  @Test func `groups that the data have are no problem`() throws {
    #expect(try problems(["Gold", "Silver", "Gold", "Silver"], "{{ stay.rmst.gold | months0 }}") == nil)
  }

  @Test func `shares by reason are named by the reasons, and not by the groups`() throws {
    let plans = ["Gold", "Silver", "Gold", "Silver"]
    let text = "{{ stay.incidence_12.price | pct1 }}"
    #expect(try problems(plans, text, options: ", causes: plan") == nil)
    #expect(try problems(plans, "{{ stay.survival_12.price | pct1 }}")?.diagnostics.count == 1)
  }

  @Test func `labels that cannot be told apart are reported`() throws {
    let found = try problems(["A+", "A-", "A+", "A-"], "text")
    #expect(found?.diagnostics.map { $0.message } == ["two levels of 'plan' have the same address, 'a'"])
  }
}
