import Diagnostics
import Documents
import Findings
import Formats
import Hashing
import Loading
import Models

/// What a report was made from, for the manifest and the appendix.
struct ReportProvenance {
  let provenance: Provenance

  init(_ bound: BoundPlan, _ request: RenderRequest, _ outcome: PlanRun.Outcome) {
    let spec = bound.plan.spec
    let report = spec.seed ?? 0
    let seeds: [Provenance.Named] =
      spec.seed == nil ? [] : bound.plan.cells.map { .init($0.id, String(seed(of: $0.id, in: report))) }
    provenance = Provenance(
      engine: request.engine, libraries: request.libraries, fonts: request.fonts, specPath: spec.source.path,
      specSHA256: SHA256.hex(of: spec.source.bytes),
      parameters: spec.parameters.map { .init($0.name, $0.text) }, seeds: seeds,
      models: outcome.models.values.sorted { $0.name < $1.name }.map { .init($0.name, $0.version) },
      inputs: Self.inputs(bound, outcome))
  }

  private static func inputs(_ bound: BoundPlan, _ outcome: PlanRun.Outcome) -> [Provenance.Input] {
    var inputs: [Provenance.Input] = []
    // Customers made of orders are no file of their own.
    // A file may be the data of two sets, such as a period and what it is compared with.
    for data in bound.plan.data
    where data.shop == nil && !inputs.contains(where: { $0.path == data.file.value }) {
      guard let print = bound.datasets[data.name.value]?.source else { continue }
      inputs.append(.init(path: data.file.value, sha256: print.sha256, bytes: print.bytes, rows: print.rows))
    }
    for (path, bytes) in bound.plan.files.sorted(by: { $0.key < $1.key }) {
      inputs.append(.init(path: path, sha256: SHA256.hex(of: bytes), bytes: bytes.count))
    }
    for cell in bound.plan.cells {
      for source in outcome.findings[cell.id]?.sources ?? []
      where !inputs.contains(where: { $0.path == source.path }) {
        inputs.append(
          .init(path: source.path, sha256: SHA256.hex(of: source.bytes), bytes: source.bytes.count))
      }
    }
    return inputs + bound.earlier.map { $0.input } + bound.remembered.inputs
  }
}
