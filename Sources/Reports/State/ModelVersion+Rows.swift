import Databases
import Documents
import Models

extension SQLiteValue {
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var integer: Int? { if case .integer(let number) = self { Int(number) } else { nil } }
  var real: Double? { if case .real(let number) = self { number } else { nil } }
}

extension ModelVersion {
  /// From a row of `models`; `nil` for one that somebody else wrote.
  init?(_ row: [SQLiteValue]) {
    guard row.count == 11, let version = row[0].text, let sha256 = row[1].text, let bytes = row[2].integer,
      let learner = row[3].text, let parameters = row[4].text, let seed = row[5].text.flatMap({ UInt64($0) }),
      let dataHash = row[6].text, let rows = row[7].integer, let metrics = row[8].text,
      let engine = row[9].text, let at = row[10].real, let parameters = try? JSONValue(line: parameters),
      let metrics = try? JSONValue(line: metrics)
    else { return nil }
    self.init(
      version: version, sha256: sha256, bytes: bytes, learner: learner, parameters: parameters, seed: seed,
      dataHash: dataHash, rows: rows, metrics: (metrics.members ?? []).compactMap { ModelCard.Measure($0) },
      engine: engine, at: at)
  }
}

extension ModelCard.Measure {
  /// `"auc": [0.847, 0.837, 0.857]`, or one number where there is no interval.
  var member: JSONMember {
    guard let low, let high else { return JSONMember(name, .number(value)) }
    return JSONMember(name, .array([.number(value), .number(low), .number(high)]))
  }

  init?(_ member: JSONMember) {
    if let value = member.value.double {
      self.init(member.key, value)
    } else if let numbers = member.value.elements?.compactMap({ $0.double }), numbers.count == 3 {
      self.init(member.key, numbers[0], low: numbers[1], high: numbers[2])
    } else {
      return nil
    }
  }
}

extension ModelOrigin {
  init?(_ row: [SQLiteValue]) {
    guard row.count == 7, let report = row[0].text, let model = row[1].text, let spec = row[2].text,
      let specSHA256 = row[3].text, let data = row[4].text, let dataSHA256 = row[5].text,
      let at = row[6].real
    else { return nil }
    self.init(
      report: report, model: model, spec: spec, specSHA256: specSHA256, data: data, dataSHA256: dataSHA256,
      at: at)
  }
}

extension JSONValue {
  init(line: String) throws(JSONError) { try self.init(parsing: Array(line.utf8)) }
}
