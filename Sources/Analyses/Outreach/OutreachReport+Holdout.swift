import Diagnostics
import Findings
import Formats
import Models
import Populations
import Statistics

extension OutreachReport {
  /// What a comparison of the listed with those held out would find.
  struct Power {
    let listed: Int
    /// Held out whom the plan would have treated.
    let heldOut: Int
    /// Mean chance of leaving of the listed, and by how much the plan expects to lower it.
    let risk: Double
    let expected: Double
    /// `nil` when no effect at all would be found.
    let detectable: Double?

    /// `nil` unless there is somebody on both sides.
    init?(_ list: OutreachList) {
      listed = list.listed.count
      heldOut = list.withheldCount
      guard listed > 0, heldOut > 0 else { return nil }
      let n = Double(listed)
      risk = list.listed.reduce(0) { $0 + list.probabilities[Int($1)] } / n
      expected = list.reduction(list.listed) / n
      detectable = DetectableDifference().smallest(from: risk, rows: listed, referenceRows: heldOut)
    }
  }

  func holdoutValues(_ power: Power?) -> [(name: ValueName, value: Value)] {
    guard let power else { return [] }
    let n = power.listed
    return [
      (ValueName("held_out"), Value(Double(power.heldOut), .num0, n: power.heldOut)),
      (ValueName("planned_effect"), Value(power.expected, .pct1, n: n)),
      (
        ValueName("detectable"),
        power.detectable.map { Value($0, .pct1, n: n) }
          ?? Value(absent: wording(.outreachUndetectable), format: .pct1, n: n)
      ),
    ]
  }

  func holdoutRemark(_ power: Power?) -> String? {
    guard let power else { return nil }
    guard let detectable = power.detectable else {
      return wording(.outreachPowerless, ["held": .count(power.heldOut)])
    }
    let isEnough = power.expected >= detectable
    return wording(
      isEnough ? .outreachPower : .outreachPowerShort,
      [
        "held": .count(power.heldOut), "detectable": .number(detectable * 100, .num1),
        "expected": .number(power.expected * 100, .num1), "risk": .number(power.risk, .pct1),
      ])
  }

  /// Held out by stratum, where the plan has strata.
  func strata() throws(AnalysisError) -> Exhibit? {
    let here = list.stillHere
    let name = "#stratum.\(list.plan)"
    guard here.columns.contains(where: { $0.name == name }) else { return nil }
    let counted = try answered { () throws(PopulationError) in
      try here.counts(by: [name, "#arm.\(list.plan)", "#not_contactable.\(list.plan)"], flags: [], sums: [])
    }
    var names: [String] = []
    var sums: [String: (contactable: Int, held: Int)] = [:]
    for group in counted.groups {
      guard let stratum = group.labels[0], group.labels[2] == nil else { continue }
      if sums[stratum] == nil { names.append(stratum) }
      sums[stratum, default: (0, 0)].contactable += group.count
      if group.labels[1] == "holdout" { sums[stratum, default: (0, 0)].held += group.count }
    }
    let rows = names.sorted().compactMap { name -> ResultTable.Row? in
      guard let sum = sums[name] else { return nil }
      return ResultTable.Row([
        .text(name), .count(sum.contactable), .count(sum.held),
        .value(Value(Double(sum.held) / Double(sum.contactable), .pct1, n: sum.contactable)),
      ])
    }
    let table = ResultTable(
      columns: [
        .init("stratum", header: wording(.modelGroup), alignment: .leading),
        .init("contactable", header: wording(.outreachStepContactable)),
        .init("held_out", header: wording(.outreachHeldOut)),
        .init("share", header: wording(.outreachShare)),
      ], rows: rows)
    return Exhibit(
      id: "strata", title: wording(.outreachStrata), content: .table(table), alt: wording(.outreachStrata),
      isSupplementary: true)
  }

  /// The files of tools, with how many rows each has.
  func files() -> Exhibit? {
    guard !made.isEmpty else { return nil }
    let rows = made.map { made in
      ResultTable.Row([
        .text(made.tool.name), .text(made.extract.path), .count(made.rows),
        made.leftOut.map { .count($0) } ?? .empty,
      ])
    }
    let table = ResultTable(
      columns: [
        .init("tool", header: wording(.outreachTool), alignment: .leading),
        .init("file", header: wording(.outreachFile), alignment: .leading),
        .init("rows", header: wording(.outreachRows)),
        .init("left_out", header: wording(.outreachLeftOut)),
      ], rows: rows)
    return Exhibit(
      id: "files", title: wording(.outreachFiles), content: .table(table), alt: wording(.outreachFiles),
      note: ([wording(.outreachFilesNote)] + fileNotes()).joined(separator: " "), isSupplementary: true)
  }

  /// What single tools ask for that the data or the size of a file may not give them.
  private func fileNotes() -> [String] {
    var notes: [String] = []
    for file in made {
      if let complete = file.complete {
        notes.append(
          wording(
            .outreachTogether,
            ["tool": .text(file.tool.name), "n": .count(complete), "rows": .count(file.rows)]))
      }
      if file.unknownCountries > 0 {
        notes.append(
          wording(
            .outreachCountries, ["n": .count(file.unknownCountries), "file": .text(file.extract.path)]))
      }
    }
    for tool in OutreachTool.allCases where made.contains(where: { $0.tool == tool }) {
      if let megabytes = tool.megabytes {
        notes.append(
          wording(.outreachMegabytes, ["tool": .text(tool.name), "n": .count(megabytes)]))
      }
    }
    return notes
  }
}
