public import Diagnostics
public import Findings
import Formats
public import Populations
public import Specs

/// Customers by how recently, how often and for how much they buy: scores, segments, movement, activation lists.
public struct RFM: Analysis {
  public static let kind = "rfm"
  public static let summary =
    "Segments by recency, frequency and money spent, with what moves between them and lists to act on"

  public static let parameters = RFMOptions.parameters
  public static let valueNames = [
    ValueDeclaration("customers", "customers with a purchase, of all and by segment", .both),
    ValueDeclaration("share", "share of these customers in a segment", .grouped),
    ValueDeclaration("orders", "orders, of all and by segment", .both),
    ValueDeclaration("revenue", "what orders were worth, of all and by segment", .both),
    ValueDeclaration("revenue_share", "share of the revenue that is a segment's", .grouped),
    ValueDeclaration("order_value", "average order value, of all and by segment", .both),
    ValueDeclaration("spend", "average revenue per customer, of all and by segment", .both),
    ValueDeclaration("recency", "median days since the last order, of all and by segment", .both),
    ValueDeclaration("stayed", "share of customers in the segment they were in at the date compared with"),
    ValueDeclaration("moved_in", "customers new to a segment since the date compared with", .grouped),
    ValueDeclaration("listed", "customers on the activation lists, of all and by segment", .both),
    ValueDeclaration("held_out", "customers held out of the lists"),
  ]

  let options: RFMOptions
  /// Those of the plan that it names, once it is joined to it.
  private(set) var rules: ContactRules?

  public init?(_ options: inout OptionReader) {
    guard let read = RFMOptions(&options) else { return nil }
    self.options = read
  }

  public var needs: Needs {
    var needs = Needs()
    needs.orders = Needs.OrdersNeed(data: options.orders, hasAmounts: true)
    if case .file(let path) = options.segments { needs.files.append(path) }
    if let contact = options.contact {
      contact.add(to: &needs)
      needs.isRandom = contact.holdout.share > 0
    }
    if let plan = options.plan { needs.cells = [(plan, ROI.kind)] }
    return needs
  }

  public func joined(to cells: [String: any Analysis]) -> (cell: any Analysis, problems: Problems) {
    var joined = self
    joined.rules = options.plan.flatMap { cells[$0.value] as? ROI }?.contact
    return (joined, Problems())
  }

  public func problems(in files: [String: [UInt8]]) -> Problems {
    guard case .file(let path) = options.segments, let bytes = files[path.value] else { return Problems() }
    do throws(Problems) {
      _ = try SegmentMap(file: path.value, bytes, bins: options.bins)
      return Problems()
    } catch { return error }
  }

  public func run(
    on population: any Population, in context: AnalysisContext
  ) throws(AnalysisError) -> Finding {
    let map = try map(context)
    let now = try RFMScoring(self, map, on: population, asOf: try asOf(context), context)
    let segments = try RFMSegments(now, context)
    let migration = try migration(from: now, on: population, context)
    let lists = try RFMLists(self, now, context)
    let report = RFMReport(
      cell: self, scoring: now, segments: segments, migration: migration, lists: lists, context: context)
    return try report.finding(population)
  }

  private func asOf(_ context: AnalysisContext) throws(AnalysisError) -> Day {
    guard let day = options.asOf ?? context.asOf else {
      throw AnalysisError(
        .unanswerable, "there is no date to count days to", hint: "set as_of in the cell or in the report")
    }
    return day
  }

  private func map(_ context: AnalysisContext) throws(AnalysisError) -> SegmentMap {
    switch options.segments {
    case .rules(let map): return map
    case .file(let path):
      guard let bytes = context.files[path.value] else {
        throw AnalysisError(.unanswerable, "'\(path.value)' was not read", option: "segments")
      }
      do { return try SegmentMap(file: path.value, bytes, bins: options.bins) } catch {
        throw AnalysisError(error)
      }
    }
  }

  private func migration(
    from now: RFMScoring, on population: any Population, _ context: AnalysisContext
  ) throws(AnalysisError) -> RFMMigration? {
    guard let day = options.compare else { return nil }
    guard day < now.asOf, options.from.map({ $0 < day }) ?? true else {
      throw AnalysisError(
        .badComparison,
        day < now.asOf
          ? "'compare' is not after 'from'" : "'compare' is not before \(now.asOf.iso), the date of the cell",
        option: "compare")
    }
    let before = try RFMScoring(self, now.map, on: population, asOf: day, context)
    return try RFMMigration(before: before, now: now, context)
  }
}
