import Findings
import Models
import Populations
import Tables

/// Those still here by the groups whose effects an experiment measured apart.
struct MeasuredGroups {
  /// As the experiment names it; `nil` where it looked at no groups, or no action rests on it.
  let column: String?
  /// Groups by their labels in the experiment's data.
  let labels: [String]
  /// A place among the labels for each customer; their number for customers of none.
  let codes: [UInt8]
  /// Customers whose group the experiment did not judge.
  let unjudged: Int

  /// None of those still here is of a group that the experiment judged, although it judged some.
  var areUnseen: Bool { column != nil && codes.isEmpty }

  /// Of a column of the same name, or of the personas where the experiment's column is of personas: called `persona`,
  /// as lists name it, or after the cell that found them.
  init(
    _ effects: [MeasuredEffect], personas: String?, _ audience: PlanAudience, _ here: any Population
  ) throws(AnalysisError) {
    let groups = effects.compactMap { $0.group }
    column = groups.first?.column
    var labels: [String] = []
    for group in groups where group.column == column && !labels.contains(group.label) {
      labels.append(group.label)
    }
    self.labels = labels
    guard let column, labels.count <= EffectGroups.most else {
      (codes, unjudged) = ([], 0)
      return
    }
    if here.columns.contains(where: { $0.name == column }) {
      // What is known now stands for what was known when the window began.
      let table = try answered(blaming: "experiment") { () throws(PopulationError) in
        try here.extract([here.roles.now[column] ?? column])
      }
      let places = LabelPlaces(table.columns[0], among: labels)
      codes = places.found > 0 ? places.codes : []
      unjudged = places.found > 0 ? places.present - places.found : 0
      return
    }
    let ofPersonas = personas.map { ["persona", $0, "#persona.\($0)"] } ?? []
    guard ofPersonas.contains(column) else {
      (codes, unjudged) = ([], 0)
      return
    }
    let places = audience.personas.map { persona in
      UInt8(labels.firstIndex { $0.names(persona) || persona.names($0) } ?? labels.count)
    }
    let found = audience.codes.map { $0 == Prospects.noGroup ? UInt8(labels.count) : places[Int($0)] }
    let judged = found.count { Int($0) < labels.count }
    codes = judged > 0 ? found : []
    unjudged = judged > 0 ? audience.codes.count { $0 != Prospects.noGroup } - judged : 0
  }
}
