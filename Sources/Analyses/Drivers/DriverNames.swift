import Diagnostics
import Findings
import Formats
import Populations
import Statistics

/// How drivers and their levels are shown and addressed.
struct DriverNames {
  private let table: CoxTable
  private let codings: [DriverCoding]
  private let roles: Roles
  private let wording: Wording

  init(_ table: CoxTable, _ codings: [DriverCoding], _ roles: Roles, _ wording: Wording) {
    self.table = table
    self.codings = codings
    self.roles = roles
    self.wording = wording
  }

  func level(_ level: Int, of covariate: Int) -> String {
    let levels = table.covariates[covariate].levels ?? []
    guard levels == ["0", "1"] else { return levels[level] }
    return wording(level == 1 ? .yesLabel : .noLabel)
  }

  /// What a column's hazard ratio is of.
  func label(_ column: CoxDesign.Column) -> String {
    switch column.levels.count {
    case 0:
      let unit = codings[column.covariate].unit
      return wording(
        unit == nil ? .driversPerDeviation : .driversPerStep,
        ["step": .text(DriverNames.step(unit ?? column.deviation, wording))])
    case 1: return level(column.levels[0], of: column.covariate)
    default: return wording(.driversOtherLevels)
    }
  }

  /// By the column's own name, whatever its label, so that an address holds in any language.
  func address(of covariate: Int) -> String {
    slug(Roles(id: "").label(of: table.covariates[covariate].name))
  }

  func address(_ column: CoxDesign.Column) -> String {
    let term = address(of: column.covariate)
    switch column.levels.count {
    case 0: return term
    case 1:
      let levels = table.covariates[column.covariate].levels ?? []
      let level =
        levels == ["0", "1"] ? (column.levels[0] == 1 ? "yes" : "no") : slug(levels[column.levels[0]])
      return "\(term)_\(level)"
    default: return "\(term)_other_levels"
    }
  }

  /// Throws when two effects or two drivers have one address.
  func check(_ terms: [DriverTerm]) throws(AnalysisError) {
    for addresses in [terms.map { $0.address }, terms.flatMap { $0.effects }.map { $0.address }] {
      var seen: Set<String> = []
      for address in addresses where address.isEmpty || !seen.insert(address).inserted {
        throw AnalysisError(
          .sameAddress, "two drivers or levels have the address '\(address)'", option: "columns")
      }
    }
  }

  /// With as many digits as a size needs: "30.1", "0.24", "10".
  static func step(_ step: Double, _ wording: Wording) -> String {
    if step.rounded() == step { return wording.number(step, .num0) }
    let format: Format = step >= 100 ? .num0 : step >= 1 ? .num1 : step >= 0.1 ? .num2 : .num4
    return wording.number(step, format)
  }
}
