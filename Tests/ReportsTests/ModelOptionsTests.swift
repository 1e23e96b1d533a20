import Diagnostics
import Loading
import Models
import Reports
import TestSupport
import Testing

/// `models:` and the data sets made for them, as they are read and checked.
@Suite struct ModelOptionsTests {
  private static func report(_ model: String, _ data: String = "") -> String {
    """
    spec: 1
    id: sample
    title: Sample
    data:
      customers: { file: data/c.csv, id: id, tenure: months, churned: { column: left, is: "Yes" } }
      lines: { file: data/o.csv, customer: id, date: joined, amount: paid }
    \(data)
    models:
      churn: \(model)
    seed: 1
    cells:
      - { kind: model, id: trust, model: churn\(data.isEmpty ? "" : ", data: shoppers") }

    """
  }

  private func plan(_ report: String) -> (spec: ReportSpec?, messages: [String]) {
    var spec: ReportSpec?
    do throws(Problems) {
      let read = try ReportSpec(reading: MarkedText(report).source, overrides: [], folder: ".")
      spec = read
      var schemas = ["customers": PlanSample.schema, "lines": PlanSample.schema]
      for data in read.data where data.shop != nil {
        schemas[data.name.value] = FileSchema(data.shopColumns.map { .init($0.name, $0.kind) })
      }
      _ = try Plan(read, schemas: schemas, folder: ".", world: MemoryWorld())
      return (spec, [])
    } catch { return (spec, error.diagnostics.filter { $0.severity == .error }.map { $0.message }) }
  }

  @Test func `every option reaches the training`() throws {
    let found = plan(
      Self.report(
        "{ learners: [logistic, forest, best], folds: 4, repeats: 3, split: grouped, group: contract, "
          + "search: { method: random, tries: 7, depth: [2, 4] }, select: 6, class_weight: balanced }"))
    #expect(found.messages == [])
    let settings = try #require(found.spec?.models.first).settings
    #expect(settings.learners == [.logistic, .forest, .best])
    #expect(settings.folds == 4 && settings.repeats == 3)
    #expect(settings.split == .grouped(column: "contract"))
    #expect(
      settings.search
        == ParameterSearch(.random(tries: 7), space: [ParameterSearch.Choice(.depth, [2, 4])]))
    #expect(settings.selection == .best(6) && settings.classWeight == .balanced)
    let other = plan(
      Self.report("{ split: temporal, time: joined, gap: 14d, search: grid, select: l1, resample: under }"))
    #expect(other.messages == [])
    let second = try #require(other.spec?.models.first).settings
    #expect(second.split == .temporal(column: "joined", gap: 14))
    #expect(second.search == ParameterSearch(.grid) && second.selection == .l1)
    #expect(second.resampling == .under)
  }

  @Test(arguments: [
    ("{ learners: [forrest] }", "unknown learner 'forrest'"),
    ("{ learners: [constant] }", "unknown learner 'constant'"),
    ("{ repeats: 0 }", "'repeats' is not between 1 and 20"),
    ("{ split: grouped }", "a grouped split needs 'group', the column that says what stays together"),
    ("{ group: contract }", "'group' is about a grouped split"),
    (
      "{ split: temporal, time: joined, calibrate: platt }",
      "a split in time has no other folds that a map could be learned from without knowing what came later"
    ),
    ("{ gap: 3d }", "'gap' is about a temporal split"),
    (
      "{ split: temporal }",
      "a split in time needs 'time', the column of the day each row's features are of"
    ),
    (
      "{ split: temporal, time: joined, repeats: 3 }",
      "a split in time can be made in one way only, so there is nothing to repeat"
    ),
    ("{ split: temporal, time: months }", "column 'months' is a number, and a date is needed"),
    (
      "{ class_weight: 3, resample: over }", "'class_weight' and 'resample' both make leavers count for more"
    ),
    ("{ learners: [logistic], search: { depth: [2] } }", "none of the learners has 'depth'"),
    ("{ search: { depth: [12] } }", "'depth' has a value that is no whole number from 1 to 8"),
    ("{ rounds: 100 }", "option 'rounds' is planned, not built yet"),
  ])
  func `a wrong option is told`(model: String, message: String) {
    let found = plan(Self.report(model)).messages
    #expect(found.count == 1 && found[0].contains(message), "\(found)")
  }

  @Test func `customers made of orders are data like others`() throws {
    let found = plan(
      Self.report(
        "{ data: shoppers, split: temporal }",
        "  shoppers: { from: lines, features_until: 2026-03-31, gap: 7d, outcome_window: 90d }"))
    #expect(found.messages == [])
    let spec = try #require(found.spec)
    #expect(spec.models[0].settings.split == .earlier)
    #expect(spec.data.last?.shop?.step == 97)
  }

  @Test(arguments: [
    ("  shoppers: { from: orders, outcome_window: 90d }", "no data set is called 'orders'"),
    (
      "  shoppers: { from: customers, outcome_window: 90d }",
      "data set 'customers' holds customers, not order lines"
    ),
    ("  shoppers: { from: lines }", "customers made of orders need 'outcome_window', such as 90d"),
    ("  shoppers: { from: lines, outcome_window: 90d, id: id }", "'id' is of data read from a file"),
    (
      "  shoppers: { file: data/o.csv, id: id, churned: { column: left, is: a }, gap: 3d }",
      "'gap' is of customers made of orders"
    ),
  ])
  func `a wrong data set of that kind is told`(data: String, message: String) {
    let found = plan(Self.report("{ data: shoppers, split: temporal }", data)).messages
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }
}
