import Diagnostics
import Documents
import Findings
import Formats
import Outside
import Reports
import Writers

/// One spec from text to published bundle, with its messages and its exit code.
struct Rendering {
  let request: RenderRequest
  let arguments: Arguments
  let environment: CommandEnvironment
  let messages: Messages

  init(
    _ request: RenderRequest, _ arguments: Arguments, _ environment: CommandEnvironment, _ messages: Messages
  ) {
    self.request = request
    self.arguments = arguments
    self.environment = environment
    self.messages = messages
  }

  private var world: any World { environment.world }

  func run() async -> ExitCode {
    do {
      return try await publishing()
    } catch let problems as Problems {
      messages.show(problems)
      return ExitCode(of: problems)
    } catch let error as WorldError {
      messages.show(Problems(.error(.notPublished, "\(error.path): \(error.message)", at: nil)))
      return .problem
    } catch {
      messages.show(Problems(.error(.internalFault, "internal error: \(error)", at: nil)))
      return .fault
    }
  }

  private func publishing() async throws -> ExitCode {
    let started = world.now()
    // Finding fonts takes as long as loading some thousand rows, and may be done meanwhile.
    async let fonts = Installed.fonts
    let plan = try Plan.make(request.spec, overrides: request.overrides, in: world)
    let writers = try WriterRegistry.writers(
      for: try outputs(plan), templates: templates(), threads: request.jobs, memory: pages(of: plan),
      in: world)
    let bound = try BoundPlan(plan, request, world)
    // Else they are told at the end, for some of them take a while to find.
    if arguments.has(.strict) { try refuse(bound.warnings) }
    let loaded = world.now()
    let engine = ReportEngine(world: world, progress: messages.progress)
    var request = request
    request.fonts = await fonts
    let report = try await engine.render(bound, request)
    try refuse(report.warnings)
    messages.show(report.warnings)
    let computed = world.now()
    // Versions are recorded while the pages are laid out; nothing that is written depends on it.
    let state = try StateStore(folder: request.state, world)
    async let recorded: Void = record(report.models, bound.plan, in: state)
    let bundle = try WriterRegistry.bundle(of: report.document, by: writers)
    let laidOut = world.now()
    try await recorded
    guard request.only.isEmpty else {
      messages.say("not published: --only is for looking at some cells")
      printValues(report.document)
      return .success
    }
    let stages =
      [(name: "load", seconds: loaded - started)] + report.stages
      + [(name: "compute", seconds: computed - loaded), (name: "lay out", seconds: laidOut - computed)]
    let publication = try publish(
      bundle, report, state, RunFacts(started: started, stages: stages, cacheHits: report.cacheHits))
    messages.show(Problems(publication.warnings))
    ResultLines(report.document, publication, request.output).print(to: environment.terminal)
    messages.say("published in \(Seconds(world.now() - started).text)")
    return .success
  }

  private func record(_ models: [TrainedModel], _ plan: Plan, in state: StateStore) async throws(Problems) {
    _ = try ModelRegistry(state).record(models, of: plan, engine: request.engine)
  }

  private func publish(
    _ bundle: ReportBundle, _ report: RenderedReport, _ state: StateStore, _ facts: RunFacts
  ) throws -> Publication {
    let publisher = Publisher(
      into: BundleFolder(root: request.output), world, history: RunHistory(state), threads: request.jobs)
    try publisher.recover()
    let document = report.document
    let place = BundleFolder.Place(report: document.id, period: document.period, member: document.member)
    return try publisher.publish(bundle, report.provenance, as: place, facts: facts)
  }

  /// With `--strict`, a warning is a failed gate.
  private func refuse(_ warnings: Problems) throws(Problems) {
    guard arguments.has(.strict), !warnings.diagnostics.isEmpty else { return }
    throw Problems(
      warnings.diagnostics + [.strictGate(warnings, "nothing is published")])
  }

  private func outputs(_ plan: Plan) throws -> [String] {
    guard let wanted = arguments.list(.to) else { return plan.spec.outputs }
    for output in wanted where !WriterRegistry.names.contains(output) {
      throw Problems(
        .error(
          .unknownOutput, "there is no output '\(output)'", at: nil,
          hint: didYouMean(output, among: WriterRegistry.names)))
    }
    return WriterRegistry.names.filter { wanted.contains($0) }
  }

  private func pages(of plan: Plan) -> any PageMemory {
    guard let files = CacheFolder(path: request.cache, world: world).pages(of: plan) else {
      return NoPageMemory()
    }
    return PageCache(files: files)
  }

  /// The project's own templates, else those where the command is run, else those the program came with.
  private func templates() -> String {
    let folder = Plan.projectFolder(of: request.spec, in: world)
    let own = [folder == "." ? "templates" : folder + "/templates", "templates"]
    return (own + aboveProgram()).first { world.exists("\($0)/page.html") } ?? own[0]
  }

  /// `templates` in each folder above the program, nearest first.
  private func aboveProgram() -> [String] {
    guard let program = world.linkTarget("/proc/self/exe") else { return [] }
    var parts = program.split(separator: "/").dropLast()
    var folders: [String] = []
    while !parts.isEmpty {
      folders.append("/" + parts.joined(separator: "/") + "/templates")
      parts = parts.dropLast()
    }
    return folders
  }

  private func printValues(_ document: Document) {
    for cell in document.cells where request.only.contains(cell.id) {
      for (name, value) in cell.finding.values {
        let text = value.number.map { document.wording.number($0, value.format) } ?? value.absence ?? ""
        environment.terminal.print("\(cell.id).\(name)  \(text)")
      }
    }
  }
}

/// Drawn pages, kept in the cache.
private struct PageCache: PageMemory {
  let files: CheckedFiles

  func recall(_ name: String) -> [UInt8]? { files.recall(name) }
  func remember(_ bytes: [UInt8], as name: String) { files.keep(bytes, as: name) }
}

extension Diagnostic {
  /// With `--strict`, warnings are a failed gate.
  static func strictGate(_ warnings: Problems, _ consequence: String) -> Diagnostic {
    .error(.strictGate, "--strict: \(Messages.count(of: warnings)), so \(consequence)", at: nil)
  }
}

extension ExitCode {
  /// A gate when gates are all that failed.
  init(of problems: Problems) {
    let errors = problems.diagnostics.filter { $0.severity == .error }
    if errors.contains(where: { $0.code == .internalFault }) {
      self = .fault
    } else if !errors.isEmpty, errors.allSatisfy({ $0.code.name.hasPrefix("E06") }) {
      self = .gate
    } else {
      self = .problem
    }
  }
}
