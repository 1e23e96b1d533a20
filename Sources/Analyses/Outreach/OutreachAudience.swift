import Diagnostics
import Findings
import Formats
import Models
import Populations
import Statistics

/// Whom a list reaches, by attribute: every protected column of the data, or those the cell names.
struct OutreachAudience {
  struct Attribute {
    let column: String
    let label: String
    let groups: [ContactedGroup]
  }

  let attributes: [Attribute]
  /// Protected columns that do not divide customers into groups, by label: said, never dropped in silence.
  let undivided: [String]
  let contact: ContactMeaning?

  init(_ cell: Outreach, _ list: OutreachList, _ context: AnalysisContext) throws(AnalysisError) {
    let here = list.stillHere
    let isNamed = cell.fairness?.columns != nil
    let columns = cell.fairness?.columns?.map { $0.value } ?? here.roles.protected
    if columns.isEmpty, cell.fairness != nil {
      throw AnalysisError(
        .missingRole, "no column is protected, so 'fairness' needs 'columns'", option: "fairness")
    }
    let (isContactable, isListed) = (list.isContactable, list.isListed)
    var attributes: [Attribute] = []
    var undivided: [String] = []
    for column in columns {
      let label = here.roles.readerLabel(of: column, context.wording)
      do {
        let groups = try RowGroups(column, of: here)
        attributes.append(
          Attribute(
            column: column, label: label,
            groups: ContactedGroup.groups(
              by: groups, isContactable: isContactable, isContacted: isListed, scores: list.probabilities)))
      } catch {
        guard isNamed else {
          undivided.append(label)
          continue
        }
        throw error.asAnalysisError(option: "fairness")
      }
    }
    self.attributes = attributes
    self.undivided = undivided
    contact = cell.fairness?.contact
  }
}
