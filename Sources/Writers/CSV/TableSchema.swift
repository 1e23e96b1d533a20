import Documents
import Findings
import Tables

/// A Table Schema (Frictionless Data) for a CSV of the bundle.
struct TableSchema {
  let path: String
  let fields: [JSONValue]

  init(_ extract: Extract) {
    path = extract.path
    fields = extract.fields.map { field in
      let made = extract.made.first { $0.name == field.name }?.kind
      let kind = made ?? extract.table[field.name]?.kind ?? .text
      return .object([
        "name": .string(field.name), "type": .string(kind.schemaType),
        "description": .string(field.description),
      ])
    }
  }

  init(_ rows: ResultRows, path: String) {
    self.path = path
    fields = rows.fields.map { field in
      var members = [
        JSONMember("name", .string(field.name)), JSONMember("type", .string(field.type)),
        JSONMember("title", .string(field.title)),
      ]
      if let unit = field.unit { members.append(JSONMember("unit", .string(unit))) }
      return .object(members)
    }
  }

  /// `schemas/data.stay.json` for `data/stay.csv`.
  var file: ReportBundle.File {
    let stem = path.hasSuffix(".csv") ? path.dropLast(4) : path[...]
    let name = String(stem.map { $0 == "/" ? "." : $0 })
    return ReportBundle.File(path: "schemas/\(name).json", .bytes(json.bytes))
  }

  var json: JSONValue {
    .object([
      "path": .string(path), "fields": .array(fields), "missingValues": .array([.string("")]),
    ])
  }
}

extension ColumnKind {
  fileprivate var schemaType: String {
    switch self {
    case .integer: "integer"
    case .decimal, .number: "number"
    case .category, .text: "string"
    case .day: "date"
    case .flag: "boolean"
    }
  }
}
