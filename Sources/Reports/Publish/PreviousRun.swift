public import Diagnostics
public import Documents
public import Formats
import Hashing
public import Outside

/// The bundle that a report is compared with: the same report and member with the same parameters, and the greatest
/// period that ends before this one's does.
public struct PreviousRun: Sendable {
  public let place: BundleFolder.Place
  public let period: Period
  public let results: ResultsFile
  /// `results.json` as an input of the run that reads it.
  public let input: Provenance.Input

  /// Looks for it: `parameters` are those of this run, and `apart` names those that differ from period to period and
  /// so do not matter. `nil` when there is no earlier bundle; throws when there is one that cannot be read.
  public static func find(
    in folder: BundleFolder, _ world: any World, report: String, member: String,
    parameters: [Provenance.Named], apart: Set<String>, before period: Period
  ) throws(Problems) -> PreviousRun? {
    do {
      let periods = try PublishedRuns(in: folder, world).periods(of: report).compactMap { Period($0) }
      for earlier in periods.reversed() where earlier.lastDay < period.lastDay {
        let place = BundleFolder.Place(report: report, period: earlier.text, member: member)
        guard try isAlike(place, folder, world, parameters: parameters, apart: apart) else { continue }
        return try PreviousRun(place, earlier, folder, world)
      }
      return nil
    } catch let problems as Problems {
      throw problems
    } catch let error as WorldError {
      throw Problems(.unreadable(error))
    } catch {
      throw Problems(.error(.outputUnreadable, "an earlier bundle cannot be read: \(error)", at: nil))
    }
  }

  /// Whether there is a bundle at a place, and made with these parameters, those apart that name the period.
  static func isAlike(
    _ place: BundleFolder.Place, _ folder: BundleFolder, _ world: any World, parameters: [Provenance.Named],
    apart: Set<String>
  ) throws(Problems) -> Bool {
    let path = "\(folder.link(place))/\(BundleCheck.manifestName)"
    guard world.exists(path) else { return false }
    do {
      let wanted = parameters.filter { !apart.contains($0.name) }
      let manifest = try JSONValue(parsing: try world.read(path))
      let had = (manifest["params"]?.members ?? []).filter { !apart.contains($0.key) }
      return had.count == wanted.count
        && wanted.allSatisfy { name in had.contains { $0.key == name.name && $0.value.text == name.value } }
    } catch let error as WorldError {
      throw Problems(.unreadable(error))
    } catch {
      throw Problems(.error(.outputUnreadable, "an earlier bundle cannot be read: \(error)", at: nil))
    }
  }

  private init(
    _ place: BundleFolder.Place, _ period: Period, _ folder: BundleFolder, _ world: any World
  ) throws {
    let path = "\(folder.link(place))/results.json"
    let bytes = try world.read(path)
    self.place = place
    self.period = period
    results = try ResultsFile(parsing: bytes)
    // Named by its place below the output folder, so that the manifest does not depend on where that is.
    input = Provenance.Input(
      path: "output/\(place.report)/\(place.period)/\(place.member)/results.json",
      sha256: SHA256.hex(of: bytes), bytes: bytes.count)
  }
}
