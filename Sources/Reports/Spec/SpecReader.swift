import Analyses
public import Diagnostics
import Formats
import Loading
import Specs

extension ReportSpec {
  /// Reads a spec's text; every mistake in it comes at once.
  ///
  /// `overrides` is what `-P` sets, by name, in the order given. Relative paths are relative to `folder`.
  public init(
    reading source: SourceText, overrides: [(name: String, value: String)] = [], folder: String
  ) throws(Problems) {
    let (spec, problems) = try Self.read(source, overrides: overrides, folder: folder)
    try problems.throwIfErrors()
    guard let spec else { throw problems }
    self = spec
  }

  /// What could be read beside what is wrong, so that a plan can report the mistakes of the rest as well.
  static func read(
    _ source: SourceText, overrides: [(name: String, value: String)], folder: String
  ) throws(Problems) -> (spec: ReportSpec?, problems: Problems) {
    let root = try YAMLDocument.read(source)
    var reader = SpecReader(source: source, root: root, folder: folder)
    reader.readParameters(overrides)
    let spec = reader.spec()
    return (spec, reader.problems.withoutFollowUps)
  }
}

/// Takes the top of a spec apart, gathering every problem.
struct SpecReader {
  let source: SourceText
  let root: Node
  let folder: String
  var problems = Problems()
  private var parameters: [ParameterValue] = []
  /// A parameter has no value at all, so nothing that holds one can be judged.
  private var lacksParameter = false
  /// Names of data sets and models in which something is wrong.
  private var doubtful: Set<String> = []

  init(source: SourceText, root: Node, folder: String) {
    self.source = source
    self.root = root
    self.folder = folder
  }

  static let keys = [
    "spec", "id", "title", "lang", "currency", "audience", "period", "as_of", "params", "data", "models",
    "seed",
    "compare_to", "outputs", "cells",
  ]
  static let planned = [
    "for_each", "include", "metrics", "brand", "profiles", "schedule", "commentary", "owner",
    "classification",
    "paper", "output", "actions", "campaign",
  ]

  mutating func readParameters(_ overrides: [(name: String, value: String)]) {
    let declared = root["params"].flatMap { node in
      problems.collect { () throws(Problems) in try NamedValues<ParameterSpec>.read(node) }
    }
    let names = declared?.entries.map { $0.name.value } ?? []
    for override in overrides where !names.contains(override.name) {
      problems.add(
        .error(
          .unknownParameter, "parameter '\(override.name)' is not declared",
          at: root.entry("params")?.key.place,
          hint: didYouMean(override.name, among: names)))
    }
    for entry in declared?.entries ?? [] {
      let given = overrides.last { $0.name == entry.name.value }?.value
      let value = problems.collect { () throws(Problems) in try entry.value.value(entry.name, given: given) }
      // After a wrong -P the default stands in, so that the rest of the spec is still checked.
      if let value = value ?? (try? entry.value.value(entry.name, given: nil)) {
        parameters.append(value)
      } else {
        lacksParameter = true
      }
    }
    if let node = root["params"], declared == nil, !node.entries.isEmpty { lacksParameter = true }
  }

  mutating func spec() -> ReportSpec? {
    guard case .map = root.content else {
      problems.add(.error(.badOption, "a report is a map of keys such as spec, id and cells", at: root.place))
      return nil
    }
    guard !lacksParameter else { return nil }
    let filled = ParameterSubstitution(values: parameters).applied(
      to: root, leaving: CellSpec.evaluated.filter { $0 != "title" } + ["cells", "params"],
      problems: &problems)
    var head = HeadReader(filled)
    head.options.refuseUnknown(known: Self.keys, planned: Self.planned, in: "a report", see: "tenure schema")
    let top = head.read()
    let data = datasets(filled)
    let models = models(filled)
    let cells = cells()
    problems.add(head.options.problems)
    return ReportSpec(
      source: source, id: top.id, title: top.title, language: top.language, currency: top.currency,
      audience: top.audience, period: top.period, asOf: top.asOf, parameters: parameters, data: data,
      models: models, seed: top.seed, comparesToPrevious: top.comparesToPrevious, outputs: top.outputs,
      cells: cells, doubtful: doubtful)
  }

  private mutating func datasets(_ root: Node) -> [DatasetRequest] {
    guard let node = root["data"] else {
      problems.add(.error(.missingOption, "a report needs 'data'", at: root.place))
      return []
    }
    let written = entries(of: LikeSpec.resolved(node, &problems), DatasetSpec.self)
    var files: [String: DatasetRequest] = [:]
    for (name, value) in written {
      guard case .file(let file, let kind) = value.origin else { continue }
      guard !isPlannedSource(file) else {
        doubtful.insert(name.value)
        continue
      }
      var request = DatasetRequest(
        name: name, file: file, path: resolved(file.value), kind: kind,
        expectations: value.expectations, freshness: value.freshness)
      request.now = value.now
      files[name.value] = request
    }
    return written.compactMap { name, value in
      switch value.origin {
      case .file: return files[name.value]
      case .shop(let shop, let labels):
        if let found = files[shop.lines.value],
          let request = shop.request(name: name, of: found, labels: labels)
        {
          return request
        }
        problems.add(noLines(shop.lines, among: files))
        doubtful.insert(name.value)
        return nil
      }
    }
  }

