import Analyses
public import Diagnostics
import Documents
public import Formats
import Loading
public import Outside
import Threads

/// A plan with its data: everything that running needs, so that running asks no questions.
public struct BoundPlan: Sendable {
  public let plan: Plan
  /// By name; without rows where no model or cell reads them.
  let datasets: [String: Dataset]
  /// As it is printed and names the folder: "2026Q3", or "undated".
  public let period: String
  public let asOf: Day?
  /// Earlier bundles of the same report, newest first; the first is what this one is compared with.
  let earlier: [PreviousRun]
  /// Plans of earlier periods that cells follow up.
  let remembered: RememberedPlans
  /// What cells find in earlier bundles, by cell; absent where there is none yet.
  let published: [String: PublishedFile]
  /// Models that are not trained, with their files read.
  let pinned: PinnedModels
  /// What should be looked at and stops nothing.
  public var warnings: Problems {
    var all = noticed
    all.add(leaks.value)
    return all
  }

  /// Warnings that binding gave.
  private let noticed: Problems
  /// Warnings of leaks, for which all features are looked through while cells run.
  private let leaks: Ahead<Problems>

  /// How many earlier periods a sparkline shows.
  static let historyLength = 7

  /// Loads the data of a plan, checks contracts and freshness, and finds the bundles to compare with; everything
  /// that is wrong comes together.
  public init(_ plan: Plan, _ request: RenderRequest, _ world: any World) throws(Problems) {
    var problems = Problems()
    let loader = DatasetLoader(world: world, threads: request.jobs)
    let asOf = request.asOf ?? plan.spec.asOf ?? plan.spec.period?.lastDay
    var datasets: [String: Dataset] = [:]
    var links = Problems()
    for data in plan.data where data.shop == nil {
      if let dataset = problems.collect({ () throws(Problems) in try loader.load(data, asOf: asOf) }) {
        datasets[data.name.value] = dataset
      }
    }
    for data in plan.data {
      guard let shop = data.shop, let lines = datasets[shop.lines.value] else { continue }
      datasets[data.name.value] = problems.collect { () throws(Problems) in
        try Dataset(data, shop, from: lines, language: plan.spec.language, threads: request.jobs)
      }
    }
    for data in plan.data {
      guard let now = data.now, let own = datasets[data.name.value], let later = datasets[now.value] else {
        continue
      }
      let seen = problems.collect { () throws(Problems) in
        try own.seen(now: later, at: now.place, threads: request.jobs)
      }
      datasets[data.name.value] = seen ?? own
    }
    for dataset in datasets.values.sorted(by: { $0.name < $1.name }) {
      problems.add(Self.uncomparable(dataset, plan))
    }
    var pins = Problems()
    pinned =
      request.usesPins
      ? PinnedModels(plan, datasets, state: request.state, world, &pins) : PinnedModels()
    problems.add(pins)
    let relationships = RelationshipCheck(loader)
    for data in plan.data {
      let (kept, broken) = relationships.outcomes(of: data, datasets)
      problems.add(Problems(broken.diagnostics.filter { $0.severity == .error }))
      links.add(Problems(broken.diagnostics.filter { $0.severity != .error }))
      if !kept.isEmpty { datasets[data.name.value] = datasets[data.name.value]?.adding(kept) }
    }
    for cell in plan.cells {
      if case .analysis(let analysis) = cell.work { problems.add(analysis.problems(in: plan.files)) }
    }
    for cell in plan.cells {
      guard let data = cell.data.flatMap({ datasets[$0] }) else { continue }
      problems.add(GroupNames(of: cell, in: data.population)?.problems(plan) ?? Problems())
    }
    try problems.throwIfErrors()
    let newest = plan.data.compactMap { datasets[$0.name.value]?.newestDay }.max()
    let period = plan.spec.period ?? (asOf ?? newest).map { Period($0) }
    earlier = try Self.earlier(plan, period, request, world)
    remembered = try RememberedPlans(plan, period: period, request, world)
    published = try Self.published(plan, period, request, world)
    var warnings = plan.warnings
    warnings.add(pins)
    for data in plan.data { warnings.add(Problems(datasets[data.name.value]?.warnings ?? [])) }
    warnings.add(links)
    if asOf == nil { warnings.add(Self.unjudged(plan)) }
    // What stood beside another data set has been copied there by now; at ten million customers it is .4 GB.
    let read = plan.readData
    for name in datasets.keys where !read.contains(name) { datasets[name] = datasets[name]?.withoutRows }
    self.plan = plan
    self.datasets = datasets
    self.period = period?.text ?? "undated"
    self.asOf = asOf ?? newest
    noticed = warnings
    let populations = datasets.mapValues { $0.population }
    leaks = Ahead(threads: request.jobs) { LeakWarnings(plan, populations).problems }
  }

