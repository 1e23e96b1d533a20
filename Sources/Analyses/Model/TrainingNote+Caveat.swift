import Findings
import Formats
import Models
import Populations

extension TrainingNote {
  /// What it means for a reader.
  func caveat(_ roles: Roles, _ wording: Wording) -> Caveat {
    switch self {
    case .fewEventsPerParameter(let count):
      Caveat(
        code: "few_events", text: wording(.caveatFewEvents, ["n": .number(count, .num1)]))
    case .separation(let columns):
      Caveat(
        code: "separation",
        text: wording(
          .caveatSeparation,
          ["columns": .text(columns.map { roles.readerLabel(of: $0, wording) }.joined(separator: ", "))]))
    }
  }
}
