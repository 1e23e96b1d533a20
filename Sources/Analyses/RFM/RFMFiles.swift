import Findings
import Formats
import Models
import Populations
import Tables

/// A list for each segment as marketing imports it, and those held out.
struct RFMFiles {
  let cell: RFM
  let scoring: RFMScoring
  let here: any Population
  /// The segment of each of those still here.
  let segments: [Int32]
  let access: ContactAccess
  let context: AnalysisContext

  private typealias Named = (field: Extract.Field, column: Column)

  /// "outreach/rfm-champions.csv" of the cell "rfm".
  static func path(_ cell: String, _ segment: String) -> String {
    "outreach/\(hyphenated(cell))-\(hyphenated(segment)).csv"
  }

  private static func hyphenated(_ name: String) -> String {
    String(name.map { $0 == "_" ? "-" : $0 })
  }

  func extracts() throws(AnalysisError) -> [Extract] {
    let columns = try columns()
    var sheet = ListColumns(columns)
    try addPersonal(to: &sheet)
    let order = try order()
    let lists = scoring.map.segments.enumerated().map { index, segment in
      sheet.extract(
        Self.path(context.cell, segment.key),
        rows: order.filter { isListed(Int($0)) && segments[Int($0)] == Int32(index) }, count: here.count)
    }
    guard access.isHeldOut.contains(true) else { return lists }
    let kept = columns.filter { ["customer_id", "segment", "campaign_id"].contains($0.field.name) }
    let arms = Column.categories(
      CategoryColumn(codes: [Int32](repeating: 0, count: here.count), levels: ["holdout"]))
    let holdout = kept + [(Extract.Field("arm", "holdout: left alone on purpose"), arms)]
    return lists + [
      Extract(
        path: Self.path(context.cell, "holdout"), fields: holdout.map { $0.field },
        table: Table(holdout.map { ($0.field.name, $0.column) }, rowCount: here.count),
        rows: order.filter {
          access.barriers[Int($0)] == 0 && access.isHeldOut[Int($0)] && segments[Int($0)] >= 0
        })
    ]
  }

  private func isListed(_ row: Int) -> Bool { access.barriers[row] == 0 && !access.isHeldOut[row] }

  /// Most money first, ties by id, so that the files do not depend on the order of the rows.
  private func order() throws(AnalysisError) -> [Int32] {
    let table = try answered { () throws(PopulationError) in
      try here.extract([here.roles.id, RFMKernel.monetary])
    }
    let ids = CustomerIDs(table.columns[0])
    guard case .numbers(let money) = table.columns[1] else { return [] }
    return (0..<Int32(here.count)).sorted { a, b in
      let (x, y) = (money[Int(a)], money[Int(b)])
      return x == y ? ids.precedes(Int(a), Int(b)) : x > y
    }
  }

  private func columns() throws(AnalysisError) -> [Named] {
    let names =
      [here.roles.id, scoring.columns.segment] + RFMKernel.names + scoring.columns.scores
      + [Purchases.Columns.last]
    let table = try answered { () throws(PopulationError) in try here.extract(names) }
    func taken(_ index: Int) -> Column { table.columns[index] }
    var columns: [Named] = [
      (.init("customer_id", "Id of the customer, as in the data"), taken(0)),
      (.init("segment", "Segment by recency, frequency and money"), taken(1)),
      (.init("lever", "What to do with this segment"), levers()),
      (.init("channels", "Ways the customer may be reached, joined by +"), ways()),
      (.init("recency_days", "Days since the last order", decimals: 0), taken(2)),
      (.init("frequency", frequencyDescription, decimals: 0), taken(3)),
      (
        .init("monetary", "What the customer's orders were worth: sum, mean or median", decimals: 2), taken(4)
      ),
      (.init("r", "Score of recency, highest for the most recent"), taken(5)),
      (.init("f", "Score of frequency"), taken(6)),
      (.init("m", "Score of money"), taken(7)),
      (.init("last_order_on", "Day of the last order"), taken(8)),
      (.init("valid_until", "The list holds until this day"), validUntil()),
      (.init("campaign_id", "The campaign that the list belongs to"), constant(context.campaign)),
    ]
    if access.allowed == nil { columns.removeAll { $0.field.name == "channels" } }
    return columns
  }

  private var frequencyDescription: String {
    scoring.frequency == .invoice ? "Distinct orders" : "Distinct days with an order"
  }

  private func addPersonal(to sheet: inout ListColumns) throws(AnalysisError) {
    let personal = PersonalColumns(
      columns: WholeColumns(of: here, in: context.population),
      addresses: AddressColumns(access.rules, personal: here.roles.pii), open: access.open,
      countryCode: access.rules?.countryCode)
    for name in here.roles.pii where name != here.roles.id {
      try sheet.add(name, personal) { () throws(AnalysisError) in
        let table = try answered { () throws(PopulationError) in try here.extract([name]) }
        return table.columns[0]
      }
    }
    for consent in access.consents {
      sheet.add(
        consent.column, "Whether the customer consents; a blank in the data is no consent",
        .flags(consent.isGiven.map { $0 ? 1 : 0 }))
    }
  }

  private func levers() -> Column {
    let texts = scoring.map.segments.map { $0.lever?.text(context.wording) }
    return .categories(CategoryColumn(segments.map { $0 < 0 ? nil : texts[Int($0)] }))
  }

  /// "email+sms"; empty where the rules ask for no channel.
  private func ways() -> Column {
    let names = access.channels.map { $0.rawValue }
    let allowed = access.allowed ?? []
    let levels = (0..<(1 << UInt32(names.count))).map { bits in
      names.indices.filter { bits >> UInt32($0) & 1 == 1 && access.channels[$0] != .none }
        .map { names[$0] }.joined(separator: "+")
    }
    return .categories(
      CategoryColumn(allowed.map { levels[Int($0)].isEmpty ? nil : levels[Int($0)] }))
  }

  private func validUntil() -> Column {
    let day = Int32(scoring.asOf.number + cell.options.validDays)
    return .days([Int32](repeating: day, count: here.count))
  }

  private func constant(_ text: String) -> Column {
    .categories(CategoryColumn(codes: [Int32](repeating: 0, count: here.count), levels: [text]))
  }
}