  private func noLines(_ name: Located<String>, among files: [String: DatasetRequest]) -> Problems {
    guard !doubtful.contains(name.value) else { return Problems() }
    if files[name.value] != nil {
      return Problems(
        .error(
          .unknownData, "data set '\(name.value)' holds customers, not order lines", at: name.place,
          hint: "name a data set with `customer` and `date`"))
    }
    return Problems(
      .error(
        .unknownData, "no data set is called '\(name.value)'", at: name.place,
        hint: didYouMean(name.value, among: files.keys.sorted())))
  }

  /// The entries of a map of named things, as far as they can be read.
  private mutating func entries<Value: OptionMap>(
    of node: Node, _ type: Value.Type
  ) -> [(name: Located<String>, value: Value)] {
    guard case .map(let written) = node.content else {
      problems.add(node.mismatch("a map of names to \(Value.typeName)"))
      return []
    }
    return written.compactMap { entry in
      var options = OptionReader(entry.value)
      let value = Value(&options)
      options.refuseUnknown(
        known: Value.parameters.map { $0.name }, planned: Value.planned, in: "'\(entry.key.value)'", see: nil)
      problems.add(options.problems)
      if options.problems.hasErrors { doubtful.insert(entry.key.value) }
      return value.map { (entry.key, $0) }
    }
  }

  private mutating func isPlannedSource(_ file: Located<String>) -> Bool {
    guard
      let scheme = ["sqlite", "odbc", "spark", "postgres", "salesforce"].first(where: {
        file.value.hasPrefix($0 + ":")
      })
    else { return false }
    problems.add(
      .error(
        .notBuilt, "data from '\(scheme):' are planned, not built yet", at: file.place,
        hint: "export them to a CSV"))
    return true
  }

  /// Relative paths are relative to the project's folder.
  func resolved(_ path: String) -> String {
    path.hasPrefix("/") || folder.isEmpty || folder == "." ? path : folder + "/" + path
  }

  private mutating func models(_ root: Node) -> [ModelSpec] {
    guard let node = root["models"] else { return [] }
    return entries(of: node, ModelOptions.self).map { name, value in
      ModelSpec(
        name: name, data: value.data, settings: value.settings, version: value.version, group: value.group,
        time: value.time,
        place: name.place)
    }
  }

  private mutating func cells() -> [CellSpec] {
    guard let node = root["cells"] else {
      problems.add(.error(.missingOption, "a report needs 'cells'", at: root.place))
      return []
    }
    guard case .list(let items) = node.content, !items.isEmpty else {
      problems.add(.error(.badOption, "'cells' is a list of at least one cell", at: node.place))
      return []
    }
    return items.compactMap { cell($0) }
  }

  private mutating func cell(_ written: Node) -> CellSpec? {
    guard case .map = written.content else {
      problems.add(written.mismatch("a cell, which is a map with kind and id"))
      return nil
    }
    let node = ParameterSubstitution(values: parameters).applied(
      to: written, leaving: CellSpec.evaluated, problems: &problems)
    var options = OptionReader(node)
    let kind = options.read(Parameter<Located<String>>("kind", help: "", isRequired: true))
    let id = options.read(Parameter<Located<String>>("id", help: "", isRequired: true))
    let data = options.read(Parameter<Located<String>>("data", help: ""))
    let minimum = options.read(
      Parameter<Int>("min_n", help: "") { $0 >= 1 ? nil : "is not at least 1" })
    let level = options.read(
      Parameter<Double>("level", help: "") { $0 > 0.5 && $0 < 1 ? nil : "is not between 0.5 and 1" })
    problems.add(options.problems)
    guard let kind, let id else { return nil }
    func text(_ key: String) -> Node? { node[key] }
    return CellSpec(
      id: id, kind: kind, data: data, minimum: minimum, level: level, title: text("title"),
      takeaway: text("takeaway"), claim: text("claim"), note: text("note"), alt: text("alt"), node: node)
  }
}

extension Problems {
  /// Without complaints about the value of an option in which a placeholder could not be filled.
  fileprivate var withoutFollowUps: Problems {
    let unfilled = diagnostics.filter {
      [.unknownParameter, .valueInOption, .openPlaceholder].contains($0.code)
    }.compactMap { $0.place }
    return Problems(
      diagnostics.filter { diagnostic in
        guard diagnostic.code == .badOption, let place = diagnostic.place else { return true }
        return !unfilled.contains { $0.line == place.line && place.covers($0.column) }
      })
  }
}

extension Place {
  fileprivate func covers(_ column: Int) -> Bool { (self.column..<self.column + length).contains(column) }
}
