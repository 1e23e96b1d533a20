import Formats
import Outside

/// The bundles that an output folder holds, as its links tell.
struct PublishedRuns {
  private let folder: BundleFolder
  private let world: any World

  init(in folder: BundleFolder, _ world: any World) {
    self.folder = folder
    self.world = world
  }

  /// Names of the periods of a report that have a bundle, the earliest first. A folder without a link, as a killed
  /// process leaves one, is none.
  func periods(of report: String) throws(WorldError) -> [String] {
    guard world.isDirectory(folder.report(report)) else { return [] }
    var found: [String] = []
    for name in try world.list(folder.report(report)) where !name.hasPrefix(".") {
      let path = "\(folder.report(report))/\(name)"
      guard world.linkTarget(path) == nil, world.isDirectory(path) else { continue }
      if try !members(in: path).isEmpty { found.append(name) }
    }
    return found.sorted(by: BundleFolder.isEarlier)
  }

  /// Everything published, with the run that each link names; sorted by report, period and member.
  func all() throws(WorldError) -> [(place: BundleFolder.Place, hash: String)] {
    var found: [(place: BundleFolder.Place, hash: String)] = []
    for report in try reports() {
      for period in try periods(of: report) {
        let path = "\(folder.report(report))/\(period)"
        for (member, hash) in try members(in: path) {
          found.append((BundleFolder.Place(report: report, period: period, member: member), hash))
        }
      }
    }
    return found
  }

  /// Links of a period's folder, and the runs they name.
  private func members(in path: String) throws(WorldError) -> [(member: String, hash: String)] {
    try world.list(path).compactMap { name in
      guard !name.hasPrefix("."), !isUnfinished(name) else { return nil }
      let hash = world.linkTarget("\(path)/\(name)").flatMap { BundleFolder.hash(inTarget: $0) }
      return hash.map { (name, $0) }
    }
  }

  /// Links that a killed process had made and not yet renamed.
  func unfinishedLinks() throws(WorldError) -> [String] {
    var found: [String] = []
    for report in try reports() {
      let path = folder.report(report)
      for name in try world.list(path) where isUnfinished(name) { found.append("\(path)/\(name)") }
      for period in try world.list(path) where world.isDirectory("\(path)/\(period)") {
        for name in try world.list("\(path)/\(period)") where isUnfinished(name) {
          found.append("\(path)/\(period)/\(name)")
        }
      }
    }
    return found
  }

  private func reports() throws(WorldError) -> [String] {
    guard world.isDirectory(folder.root) else { return [] }
    return try world.list(folder.root).filter {
      !$0.hasPrefix(".") && world.isDirectory("\(folder.root)/\($0)")
    }
  }

  /// As `World.replaceLink` names the link that it renames.
  private func isUnfinished(_ name: String) -> Bool { name.contains(".tmp-") }
}
