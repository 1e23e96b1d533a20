import Diagnostics
import Loading
import Populations
import Tables
import Testing

struct ExperimentLoadingTests {
  private func kind(
    control: String = "none", shares: [(String, Double)] = [], campaign: String? = nil
  ) -> DatasetRequest.Kind {
    var roles = CustomerRoles(id: at("id"))
    roles.churned = (at("left"), at("1"))
    roles.experiment = ExperimentRoles(
      arm: at("arm"), control: at(control, 3), shares: shares.map { (at($0.0, 4), $0.1) },
      campaign: campaign.map { at($0) }, stages: [(.accepted, at("took"), at("Yes"))], cost: at("cost"))
    return .customers(roles)
  }

  private let text =
    "id,left,arm,took,cost,c\na,1,none,,0,x\nb,0,mail,Yes,2,x\nc,0,call,No,1,x\nd,1,none,,0,x\n"

  @Test func `arms become a category with the control first, whatever the order of the rows`() throws {
    let data = try Example.load(text, kind())
    let experiment = try #require(data.population.roles.experiment)
    #expect(experiment.arms == ["none", "call", "mail"] && experiment.control == "none")
    #expect(experiment.columns == ["arm", "took", "cost"] && experiment.cost == "cost")
    #expect(data.table["#arm"]?.text(1) == "mail" && data.table["#accepted"]?.number(1) == 1)
    #expect(data.table["#accepted"]?.number(0) == 0)
    #expect(experiment.plannedShares.allSatisfy { abs($0 - 1.0 / 3) < 1e-12 })
  }

  @Test func `mistakes of the arms are told where they are written`() {
    let cases: [(DatasetRequest.Kind, String)] = [
      (kind(control: "nobody"), "spec:3 E0425 nobody is in the control arm: 'arm' is never 'nobody'"),
      (kind(shares: [("none", 0.5), ("mial", 0.5)]), "spec:4 E0425 no customer is in an arm 'mial'"),
      (kind(shares: [("none", 0.5), ("mail", 0.5)]), "spec:4 E0425 arm 'call' has no planned share"),
      (
        kind(shares: [("none", 0.5), ("mail", 0.5), ("call", 0.5)]),
        "spec:4 E0425 the planned shares of the arms do not add up to 1"
      ),
    ]
    for (kind, message) in cases {
      #expect(Example.problems(text, kind).contains { $0.hasPrefix(message) }, "\(message)")
    }
    let one = "id,left,arm,took,cost,c\na,1,none,Yes,0,x\nb,0,none,Yes,2,x\n"
    #expect(Example.problems(one, kind()).contains { $0.contains("everyone is in the control arm") })
  }

  @Test func `a customer may be in several experiments, once in each`() throws {
    let twice = text + "a,0,mail,No,1,y\n"
    #expect(
      Example.problems(twice, kind()).contains { $0.contains("E0414") || $0.contains("repeats the id") })
    #expect(try Example.load(twice, kind(campaign: "c")).table.rowCount == 5)
    let again = text + "a,0,mail,No,1,x\n"
    #expect(Example.problems(again, kind(campaign: "c")).contains { $0.contains("repeats the id") })
  }
}

private func at(_ text: String, _ line: Int = 1) -> Located<String> {
  Located(text, at: Place(path: "spec", line: line, column: 1))
}
