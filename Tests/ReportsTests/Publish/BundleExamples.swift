import Documents
import Formats
import Outside
import Reports
import TestSupport

/// Small bundles to publish.
enum BundleExamples {
  static let folder = BundleFolder(root: "out")
  static let facts = RunFacts(started: 1, stages: [(name: "load", seconds: 0.5)])

  static func place(_ period: String = "2026Q3") -> BundleFolder.Place {
    BundleFolder.Place(report: "quarterly", period: period, member: "all")
  }

  /// A bundle whose files all say `text`.
  static func bundle(_ text: String, period: String = "2026Q3") -> ReportBundle {
    var bundle = ReportBundle()
    bundle.add(ReportBundle.File(path: "index.html", .bytes(Array("<p>\(text)</p>".utf8))))
    bundle.add(
      ReportBundle.File(
        path: "data/deep/rows.csv",
        .stream { write in for line in ["a\n", text, "\n"] { try write(Array(line.utf8)) } }))
    let results =
      #"{"report":{"id":"quarterly","period":"\#(period)","member":"all","as_of":"2026-09-30"},"cells":{}}"#
    bundle.add(ReportBundle.File(path: "results.json", .bytes(Array(results.utf8))))
    return bundle
  }

  static func provenance(quarter: String = "2026Q3", budget: String = "25000") -> Provenance {
    Provenance(
      engine: "tenure 0", libraries: [], fonts: [], specPath: "reports/quarterly.yaml", specSHA256: "00",
      parameters: [Provenance.Named("quarter", quarter), Provenance.Named("budget", budget)])
  }

  @discardableResult
  static func publish(
    _ text: String, _ world: any World, period: String = "2026Q3", budget: String = "25000",
    folder: BundleFolder = folder, history: RunHistory? = nil, threads: Int = 1
  ) throws -> Publication {
    try Publisher(into: folder, world, history: history, threads: threads).publish(
      bundle(text, period: period), provenance(quarter: period, budget: budget), as: place(period),
      facts: facts)
  }
}
