import Findings

/// What one option of a model cell adds to its finding.
struct ModelPart {
  var values: [(name: ValueName, value: Value)] = []
  var exhibits: [Exhibit] = []
  var remarks: [String] = []
  var caveats: [Caveat] = []

  mutating func add(_ name: String, _ value: Value, group: String? = nil) {
    values.append((name: ValueName(name, group: group), value: value))
  }
}

extension Finding {
  mutating func add(_ part: ModelPart) {
    values += part.values
    exhibits += part.exhibits
    remarks += part.remarks
    caveats += part.caveats
  }
}
