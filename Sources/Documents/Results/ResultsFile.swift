import Findings
public import Formats

/// `results.json`: every printed number by its address, so that the next period can be compared with this one.
public struct ResultsFile: Sendable {
  public struct Entry: Sendable, Hashable {
    /// `nil` when there was no such number.
    public let number: Double?
    public let low: Double?
    public let high: Double?
    public let level: Double?
    public let n: Int?
    public let format: String
  }

  public let report: String
  public let period: String
  public let member: String
  /// `YYYY-MM-DD`; `nil` for an undated report.
  public let asOf: String?
  /// As the spec writes it: "usd".
  public let currency: String
  /// By "cell.value" or "cell.value.group".
  private let entries: [String: Entry]

  public subscript(address: String) -> Entry? { entries[address] }

  /// Every address there is, sorted.
  public var addresses: [String] { entries.keys.sorted() }

  /// Reads what `Document.results` wrote; throws when the text is not JSON or not of that shape.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    let root = try JSONValue(parsing: bytes)
    guard let head = root["report"], let id = head["id"]?.text, let period = head["period"]?.text,
      let member = head["member"]?.text, let cells = root["cells"]?.members
    else { throw JSONError("not the results of a report", at: 0) }
    report = id
    self.period = period
    self.member = member
    asOf = head["as_of"]?.text
    currency = head["currency"]?.text ?? ""
    var entries: [String: Entry] = [:]
    for cell in cells {
      for value in cell.value["values"]?.members ?? [] {
        entries["\(cell.key).\(value.key)"] = Entry(value.value)
      }
    }
    self.entries = entries
  }
}

extension ResultsFile.Entry {
  init(_ value: JSONValue) {
    number = value["value"]?.double
    let bounds = value["interval"]?.elements
    low = bounds?.first?.double
    high = bounds?.last?.double
    level = value["level"]?.double
    n = value["n"]?.int
    format = value["format"]?.text ?? ""
  }
}

extension Document {
  /// The content of `results.json`, unrounded, in the order of the cells and of their values.
  public var results: JSONValue {
    .object([
      "report": .object([
        "id": .string(id), "title": .string(title), "period": .string(period), "member": .string(member),
        "as_of": asOf.map { .string($0.iso) } ?? .null, "lang": .string(wording.language.rawValue),
        "currency": .string(wording.currency),
      ]),
      "cells": .object(cells.map { JSONMember($0.id, $0.results) }),
    ])
  }
}

extension CellRecord {
  fileprivate var results: JSONValue {
    .object([
      "kind": .string(kind),
      "status": .string(status.rawValue),
      "values": .object(finding.values.map { JSONMember($0.name.description, $0.value.results) }),
      "ledger": .array(finding.ledger.results),
      "caveats": .array(
        finding.caveats.map { .object(["code": .string($0.code), "text": .string($0.text)]) }),
    ])
  }
}

extension Ledger {
  fileprivate var results: [JSONValue] {
    let lines =
      [("rows_in", rowsIn)] + excluded.map { ($0.code, $0.rows) } + [("analysed", analysed)]
    return lines.map { .object(["reason": .string($0.0), "rows": .integer($0.1)]) }
  }
}

extension Value {
  fileprivate var results: JSONValue {
    let bounds = interval.map { JSONValue.array([.number($0.low), .number($0.high)]) }
    let level: JSONValue =
      if case .confidence(let level)? = interval?.kind { .number(level) } else { .null }
    return .object([
      "value": number.map { .number($0) } ?? .null,
      "unit": .string(format.unit),
      "format": .string(format.rawValue),
      "interval": bounds ?? .null,
      "level": level,
      "n": n.map { .integer($0) } ?? .null,
    ])
  }
}

extension Format {
  /// What the unscaled number counts, for those who read the files.
  public var unit: String {
    switch self {
    case .pct0, .pct1, .pct2: "share"
    case .pp0, .pp1: "share_difference"
    case .num0, .num1, .num2, .num3, .num4, .signed0, .signed1, .signed3: "number"
    case .money0, .money2, .money0k, .money1m, .moneySigned0, .moneySigned2, .moneySigned0k, .moneySigned1m:
      "currency"
    case .mult1, .mult2: "ratio"
    case .months0, .months1: "months"
    case .days0: "days"
    case .pvalue: "probability"
    case .date: "day"
    }
  }
}
