import Models
import Populations
import Tables
import Testing

struct FeatureChoiceTests {
  @Test
  func `roles, personal, protected and later columns, dates and long text stay out, each with its reason`() {
    let many = (0...FeatureChoice.levelLimit).map { "v\($0)" }
    let columns = [
      ColumnInfo(name: "id", kind: .category, levels: ["1", "2"]),
      ColumnInfo(name: "tenure", kind: .integer), ColumnInfo(name: "joined", kind: .day),
      ColumnInfo(name: "email", kind: .text),
      ColumnInfo(name: "gender", kind: .category, levels: ["F", "M"]),
      ColumnInfo(name: "reason", kind: .category, levels: ["price"]),
      ColumnInfo(name: "total", kind: .decimal), ColumnInfo(name: "opt_in", kind: .flag),
      ColumnInfo(name: "city", kind: .category, levels: many), ColumnInfo(name: "notes", kind: .text),
      ColumnInfo(name: "price", kind: .decimal),
      ColumnInfo(name: "plan", kind: .category, levels: ["plus", "basic"]),
      ColumnInfo(name: "#persona.personas", kind: .category, levels: ["a"]),
      ColumnInfo(name: "churn", kind: .category, levels: ["Yes", "No"]),
      ColumnInfo(name: "#churned", kind: .flag), ColumnInfo(name: "#entry", kind: .integer),
    ]
    let roles = Roles(
      id: "id", tenure: "tenure", entry: "#entry", churned: "#churned", outcome: "churn", revenue: "price",
      pii: ["email"],
      protected: ["gender"], afterOutcome: ["reason"], notFeatures: ["total"])
    let choice = FeatureChoice(columns: columns, roles: roles, consents: ["opt_in"])
    #expect(choice.used.map { $0.column } == ["price", "plan", "#entry"])
    #expect(choice.used[1].kind == .category(levels: ["basic", "plus"]))
    #expect(
      choice.leftOut.map { $0.reason } == [
        .id, .role, .date, .personal, .protected, .afterOutcome, .notFeature, .consent, .tooManyLevels(51),
        .tooManyLevels(nil), .derived, .role, .role,
      ])
  }

  @Test func `without a window tenure itself is a feature`() {
    let columns = [ColumnInfo(name: "id", kind: .text), ColumnInfo(name: "tenure", kind: .integer)]
    let choice = FeatureChoice(columns: columns, roles: Roles(id: "id", tenure: "tenure"))
    #expect(choice.used.map { $0.column } == ["tenure"])
  }

  @Test func `tenure that the data set keeps from models stays out, with that reason`() {
    let columns = [ColumnInfo(name: "week", kind: .integer), ColumnInfo(name: "price", kind: .decimal)]
    let later = FeatureChoice(
      columns: columns, roles: Roles(id: "id", tenure: "week", afterOutcome: ["week"]))
    #expect(later.used.map { $0.column } == ["price"])
    #expect(later.leftOut == [.init(column: "week", reason: .afterOutcome)])
    let named = FeatureChoice(columns: columns, roles: Roles(id: "id", tenure: "week", notFeatures: ["week"]))
    #expect(named.leftOut == [.init(column: "week", reason: .notFeature)])
  }
}
