import Analyses
import Diagnostics
import Documents
import Findings
import Formats
import Hashing
import Outside

/// Files that cells find in earlier bundles of their report: of the same member and parameters, the period apart.
struct EarlierFiles {
  let folder: BundleFolder
  let world: any World
  let report: String
  let member: String
  let parameters: [Provenance.Named]
  /// Parameters that name the period, and so do not matter.
  let apart: Set<String>
  /// Of this run.
  let period: Period?

  /// `nil` where no earlier bundle has the file yet; a period that is named must have it.
  func file(of cell: String, _ need: Needs.PublishedNeed) throws(Problems) -> PublishedFile? {
    let path = "data/\(cell).\(need.name)"
    if need.period.value != Needs.PublishedNeed.previous { return try named(path, need.period) }
    var before = period
    while let end = before,
      let run = try PreviousRun.find(
        in: folder, world, report: report, member: member, parameters: parameters, apart: apart, before: end)
    {
      if let file = try read(path, in: run.place, at: need.period.place) { return file }
      before = run.period
    }
    return nil
  }

  private func named(_ path: String, _ name: Located<String>) throws(Problems) -> PublishedFile {
    let place = BundleFolder.Place(report: report, period: name.value, member: member)
    if let period, let wanted = Period(name.value), wanted.lastDay >= period.lastDay {
      throw Problems(
        .error(
          .noPublished, "'\(name.value)' does not end before the period of the report, \(period.text)",
          at: name.place))
    }
    let isThere = try PreviousRun.isAlike(place, folder, world, parameters: parameters, apart: apart)
    guard isThere, let file = try read(path, in: place, at: name.place) else {
      throw Problems(
        .error(
          .noPublished,
          isThere
            ? "the bundle of '\(name.value)' does not hold '\(path)'"
            : "there is no bundle of '\(report)' for '\(name.value)' with these parameters",
          at: name.place,
          hint: isThere
            ? "render that period again with this cell in the report" : "render that period first"))
    }
    return file
  }

  /// As the bundle's manifest has it; `nil` where it is not listed.
  private func read(
    _ path: String, in place: BundleFolder.Place, at source: Place
  ) throws(Problems) -> PublishedFile? {
    let link = folder.link(place)
    do {
      let outputs = try Manifest.outputs(parsing: try world.read("\(link)/\(BundleCheck.manifestName)"))
      guard let output = outputs.first(where: { $0.path == path }) else { return nil }
      let bytes = try world.read("\(link)/\(path)")
      guard SHA256.hex(of: bytes) == output.sha256 else {
        throw Problems(
          .error(
            .bundleDiffers, "'\(link)/\(path)' has other bytes than its manifest says", at: source,
            hint: "render that period again"))
      }
      // Named by its place below the output folder, so that the manifest does not depend on where that is.
      let name = "output/\(place.report)/\(place.period)/\(place.member)/\(path)"
      return PublishedFile(period: place.period, file: TextFile(path: name, bytes: bytes))
    } catch let problems as Problems {
      throw problems
    } catch let error as WorldError {
      throw Problems(.unreadable(error))
    } catch {
      throw Problems(.error(.outputUnreadable, "an earlier bundle cannot be read: \(error)", at: source))
    }
  }
}
