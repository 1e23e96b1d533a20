import Documents
import Models
import Outside
import Reports

/// Versions for tests of the registry; what is in their files does not matter there.
enum RegisteredModels {
  static func version(_ digits: String, auc: Double = 0.84, at: Double = 1_790_000_000) -> ModelVersion {
    let name = String(String(repeating: digits, count: 12).prefix(12))
    return ModelVersion(
      version: name, sha256: String(String(repeating: digits, count: 64).prefix(64)), bytes: 3,
      learner: "boosted", parameters: .object([JSONMember("folds", .integer(5))]), seed: .max, dataHash: "d",
      rows: 7043,
      metrics: [.init("auc", auc, low: auc - 0.01, high: auc + 0.01), .init("brier", 0.137)],
      engine: "tenure test", at: at)
  }

  static func origin(_ report: String = "r", data: String = "1") -> ModelOrigin {
    ModelOrigin(
      report: report, model: "churn", spec: "reports/\(report).yaml", specSHA256: "s", data: "data/c.csv",
      dataSHA256: data, at: 1_790_000_000)
  }

  static let log: [JSONValue] = [
    .object([JSONMember("fold", .integer(1)), JSONMember("seconds", .number(0.25))]),
    .object([JSONMember("fold", .integer(2)), JSONMember("seconds", .number(0.5))]),
  ]

  static let file: [UInt8] = [1, 2, 3]
}
