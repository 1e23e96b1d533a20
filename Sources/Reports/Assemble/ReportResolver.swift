import Expressions
import Findings
import Formats

/// Knows the values of finished cells, of the bundle compared with, and of the parameters.
struct ReportResolver: Resolver {
  let findings: [String: Finding]
  /// By cell.
  let previous: [String: PreviousMeasures]
  let parameters: [ParameterValue]
  let wording: Wording

  struct PreviousMeasures: Sendable {
    let values: [String: Record]

    struct Record: Sendable {
      let number: Double
      let low: Double?
      let high: Double?
      let n: Int?
    }
  }

  func measure(_ address: Address) -> Measure? {
    guard let value = findings[address.cell]?[address.value, address.group] else { return nil }
    let (low, high) = (value.interval?.low, value.interval?.high)
    guard let number = value.number else {
      return Measure(absent: value.absence ?? "", value.format, low: low, high: high, n: value.n)
    }
    return Measure(number, value.format, low: low, high: high, n: value.n)
  }

  func previous(_ address: Address) -> Measure {
    let format = findings[address.cell]?[address.value, address.group]?.format ?? .num1
    let name = ValueName(address.value, group: address.group).description
    guard let record = previous[address.cell]?.values[name] else {
      return Measure(absent: wording(.noEarlierPeriod), format)
    }
    return Measure(record.number, format, low: record.low, high: record.high, n: record.n)
  }

  func parameter(_ name: String) -> ParameterContent? {
    guard let parameter = parameters.first(where: { $0.name == name }) else { return nil }
    return parameter.number.map { .number($0) } ?? .text(parameter.text)
  }

  func candidates(for address: Address) -> [String] {
    findings[address.cell]?.values.map { "\(address.cell).\($0.name)" } ?? []
  }
}
