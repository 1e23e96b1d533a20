import Diagnostics
import Specs

/// How many customers of a group a plan must or may treat: a number of them, or a share of all it treats.
struct PlanQuota: OptionMap {
  let column: Located<String>
  let group: Located<String>
  let least: Int?
  let most: Int?
  let leastShare: Double?
  let mostShare: Double?

  private static let columnParameter = Parameter<Located<String>>(
    "column", help: "the column whose levels are groups", isRequired: true)
  private static let groupParameter = Parameter<Located<String>>(
    "group", help: "the level, as the data write it", isRequired: true)
  private static let leastParameter = Parameter<Int>(
    "min", help: "at least so many customers of the group are treated",
    fault: { $0 >= 0 ? nil : "is not below 0" })
  private static let mostParameter = Parameter<Int>(
    "max", help: "at most so many customers of the group are treated",
    fault: { $0 >= 0 ? nil : "is not below 0" })
  private static let leastShareParameter = Parameter<Share>(
    "min_share", help: "the group's least share of the customers treated")
  private static let mostShareParameter = Parameter<Share>(
    "max_share", help: "the group's greatest share of the customers treated")

  static let parameters = [
    columnParameter.declaration, groupParameter.declaration, leastParameter.declaration,
    mostParameter.declaration, leastShareParameter.declaration, mostShareParameter.declaration,
  ]

  init?(_ options: inout OptionReader) {
    let before = options.problems.diagnostics.count
    let column = options.read(Self.columnParameter)
    let group = options.read(Self.groupParameter)
    least = options.read(Self.leastParameter)
    most = options.read(Self.mostParameter)
    leastShare = options.read(Self.leastShareParameter)?.value
    mostShare = options.read(Self.mostShareParameter)?.value
    guard options.problems.diagnostics.count == before, let column, let group else { return nil }
    self.column = column
    self.group = group
    if least == nil, most == nil, leastShare == nil, mostShare == nil {
      options.add(
        .error(
          .missingOption, "a quota has 'min', 'max', 'min_share' or 'max_share'", at: options.node.place))
    }
    if let least, let most, least > most {
      options.add(.error(.badOption, "'min' is above 'max'", at: options.place("min")))
    }
    if let leastShare, let mostShare, leastShare > mostShare {
      options.add(.error(.badOption, "'min_share' is above 'max_share'", at: options.place("min_share")))
    }
  }
}