  /// Models and cells that compare those who left with those who stayed, where only one of the two is in the data.
  private static func uncomparable(_ dataset: Dataset, _ plan: Plan) -> Problems {
    guard let message = dataset.singleOutcome else { return Problems() }
    let first = plan.spec.data.first?.name.value
    let models = plan.models.filter { ($0.data?.value ?? first) == dataset.name }
    let cells = plan.cells.filter { cell in
      guard cell.data == dataset.name, cell.model == nil, case .analysis(let analysis) = cell.work else {
        return false
      }
      return analysis.needs.bothOutcomes && analysis.needs.roles.contains(.churned)
    }
    func problem(_ name: String, at place: Place) -> Diagnostic {
      .error(
        .oneClassOnly, "\(name) compares customers who left with those who stayed, and \(message)", at: place)
    }
    return Problems(
      models.map { problem("model '\($0.name.value)'", at: $0.place) }
        + cells.map { problem("cell '\($0.id)'", at: $0.spec.kind.place) })
  }

  /// Without a date of its own a report is as new as its data, so their age says nothing.
  private static func unjudged(_ plan: Plan) -> Problems {
    Problems(
      plan.data.compactMap { $0.freshness }.map { freshness in
        .warning(
          .unjudgedFreshness, "freshness is not checked: the report has no date of its own",
          at: freshness.column.place, hint: "set period or as_of, or give --as-of")
      })
  }

  private static func published(
    _ plan: Plan, _ period: Period?, _ request: RenderRequest, _ world: any World
  ) throws(Problems) -> [String: PublishedFile] {
    let files = EarlierFiles(
      folder: BundleFolder(root: request.output), world: world, report: plan.spec.id.value, member: member,
      parameters: plan.spec.parameters.map { Provenance.Named($0.name, $0.text) },
      apart: Set(plan.spec.parameters.filter { $0.text == period?.text }.map { $0.name }), period: period)
    var (found, problems): ([String: PublishedFile], Problems) = ([:], Problems())
    for cell in plan.cells {
      guard case .analysis(let analysis) = cell.work, let need = analysis.needs.published else { continue }
      let file = problems.collect { () throws(Problems) in try files.file(of: cell.id, need) }
      if let file, let file { found[cell.id] = file }
    }
    try problems.throwIfErrors()
    return found
  }

  /// Bundles of earlier periods with the same parameters, those apart that name the period.
  private static func earlier(
    _ plan: Plan, _ period: Period?, _ request: RenderRequest, _ world: any World
  ) throws(Problems) -> [PreviousRun] {
    guard plan.spec.comparesToPrevious, let period else { return [] }
    let apart = Set(plan.spec.parameters.filter { $0.text == period.text }.map { $0.name })
    var found: [PreviousRun] = []
    var before = period
    while found.count < historyLength,
      let run = try PreviousRun.find(
        in: BundleFolder(root: request.output), world, report: plan.spec.id.value, member: member,
        parameters: plan.spec.parameters.map { Provenance.Named($0.name, $0.text) }, apart: apart,
        before: before)
    {
      found.append(run)
      before = run.period
    }
    return found
  }

  /// The only member until reports are fanned out.
  static let member = "all"

  /// A cell's values in the bundle compared with, and over the earlier ones.
  func previous(of cell: String) -> PreviousCell? {
    guard let last = earlier.first else { return nil }
    let prefix = cell + "."
    var values: [String: PreviousCell.Record] = [:]
    var history: [String: [Double]] = [:]
    for address in last.results.addresses where address.hasPrefix(prefix) {
      guard let entry = last.results[address], let number = entry.number else { continue }
      let name = String(address.dropFirst(prefix.count))
      values[name] = PreviousCell.Record(number: number, low: entry.low, high: entry.high, n: entry.n)
      history[name] = earlier.reversed().compactMap { $0.results[address]?.number }
    }
    return PreviousCell(period: last.period.text, values: values, history: history)
  }
}
