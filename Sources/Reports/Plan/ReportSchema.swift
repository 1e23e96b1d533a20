import Analyses
import Diagnostics
import Formats
import Loading
import Populations
import Specs

/// The JSON Schema (draft 7) of a spec, made from the same declarations that specs are read by.
public enum ReportSchema {
  /// Indented, ending with a newline, for `templates/report.schema.json`, which editors complete from.
  public static func json() -> String { indented(compact()) + "\n" }

  static func compact() -> String {
    let properties = head.map { "\(jsonQuoted($0.key)):\($0.schema)" }.joined(separator: ",")
    return #"{"$schema":"http://json-schema.org/draft-07/schema#","title":"Tenure report","type":"object","#
      + #""properties":{\#(properties)},"required":["spec","id","title","data","cells"],"#
      + #""additionalProperties":false}"#
  }

  /// Keys at the top, in the order of the manual.
  static let head: [(key: String, schema: String)] = [
    ("spec", #"{"description":"The format's number","const":1}"#),
    (
      "id",
      #"{"description":"Names the report's folder","type":"string","pattern":"^[a-z0-9]+(-[a-z0-9]+)*$"}"#
    ),
    ("title", #"{"type":"string"}"#), ("lang", Language.jsonSchema),
    ("currency", #"{"description":"An ISO 4217 code in lower case","type":"string","pattern":"^[a-z]{3}$"}"#),
    ("audience", Audience.jsonSchema),
    ("period", #"{"description":"A year, half, quarter, month or day","type":["string","number"]}"#),
    ("as_of", #"{"description":"The report's date; the period's last day unless given","type":"string"}"#),
    ("params", NamedValues<ParameterSpec>.jsonSchema), ("data", NamedValues<DatasetSpec>.jsonSchema),
    ("models", NamedValues<ModelOptions>.jsonSchema),
    ("seed", #"{"description":"Required once anything is random","type":"integer","minimum":0}"#),
    ("compare_to", #"{"const":"previous"}"#),
    ("outputs", #"{"type":"array","items":{"enum":["pdf","html","csv"]},"minItems":1}"#),
    ("cells", #"{"type":"array","minItems":1,"items":\#(cell)}"#),
  ]

  /// A cell's keys depend on its kind.
  private static var cell: String {
    let kinds = KindDeclaration.all
    let names = kinds.map { jsonQuoted($0.name) }.joined(separator: ",")
    let rules = kinds.map { kind in
      #"{"if":{"properties":{"kind":{"const":\#(jsonQuoted(kind.name))}}},"then":\#(schema(of: kind))}"#
    }
    return #"{"type":"object","required":["kind","id"],"properties":{"kind":{"enum":[\#(names)]}},"#
      + #""allOf":[\#(rules.joined(separator: ","))]}"#
  }

  private static func schema(of kind: KindDeclaration) -> String {
    let common = commonKeys.filter { kind.common.contains($0.name) }
    let schema = objectSchema(of: common + kind.parameters)
    return #"{"description":\#(jsonQuoted(kind.summary)),"# + schema.dropFirst()
  }

  /// The keys that cells of every kind, or of every kind that computes, may have.
  static let commonKeys: [ParameterDeclaration] = [
    Parameter<String>("kind", help: "what the cell is", isRequired: true).declaration,
    Parameter<String>("id", help: "its name, in snake_case", isRequired: true).declaration,
    Parameter<String>("data", help: "the data set it looks at; the first unless given").declaration,
    Parameter<Int>("min_n", help: "smallest group shown, 10 unless given").declaration,
    Parameter<Double>("level", help: "level of intervals, 0.95 unless given").declaration,
    Parameter<String>("title", help: "what is shown, neutrally").declaration,
    Parameter<String>("takeaway", help: "the finding, as a sentence with values").declaration,
    Parameter<String>("claim", help: "what must hold for the takeaway to be said").declaration,
    Parameter<String>("note", help: "printed below").declaration,
    Parameter<String>("alt", help: "for those who cannot see the figure").declaration,
    Parameter<String>(
      "experiment",
      help: "what words of cause and effect rest on: the id of a campaign cell, or a citation; printed below"
    ).declaration,
  ]

  /// The same JSON with a line for each member, two spaces a level.
  private static func indented(_ json: String) -> String {
    var out = ""
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    func line() -> String { "\n" + String(repeating: "  ", count: depth) }
    for character in json.unicodeScalars {
      if isQuoted {
        out.unicodeScalars.append(character)
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isQuoted = false
        }
        continue
      }
      switch character {
      case "{", "[":
        depth += 1
        out.unicodeScalars.append(character)
        out += line()
      case "}", "]":
        depth -= 1
        out += line()
        out.unicodeScalars.append(character)
      case ",": out += "," + line()
      case ":": out += ": "
      default:
        isQuoted = character == "\""
        out.unicodeScalars.append(character)
      }
    }
    return out
  }
}
